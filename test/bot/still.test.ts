import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post, type Letter } from '../../src/bot/outbox.ts';
import { channel, CONTENT, CourierBench } from '../support/courier-bench.ts';

const VIEW = {
  card: { type: 'AdaptiveCard', version: '1.5', body: [] },
  summary: 'Please say how it went',
} as const;

describe('a message that waited', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
    bench.rules.set('action.open', {
      name: 'action.open',
      holds: async (id, { store }) => (await store.get('actions', id))?.status !== 'closed',
    });
  });
  afterEach(() => bench.close());

  const prompt = (still: NonNullable<Letter['still']>): Promise<void> =>
    bench.store.transact((tx) =>
      post(tx, new Date(bench.time), { to: channel('C1'), content: { kind: 'card', view: VIEW }, still }),
    );
  const { subject } = CONTENT;
  const finish = (): Promise<void> =>
    bench.store.transact(async (tx) => {
      const action = await tx.get('actions', 'ACT-2611-K4TR');
      if (action) await tx.put('actions', { ...action, status: 'closed' });
    });

  it('leaves while its rule holds, and its record has not changed', async () => {
    await prompt({ subject, rule: 'action.open', rev: 1 });
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);
  });

  it('is superseded, without its words, when its rule holds no more', async () => {
    await prompt({ subject, rule: 'action.open' });
    await finish();
    await bench.carry();
    expect(bench.slack.asked).toEqual([]);
    expect(await bench.outbox()).toMatchObject([{ state: 'superseded' }]);
    expect((await bench.outbox())[0]?.content).toBeUndefined();
  });

  it('is superseded when its record is at another revision, or gone', async () => {
    await prompt({ subject, rev: 1 });
    await bench.change();
    await prompt({ subject: 'action:ACT-2611-GONE' });
    await bench.carry();
    expect(bench.slack.asked).toEqual([]);
    expect(await bench.states()).toEqual(['superseded', 'superseded']);
  });

  it('is asked again at every try', async () => {
    await prompt({ subject, rule: 'action.open' });
    bench.slack.answers.push({ outcome: 'retry', reason: 'connection_refused' });
    await bench.carry();
    await finish();
    bench.time += 60_000;
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(1);
    expect(await bench.states()).toEqual(['superseded']);
  });

  it('waits, and says so, while nobody knows its rule', async () => {
    await prompt({ subject, rule: 'of.a.newer.version' });
    await bench.carry();
    expect(bench.slack.asked).toEqual([]);
    expect(await bench.outbox()).toMatchObject([{ state: 'pending', reason: 'unknown-rule' }]);
  });

  it('about a record whose view says nothing any more is superseded, new or to be changed', async () => {
    await bench.enqueue(channel('C1'));
    await bench.carry();
    await bench.enqueue(channel('C2'));
    await bench.change();
    await bench.store.transact((tx) => tx.remove('actions', 'ACT-2611-K4TR'));
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(1);
    expect(await bench.states()).toEqual(['sent', 'superseded', 'superseded']);
  });
});
