import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/bot/log.ts';
import { ScheduleRunner } from '../../src/bot/schedule-runner.ts';
import { scheduleStatus } from '../../src/bot/schedule-status.ts';
import type { Schedule } from '../../src/bot/schedule.ts';
import { MemoryStore } from '../support/memory-store.ts';
import {
  DAY,
  FakeClock,
  HOUR,
  MINUTE,
  ledger,
  plymouth,
  ran,
  schedule,
  surroundings,
} from '../support/schedules.ts';

// A year of ticks is bounded work; a busy machine needs longer than the usual limit.
describe('a year', { timeout: 60_000 }, () => {
  /** Small, seeded and repeatable. */
  function randomFrom(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  it.each([1])(
    'of ticks with downtime, failures and a failing disk settles every occurrence once (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const unsteady = (base: Schedule): Schedule => ({
        ...base,
        run: async (context) => {
          await base.run(context);
          if (random() < 0.05) throw new Error('now and then');
        },
      });
      const schedules = [
        unsteady(schedule('daily', '01:30 08:30', 'every day', { sendLate: 2 * DAY })),
        unsteady(schedule('digest', '07:45', 'working days', { skipAfter: 2 * HOUR })),
        unsteady(schedule('weekly', '16:00', { weekdays: ['Friday'] }, 'merge')),
        unsteady(schedule('monthly', '10:00', 'last working day of the month', 'merge')),
        unsteady(schedule('often', '00:00 04:00 08:00 12:00 16:00 20:00', 'every day', 'merge')),
      ];
      const store = new MemoryStore();
      store.fails = () => random() < 0.01;
      const clock = new FakeClock('2026-01-01T00:30:00Z');
      const { now, monotonic } = clock;
      const start = (): ScheduleRunner =>
        new ScheduleRunner({ store, schedules, surroundings, log: silentLog, now, monotonic });
      let runners = [start(), start()];
      store.fails = () => false;
      await runners[0]?.tick();
      store.fails = () => random() < 0.01;
      const end = Date.parse('2027-01-01T00:30:00Z');
      while (now().getTime() < end) {
        if (random() < 0.01) {
          clock.pass(random() * (random() < 0.2 ? 6 * DAY : 8 * HOUR));
          runners = [start(), start()];
        }
        clock.pass(random() * 90 * MINUTE);
        await Promise.all(runners.map((runner) => runner.tick()));
      }
      store.fails = () => false;
      for (let hour = 0; hour < 60; hour += 1) {
        clock.pass(HOUR);
        await Promise.all(runners.map((runner) => runner.tick()));
      }
      const rows = (await ledger(store)).filter(({ dueAt }) => dueAt < '2027-01-01');
      const count = (name: string): number => rows.filter((row) => row.schedule === name).length;
      expect([count('daily'), count('digest'), count('weekly'), count('monthly')]).toEqual([
        730, 253, 52, 12,
      ]);
      // The one at midnight before the start is missing.
      expect(count('often')).toBe(365 * 6 - 1);
      expect(rows.filter(({ state }) => state === 'planned')).toEqual([]);
      const marks = (await ran(store)).sort();
      const done = (await ledger(store)).filter(({ state }) => state === 'done').map(({ id }) => id);
      expect(marks).toEqual(done.sort());
      for (const row of rows) {
        if (row.state === 'skipped') {
          expect(['daily', 'digest']).toContain(row.schedule);
          expect(row.reason).toMatch(/too late/);
        }
        if (row.state === 'merged') expect(row.reason).toMatch(/^merged into /);
        if (row.state === 'done' && row.schedule === 'digest')
          expect(Date.parse(row.ranAt ?? '') - Date.parse(row.dueAt)).toBeLessThanOrEqual(2 * HOUR);
      }
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['done', 'merged', 'skipped']));
      // What did not run was said, each once; in the nights of both clock changes too.
      const said = (await store.read((view) => view.all('audit')))
        .map((entry) => ('subject' in entry ? entry.subject : undefined))
        .sort();
      const silent = (await ledger(store)).filter(({ state }) => state === 'skipped' || state === 'merged');
      expect(said).toEqual(silent.map(({ id }) => `occurrence:${id}`).sort());
      for (const night of ['2026-03-29T01:30', '2026-10-25T01:30']) {
        const [row, ...others] = rows.filter(({ id }) => id.startsWith(`daily@${night}`));
        expect(others).toEqual([]);
        expect(['done', 'skipped']).toContain(row?.state);
      }
      const kept = await store.read((view) => scheduleStatus(view, schedules, now(), plymouth));
      const total = kept.reduce((sum, { done: d, merged, skipped }) => sum + d + merged + skipped, 0);
      expect(total).toBe((await ledger(store)).length);
    },
  );
});
