import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../storage/errors.ts';
import type { Store } from '../../storage/store.ts';
import type { SendResult } from '../../src/bot/platform.ts';
import { joinAccount } from '../../src/bot/accounts.ts';
import { channel, CourierBench, memberNamed, START } from '../support/courier-bench.ts';

const HOUR = 3_600_000;

describe('the courier when things go wrong', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  it('waits out an outage of a day, and gives up after two days', async () => {
    const refused: SendResult = { outcome: 'retry', reason: 'connection_refused' };
    await bench.enqueue(channel('C1'));
    for (; bench.time < START + 24 * HOUR; bench.time += HOUR) {
      bench.slack.answers.push(refused);
      await bench.carry();
    }
    expect(await bench.states()).toEqual(['pending']);
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);

    await bench.enqueue(channel('C2'));
    for (const started = bench.time; bench.time < started + 50 * HOUR; bench.time += HOUR) {
      bench.slack.answers.push(refused);
      await bench.carry();
    }
    expect(await bench.states()).toEqual(['dead', 'sent']);
  });

  it('does not hammer a platform that says "wait no time at all"', async () => {
    await bench.enqueue(channel('C1'));
    bench.slack.answers.push({ outcome: 'retry', reason: 'rate_limited', afterMs: 0 });
    await bench.carry();
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(1);
    bench.time += 1_001;
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);
  });

  it('sends what was queued while the clock was wrong', async () => {
    bench.time = START + 365 * 24 * HOUR;
    await bench.enqueue(channel('C1'));
    bench.time = START;
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);
  });

  it('tries again when a card cannot be drawn, and says so in the log without any text', async () => {
    bench.drawing = 'fails';
    await bench.enqueue(channel('C1'));
    await bench.carry();
    expect(await bench.states()).toEqual(['pending']);
    expect(bench.logged.join()).toContain('TypeError');
    bench.drawing = 'works';
    bench.time += HOUR;
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);
  });

  it('writes down what was sent once writing works again, without sending it twice', async () => {
    let broken = false;
    await bench.close();
    bench = new CourierBench();
    await bench.open((store): Store => ({
      read: (work) => store.read(work),
      close: () => store.close(),
      transact: (work) =>
        broken ? Promise.reject(new StoreUnavailable(new Error('full'))) : store.transact(work),
    }));
    await bench.enqueue(channel('C1'));
    const sent: SendResult = { outcome: 'sent', messages: ['m1'], conversation: 'C1' };
    bench.slack.answers.push(
      new Promise((resolve) => {
        setImmediate(() => {
          broken = true;
          resolve(sent);
        });
      }),
    );
    await bench.carry();
    expect(await bench.states()).toEqual(['sending']);
    broken = false;
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);
    expect(bench.slack.asked).toHaveLength(1);
    expect(await bench.store.read((view) => view.all('postings'))).toHaveLength(1);
  });

  it('an outcome that cannot be written down keeps nobody else back, and its message is looked for', async () => {
    bench.slack.finds({ outcome: 'absent' });
    await bench.enqueue(channel('C1'));
    // No adapter says this; should one ever do, the wait has no end that could be written down.
    bench.slack.answers.push({ outcome: 'retry', reason: 'odd', afterMs: Number.NaN });
    await bench.carry();
    await bench.enqueue(channel('C2'));
    await bench.carry();
    expect(await bench.states()).toEqual(['sending', 'sent']);
    expect(bench.logged.join()).toContain('outcome cannot be written down');
    bench.time += 60_000;
    await bench.carry();
    await bench.carry();
    expect(await bench.states()).toEqual(['sent', 'sent']);
    expect(bench.slack.lookedFor).toHaveLength(1);
  });

  it('reaches somebody on the platform they are known on while the other one cannot say', async () => {
    bench.members.push(memberNamed('jo', { prefers: 'slack' }));
    bench.slack.isAway = true;
    await bench.store.transact((tx) =>
      joinAccount(
        tx,
        { platform: 'teams', tenant: 'T2', user: 'jo-on-teams' },
        memberNamed('jo'),
        new Date(bench.time),
      ),
    );
    await bench.enqueue({ kind: 'member', member: 'jo' });
    await bench.carry();
    expect(bench.teams.asked).toHaveLength(1);
    expect(await bench.states()).toEqual(['sent']);
  });

  it('waits when no platform can say where somebody is', async () => {
    bench.members.push(memberNamed('jo', { platforms: ['slack'] }));
    bench.slack.isAway = true;
    await bench.enqueue({ kind: 'member', member: 'jo' });
    await bench.carry();
    expect(await bench.states()).toEqual(['pending']);
    bench.slack.isAway = false;
    bench.slack.knows = 'U1';
    bench.time += HOUR;
    await bench.carry();
    expect(await bench.states()).toEqual(['sent']);
  });

  it('takes the copy away from somebody who has left, instead of updating it', async () => {
    bench.members.push(memberNamed('jo', { platforms: ['slack'] }));
    bench.slack.knows = 'U1';
    await bench.enqueue({ kind: 'member', member: 'jo' });
    await bench.carry();
    bench.members[0] = memberNamed('jo', { platforms: ['slack'], left: true });
    await bench.change();
    await bench.carry();
    expect(bench.slack.asked.map(({ op, view }) => [op, view?.summary])).toEqual([
      ['post', 'rev 1'],
      ['delete', undefined],
    ]);
    expect(await bench.store.read((view) => view.all('postings'))).toEqual([]);
  });

  it('does not let a hanging platform hold up the other one', async () => {
    let release: (result: SendResult) => void = () => undefined;
    const hanging = new Promise<SendResult>((resolve) => {
      release = resolve;
    });
    bench.teams.answers.push(...Array.from({ length: 8 }, () => hanging));
    const rooms = Array.from(
      { length: 12 },
      (_, index) =>
        ({ kind: 'conversation', platform: 'teams', tenant: 'T2', conversation: `R${index}` }) as const,
    );
    await bench.enqueue(...rooms, channel('C1'), channel('C2'));
    const carried = bench.carry();
    while (bench.slack.asked.length < 2) await new Promise((next) => setImmediate(next));
    expect(bench.teams.asked).toHaveLength(8);
    release({ outcome: 'sent', messages: ['m'], conversation: 'R' });
    await carried;
    // The rest leaves at the tenant's pace.
    bench.time += 1_000;
    await bench.carry();
    expect(bench.teams.asked).toHaveLength(12);
  });
});
