import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/bot/schedule.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { DAY, HOUR, MINUTE, ledger, ran, schedule, states, world } from '../support/schedules.ts';

describe('a clock that jumps', () => {
  const daily = schedule('digest', '09:00', 'every day', { sendLate: 30 * DAY });

  it('ahead holds everything until a second look two minutes later, then goes on', async () => {
    const { clock, store, runner, events, logged } = world([daily]);
    await runner.tick();
    clock.set(3 * DAY);
    clock.pass(15_000);
    await runner.tick();
    expect(runner.holding).toBe(true);
    expect(events).toEqual([{ kind: 'clock-jump' }]);
    expect(logged.some((line) => line.includes('clock-jump'))).toBe(true);
    for (let second = 0; second < 105; second += 15) {
      clock.pass(15_000);
      await runner.tick();
    }
    expect(await ledger(store)).toEqual([]);
    clock.pass(15_000);
    await runner.tick();
    expect(runner.holding).toBe(false);
    expect(await ran(store)).toHaveLength(3);
  });

  it('ahead and back within two minutes runs nothing early', async () => {
    const { clock, store, runner } = world([daily]);
    await runner.tick();
    clock.set(7 * DAY);
    clock.pass(15_000);
    await runner.tick();
    clock.set(-7 * DAY);
    clock.pass(15_000);
    await runner.tick();
    expect(runner.holding).toBe(false);
    expect(await ledger(store)).toEqual([]);
    clock.pass(HOUR);
    await runner.tick();
    expect(await states(store)).toEqual({ '2026-11-23T09:00': 'done' });
  });

  it('that is never even is never believed', async () => {
    const { clock, store, runner } = world([daily]);
    await runner.tick();
    for (let look = 0; look < 20; look += 1) {
      clock.set(DAY);
      clock.pass(MINUTE);
      await runner.tick();
    }
    expect(await ledger(store)).toEqual([]);
  });

  it('back runs nothing a second time, and retries what was failing', async () => {
    let fails = false;
    const shaky: Schedule = {
      ...daily,
      run: async (context) => {
        if (fails) throw new Error('down');
        await daily.run(context);
      },
    };
    const { clock, store, runner } = world([shaky]);
    await runner.tick();
    clock.pass(2 * HOUR);
    await runner.tick();
    fails = true;
    clock.pass(DAY);
    await runner.tick();
    fails = false;
    clock.set(-2 * DAY);
    clock.pass(15_000);
    await runner.tick();
    for (let hour = 0; hour < 72; hour += 1) {
      clock.pass(HOUR);
      await runner.tick();
    }
    expect(Object.values(await states(store))).toEqual(['done', 'done', 'done']);
    expect(await ran(store)).toHaveLength(3);
    for (const { dueAt, ranAt } of await ledger(store)) expect(ranAt).toSatisfy((at: string) => at >= dueAt);
  });

  it('back does not stretch the pause after a failure', async () => {
    let tries = 0;
    const shaky: Schedule = { ...daily, run: () => Promise.reject(new Error(`try ${(tries += 1)}`)) };
    const { clock, runner } = world([shaky]);
    await runner.tick();
    clock.pass(2 * HOUR);
    await runner.tick();
    clock.set(3 * DAY);
    for (let minute = 0; minute < 4; minute += 1) {
      clock.pass(MINUTE);
      await runner.tick();
    }
    const before = tries;
    clock.set(-3 * DAY);
    clock.pass(MINUTE);
    await runner.tick();
    expect(before).toBeGreaterThan(1);
    expect(tries).toBe(before + 1);
  });

  it('behind what it was before the start is said', async () => {
    const store = new MemoryStore();
    await world([daily], '2026-11-23T08:00:00Z', store).runner.tick();
    const second = world([daily], '2026-11-20T08:00:00Z', store);
    await second.runner.tick();
    expect(second.logged.some((line) => line.includes('behind'))).toBe(true);
  });
});
