import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toSlackMessage } from '../../../src/adapters/slack/render.ts';
import type { Address, Outgoing } from '../../../src/bot/platform.ts';
import type { CardView } from '../../../src/bot/reply.ts';
import { cardView, formView, SlackBench } from '../../support/slack-bench.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open();
});
afterEach(() => bench.close());

const base = { platform: 'slack', tenant: 'T1' } as const;
const room: Address = { ...base, kind: 'conversation', conversation: 'C1' };
const thread: Address = { ...room, thread: '1.0' };
const jo: Address = { ...base, kind: 'direct', user: 'U1' };
const onlyJo: Address = { ...base, kind: 'only-you', conversation: 'C1', thread: '1.0', user: 'U1' };

const send = (outgoing: Partial<Outgoing>) =>
  bench.adapter.port.send({
    id: 'OUT-1',
    op: 'post',
    to: room,
    view: cardView('ACT-1'),
    messages: [],
    ...outgoing,
  });

/** A card too long for one message. */
function longView(): { view: CardView; parts: number } {
  const body = Array.from({ length: 200 }, (_, index) => ({
    type: 'TextBlock' as const,
    text: `Line ${index} ${'word '.repeat(60)}`,
    wrap: true,
  }));
  const view: CardView = { summary: 'Long', card: { type: 'AdaptiveCard', version: '1.5', body } };
  return { view, parts: toSlackMessage(view).messages.length };
}

describe('posting', () => {
  it('posts a card to a conversation, recognisable and without previews', async () => {
    expect(await send({})).toEqual({ outcome: 'sent', messages: ['1700000000.000002'], conversation: 'C1' });
    const [post] = bench.slack.to('chat.postMessage');
    expect(post).toMatchObject({
      channel: 'C1',
      text: 'ACT-1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'partnership_bot', event_payload: { outbox_id: 'OUT-1' } },
    });
    expect(post).not.toHaveProperty('thread_ts');
  });

  it('stays in the thread', async () => {
    await send({ to: thread });
    expect(bench.slack.to('chat.postMessage')).toMatchObject([{ channel: 'C1', thread_ts: '1.0' }]);
  });

  it('opens a one-to-one chat once and says which it was', async () => {
    expect(await send({ to: jo })).toMatchObject({
      outcome: 'sent',
      conversation: 'DU1',
      route: { conversationId: 'DU1' },
    });
    await send({ to: jo });
    expect(bench.slack.to('conversations.open')).toEqual([{ users: 'U1' }]);
    expect(bench.slack.to('chat.postMessage').map((post) => post['channel'])).toEqual(['DU1', 'DU1']);
  });

  it('opens no chat it already knows', async () => {
    await send({ to: jo, route: { conversationId: 'D7' } });
    expect(bench.slack.to('conversations.open')).toEqual([]);
    expect(bench.slack.to('chat.postMessage')).toMatchObject([{ channel: 'D7' }]);
  });

  it('shows a message to one person only', async () => {
    expect(await send({ to: onlyJo })).toMatchObject({ outcome: 'sent', conversation: 'C1' });
    expect(bench.slack.to('chat.postEphemeral')).toMatchObject([
      { channel: 'C1', user: 'U1', thread_ts: '1.0' },
    ]);
    expect(bench.slack.to('chat.postMessage')).toEqual([]);
  });

  it('posts a form as a message where no modal can be opened', async () => {
    const outgoing: Outgoing = { id: 'OUT-1', op: 'post', to: onlyJo, form: formView(), messages: [] };
    expect(await bench.adapter.port.send(outgoing)).toMatchObject({ outcome: 'sent' });
    expect(bench.slack.to('chat.postEphemeral')).toMatchObject([{ text: 'Assign an action' }]);
  });

  it('posts a long card in parts, one after the other', async () => {
    const { view, parts } = longView();
    expect(parts).toBeGreaterThan(1);
    const result = await send({ view });
    expect(result).toMatchObject({ outcome: 'sent' });
    expect(result.outcome === 'sent' && result.messages).toHaveLength(parts);
    expect(bench.slack.to('chat.postMessage').map((post) => post['metadata'])).toMatchObject(
      Array.from({ length: parts }, (_, part) => ({ event_payload: { outbox_id: 'OUT-1', part } })),
    );
  });

  it('goes on after the parts that are already there', async () => {
    const { view, parts } = longView();
    const limited = { status: 429, headers: { 'retry-after': '7' } };
    let posts = 0;
    bench.slack.answer('chat.postMessage', () => {
      posts += 1;
      return posts === 2 ? limited : { body: { ok: true, ts: `1.${posts}` } };
    });
    const stopped = await send({ view });
    expect(stopped).toEqual({ outcome: 'retry', reason: 'rate_limited', afterMs: 7000, messages: ['1.1'] });
    const result = await send({ view, messages: ['1.1'] });
    expect(result.outcome === 'sent' && result.messages[0]).toBe('1.1');
    expect(posts).toBe(parts + 1);
  });

  it('writes to no workspace it does not serve', async () => {
    expect(await send({ to: { ...room, tenant: 'T9' } })).toMatchObject({ outcome: 'rejected' });
    expect(bench.slack.to('chat.postMessage')).toEqual([]);
  });

  it('logs no words, only what became of it', async () => {
    await send({ view: cardView('secret words') });
    expect(bench.logged.join()).toContain('"id":"OUT-1"');
    expect(bench.logged.join()).not.toContain('secret words');
    expect(bench.logged.join()).not.toContain('xoxb');
  });
});

describe('a room in which people read along for whom nothing is posted', () => {
  const SHARED = { body: { ok: true, channel: { id: 'C1', is_ext_shared: true } } };
  const withGuests = (): void => {
    bench.slack.answer('users.list', { body: { ok: true, members: [{ id: 'U9', is_restricted: true }] } });
    bench.slack.answer('conversations.members', { body: { ok: true, members: ['U1', 'U9'] } });
  };

  it.each(['outsiders', 'guests'])('with %s gets nothing, whoever sends it and why', async (who) => {
    if (who === 'guests') {
      // They are listed at the start.
      await bench.close();
      bench = new SlackBench();
      withGuests();
      await bench.open();
    } else bench.slack.answer('conversations.info', SHARED);
    expect(await send({})).toEqual({ outcome: 'gone', reason: 'outsiders' });
    expect(bench.slack.to('chat.postMessage')).toEqual([]);
    expect(await send({ to: onlyJo })).toMatchObject({ outcome: 'sent' });
  });

  it('loses what stood there before, instead of having it brought up to date', async () => {
    bench.slack.answer('conversations.info', SHARED);
    expect(await send({ op: 'update', messages: ['5.0', '6.0'] })).toEqual({
      outcome: 'gone',
      reason: 'outsiders',
    });
    expect(bench.slack.to('chat.update')).toEqual([]);
    expect(bench.slack.to('chat.delete')).toMatchObject([{ ts: '5.0' }, { ts: '6.0' }]);
  });

  it('waits while Slack does not say who is there, and leaves it to the post when the bot is not', async () => {
    bench.slack.answer('conversations.info', { body: { ok: false, error: 'internal_error' } });
    expect(await send({})).toEqual({ outcome: 'retry', reason: 'room_unknown' });
    bench.slack.answer('conversations.info', { body: { ok: false, error: 'channel_not_found' } });
    bench.slack.answer('chat.postMessage', { body: { ok: false, error: 'not_in_channel' } });
    const elsewhere: Address = { ...base, kind: 'conversation', conversation: 'C2' };
    expect(await send({ to: elsewhere })).toEqual({ outcome: 'gone', reason: 'not_in_channel' });
  });
});

describe('changing and deleting', () => {
  it('changes the message that shows the card', async () => {
    expect(await send({ op: 'update', messages: ['1.1'] })).toEqual({
      outcome: 'sent',
      messages: ['1.1'],
      conversation: 'C1',
    });
    expect(bench.slack.to('chat.update')).toMatchObject([{ channel: 'C1', ts: '1.1', text: 'ACT-1' }]);
    expect(bench.slack.to('chat.postMessage')).toEqual([]);
  });

  it('deletes parts that are no longer needed', async () => {
    bench.slack.answer('chat.delete', { body: { ok: false, error: 'message_not_found' } });
    expect(await send({ op: 'update', messages: ['1.1', '1.2', '1.3'] })).toMatchObject({
      messages: ['1.1'],
    });
    expect(bench.slack.to('chat.delete').map((call) => call['ts'])).toEqual(['1.2', '1.3']);
  });

  it('puts new parts in the thread under the first', async () => {
    const { view, parts } = longView();
    const result = await send({ op: 'update', messages: ['1.1'], view });
    expect(result.outcome === 'sent' && result.messages).toHaveLength(parts);
    const posts = bench.slack.to('chat.postMessage');
    expect(posts).toHaveLength(parts - 1);
    expect(posts.every((post) => post['thread_ts'] === '1.1')).toBe(true);
  });

  it('says which parts are there when it is not known whether one more arrived', async () => {
    const { view } = longView();
    bench.slack.answer('chat.postMessage', 'reset');
    const added = { op: 'update', messages: ['1.1'], view } as const;
    expect(await send(added)).toMatchObject({ outcome: 'unknown', messages: ['1.1'] });
    bench.slack.answer('chat.update', 'reset');
    expect(await send(added)).not.toHaveProperty('messages');
  });

  it('changes a message in a one-to-one chat', async () => {
    await send({ op: 'update', to: jo, messages: ['1.1'] });
    expect(bench.slack.to('chat.update')).toMatchObject([{ channel: 'DU1', ts: '1.1' }]);
  });

  it('deletes a message, also one that is already gone', async () => {
    expect(await send({ op: 'delete', messages: ['1.1', '1.2'] })).toEqual({
      outcome: 'sent',
      messages: [],
      conversation: 'C1',
    });
    expect(bench.slack.to('chat.delete')).toHaveLength(2);
  });

  it('cannot change what only one person saw', async () => {
    expect(await send({ op: 'update', to: onlyJo, messages: ['1.1'] })).toMatchObject({
      outcome: 'rejected',
    });
  });
});
