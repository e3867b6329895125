import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { APP, direct, startWorld, TENANT, type World } from './world.ts';

/** botbuilder takes tokens of this issuer as well, and checks less of them. */
const EMULATOR = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
// botbuilder writes refused tokens to the console by itself.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  world.seen.length = 0;
});

describe('a request to the Teams endpoint', () => {
  it('is taken in with a token signed for this bot', async () => {
    expect(await world.say(direct())).toEqual({ status: 200, body: undefined });
    expect(world.seen).toHaveLength(1);
  });

  const refused: [string, Parameters<World['say']>[1], number][] = [
    ['no token', null, 401],
    ['a token of a key nobody knows', { wrongKey: true }, 401],
    ['a token for another bot', { audience: 'another-app' }, 401],
    ['a token of the emulator’s issuer', { issuer: EMULATOR, claims: { ver: '1.0', appid: APP } }, 401],
    ['a token of another issuer', { issuer: 'https://issuer.example' }, 401],
    ['a token that has expired', { expiresIn: -3600 }, 401],
    ['a token for another service address', { serviceUrl: 'http://127.0.0.1:1/' }, 401],
    ['a token endorsed for another channel', { otherChannel: true }, 401],
    ['a token of another bot acting as a skill', { claims: { ver: '1.0', appid: 'another-app' } }, 401],
  ];
  it.each(refused)('is refused with %s, and nothing is handled', async (_name, token, status) => {
    expect((await world.say(direct(), token)).status).toBe(status);
    expect(world.seen).toHaveLength(0);
    expect((await world.say(direct())).status).toBe(200);
  });

  it.each([
    ['rubbish instead of a token', 'Bearer abc'],
    ['a token without signature', `Bearer ${unsigned({ iss: 'https://api.botframework.com', aud: 'x' })}`],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['two tokens', 'Bearer a.b.c d.e.f'],
  ])('is refused with %s', async (_name, authorization) => {
    const body = JSON.stringify({ serviceUrl: world.connector.serviceUrl, ...direct() });
    expect((await world.raw(body, { authorization })).status).toBe(401);
    expect(world.seen).toHaveLength(0);
  });

  it.each([
    [
      'another tenant',
      { channelData: { tenant: { id: 'other' } }, conversation: { id: 'a:1', tenantId: 'other' } },
    ],
    ['two tenants', { conversation: { id: 'a:1', tenantId: 'other' } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }],
    ['a channel where visitors name themselves', { channelId: 'webchat' }],
    ['the channel that skips the checks', { channelId: 'AseChannel' }],
  ])('is refused from %s', async (_name, over) => {
    expect((await world.say(direct(over))).status).toBe(403);
    expect(world.seen).toHaveLength(0);
  });

  it('knows a tenant in capitals as the same tenant', async () => {
    const loud = TENANT.toUpperCase();
    await world.say(
      direct({ channelData: { tenant: { id: loud } }, conversation: { id: 'a:1', tenantId: loud } }),
    );
    expect(world.seen[0]?.sender.tenant).toBe(TENANT);
  });

  it('never sends its token to a plain http address', async () => {
    const serviceUrl = 'http://teams.example/';
    expect((await world.say({ ...direct(), serviceUrl }, { serviceUrl })).status).toBe(403);
    expect(world.seen).toHaveLength(0);
  });
});

describe('a body that is no activity', () => {
  it.each([
    ['malformed JSON', '{"type":', 400],
    ['an empty body', '', 400],
    ['a list', '[]', 400],
    ['a word', '"message"', 400],
    ['a megabyte of text', JSON.stringify(direct({ text: 'x'.repeat(1_000_000) })), 413],
  ])('%s is refused', async (_name, body, status) => {
    const authorization = `Bearer ${await world.signer.sign()}`;
    expect((await world.raw(body, { authorization })).status).toBe(status);
    expect(world.seen).toHaveLength(0);
  });

  it.each(['type', 'from', 'conversation', 'channelId'])('without %s is refused', async (field) => {
    expect((await world.say(direct({ [field]: undefined }))).status).toBe(400);
    expect(world.seen).toHaveLength(0);
  });

  it('without a service address is refused', async () => {
    expect((await world.say(direct({ serviceUrl: undefined }))).status).toBe(400);
  });

  it('that is not called JSON is refused', async () => {
    expect(
      (await world.raw('type=message', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(400);
  });

  it('leaves the process alive', async () => {
    expect((await world.say(direct())).status).toBe(200);
  });
});

describe('without authentication', () => {
  it('takes in activities of any tenant without a token, from this machine only', async () => {
    const open = await startWorld({ tenantIds: [] }, {}, 'none');
    try {
      const over = {
        channelData: { tenant: { id: 'anything' } },
        conversation: { id: 'a:1', tenantId: 'anything' },
      };
      expect((await open.say(direct(over), null)).status).toBe(200);
      expect(open.seen[0]?.sender.tenant).toBe('anything');
      expect((await open.say(direct({ serviceUrl: 'https://teams.example/' }), null)).status).toBe(403);
      expect(open.seen).toHaveLength(1);
    } finally {
      await open.close();
    }
  });

  it('still checks a token that is there', async () => {
    const both = await startWorld({ allowUnauthenticated: true });
    try {
      expect((await both.say(direct(), null)).status).toBe(200);
      expect((await both.say(direct(), { wrongKey: true })).status).toBe(401);
      const other = { channelData: { tenant: { id: 'other' } }, conversation: { id: 'a:1' } };
      expect((await both.say(direct(other), null)).status).toBe(403);
    } finally {
      await both.close();
    }
  });
});

it('asks Teams to try again when the signing keys cannot be fetched', async () => {
  const blind = await startWorld();
  try {
    const authorization = `Bearer ${await blind.signer.sign()}`;
    await blind.signer.close();
    const body = JSON.stringify({ serviceUrl: blind.connector.serviceUrl, ...direct() });
    expect((await blind.raw(body, { authorization })).status).toBe(503);
    expect(blind.seen).toHaveLength(0);
  } finally {
    await blind.close();
  }
});

function unsigned(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', kid: 'teams' })}.${part(claims)}.`;
}
