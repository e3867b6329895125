import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BOT, direct, inChannel, JO, MONA, startWorld, TENANT, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.seen.length = 0;
  world.connector.calls.length = 0;
  world.connector.respond = () => undefined;
});

describe('the bot coming and going', () => {
  const roster = (from: number, to: number, continuationToken?: string): object => ({
    members: Array.from({ length: to - from }, (_, index) => ({
      id: `29:p${from + index}`,
      objectId: `oid-${from + index}`,
      name: `Person ${from + index}`,
      email: `p${from + index}@agency.example`,
      tenantId: TENANT,
    })),
    ...(continuationToken && { continuationToken }),
  });

  it('installed: names everybody in the team, page by page', async () => {
    world.connector.respond = ({ path, query }) => {
      if (path !== '/v3/conversations/19:team@thread.tacv2/pagedmembers') return undefined;
      const next = query.get('continuationToken');
      const body =
        next === null ? roster(0, 3, 'two') : next === 'two' ? roster(3, 5, 'three') : roster(5, 6);
      return { kind: 'json', status: 200, body };
    };
    const people = { type: 'installationUpdate', action: 'add', text: undefined, from: { id: MONA.id } };
    expect((await world.say(inChannel(people))).status).toBe(200);
    expect(world.seen[0]).toMatchObject({ kind: 'presence', change: 'added', sender: { user: '29:mona' } });
    const [presence] = world.seen;
    expect(presence?.kind === 'presence' && presence.people.map(({ user }) => user)).toEqual([
      'oid-0',
      'oid-1',
      'oid-2',
      'oid-3',
      'oid-4',
      'oid-5',
    ]);
    expect(presence?.kind === 'presence' && presence.people[0]).toEqual({
      user: 'oid-0',
      alias: '29:p0',
      name: 'Person 0',
      email: 'p0@agency.example',
    });
  });

  it('a roster without end is read no further than ten pages', async () => {
    world.connector.respond = () => ({ kind: 'json', status: 200, body: roster(0, 1, 'again') });
    await world.say(inChannel({ type: 'installationUpdate', action: 'add' }));
    expect(world.connector.calls).toHaveLength(10);
  });

  it('guests, and people without an address, are left out', async () => {
    const members = [
      {
        id: '29:g',
        objectId: 'oid-g',
        name: 'Guest',
        userPrincipalName: 'g_trust.example#EXT#@host.example',
        tenantId: TENANT,
      },
      {
        id: '29:f',
        objectId: 'oid-f',
        name: 'Foreign',
        email: 'f@other.example',
        tenantId: 'another-tenant',
      },
      { id: '29:u', aadObjectId: 'oid-u', name: 'By sign-in', userPrincipalName: 'u@agency.example' },
      { id: '29:n', email: 'n@agency.example' },
      { nonsense: true },
    ];
    world.connector.respond = () => ({ kind: 'json', status: 200, body: { members } });
    await world.say(
      direct({ type: 'conversationUpdate', membersAdded: [{ id: JO.id }, { id: BOT }], text: undefined }),
    );
    const [presence] = world.seen;
    expect(presence?.kind === 'presence' && presence.people.map(({ user }) => user)).toEqual(['oid-u']);
  });

  it('a roster that Teams refuses leaves nobody named', async () => {
    world.connector.respond = () => ({
      kind: 'json',
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
    expect((await world.say(inChannel({ type: 'installationUpdate', action: 'add' }))).status).toBe(200);
    expect(world.seen[0]).toMatchObject({ kind: 'presence', change: 'added', people: [] });
  });

  it('removed: says so, and asks for nobody', async () => {
    await world.say(inChannel({ type: 'installationUpdate', action: 'remove' }));
    await world.say(inChannel({ type: 'conversationUpdate', membersRemoved: [{ id: BOT }] }));
    expect(world.seen).toMatchObject([{ change: 'removed' }, { change: 'removed' }]);
    expect(world.connector.calls).toHaveLength(0);
  });

  it('somebody else joining, and typing, are nothing for the bot', async () => {
    await world.say(inChannel({ type: 'conversationUpdate', membersAdded: [{ id: JO.id }] }));
    await world.say(direct({ type: 'typing' }));
    expect(world.seen).toHaveLength(0);
  });
});
