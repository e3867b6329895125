import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BOT, direct, inChannel, JO, MONA, startWorld, TENANT, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.connector.isEmptyRoom = false;
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
      { id: '29:r', objectId: 'oid-r', email: 'r@agency.example', tenantId: TENANT, userRole: 'guest' },
      { id: '29:a', objectId: 'oid-a', email: 'a@agency.example', userRole: 'anonymous' },
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

  it('typing, and a team or channel with a new name, are nothing for the bot', async () => {
    await world.say(direct({ type: 'typing' }));
    for (const eventType of ['teamRenamed', 'channelRenamed', 'channelCreated', 'channelRestored']) {
      await world.say(event({ eventType }));
    }
    expect(world.seen).toHaveLength(0);
    expect(world.connector.calls).toHaveLength(0);
  });

  it('somebody who joins is named, and nobody else', async () => {
    world.connector.respond = () => ({ kind: 'json', status: 200, body: roster(0, 5) });
    await world.say(inChannel({ type: 'conversationUpdate', membersAdded: [{ id: '29:p3' }] }));
    expect(world.seen).toMatchObject([{ kind: 'presence', change: 'joined', people: [{ user: 'oid-3' }] }]);
  });

  it('somebody who leaves is named by every id that Teams gives', async () => {
    await world.say(
      inChannel({ type: 'conversationUpdate', membersRemoved: [{ id: JO.id, aadObjectId: JO.aadObjectId }] }),
    );
    expect(world.seen).toMatchObject([{ change: 'left', left: [JO.id, JO.aadObjectId], people: [] }]);
  });

  const TEAM = '19:team@thread.tacv2';
  const event = (channelData: object, over: object = {}): object =>
    inChannel({
      type: 'conversationUpdate',
      text: undefined,
      conversation: { isGroup: true, conversationType: 'channel', tenantId: TENANT, id: TEAM },
      channelData: { tenant: { id: TENANT }, team: { id: TEAM }, channel: { id: TEAM }, ...channelData },
      ...over,
    });

  it.each(['teamDeleted', 'teamHardDeleted', 'teamArchived'])(
    '%s: the whole team is gone',
    async (eventType) => {
      await world.say(event({ eventType }));
      expect(world.seen).toMatchObject([{ change: 'removed', team: TEAM }]);
    },
  );

  it('a team that is opened again counts as one the bot was added to', async () => {
    world.connector.respond = () => ({ kind: 'json', status: 200, body: roster(0, 2) });
    await world.say(event({ eventType: 'teamUnarchived' }));
    expect(world.seen).toMatchObject([{ change: 'added', people: [{}, {}] }]);
  });

  it('a deleted channel is gone, and nothing else of its team', async () => {
    await world.say(event({ eventType: 'channelDeleted', channel: { id: '19:gone@thread.tacv2' } }));
    const [presence] = world.seen;
    expect(presence).toMatchObject({ change: 'removed', place: { conversation: '19:gone@thread.tacv2' } });
    expect(presence).not.toHaveProperty('team');
  });

  it('taken out of the team, all of it is gone; out of one of its channels, only that', async () => {
    await world.say(event({ eventType: 'teamMemberRemoved' }, { membersRemoved: [{ id: BOT }] }));
    await world.say(inChannel({ type: 'conversationUpdate', membersRemoved: [{ id: BOT }] }));
    expect(world.seen).toMatchObject([{ change: 'removed', team: TEAM }, { change: 'removed' }]);
    expect(world.seen[1]).not.toHaveProperty('team');
  });
});
