import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/bot/platform.ts';
import type { Behaviour, FakeConnector } from './fake-connector.ts';
import { BOT, CHANNEL, JO, MONA, startWorld, TENANT, view, type World } from './world.ts';

let world: World;
let route: Record<string, string>;
/** Gives up soon. Only for answers that never come: a short wait would also hide a repeated request. */
let hasty: World;
beforeAll(async () => {
  [world, hasty] = await Promise.all([startWorld(), startWorld({}, { timeoutMs: 300 })]);
});
afterAll(() => Promise.all([world.close(), hasty.close()]));
beforeEach(() => {
  route = routeIn(world.connector);
});
afterEach(() => {
  world.connector.calls.length = 0;
  world.connector.respond = () => undefined;
});

const routeIn = ({ serviceUrl }: FakeConnector) => ({ serviceUrl, tenantId: TENANT, botId: BOT });
const to = { platform: 'teams', tenant: TENANT } as const;
const jo = { ...to, kind: 'direct', user: JO.aadObjectId } as const;
const outgoing = (over: Partial<Outgoing>): Outgoing => ({
  id: 'out-1',
  op: 'post',
  to: { ...to, kind: 'conversation', conversation: CHANNEL },
  view: view(),
  messages: [],
  route,
  ...over,
});
const send = (over: Partial<Outgoing>) => world.adapter.port.send(outgoing(over));
const calls = () => world.connector.calls.map(({ method, path }) => `${method} ${path}`);

describe('what an answer means', () => {
  const status = (code: number, name?: string, headers?: Record<string, string>): Behaviour => ({
    kind: 'json',
    status: code,
    body: { error: { code: name ?? 'Whatever', message: 'invented' } },
    ...(headers && { headers }),
  });
  const rows: [string, Behaviour, object][] = [
    [
      '429 with a wait',
      status(429, 'TooManyRequests', { 'retry-after': '7' }),
      { outcome: 'retry', afterMs: 7000 },
    ],
    ['429 without one', status(429), { outcome: 'retry' }],
    ['412', status(412), { outcome: 'retry' }],
    ['401', status(401), { outcome: 'retry' }],
    ['408', status(408), { outcome: 'unknown' }],
    ['500', status(500), { outcome: 'unknown' }],
    ['502', status(502), { outcome: 'unknown' }],
    ['503', status(503), { outcome: 'unknown' }],
    ['504', status(504), { outcome: 'unknown' }],
    [
      '403 blocked',
      status(403, 'MessageWritesBlocked'),
      { outcome: 'gone', reason: 'http-403 MessageWritesBlocked' },
    ],
    ['404', status(404, 'ConversationNotFound'), { outcome: 'gone' }],
    ['400', status(400, 'BadSyntax'), { outcome: 'rejected' }],
    ['413', status(413, 'MessageSizeTooBig'), { outcome: 'rejected' }],
    ['201 without an id', { kind: 'json', status: 201, body: {} }, { outcome: 'unknown' }],
    ['a reset', { kind: 'reset' }, { outcome: 'unknown' }],
    ['no answer', { kind: 'hang' }, { outcome: 'unknown' }],
    ['half an answer', { kind: 'stall' }, { outcome: 'unknown' }],
  ];

  it.each(rows)('%s, after exactly one request', async (_name, behaviour, expected) => {
    const { adapter, connector } = behaviour.kind === 'hang' || behaviour.kind === 'stall' ? hasty : world;
    connector.respond = () => behaviour;
    for (const op of ['post', 'update'] as const) {
      if (op === 'update' && 'body' in behaviour && behaviour.status === 201) continue;
      connector.calls.length = 0;
      const messages = op === 'update' ? ['m1'] : [];
      const result = await adapter.port.send(outgoing({ op, messages, route: routeIn(connector) }));
      expect(result).toMatchObject(expected);
      expect(connector.calls).toHaveLength(1);
    }
  });

  it('nobody listening is worth another try', async () => {
    const serviceUrl = 'http://127.0.0.1:1/';
    expect(await send({ route: { ...route, serviceUrl } })).toMatchObject({ outcome: 'retry', messages: [] });
  });

  it('opening a chat may be tried again: it does no harm twice', async () => {
    world.connector.respond = () => ({ kind: 'reset' });
    expect(await send({ to: jo })).toMatchObject({ outcome: 'retry' });
    expect(calls()).toEqual(['POST /v3/conversations']);
  });

  it('a person Teams does not know is out of reach', async () => {
    world.connector.respond = () => status(400, 'BadArgument');
    expect(await send({ to: jo })).toEqual({ outcome: 'gone', reason: 'http-400 BadArgument' });
  });

  it('no token is worth another try, and nothing was sent', async () => {
    const lost = await startWorld({ tokenUrl: 'http://127.0.0.1:1/token' });
    try {
      const result = await lost.adapter.port.send(
        outgoing({ route: { ...route, serviceUrl: lost.connector.serviceUrl } }),
      );
      expect(result).toEqual({ outcome: 'retry', reason: 'teams-token' });
      expect(lost.connector.calls).toHaveLength(0);
    } finally {
      await lost.close();
    }
  });
});

describe('the e-mail of a person', () => {
  it('is asked of the team, and is what Teams holds', async () => {
    world.connector.respond = ({ path }) =>
      path === `/v3/conversations/19:team/members/${JO.aadObjectId}`
        ? {
            kind: 'json',
            status: 200,
            body: { id: JO.id, objectId: JO.aadObjectId, email: 'jo@agency.example' },
          }
        : undefined;
    const where = { ...route, teamId: '19:team', conversationId: CHANNEL };
    expect(await world.adapter.port.emailOf(TENANT, JO.aadObjectId, where)).toBe('jo@agency.example');
  });

  it('is unknown when Teams knows nobody, answers for somebody else, or nobody knows where to ask; a failure says so', async () => {
    const ask = (): Promise<string | undefined> =>
      hasty.adapter.port.emailOf(TENANT, JO.aadObjectId, {
        ...routeIn(hasty.connector),
        conversationId: CHANNEL,
      });
    for (const behaviour of [{ kind: 'hang' }, { kind: 'reset' }] as const) {
      hasty.connector.respond = () => behaviour;
      await expect(ask()).rejects.toMatchObject({ code: 'platform-unavailable' });
    }
    hasty.connector.respond = () => ({ kind: 'json', status: 404, body: {} });
    expect(await ask()).toBeUndefined();
    const body = { id: MONA.id, objectId: MONA.aadObjectId, email: 'mona@agency.example' };
    hasty.connector.respond = () => ({ kind: 'json', status: 200, body });
    expect(await ask()).toBeUndefined();
    expect(await world.adapter.port.emailOf(TENANT, JO.aadObjectId)).toBeUndefined();
    expect(await world.adapter.port.userByEmail(TENANT, 'jo@agency.example')).toBeUndefined();
  });
});
