import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandFields, FORM_TYPE } from '../support/forged.ts';
import {
  APP_PASSWORD,
  BOT_TOKEN,
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  SIGNING_SECRET,
  useTown,
  WORKER_ON_SLACK,
} from '../support/town.ts';

const LINE = `/action assign ${WORKER_ON_SLACK} "Whisper of walnuts" by 12 Dec measure "Done"`;
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

type Token = string | null | Readonly<Record<string, string | number | boolean>>;

describe('requests that do not come from where they say', () => {
  const town = useTown();
  let before: unknown;
  let spies: readonly { readonly mock: { readonly calls: readonly unknown[] } }[] = [];

  beforeEach(async () => {
    spies = (['error', 'warn', 'log'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const { slack, teams } = town().simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', '/mywork');
    await teams.dm(CHAIR_ON_TEAMS, 'mywork');
    await town().settled();
    before = await town().records();
  });

  /** Nothing stored, nothing said, nothing about it in the log or on the console, and the next command works. */
  afterEach(async () => {
    const { simulator, settled, records, logged } = town();
    await settled();
    expect(await records()).toEqual(before);
    // botbuilder's token check speaks on the console as well: it may say that a token was bad, and not which.
    const spoken = spies.flatMap((spy) => spy.mock.calls);
    const lines = [...logged, inspect(spoken, { depth: 5 })].join('\n');
    for (const secret of [
      'alnuts',
      'Whitmarsh',
      'Owusu',
      '@actionforchildren',
      SIGNING_SECRET,
      BOT_TOKEN,
      APP_PASSWORD,
      'eyJ',
    ])
      expect(lines).not.toContain(secret);
    const answer = await simulator.slack.say(CHAIR_ON_SLACK, '#neglect', '/mywork');
    expect(answer).toMatchObject({ ok: true, status: 200 });
    expect(JSON.stringify(answer.body)).toContain('My work');
  });

  const command = (changes: Record<string, string> = {}) =>
    form({ ...commandFields(town(), CHAIR_ON_SLACK, '#neglect', LINE), ...changes });
  const activity = (changes: Record<string, unknown> = {}) => ({
    ...town().simulator.teams.activityFor(CHAIR_ON_TEAMS, 'direct', LINE),
    ...changes,
  });

  it.each([
    ['a signature made with another secret', () => signature('another secret', now())],
    ['a signature of other words', () => ({ 'x-slack-signature': `v0=${'0'.repeat(64)}` })],
    ['a signature that is none', () => ({ 'x-slack-signature': 'v0=walnuts' })],
    ['no signature', () => ({ 'x-slack-signature': undefined })],
    ['no timestamp', () => ({ 'x-slack-request-timestamp': undefined })],
    ['a timestamp that is none', () => ({ 'x-slack-request-timestamp': 'yesterday' })],
    ['a replay of six minutes ago, well signed', () => signature(SIGNING_SECRET, now() - 360)],
    ['one from ten minutes ahead, well signed', () => signature(SIGNING_SECRET, now() + 600)],
  ])('Slack: %s is refused with 401', async (_what, headers) => {
    signed = command();
    const outcome = await town().simulator.slack.deliverRaw(signed, headers(), FORM_TYPE);
    expect(outcome.status).toBe(401);
    expect(outcome.body).toBeUndefined();
  });

  it.each([
    ['malformed JSON', '{"type":"event_callback", walnuts', 'application/json'],
    ['JSON that is no object', '["walnuts"]', 'application/json'],
    ['an interaction that is no JSON', form({ payload: 'walnuts' }), FORM_TYPE],
  ])('Slack: %s is refused with 400', async (_what, body, type) => {
    const outcome = await town().simulator.slack.deliverRaw(body, {}, type);
    expect(outcome.status).toBe(400);
  });

  it('Slack: a well signed command from another workspace is answered kindly and kept nowhere', async () => {
    const outcome = await town().simulator.slack.deliverRaw(
      command({ team_id: 'T0SOMEWHERE' }),
      {},
      FORM_TYPE,
    );
    expect(outcome.status).toBe(200);
    expect(JSON.stringify(outcome.body)).not.toMatch(/alnuts|assigned/);
    expect(outcome.body).toMatchObject({ response_type: 'ephemeral' });
  });

  it('Slack: an event from another workspace is acknowledged, so that it is not sent again, and goes no further', async () => {
    const event = {
      type: 'app_mention',
      user: 'U0SOMEBODY',
      channel: 'C1',
      ts: '1.1',
      event_ts: '1.1',
      text: LINE,
    };
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T0SOMEWHERE', event_id: 'Ev0', event });
    expect((await town().simulator.slack.deliverRaw(body)).status).toBe(200);
  });

  it('Slack: a body of more than 1 MB is refused with 413', async () => {
    const outcome = await town().simulator.slack.deliverRaw(
      command({ text: `assign ${'walnuts '.repeat(150_000)}` }),
      {},
      FORM_TYPE,
    );
    expect(outcome.status).toBe(413);
  });

  it.each<[string, Token]>([
    ['no token', null],
    ['a token that is none', 'walnuts'],
    ['a token of another key', { foreignKey: true }],
    ['a token for another bot', { audience: '00000000-0000-4000-8000-000000000000' }],
    ['a token of another issuer', { issuer: 'https://issuer.example' }],
    ['a token that has run out', { expiresIn: -3600 }],
    ['a token for another service address', { serviceUrl: 'https://elsewhere.example/' }],
  ])('Teams: %s is refused', async (_what, token) => {
    const outcome = await town().simulator.teams.deliverRaw(activity(), { token });
    expect(outcome.status).toBe(401);
    expect(outcome.body).toBeUndefined();
  });

  it('Teams: another tenant is refused with 403', async () => {
    const tenant = { id: '00000000-0000-4000-8000-000000000001' };
    const conversation = { conversationType: 'personal', id: 'a:1', tenantId: tenant.id };
    expect(
      (await town().simulator.teams.deliverRaw(activity({ channelData: { tenant }, conversation }))).status,
    ).toBe(403);
    // Two tenants named in one activity are none.
    expect((await town().simulator.teams.deliverRaw(activity({ channelData: { tenant } }))).status).toBe(403);
  });

  it('Teams: a channel other than Teams is refused with 403', async () => {
    expect((await town().simulator.teams.deliverRaw(activity({ channelId: 'webchat' }))).status).toBe(403);
  });

  it('Teams: malformed JSON, and JSON that is no activity, are refused with 400', async () => {
    for (const body of ['{"type": walnuts', '[]', '{}', '"walnuts"'])
      expect((await town().simulator.teams.deliverRaw(body)).status).toBe(400);
  });

  it('Teams: a body of more than half a megabyte is refused with 413', async () => {
    expect(
      (await town().simulator.teams.deliverRaw(activity({ text: 'walnuts '.repeat(130_000) }))).status,
    ).toBe(413);
  });

  it('other doors and other verbs are not there', async () => {
    const { url } = town().bot;
    for (const path of ['/slack/events', '/api/messages', '/slack', '/.env', '/api/messages/1'])
      expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  let signed = '';
  function signature(secret: string, at: number): Record<string, string> {
    const digest = createHmac('sha256', secret).update(`v0:${at}:${signed}`).digest('hex');
    return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
  }
});

function now(): number {
  return Math.floor(Date.now() / 1000);
}
