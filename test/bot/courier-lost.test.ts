import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post, type Letter } from '../../src/bot/outbox.ts';
import type { SendResult } from '../../src/bot/platform.ts';
import { channel, CONTENT, CourierBench, memberNamed } from '../support/courier-bench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOST: SendResult = { outcome: 'unknown', reason: 'connection_lost' };
const CARD = { type: 'AdaptiveCard', version: '1.5', body: [] } as const;
const onTeams = { kind: 'conversation', platform: 'teams', tenant: 'T2', conversation: 'R1' } as const;

describe('a post whose answer was lost', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  const later = async (ms: number): Promise<void> => {
    bench.time += ms;
    await bench.carry();
  };
  const letter = (change: Partial<Letter> = {}): Promise<void> =>
    bench.store.transact((tx) =>
      post(tx, new Date(bench.time), { to: channel('C1'), content: CONTENT, ...change }),
    );
  const only = async () => {
    const [message] = await bench.outbox();
    if (!message) throw new Error('The outbox is empty');
    return message;
  };

  it('is looked for after a minute, since an hour before its first try, by its id', async () => {
    await letter();
    bench.slack.answers.push(LOST);
    bench.slack.finds({ outcome: 'absent' });
    const began = bench.time;
    await bench.carry();
    await later(MINUTE - 1);
    expect(bench.slack.lookedFor).toEqual([]);
    await later(1);
    expect(bench.slack.lookedFor).toMatchObject([
      { id: (await only()).id, to: { conversation: 'C1' }, since: new Date(began - HOUR) },
    ]);
  });

  it('is not posted again when it is there, and later changes reach it', async () => {
    await letter();
    bench.slack.answers.push(LOST);
    bench.slack.finds({ outcome: 'found', messages: ['1.1'], conversation: 'C1' });
    await bench.carry();
    await bench.change();
    bench.slack.answers.push({ outcome: 'sent', messages: ['1.1'], conversation: 'C1' });
    await later(MINUTE);
    expect(bench.slack.asked.map(({ op, messages, view }) => [op, messages, view?.summary])).toEqual([
      ['post', [], 'rev 1'],
      ['update', ['1.1'], 'rev 2'],
    ]);
    await bench.change();
    await bench.carry();
    expect(bench.slack.asked.at(-1)).toMatchObject({ op: 'update', messages: ['1.1'] });
    expect(bench.slack.asked.filter(({ op }) => op === 'post')).toHaveLength(1);
  });

  it('is posted again under the same id when it is not there', async () => {
    await letter();
    bench.slack.answers.push(LOST, LOST);
    bench.slack.finds({ outcome: 'absent' });
    await bench.carry();
    await later(MINUTE);
    await later(MINUTE);
    const { id, state } = await only();
    expect(bench.slack.asked.map((asked) => asked.id)).toEqual([id, id, id]);
    expect(state).toBe('sent');
  });

  it('goes on after the parts that are there, when it is no record', async () => {
    await letter({ content: { kind: 'card', view: { card: CARD, summary: 's' } } });
    bench.slack.answers.push(LOST);
    bench.slack.finds({ outcome: 'found', messages: ['1.1'], conversation: 'C1' });
    await bench.carry();
    await later(MINUTE);
    expect(bench.slack.asked.map(({ messages }) => messages)).toEqual([[], ['1.1']]);
    expect((await only()).content).toBeUndefined();
  });

  it('is looked for again while Slack does not say, and after 15 minutes people are told instead', async () => {
    bench.members.push(memberNamed('priya', { platforms: ['slack'] }));
    await letter({ ifLost: { tell: 'priya', view: { card: CARD, summary: 'not reached' } } });
    bench.slack.answers.push(LOST);
    bench.slack.finds({ outcome: 'unclear', reason: 'rate_limited' });
    await bench.carry();
    for (let minute = 1; minute < 15; minute += 1) await later(MINUTE);
    expect(bench.slack.lookedFor).toHaveLength(14);
    expect(await bench.states()).toEqual(['unknown']);
    await later(MINUTE);
    await later(MINUTE);
    await later(60 * MINUTE);
    const told = (await bench.outbox()).filter(({ to }) => to.kind === 'member' && to.member === 'priya');
    expect(told).toHaveLength(1);
    expect(bench.slack.lookedFor).toHaveLength(15);
    expect(bench.slack.asked.filter(({ to }) => to.kind === 'conversation')).toHaveLength(1);
  });

  it('waits for somebody on Teams, where nobody can look, unless it is critical: then it is sent once more and says so', async () => {
    await letter({ to: onTeams });
    await letter({ to: { ...onTeams, conversation: 'R2' }, critical: true });
    bench.teams.answers.push(LOST, LOST, LOST, LOST);
    await bench.carry();
    for (let minute = 1; minute < 60; minute += 1) await later(MINUTE);
    const rooms = bench.teams.asked.map(({ to }) => 'conversation' in to && to.conversation);
    expect(rooms).toEqual(['R1', 'R2', 'R2']);
    expect(JSON.stringify(bench.teams.asked[1]?.view)).not.toContain('before');
    expect(JSON.stringify(bench.teams.asked[2]?.view)).toContain('You may have had this before');
    expect(await bench.states()).toEqual(['unknown', 'unknown']);
  });
});

describe('a message and who holds it', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  /** Lets a message be on its way to the platform until it is released. */
  async function underWay(): Promise<{ arrive: (result: SendResult) => Promise<void> }> {
    let release: (result: SendResult) => void = () => undefined;
    bench.slack.answers.push(
      new Promise<SendResult>((resolve) => {
        release = resolve;
      }),
    );
    await bench.enqueue(channel('C1'));
    const sent = new Promise<void>((resolve) => {
      bench.slack.onSend = resolve;
    });
    const carried = bench.carry();
    await sent;
    return {
      arrive: async (result) => {
        release(result);
        await carried;
      },
    };
  }

  it('another process leaves it alone while it is held, and looks for it when the lease is over', async () => {
    const { arrive } = await underWay();
    const other = bench.another();
    bench.slack.finds({ outcome: 'absent' });
    for (const ms of [30_000, 59_000]) {
      bench.time += ms;
      other.nudge();
      await other.idle();
      // However long it had been held before: the other one has only just come to see it.
      expect(await bench.states()).toEqual(['sending']);
    }
    bench.time += 2_000;
    other.nudge();
    await other.idle();
    expect(bench.slack.lookedFor).toHaveLength(1);
    expect(await bench.states()).toEqual(['sent']);
    // What the first one learns too late changes nothing.
    const before = await bench.outbox();
    await arrive({ outcome: 'retry', reason: 'refused' });
    expect(await bench.outbox()).toEqual(before);
    await other.stop();
  });

  it('what the first one learns too late changes nothing while another one is sending it', async () => {
    const { arrive } = await underWay();
    const other = bench.another();
    bench.slack.finds({ outcome: 'absent' });
    other.nudge();
    await other.idle();
    bench.time += 61_000;
    let release: (result: SendResult) => void = () => undefined;
    bench.slack.answers.push(
      new Promise<SendResult>((resolve) => {
        release = resolve;
      }),
    );
    const sentAgain = new Promise<void>((resolve) => {
      bench.slack.onSend = resolve;
    });
    other.nudge();
    await sentAgain;
    await arrive({ outcome: 'retry', reason: 'refused' });
    expect(await bench.states()).toEqual(['sending']);
    release({ outcome: 'sent', messages: ['m2'], conversation: 'C1' });
    await other.idle();
    expect(await bench.states()).toEqual(['sent']);
    expect(bench.slack.asked).toHaveLength(2);
    await other.stop();
  });

  it('the answer still counts when it comes after the lease, before anybody looked', async () => {
    const { arrive } = await underWay();
    bench.time += 50_000;
    await bench.store.transact(async (tx) => {
      for (const message of await tx.all('outbox')) await tx.put('outbox', { ...message, state: 'unknown' });
    });
    await arrive({ outcome: 'sent', messages: ['m1'], conversation: 'C1' });
    expect(await bench.states()).toEqual(['sent']);
    expect(await bench.store.read((view) => view.all('postings'))).toMatchObject([{ messages: ['m1'] }]);
  });

  it('a process that was frozen between taking and sending does not send', async () => {
    await bench.enqueue(channel('C1'));
    bench.onDraw = () => {
      bench.frozen += 31_000;
      bench.onDraw = () => undefined;
    };
    await bench.carry();
    expect(bench.slack.asked).toEqual([]);
    expect(await bench.states()).toEqual(['pending']);
    bench.time += 5_000;
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(1);
  });

  it('nor does the adapter, which is told until when it may, and that is nothing against the platform', async () => {
    const rooms = ['C1', 'C2', 'C3', 'C4'];
    const asked: (boolean | undefined)[] = [];
    bench.slack.answers.push(...rooms.map(() => ({ outcome: 'retry', reason: 'too-late' }) as const));
    bench.slack.onSend = () => {
      bench.frozen += 31_000;
      asked.push(bench.slack.asked.at(-1)?.mayLeave?.());
      // The others are not late.
      bench.frozen -= 31_000;
    };
    for (const room of rooms) await bench.enqueue(channel(room));
    await bench.carry();
    expect(asked).toEqual([false, false, false, false]);
    expect(await bench.store.read((view) => view.all('outages'))).toEqual([]);
    bench.slack.onSend = () => undefined;
    bench.time += 5_000;
    await bench.carry();
    expect(await bench.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('an update that was interrupted is done again', async () => {
    await bench.enqueue(channel('C1'));
    await bench.carry();
    await bench.change();
    await bench.store.transact(async (tx) => {
      for (const message of await tx.find('outbox', 'state', 'pending'))
        await tx.put('outbox', { ...message, state: 'sending' });
    });
    await bench.carry();
    expect(bench.slack.asked.map(({ op }) => op)).toEqual(['post', 'update']);
  });
});
