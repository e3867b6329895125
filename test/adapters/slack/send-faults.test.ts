import { WebAPIRequestError } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toFailure } from '../../../src/adapters/slack/send-result.ts';
import type { Route } from '../../../src/bot/interaction.ts';
import type { Address, SendResult } from '../../../src/bot/platform.ts';
import type { FakeAnswer } from '../../support/fake-slack.ts';
import { cardView, SlackBench } from '../../support/slack-bench.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open();
});
afterEach(() => bench.close());

const room: Address = { kind: 'conversation', platform: 'slack', tenant: 'T1', conversation: 'C1' };
const jo: Address = { kind: 'direct', platform: 'slack', tenant: 'T1', user: 'U1' };
const post = (to: Address = room, route: Route = {}): Promise<SendResult> =>
  bench.adapter.port.send({
    id: 'OUT-1',
    op: 'post',
    to,
    view: cardView('secret words'),
    messages: [],
    route,
  });
const refusal = (error: string, more: object = {}): FakeAnswer => ({ body: { ok: false, error, ...more } });

/** Slack took the post in every one of these, so a second request would be a second message. */
describe('one post is one request, whatever becomes of it', () => {
  const cases: [string, FakeAnswer, SendResult][] = [
    ['the connection breaks', 'reset', { outcome: 'unknown', reason: 'connection_lost' }],
    ['500', { status: 500, body: 'oops' }, { outcome: 'unknown', reason: 'http_500' }],
    ['503', { status: 503, body: '<html>secret words</html>' }, { outcome: 'unknown', reason: 'http_503' }],
    ['504', { status: 504, body: '' }, { outcome: 'unknown', reason: 'http_504' }],
    ['408', { status: 408, body: '' }, { outcome: 'unknown', reason: 'http_408' }],
    [
      'a page in place of an answer',
      { body: '<html>secret words</html>' },
      { outcome: 'unknown', reason: 'unreadable_answer' },
    ],
    ['an answer without an id', { body: { ok: true } }, { outcome: 'unknown', reason: 'unreadable_answer' }],
    [
      'a redirect',
      { status: 302, headers: { location: '/elsewhere' }, body: '' },
      { outcome: 'unknown', reason: 'connection_lost' },
    ],
    ['Slack in trouble', refusal('internal_error'), { outcome: 'unknown', reason: 'internal_error' }],
    [
      '429 with a time',
      { status: 429, headers: { 'retry-after': '3' }, body: '' },
      { outcome: 'retry', reason: 'rate_limited', afterMs: 3000 },
    ],
    ['429 without a time', { status: 429, body: '' }, { outcome: 'retry', reason: 'rate_limited' }],
    ['a limit said in words', refusal('ratelimited'), { outcome: 'retry', reason: 'ratelimited' }],
    ['413', { status: 413, body: '' }, { outcome: 'rejected', reason: 'http_413' }],
    ['wrong blocks', refusal('invalid_blocks'), { outcome: 'rejected', reason: 'invalid_blocks' }],
    ['too long', refusal('msg_too_long'), { outcome: 'rejected', reason: 'msg_too_long' }],
    ['a token that no longer works', refusal('invalid_auth'), { outcome: 'retry', reason: 'invalid_auth' }],
    [
      'a workspace that is being moved',
      refusal('team_added_to_org'),
      { outcome: 'retry', reason: 'team_added_to_org' },
    ],
    ...[
      'channel_not_found',
      'is_archived',
      'not_in_channel',
      'user_not_found',
      'cannot_dm_bot',
      'account_inactive',
      'message_not_found',
    ].map((code): [string, FakeAnswer, SendResult] => [
      code,
      refusal(code),
      { outcome: 'gone', reason: code },
    ]),
  ];

  it.each(cases)('%s', async (_what, answer, expected) => {
    bench.slack.answer('chat.postMessage', answer);
    expect(await post()).toEqual(expected);
    expect(bench.slack.to('chat.postMessage')).toHaveLength(1);
    expect(bench.logged.join()).not.toContain('secret words');
  });

  it('no answer comes', async () => {
    const impatient = new SlackBench();
    await impatient.open({ timeouts: { send: 100 } });
    const tryTo = (to: Address) =>
      impatient.adapter.port.send({ id: 'OUT-1', op: 'post', to, view: cardView('x'), messages: [] });
    impatient.slack.answer('chat.postMessage', 'hang');
    expect(await tryTo(room)).toEqual({ outcome: 'unknown', reason: 'timeout' });
    expect(impatient.slack.to('chat.postMessage')).toHaveLength(1);
    impatient.slack.answer('conversations.open', 'hang');
    expect(await tryTo(jo)).toEqual({ outcome: 'retry', reason: 'timeout' });
    await impatient.close();
  });

  it('tells where in the blocks the mistake is, without quoting them', async () => {
    const messages = [
      '[ERROR] must be less than 3001 characters: secret words [json-pointer:/blocks/3/text/text]',
    ];
    bench.slack.answer('chat.postMessage', refusal('invalid_blocks', { response_metadata: { messages } }));
    expect(await post()).toEqual({ outcome: 'rejected', reason: 'invalid_blocks /blocks/3/text/text' });
    expect(bench.logged.join()).not.toContain('secret words');
  });
});

describe('what never left this machine is worth another try', () => {
  it('when the connection is refused', async () => {
    await bench.slack.stop();
    expect(await post(jo, { conversationId: 'D1' })).toEqual({
      outcome: 'retry',
      reason: 'connection_refused',
    });
    await bench.slack.start();
  });

  it.each([
    ['the name is not known', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'dns'],
    ['there is no way there', { code: 'EHOSTUNREACH', syscall: 'connect' }, 'connect_failed'],
    ['nobody picks up', { code: 'UND_ERR_CONNECT_TIMEOUT' }, 'connect_timeout'],
    ['no address answers', { errors: [{ code: 'ECONNREFUSED', syscall: 'connect' }] }, 'connection_refused'],
  ])('when %s', (_why, details, reason) => {
    const cause = Object.assign(new Error('secret words'), details);
    const failed = new WebAPIRequestError(new TypeError('fetch failed', { cause }));
    expect(toFailure(failed)).toEqual({ outcome: 'retry', reason });
  });
});

describe('opening a one-to-one chat', () => {
  it.each<[string, FakeAnswer, SendResult]>([
    [
      'is tried again when its answer was lost: nothing was posted yet',
      'reset',
      { outcome: 'retry', reason: 'connection_lost' },
    ],
    [
      'fails for good for somebody who is not there',
      refusal('user_not_found'),
      { outcome: 'gone', reason: 'user_not_found' },
    ],
  ])('%s', async (_what, answer, expected) => {
    bench.slack.answer('conversations.open', answer);
    expect(await post(jo)).toEqual(expected);
    expect(bench.slack.to('chat.postMessage')).toEqual([]);
  });

  it('is done anew after the chat was gone', async () => {
    bench.slack.answer('chat.postMessage', refusal('channel_not_found'));
    expect(await post(jo)).toMatchObject({ outcome: 'gone' });
    await post(jo);
    expect(bench.slack.to('conversations.open')).toHaveLength(2);
  });
});
