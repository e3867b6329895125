import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClockGuard } from '../../src/bot/clock-guard.ts';
import type { Courier } from '../../src/bot/courier.ts';
import { post } from '../../src/bot/outbox.ts';
import type { OutageEvent } from '../../src/bot/outages.ts';
import { channel, CONTENT, CourierBench } from '../support/courier-bench.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const direct = (user: string) => ({ kind: 'direct', platform: 'slack', tenant: 'T1', user }) as const;

describe('the courier', () => {
  let bench: CourierBench;
  const couriers: Courier[] = [];
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(async () => {
    for (const courier of couriers.splice(0)) await courier.stop();
    await bench.close();
  });
  const carry = async (courier: Courier): Promise<void> => {
    courier.nudge();
    await courier.idle();
  };
  const another = (...change: Parameters<CourierBench['another']>): Courier => {
    const courier = bench.another(...change);
    couriers.push(courier);
    return courier;
  };
  const reply = (user: string): Promise<void> =>
    bench.store.transact((tx) => post(tx, new Date(bench.time), { to: direct(user), content: CONTENT }));
  const places = (): unknown[] =>
    bench.slack.asked.map(({ to }) =>
      to.kind === 'direct' ? to.user : 'conversation' in to && to.conversation,
    );

  it('stops at a workspace that is away, tries with what somebody waits for, and goes on when it is back', async () => {
    const events: OutageEvent[] = [];
    const courier = another({ measure: (event) => events.push(event) });
    let isAway = true;
    bench.slack.onSend = () => {
      if (isAway) bench.slack.answers.unshift({ outcome: 'retry', reason: 'connection_refused' });
    };
    await bench.enqueue(...Array.from({ length: 30 }, (_, index) => channel(`C${index}`)));
    await carry(courier);
    expect(bench.slack.asked).toHaveLength(8);
    expect(events).toEqual([{ platform: 'slack', id: 'slack|T1', isStopped: true }]);
    await reply('U1');
    for (let second = 0; second < 60; second += 1) {
      bench.time += SECOND;
      await carry(courier);
    }
    // A minute of refusals: a handful of tries, the first of them the answer that somebody waits for.
    expect(places()[8]).toBe('U1');
    expect(bench.slack.asked.length).toBeLessThan(16);
    expect(await bench.store.read((view) => view.all('outages'))).toMatchObject([
      { id: 'slack|T1', platform: 'slack', reason: 'connection_refused' },
    ]);
    isAway = false;
    for (let minute = 0; minute < 8; minute += 1) {
      bench.time += MINUTE;
      await carry(courier);
    }
    expect(new Set(await bench.states())).toEqual(new Set(['sent']));
    expect(await bench.store.read((view) => view.all('outages'))).toEqual([]);
    expect(events.at(-1)).toEqual({ platform: 'slack', id: 'slack|T1', isStopped: false });
  });

  it('while the clock is not believed sends only what somebody waits for, and afterwards everything', async () => {
    const guard = new ClockGuard();
    const look = () => ({
      hold: guard.look(bench.time + bench.jumped, bench.time).hold,
      aheadMs: guard.aheadMs,
    });
    const courier = another({ clock: look });
    await carry(courier);
    bench.jumped = 7 * DAY;
    await bench.enqueue(channel('C1'));
    await reply('U1');
    bench.slack.answers.push({ outcome: 'unknown', reason: 'timeout' });
    await carry(courier);
    expect(places()).toEqual(['U1']);
    // What is written down meanwhile goes by the time before the jump, or the look-up would look in the wrong week.
    const [tried] = (await bench.outbox()).flatMap(({ tried: first }) => first?.at ?? []);
    expect(tried).toBe(new Date(bench.time).toISOString());
    bench.time += MINUTE;
    await carry(courier);
    expect(places()).toEqual(['U1']);
    bench.time += MINUTE;
    await carry(courier);
    bench.time += SECOND;
    await carry(courier);
    expect(places()).toEqual(['U1', 'C1']);
  });

  it('a clock put back at once lets nothing out early', async () => {
    const guard = new ClockGuard();
    const courier = another({
      clock: () => ({ hold: guard.look(bench.time + bench.jumped, bench.time).hold, aheadMs: guard.aheadMs }),
    });
    await carry(courier);
    bench.jumped = 7 * DAY;
    await bench.enqueue(channel('C1'));
    await carry(courier);
    expect(places()).toEqual([]);
    bench.jumped = 0;
    bench.time += SECOND;
    await carry(courier);
    expect(places()).toEqual(['C1']);
  });

  it('in three processes whose clocks are minutes apart sends each message once, and waits no longer for that', async () => {
    const at = (offset: number) => another({ now: () => new Date(bench.time + offset) });
    const three = [at(0), at(9 * MINUTE), at(-14 * MINUTE)];
    const there = new Set<string>();
    let posts = 0;
    bench.slack.onSend = () => {
      const { id = '', op } = bench.slack.asked.at(-1) ?? {};
      if (op !== 'post') return;
      posts += 1;
      if (posts % 7 === 0)
        bench.slack.answers.unshift({ outcome: 'retry', reason: 'rate_limited', afterMs: 5_000 });
      else if (posts % 5 === 0) bench.slack.answers.unshift({ outcome: 'unknown', reason: 'reset' });
      else {
        expect(there.has(id)).toBe(false);
        there.add(id);
        if (posts % 3 === 0) bench.slack.answers.unshift({ outcome: 'unknown', reason: 'timeout' });
      }
    };
    // Slack shows a message only half a minute after it took it: asked too early, it says that nothing is there.
    const shownAt = new Map<string, number>();
    bench.slack.findPosted = async ({ id, since }) => {
      expect(since.getTime()).toBeLessThan(bench.time);
      const isShown = there.has(id) && bench.time >= (shownAt.get(id) ?? 0);
      return isShown ? { outcome: 'found', messages: [id], conversation: 'C' } : { outcome: 'absent' };
    };
    await bench.enqueue(...Array.from({ length: 120 }, (_, index) => channel(`C${index}`)));
    for (let round = 0; round < 60; round += 1) {
      for (const id of there) if (!shownAt.has(id)) shownAt.set(id, bench.time + 30 * SECOND);
      for (const courier of three) courier.nudge();
      for (const courier of three) await courier.idle();
      bench.time += 10 * SECOND;
    }
    expect(there.size).toBe(120);
    expect(new Set(await bench.states())).toEqual(new Set(['sent']));
  });

  it('never overtakes a message that another process has under way', async () => {
    let release: () => void = () => undefined;
    bench.slack.answers.push(
      new Promise((resolve) => {
        release = () => resolve({ outcome: 'sent', messages: ['m'], conversation: 'C1' });
      }),
    );
    await bench.enqueue(channel('C1'), channel('C1'));
    const asked = new Promise<void>((resolve) => {
      bench.slack.onSend = resolve;
    });
    const carried = bench.carry();
    await asked;
    const other = another();
    await carry(other);
    expect(bench.slack.asked).toHaveLength(1);
    release();
    await carried;
    expect(bench.slack.asked).toHaveLength(2);
  });

  it('at the start of one process among several leaves alone what another one holds', async () => {
    await bench.enqueue(channel('C1'));
    await bench.store.transact(async (tx) => {
      for (const message of await tx.all('outbox'))
        await tx.put('outbox', {
          ...message,
          state: 'sending',
          // By a clock that is far behind, this lease was over long ago.
          lease: { token: 'of another', until: new Date(bench.time - 60 * MINUTE).toISOString() },
        });
    });
    const shared = another();
    await shared.recover();
    await carry(shared);
    expect(await bench.states()).toEqual(['sending']);
    const alone = another({ isAlone: true });
    await alone.recover();
    expect(await bench.states()).toEqual(['unknown']);
  });
});
