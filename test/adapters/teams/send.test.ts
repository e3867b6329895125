import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Address, Outgoing } from '../../../src/bot/platform.ts';
import { Posted } from './fake-connector.ts';
import { APP, BOT, CHANNEL, direct, form, JO, MONA, startWorld, TENANT, view, type World } from './world.ts';

let world: World;
let route: Record<string, string>;
beforeAll(async () => {
  world = await startWorld({}, { timeoutMs: 300 });
});
afterAll(() => world.close());
beforeEach(() => {
  route = { serviceUrl: world.connector.serviceUrl, tenantId: TENANT, botId: BOT };
});
afterEach(() => {
  world.connector.calls.length = 0;
  world.connector.respond = () => undefined;
});

const channel: Address = { kind: 'conversation', platform: 'teams', tenant: TENANT, conversation: CHANNEL };
const thread: Address = { ...channel, thread: '1690000000000' };
const jo: Address = { kind: 'direct', platform: 'teams', tenant: TENANT, user: JO.aadObjectId };
const onlyJo: Address = { ...thread, kind: 'only-you', user: JO.aadObjectId };
const joChat = (): Record<string, string> => ({
  ...route,
  kind: 'direct',
  conversationId: 'a:jo-and-bot',
  userId: JO.aadObjectId,
  userAlias: JO.id,
});
const bare = (): Outgoing => ({ id: 'out-1', op: 'post', to: thread, messages: [], route });
const outgoing = (over: Partial<Outgoing>): Outgoing => ({ ...bare(), view: view(), ...over });
const send = (over: Partial<Outgoing>) => world.adapter.port.send(outgoing(over));
const calls = () => world.connector.calls.map(({ method, path }) => `${method} ${path}`);

describe('a message to a conversation', () => {
  it('stays in its thread, carries its summary and the bot’s token', async () => {
    const result = await send({});
    expect(result).toMatchObject({
      outcome: 'sent',
      conversation: CHANNEL,
      route: { conversationId: CHANNEL, botId: BOT },
    });
    expect(calls()).toEqual([`POST /v3/conversations/${CHANNEL};messageid=1690000000000/activities`]);
    const [call] = world.connector.calls;
    expect(call?.headers.authorization).toBe(`Bearer ${world.connector.tokens[0]}`);
    expect(Posted.parse(call?.body)).toMatchObject({
      type: 'message',
      summary: 'ACT-2611-K4TR action',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    await send({});
    expect(world.connector.tokens).toHaveLength(1);
  });

  it('starts a thread of its own where none is named', async () => {
    await send({ to: channel });
    expect(calls()).toEqual([`POST /v3/conversations/${CHANNEL}/activities`]);
  });

  it('can be a form', async () => {
    expect(await world.adapter.port.send({ ...bare(), form })).toMatchObject({ outcome: 'sent' });
    expect(JSON.stringify(world.connector.calls[0]?.body)).toContain('Input.Text');
  });

  describe('too long for one message', () => {
    const paragraph = 'Agreed by everybody present. '.repeat(150);
    const body = Array.from({ length: 20 }, () => ({
      type: 'TextBlock' as const,
      text: paragraph,
      wrap: true,
    }));
    const long = { ...view(), card: { type: 'AdaptiveCard' as const, version: '1.5' as const, body } };

    it('is several messages, in the same thread', async () => {
      const result = await send({ view: long });
      expect(result.outcome === 'sent' && result.messages.length).toBe(world.connector.calls.length);
      expect(world.connector.calls.length).toBeGreaterThan(1);
      expect(new Set(calls())).toEqual(
        new Set([`POST /v3/conversations/${CHANNEL};messageid=1690000000000/activities`]),
      );
    });

    it('hangs below its first part at the top of a channel', async () => {
      const result = await send({
        view: long,
        to: channel,
        route: { ...route, kind: 'channel', conversationId: CHANNEL },
      });
      const first = result.outcome === 'sent' ? result.messages[0] : undefined;
      expect(calls()[0]).toBe(`POST /v3/conversations/${CHANNEL}/activities`);
      expect(calls()[1]).toBe(`POST /v3/conversations/${CHANNEL};messageid=${first}/activities`);
    });

    it('says what was posted when it stops half way, and goes on from there', async () => {
      world.connector.respond = () =>
        world.connector.calls.length > 1 ? { kind: 'json', status: 429, body: {} } : undefined;
      const stopped = await send({ view: long });
      expect(stopped).toMatchObject({ outcome: 'retry', messages: [expect.any(String)] });
      const posted = stopped.outcome === 'retry' ? (stopped.messages ?? []) : [];
      world.connector.respond = () => undefined;
      world.connector.calls.length = 0;
      const result = await send({ view: long, messages: posted });
      expect(result.outcome === 'sent' && result.messages.length).toBe(world.connector.calls.length + 1);
      expect(result.outcome === 'sent' && result.messages[0]).toBe(posted[0]);
    });

    it('says which parts a change added when it stops half way, so that they are not posted twice', async () => {
      world.connector.respond = () =>
        world.connector.calls.length > 2 ? { kind: 'json', status: 429, body: {} } : undefined;
      const stopped = await send({ op: 'update', view: long, messages: ['known'] });
      expect(stopped).toMatchObject({ outcome: 'retry', messages: ['known', expect.any(String)] });
    });
  });

  it('does not carry what is known of another team to this one', async () => {
    const result = await send({
      route: { ...route, conversationId: '19:other', teamId: 'other-team', kind: 'channel' },
    });
    expect(result).toMatchObject({ outcome: 'sent' });
    expect(result.outcome === 'sent' && result.route).toEqual({ ...route, conversationId: CHANNEL });
  });

  it('is changed and deleted where it stands', async () => {
    expect(await send({ op: 'update', messages: ['m1'] })).toMatchObject({
      outcome: 'sent',
      messages: ['m1'],
    });
    const deletion: Outgoing = { ...bare(), op: 'delete', messages: ['m1', 'm2'] };
    world.connector.respond = () => ({ kind: 'json', status: 204, body: undefined });
    expect(await world.adapter.port.send(deletion)).toMatchObject({ outcome: 'sent', messages: [] });
    const place = `/v3/conversations/${CHANNEL};messageid=1690000000000/activities`;
    expect(calls()).toEqual([`PUT ${place}/m1`, `DELETE ${place}/m1`, `DELETE ${place}/m2`]);
  });

  it('takes away the parts a shorter card no longer needs', async () => {
    expect(await send({ op: 'update', messages: ['m1', 'm2'] })).toMatchObject({
      outcome: 'sent',
      messages: ['m1'],
    });
    expect(calls().map((call) => call.split(' ')[0])).toEqual(['PUT', 'DELETE']);
  });

  it('does not repeat the parts that were already posted', async () => {
    expect(await send({ messages: ['m1'] })).toMatchObject({ outcome: 'sent', messages: ['m1'] });
    expect(calls()).toEqual([]);
  });

  it('of a tenant that is not served is refused', async () => {
    expect(await send({ to: { ...channel, tenant: 'other' } })).toEqual({
      outcome: 'rejected',
      reason: 'tenant',
    });
    expect(calls()).toEqual([]);
  });
});

describe('a message to one person', () => {
  it('goes to the chat that is known', async () => {
    const result = await send({ to: jo, route: joChat() });
    expect(result).toMatchObject({
      outcome: 'sent',
      conversation: 'a:jo-and-bot',
      route: { kind: 'direct', userId: JO.aadObjectId },
    });
    expect(calls()).toEqual(['POST /v3/conversations/a:jo-and-bot/activities']);
    expect(Posted.parse(world.connector.calls[0]?.body).channelData).toEqual({
      notification: { alert: true },
    });
  });

  it('opens the chat when it is not known, and says how to reach it next time', async () => {
    const result = await send({ to: jo });
    expect(world.connector.calls[0]).toMatchObject({
      path: '/v3/conversations',
      body: {
        bot: { id: BOT },
        members: [{ id: JO.aadObjectId }],
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      },
    });
    expect(world.connector.calls[1]?.path).toMatch(/^\/v3\/conversations\/1:sent-\d+\/activities$/);
    const again = result.outcome === 'sent' ? result.route : undefined;
    world.connector.calls.length = 0;
    await send({ to: jo, ...(again && { route: again }) });
    expect(calls()).toHaveLength(1);
  });

  it('never goes to a channel, nor to somebody else’s chat, whatever the route says', async () => {
    await send({
      to: jo,
      route: { ...route, kind: 'channel', conversationId: CHANNEL, userId: JO.aadObjectId },
    });
    await send({ to: jo, route: { ...joChat(), userId: MONA.aadObjectId, userAlias: MONA.id } });
    expect(calls().filter((call) => call === 'POST /v3/conversations')).toHaveLength(2);
    expect(JSON.stringify(world.connector.calls)).not.toMatch(/a:jo-and-bot|29:mona/);
  });

  it('learns from an activity where the tenant’s conversations are', async () => {
    await world.say(direct());
    expect(
      await world.adapter.port.send({ id: 'o', op: 'post', to: jo, messages: [], view: view() }),
    ).toMatchObject({
      outcome: 'sent',
    });
  });
});

describe('a message for one person in a conversation', () => {
  it('is targeted where the person spoke by a slash command', async () => {
    await send({
      to: onlyJo,
      route: { ...joChat(), kind: 'channel', conversationId: CHANNEL, targeted: 'true' },
    });
    const [call] = world.connector.calls;
    expect(call?.path).toBe(`/v3/conversations/${CHANNEL};messageid=1690000000000/activities`);
    expect(call?.query.get('isTargetedActivity')).toBe('true');
    expect(Posted.parse(call?.body).recipient).toEqual({ id: JO.id, isTargeted: true });
    expect(JSON.stringify(call?.headers)).not.toContain('partnership');
  });

  it('goes to their own chat elsewhere', async () => {
    await send({ to: onlyJo, route: { ...route, kind: 'channel', conversationId: CHANNEL } });
    expect(calls()[0]).toBe('POST /v3/conversations');
    expect(world.connector.calls[1]?.query.has('isTargetedActivity')).toBe(false);
    expect(calls()[1]).not.toContain(CHANNEL);
  });
});

it.each([{}, { appId: APP, appPassword: 'invented' }])(
  'sends no token to a service on this machine unless the token comes from this machine too',
  async (options) => {
    const open = await startWorld(options, {}, 'none');
    try {
      const result = await open.adapter.port.send(
        outgoing({ route: { ...route, serviceUrl: open.connector.serviceUrl } }),
      );
      expect(result).toMatchObject({ outcome: 'sent' });
      expect(open.connector.calls[0]?.headers.authorization).toBeUndefined();
    } finally {
      await open.close();
    }
  },
);
