import { WebClient, type WebAPICallResult } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { onSlack, simulator, TOKEN, world } from './support.ts';

let sim: Simulator;
let client: WebClient;
let clock = new Date('2026-11-22T09:00:00Z');
const neglect = world.slack.channels.find((each) => each.name === 'neglect')?.id ?? '';
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;

/** The error code and messages of a call that Slack refuses. */
async function refusal(call: Promise<WebAPICallResult>): Promise<unknown> {
  try {
    await call;
    return 'accepted';
  } catch (error) {
    return (error as { data?: unknown }).data ?? (error as { code?: string }).code;
  }
}

beforeAll(async () => {
  sim = await simulator({ now: () => clock });
  client = webClient(TOKEN);
});
afterAll(() => sim.stop());
afterEach(() => sim.slack.faults.clear());

function webClient(token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: sim.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

describe('the Web API as @slack/web-api calls it', () => {
  it('knows the bot by its token only', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team: 'Plymouth',
      bot_id: sim.slack.identity.botId,
    });
    expect(await refusal(webClient('xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await refusal(client.apiCall('no.such.method'))).toMatchObject({ error: 'unknown_method' });
  });

  it('finds people by id and e-mail', async () => {
    const jo = onSlack('Jo Smith');
    expect((await client.users.info({ user: jo })).user?.profile?.email).toBe('jo-smith@agency.test');
    expect((await client.users.lookupByEmail({ email: 'JO-SMITH@agency.test' })).user?.id).toBe(jo);
    expect(await refusal(client.users.lookupByEmail({ email: 'x@y.test' }))).toMatchObject({
      error: 'users_not_found',
    });
    expect(await refusal(client.users.info({ user: 'U0' }))).toMatchObject({ error: 'user_not_found' });
    expect((await client.users.list({})).members?.map((each) => each.name)).toContain('priya.nair');
  });

  it('posts, threads, updates, deletes and reads back with metadata', async () => {
    const metadata = { event_type: 'partnership_outbox', event_payload: { id: 'out-1' } };
    const posted = await client.chat.postMessage({
      channel: neglect,
      text: 'one',
      blocks: [section('one')],
      metadata,
    });
    const ts = posted.ts ?? '';
    await client.chat.postMessage({ channel: neglect, text: 'reply', thread_ts: ts });
    const found = await client.conversations.history({
      channel: neglect,
      include_all_metadata: true,
      oldest: ts,
      inclusive: true,
    });
    expect(found.messages?.[0]).toMatchObject({ ts, metadata, reply_count: 1 });
    expect((await client.conversations.history({ channel: neglect })).messages?.[0]).not.toHaveProperty(
      'metadata',
    );
    expect(
      (await client.conversations.replies({ channel: neglect, ts })).messages?.map((each) => each.text),
    ).toEqual(['one', 'reply']);

    await client.chat.update({ channel: neglect, ts, text: 'two', blocks: [section('two')] });
    expect(sim.slack.messages('neglect')[0]).toMatchObject({ id: ts, text: 'two', edited: false });
    await client.chat.update({ channel: neglect, ts, text: 'three' });
    expect(sim.slack.messages('neglect')[0]).toMatchObject({ text: 'three', edited: true });
    expect(sim.slack.messages('neglect')[0]).not.toHaveProperty('blocks');
    expect(await refusal(client.chat.update({ channel: neglect, ts: '1.2', text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });

    await client.chat.delete({ channel: neglect, ts });
    expect(sim.slack.messages('neglect')[0]?.text).toBe('This message was deleted.');
  });

  it('opens the same direct conversation every time and keeps ephemeral messages to one person', async () => {
    const jo = onSlack('Jo Smith');
    const first = await client.conversations.open({ users: jo });
    expect((await client.conversations.open({ users: jo })).channel?.id).toBe(first.channel?.id);
    await client.chat.postMessage({ channel: first.channel?.id ?? '', text: 'hello' });
    expect(sim.slack.dmMessages(jo).map((each) => each.text)).toEqual(['hello']);
    await client.chat.postEphemeral({ channel: neglect, user: jo, text: 'psst' });
    expect(sim.slack.messages('neglect', jo).at(-1)).toMatchObject({ text: 'psst', onlyYou: true });
    expect(sim.slack.messages('neglect', 'Priya Nair').some((each) => each.text === 'psst')).toBe(false);
    expect((await client.conversations.info({ channel: neglect })).channel?.name).toBe('neglect');
    expect((await client.conversations.members({ channel: neglect })).members).toContain(jo);
  });

  it('refuses what Slack refuses', async () => {
    const post = (more: object) => refusal(client.apiCall('chat.postMessage', { channel: neglect, ...more }));
    expect(await refusal(client.chat.postMessage({ channel: 'C0', text: 'x' }))).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await post({})).toMatchObject({ error: 'no_text' });
    expect(await post({ text: 'x'.repeat(40_001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await post({ text: 'x', blocks: '{nonsense' })).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post({ text: 'x', blocks: [{ type: 'nonsense' }] })).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] unsupported type: nonsense [json-pointer:/blocks/0]'] },
    });
    expect(
      await post({ text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) }),
    ).toMatchObject({ error: 'msg_blocks_too_long' });
    sim.slack.setBotIn('neglect', false);
    expect(await post({ text: 'x' })).toMatchObject({ error: 'not_in_channel' });
    sim.slack.setBotIn('neglect', true);
  });

  it('lets a trigger id open one view, within three seconds', async () => {
    const view = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'Form' },
      blocks: [section('hi')],
    };
    const trigger_id = sim.slack.newTrigger('Jo Smith');
    const opened = await client.views.open({ trigger_id, view });
    expect(sim.slack.modals('Jo Smith').map((each) => each.id)).toEqual([opened.view?.id]);
    expect(await refusal(client.views.open({ trigger_id, view }))).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    const late = sim.slack.newTrigger('Jo Smith');
    clock = new Date(clock.getTime() + 3001);
    expect(await refusal(client.views.open({ trigger_id: late, view }))).toMatchObject({
      error: 'expired_trigger_id',
    });
    const push = () => refusal(client.views.push({ trigger_id: sim.slack.newTrigger('Jo Smith'), view }));
    expect([await push(), await push(), await push()].slice(0, 2)).toEqual(['accepted', 'accepted']);
    expect(await push()).toMatchObject({ error: 'push_limit_reached' });
    const hash = opened.view?.hash ?? '';
    const view_id = opened.view?.id ?? '';
    expect(await refusal(client.views.update({ view_id, hash, view }))).toBe('accepted');
    expect(await refusal(client.views.update({ view_id, hash, view }))).toMatchObject({
      error: 'hash_conflict',
    });
    expect(
      await refusal(
        client.views.publish({
          user_id: onSlack('Jo Smith'),
          view: { type: 'home', blocks: [section('home')] },
        }),
      ),
    ).toBe('accepted');
    expect(sim.slack.home('Jo Smith')).toMatchObject({ type: 'home' });
  });

  it('goes wrong when told to, and only then', async () => {
    const { faults } = sim.slack;
    const post = () => refusal(client.chat.postMessage({ channel: neglect, text: 'fault' }));
    const count = () => sim.slack.messages('neglect').filter((each) => each.text === 'fault').length;
    faults.next('chat.postMessage', { kind: 'reset' });
    expect(await post()).toBe('slack_webapi_request_error');
    expect(count()).toBe(0);
    faults.next('chat.postMessage', { kind: 'accept-then-reset' });
    expect(await post()).toBe('slack_webapi_request_error');
    expect(count()).toBe(1);
    faults.next('*', { kind: 'rate-limit', retryAfter: 7 });
    expect(await refusalCode(client.chat.postMessage({ channel: neglect, text: 'fault' }))).toMatchObject({
      retryAfter: 7,
    });
    faults.next('chat.postMessage', { kind: 'status', status: 503 });
    expect(await post()).toBe('slack_webapi_http_error');
    faults.next('chat.postMessage', { kind: 'error', error: 'is_archived' });
    expect(await post()).toMatchObject({ error: 'is_archived' });
    expect(await post()).toBe('accepted');
    expect(count()).toBe(2);
    expect(sim.slack.callsTo('chat.postMessage').at(-1)).toMatchObject({
      status: 200,
      args: { text: 'fault' },
    });
    expect(JSON.stringify(sim.slack.calls.all)).not.toContain(TOKEN);
  });
});

async function refusalCode(call: Promise<WebAPICallResult>): Promise<unknown> {
  return await call.then(
    () => 'accepted',
    (error: unknown) => error,
  );
}
