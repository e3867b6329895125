import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post } from '../../src/bot/outbox.ts';
import { Queue } from '../../src/bot/queue.ts';
import type { OutboxMessage } from '../../src/bot/outbox.ts';
import { channel, CONTENT, CourierBench, memberNamed } from '../support/courier-bench.ts';

const direct = (user: string) => ({ kind: 'direct', platform: 'slack', tenant: 'T1', user }) as const;

describe('the courier with very much to carry', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  it('answers somebody before it goes on with a prompt to 10,000 people', async () => {
    const people = Array.from({ length: 10_000 }, (_, index) => `person-${String(index).padStart(5, '0')}`);
    for (const id of people) bench.members.push(memberNamed(id, { platforms: ['slack'] }));
    bench.slack.knows = 'U1';
    await bench.enqueue(...people.map((member) => ({ kind: 'member', member }) as const));
    let asked = 0;
    let answered: Promise<void> | undefined;
    bench.slack.onSend = () => {
      asked += 1;
      if (asked === 100) {
        answered = bench.store.transact((tx) =>
          post(tx, new Date(bench.time), { to: direct('U2'), content: CONTENT }),
        );
        void answered.then(() => bench.courier.nudge());
      }
      if (asked === 200) void bench.courier.stop();
    };
    await bench.carry();
    await answered;
    const reply = bench.slack.asked.findIndex(({ to }) => to.kind === 'direct' && to.user === 'U2');
    expect(reply).toBeGreaterThanOrEqual(100);
    expect(reply).toBeLessThan(150);
  }, 60_000);

  it('keeps the order of a conversation within its pace, and loses nothing', async () => {
    await bench.enqueue(...Array.from({ length: 40 }, () => channel('C1')));
    const order = (await bench.outbox()).toSorted((a, b) => (a.seq < b.seq ? -1 : 1)).map(({ id }) => id);
    const began = bench.time;
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(3);
    while (bench.slack.asked.length < 40 && bench.time < began + 120_000) {
      bench.time += 250;
      await bench.carry();
    }
    expect(bench.slack.asked.map(({ id }) => id)).toEqual(order);
    expect(bench.time - began).toBeGreaterThanOrEqual(30_000);
    expect(bench.time - began).toBeLessThanOrEqual(41_000);
  });

  it('sees what is new at once, although so much waits that not everything is read again', async () => {
    await bench.enqueue(...Array.from({ length: 600 }, () => channel('C1')));
    await bench.carry();
    const before = bench.slack.asked.length;
    bench.time += 2_000;
    await bench.enqueue(channel('C2'));
    await bench.carry();
    expect(
      bench.slack.asked.slice(before).map(({ to }) => 'conversation' in to && to.conversation),
    ).toContain('C2');
  });

  it('posts each message once from three processes, when answers get lost and the platform can be asked', async () => {
    const others = [bench.another(), bench.another()];
    await bench.enqueue(...Array.from({ length: 240 }, (_, index) => channel(`C${index}`)));
    const there = new Set<string>();
    let posts = 0;
    bench.slack.onSend = () => {
      const { id, op } = bench.slack.asked.at(-1) ?? {};
      if (op !== 'post' || !id) return;
      posts += 1;
      // Every third arrives without an answer, every fifth gets lost on its way.
      if (posts % 5 === 0) bench.slack.answers.unshift({ outcome: 'unknown', reason: 'reset' });
      else {
        expect(there.has(id)).toBe(false);
        there.add(id);
        if (posts % 3 === 0) bench.slack.answers.unshift({ outcome: 'unknown', reason: 'timeout' });
      }
    };
    bench.slack.findPosted = async ({ id }) =>
      there.has(id) ? { outcome: 'found', messages: [`of ${id}`], conversation: 'C' } : { outcome: 'absent' };
    for (let minute = 0; minute < 20; minute += 1) {
      for (const courier of [bench.courier, ...others]) courier.nudge();
      for (const courier of [bench.courier, ...others]) await courier.idle();
      bench.time += 61_000;
    }
    expect(there.size).toBe(240);
    expect(new Set(await bench.states())).toEqual(new Set(['sent']));
    expect(await bench.store.read((view) => view.all('postings'))).toHaveLength(240);
    for (const other of others) await other.stop();
  });

  it('keeps the order, asks little and loses nothing in a storm of 429', async () => {
    const rooms = ['C1', 'C2', 'C3', 'C4'];
    await bench.enqueue(...Array.from({ length: 40 }, (_, index) => channel(rooms[index % 4] ?? 'C1')));
    const idsOf = (list: readonly Pick<OutboxMessage, 'id' | 'to'>[], room: string): string[] =>
      list.filter(({ to }) => to.kind === 'conversation' && to.conversation === room).map(({ id }) => id);
    const rows = (await bench.outbox()).toSorted((a, b) => (a.seq < b.seq ? -1 : 1));
    const over = bench.time + 60_000;
    bench.slack.onSend = () => {
      if (bench.time < over)
        bench.slack.answers.unshift({ outcome: 'retry', reason: 'rate_limited', afterMs: 1_000 });
    };
    let during = 0;
    for (let second = 0; second < 200 && (await bench.states()).includes('pending'); second += 1) {
      await bench.carry();
      if (bench.time < over) during = bench.slack.asked.length;
      bench.time += 1_001;
    }
    expect(during).toBeGreaterThan(4);
    expect(during).toBeLessThan(15);
    expect(bench.time).toBeLessThan(over + 60_000);
    expect(new Set(await bench.states())).toEqual(new Set(['sent']));
    const postings = await bench.store.read((view) => view.all('postings'));
    expect(postings).toHaveLength(40);
    const firstOf = (room: string): string[] => [
      ...new Set(
        bench.slack.asked
          .filter(({ to }) => 'conversation' in to && to.conversation === room)
          .map(({ id }) => id),
      ),
    ];
    for (const room of rooms) expect(firstOf(room)).toEqual(idsOf(rows, room));
  });
});

describe('the queue', () => {
  const message = (seq: string, to: OutboxMessage['to']): OutboxMessage => ({
    id: `id-${seq}`,
    seq,
    op: 'post',
    to,
    fallback: [],
    state: 'pending',
    attempts: 0,
    nextAt: '2026-11-23T09:00:00.000Z',
    posted: [],
    createdAt: '2026-11-23T09:00:00.000Z',
  });
  const queueOf = (...messages: OutboxMessage[]): Queue => {
    const queue = new Queue(() => 0);
    queue.add(messages);
    return queue;
  };
  const headsOf = (queue: Queue): string[] => [...queue.heads()].map(({ head }) => head.seq);

  it('gives the oldest of every conversation, and those first where somebody waits', () => {
    const queue = queueOf(
      message('3', channel('C2')),
      message('1', channel('C1')),
      message('2', channel('C1')),
    );
    queue.add([message('4', direct('U1')), message('1', channel('C1'))]);
    expect(headsOf(queue)).toEqual(['4', '1', '3']);
  });

  it('keeps the head until it is seen to have left, and then gives the next', () => {
    const queue = queueOf(message('1', channel('C1')), message('2', channel('C1')));
    const [first] = [...queue.heads()];
    if (first) queue.drop(first.head);
    expect(headsOf(queue)).toEqual(['2']);
    expect(queue.size).toBe(1);
  });
});
