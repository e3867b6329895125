import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address, Looked } from '../../../src/bot/platform.ts';
import { SlackBench } from '../../support/slack-bench.ts';

const ID = '0f0f0f0f-0000-4000-8000-000000000001';
const SINCE = new Date('2026-11-23T09:00:00Z');
const channel: Address = { kind: 'conversation', platform: 'slack', tenant: 'T1', conversation: 'C1' };

/** A message in a history, with the metadata the bot would have given it. */
const posted = (ts: string, id?: string, part?: number) => ({
  ts,
  text: 'a message',
  ...(id
    ? {
        metadata: {
          event_type: 'partnership_bot',
          event_payload: { outbox_id: id, ...(part === undefined ? {} : { part }) },
        },
      }
    : {}),
});

describe('looking for a post whose answer was lost', () => {
  let bench: SlackBench;
  beforeEach(async () => {
    bench = new SlackBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  const look = (to: Address = channel): Promise<Looked> => {
    const { port } = bench.adapter;
    if (!port.findPosted) throw new Error('This platform cannot look');
    return port.findPosted({ id: ID, to, since: SINCE });
  };
  const history = (...messages: object[]): void =>
    bench.slack.answer('conversations.history', { body: { ok: true, messages } });

  it('asks for the metadata, from then on, and finds it by the id', async () => {
    history(posted('3.1'), posted('2.1', ID), posted('1.1', 'another'));
    expect(await look()).toEqual({ outcome: 'found', messages: ['2.1'], conversation: 'C1' });
    expect(bench.slack.to('conversations.history')).toMatchObject([
      { channel: 'C1', include_all_metadata: 'true', oldest: '1795424400.000000' },
    ]);
  });

  it('finds a part that an update added below the first, and only what stands behind those that are there', async () => {
    bench.slack.answer('conversations.replies', {
      body: {
        ok: true,
        messages: [posted('1.1'), posted('1.2'), posted('1.3', ID, 2), posted('1.4', ID, 3)],
      },
    });
    const { port } = bench.adapter;
    const lost = { id: ID, to: channel, since: SINCE, behind: ['1.1', '1.2'] };
    expect(await port.findPosted?.(lost)).toMatchObject({ outcome: 'found', messages: ['1.3', '1.4'] });
    expect(bench.slack.to('conversations.replies')).toMatchObject([{ channel: 'C1', ts: '1.1' }]);
    expect(await port.findPosted?.({ ...lost, behind: ['1.1'] })).toEqual({ outcome: 'absent' });
  });

  it('says that it is not there only after the last page', async () => {
    bench.slack.answer('conversations.history', ({ cursor }) => ({
      body: cursor
        ? { ok: true, messages: [posted('1.1', ID)] }
        : { ok: true, messages: [posted('2.1')], response_metadata: { next_cursor: 'more' } },
    }));
    expect(await look()).toMatchObject({ outcome: 'found', messages: ['1.1'] });
    history(posted('2.1'), posted('1.1', 'another'));
    expect(await look()).toEqual({ outcome: 'absent' });
  });

  it('is not sure about a conversation with very much in it', async () => {
    bench.slack.answer('conversations.history', {
      body: { ok: true, messages: [posted('2.1')], response_metadata: { next_cursor: 'more' } },
    });
    expect(await look()).toEqual({ outcome: 'unclear', reason: 'too_many_messages' });
  });

  it('gives the parts in their order, up to the first that is missing', async () => {
    history(posted('5.1', ID, 3), posted('4.1', ID, 1), posted('3.1', ID, 0));
    expect(await look()).toMatchObject({ outcome: 'found', messages: ['3.1', '4.1'] });
  });

  it('looks into the thread it was meant for, and into the chat of one person', async () => {
    bench.slack.answer('conversations.replies', { body: { ok: true, messages: [posted('9.2', ID)] } });
    expect(await look({ ...channel, thread: '9.1' })).toMatchObject({ messages: ['9.2'] });
    expect(bench.slack.to('conversations.replies')).toMatchObject([{ channel: 'C1', ts: '9.1' }]);
    history(posted('2.1', ID));
    expect(await look({ kind: 'direct', platform: 'slack', tenant: 'T1', user: 'U1' })).toEqual({
      outcome: 'found',
      messages: ['2.1'],
      conversation: 'DU1',
      route: { conversationId: 'DU1' },
    });
  });

  it("does not take another app's metadata for its own, nor trip over it", async () => {
    history(
      { ts: '2.1', metadata: { event_type: 'other_app', event_payload: { outbox_id: ID } } },
      { ts: '1.1', metadata: { event_type: 'partnership_bot', event_payload: 'odd' } },
      { ts: '1.0', metadata: 'odd' },
    );
    expect(await look()).toEqual({ outcome: 'absent' });
  });

  it.each([
    ['a missing scope', { body: { ok: false, error: 'missing_scope' } }, 'missing_scope'],
    ['a page that is not JSON', { body: '<html>Bad gateway</html>' }, 'unreadable_answer'],
    ['an answer without messages', { body: { ok: true } }, 'unreadable_answer'],
    ['too many questions', { status: 429, headers: { 'retry-after': '30' } }, 'rate_limited'],
    ['a connection that breaks', 'reset', 'connection_lost'],
  ] as const)('%s means that it cannot be told', async (_, answer, reason) => {
    bench.slack.answer('conversations.history', answer);
    expect(await look()).toEqual({ outcome: 'unclear', reason });
  });

  it('what only one person saw is in no history, and other workspaces are not asked', async () => {
    expect(await look({ ...channel, kind: 'only-you', user: 'U1' })).toMatchObject({ outcome: 'unclear' });
    expect(await look({ ...channel, tenant: 'T2' })).toMatchObject({ outcome: 'unclear' });
    expect(bench.slack.to('conversations.history')).toEqual([]);
  });
});
