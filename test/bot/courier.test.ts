import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post, refreshPostings } from '../../src/bot/outbox.ts';
import { updateAction } from '../../src/domain/action/owners-steps.ts';
import { channel, CONTENT, CourierBench } from '../support/courier-bench.ts';

describe('the courier', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  it('posts a record once in each place, and remembers the postings', async () => {
    await bench.enqueue(channel('C1'), channel('C2'));
    await bench.carry();
    await bench.carry();
    expect(bench.slack.asked.map(({ op, to }) => [op, 'conversation' in to && to.conversation])).toEqual([
      ['post', 'C1'],
      ['post', 'C2'],
    ]);
    expect(await bench.store.read((tx) => tx.find('postings', 'subject', CONTENT.subject))).toHaveLength(2);
    expect(await bench.states()).toEqual(['sent', 'sent']);
  });

  it('updates every copy with the newest revision, however many changes there were', async () => {
    await bench.enqueue(channel('C1'), channel('C2'));
    await bench.carry();
    for (const note of ['one', 'two', 'three']) {
      await bench.store.transact(async (tx) => {
        const action = await tx.get('actions', 'ACT-2611-K4TR');
        if (!action) throw new Error('gone');
        await tx.put('actions', updateAction(action, 'jo', note, new Date(bench.time)));
        await refreshPostings(tx, new Date(bench.time), CONTENT.subject);
      });
    }
    await bench.carry();
    const updates = bench.slack.asked.filter(({ op }) => op === 'update');
    expect(updates.map(({ view: shown }) => shown?.summary)).toEqual(['rev 4', 'rev 4']);
    expect(updates.flatMap(({ messages }) => messages).sort()).toEqual(['m1', 'm2']);
  });

  it('waits as long as the platform says, without counting that as a failed attempt', async () => {
    await bench.enqueue(channel('C1'));
    bench.slack.answers.push({ outcome: 'retry', reason: 'ratelimited', afterMs: 30_000 });
    await bench.carry();
    bench.time += 29_000;
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(1);
    bench.time += 2_000;
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(2);
    expect((await bench.store.read((tx) => tx.all('outbox')))[0]).toMatchObject({
      state: 'sent',
      attempts: 0,
    });
  });

  it('keeps the order within a conversation when the first message has to wait', async () => {
    await bench.enqueue(channel('C1'), channel('C1'), channel('C2'));
    bench.slack.answers.push({ outcome: 'retry', reason: 'refused' });
    await bench.carry();
    expect(bench.slack.asked.map(({ to }) => 'conversation' in to && to.conversation)).toEqual(['C1', 'C2']);
    bench.time += 10_000;
    await bench.carry();
    const ids = [...(await bench.store.read((tx) => tx.all('outbox')))]
      .sort((a, b) => (a.seq < b.seq ? -1 : 1))
      .map(({ id }) => id);
    expect(bench.slack.asked.slice(2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  it('never repeats a post whose outcome is unknown, but does repeat an update', async () => {
    await bench.enqueue(channel('C1'));
    bench.slack.answers.push({ outcome: 'unknown', reason: 'timeout' });
    await bench.carry();
    bench.time += 3_600_000;
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(1);
    expect(await bench.states()).toEqual(['unknown']);
  });

  it('gives up on what the platform refuses for good, and says so in the outbox', async () => {
    await bench.enqueue(channel('C1'));
    bench.slack.answers.push({ outcome: 'rejected', reason: 'invalid_blocks' });
    await bench.carry();
    expect(await bench.store.read((tx) => tx.all('outbox'))).toMatchObject([
      { state: 'dead', reason: 'invalid_blocks' },
    ]);
  });

  it('falls back to the next place when the first is gone', async () => {
    await bench.store.transact((tx) =>
      post(tx, new Date(bench.time), { to: channel('C1'), content: CONTENT, fallback: [channel('C2')] }),
    );
    bench.slack.answers.push({ outcome: 'gone', reason: 'channel_not_found' });
    await bench.carry();
    expect(bench.slack.asked.map(({ to }) => 'conversation' in to && to.conversation)).toEqual(['C1', 'C2']);
    expect(await bench.store.read((tx) => tx.all('postings'))).toMatchObject([
      { to: { conversation: 'C2' } },
    ]);
  });

  it('tells whoever wanted it sent when a message reached nobody, once', async () => {
    const view = {
      card: { type: 'AdaptiveCard', version: '1.5', body: [] } as const,
      summary: 'not reached',
    };
    await bench.store.transact((tx) =>
      post(tx, new Date(bench.time), {
        to: channel('C1'),
        content: CONTENT,
        ifLost: { tell: 'priya', view },
      }),
    );
    bench.slack.answers.push({ outcome: 'gone', reason: 'user_not_found' });
    await bench.carry();
    const outbox = await bench.store.read((tx) => tx.all('outbox'));
    expect(outbox.filter(({ to }) => to.kind === 'member' && to.member === 'priya')).toHaveLength(1);
    const dead = outbox.find(({ to }) => to.kind === 'conversation');
    expect(dead).toMatchObject({ state: 'dead' });
    // Somebody sends it again, and it reaches nobody again: that was said already.
    await bench.store.transact(async (tx) => {
      if (dead) await tx.put('outbox', { ...dead, state: 'pending' });
    });
    bench.slack.answers.push({ outcome: 'gone', reason: 'user_not_found' });
    await bench.carry();
    const later = await bench.outbox();
    expect(later.filter(({ to }) => to.kind === 'member' && to.member === 'priya')).toHaveLength(1);
  });

  it('forgets a copy that somebody deleted', async () => {
    await bench.enqueue(channel('C1'));
    await bench.carry();
    bench.slack.answers.push({ outcome: 'gone', reason: 'message_not_found' });
    await bench.store.transact(async (tx) => {
      const action = await tx.get('actions', 'ACT-2611-K4TR');
      if (action) await tx.put('actions', updateAction(action, 'jo', 'x', new Date(bench.time)));
      await refreshPostings(tx, new Date(bench.time), CONTENT.subject);
    });
    await bench.carry();
    expect(await bench.store.read((tx) => tx.all('postings'))).toEqual([]);
  });

  it('after a crash while sending, does not post a second time', async () => {
    await bench.enqueue(channel('C1'));
    await bench.store.transact(async (tx) => {
      for (const message of await tx.all('outbox')) await tx.put('outbox', { ...message, state: 'sending' });
    });
    await bench.courier.recover();
    await bench.carry();
    expect(bench.slack.asked).toEqual([]);
    expect(await bench.states()).toEqual(['unknown']);
  });
});
