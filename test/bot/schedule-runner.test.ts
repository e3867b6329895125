import { describe, expect, it } from 'vitest';
import { scheduleStatus } from '../../src/bot/schedule-status.ts';
import type { Schedule, WhenMissed } from '../../src/bot/schedule.ts';
import { MemoryStore } from '../support/memory-store.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  ledger,
  plymouth,
  ran,
  schedule,
  short,
  states,
  world,
} from '../support/schedules.ts';

describe('a schedule', () => {
  it('starts from now, and runs each occurrence once, however often it is ticked', async () => {
    const { clock, store, runner } = world(
      [schedule('digest', '09:00', 'every day', 'merge')],
      '2026-11-23T09:30:00Z',
    );
    await runner.tick();
    expect(await ledger(store)).toEqual([]);
    clock.pass(DAY);
    await Promise.all([runner.tick(), runner.tick()]);
    await runner.tick();
    expect(await states(store)).toEqual({ '2026-11-24T09:00': 'done' });
    expect(await ran(store)).toHaveLength(1);
  });

  it('after downtime sends late what is not too late, newest first, and skips the rest with a reason', async () => {
    const order: string[] = [];
    const base = schedule('nudge', '09:00', 'every day', { sendLate: 2 * DAY });
    const nudge: Schedule = {
      ...base,
      run: async (context) => {
        order.push(short(context.occurrence.id));
        await base.run(context);
      },
    };
    const { clock, store, runner, start, events, logged } = world([nudge]);
    await runner.tick();
    clock.pass(4 * DAY + 2 * HOUR);
    await start().tick();
    expect(order).toEqual(['2026-11-27T09:00', '2026-11-26T09:00']);
    const rows = await ledger(store);
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'too late'],
      ['skipped', 'too late'],
      ['skipped', 'too late'],
      ['done', undefined],
      ['done', undefined],
    ]);
    expect(events).toContainEqual({ kind: 'occurrence', schedule: 'nudge', outcome: 'skipped', count: 3 });
    expect(logged.some((line) => line.includes('skipped') && line.includes('nudge'))).toBe(true);
  });

  it('after downtime runs only the newest of each subject when it merges', async () => {
    const plain = schedule('escalation', '09:00', 'every day', 'merge');
    const merging: Schedule = {
      ...plain,
      timetables: async () =>
        ['a', 'b'].map((subject) => ({ subject, at: ['09:00'], days: 'every day' as const })),
    };
    const { clock, store, runner, start } = world([merging]);
    await runner.tick();
    clock.pass(3 * DAY);
    await start().tick();
    expect(await ran(store)).toEqual([
      'escalation|a@2026-11-25T09:00[Europe/London]',
      'escalation|b@2026-11-25T09:00[Europe/London]',
    ]);
    const merged = (await ledger(store)).filter(({ state }) => state === 'merged');
    expect(merged.map(({ reason }) => reason)).toContain(
      'merged into escalation|a@2026-11-25T09:00[Europe/London]',
    );
    expect(merged).toHaveLength(4);
  });

  it('a morning greeting is not sent in the evening', async () => {
    const { clock, store, runner } = world([
      schedule('greet', '09:00', 'every day', { skipAfter: 2 * HOUR }),
    ]);
    await runner.tick();
    clock.pass(9 * HOUR);
    await runner.tick();
    clock.pass(DAY - 7 * HOUR);
    await runner.tick();
    expect(await states(store)).toEqual({ '2026-11-23T09:00': 'skipped', '2026-11-24T09:00': 'done' });
  });

  it('runs once in the nights the clocks change', async () => {
    for (const [at, date] of [
      ['2026-03-28T22:00:00Z', '2026-03-29'],
      ['2026-10-24T21:00:00Z', '2026-10-25'],
    ] as const) {
      const { clock, store, runner } = world(
        [schedule('night', '00:30 01:00 01:30 02:00', 'every day', { sendLate: HOUR })],
        at,
      );
      for (let minute = 0; minute < 8 * 60; minute += 5) {
        await runner.tick();
        clock.pass(5 * MINUTE);
      }
      const rows = (await ledger(store)).filter(({ id }) => id.includes(date));
      expect(rows.map(({ id, state }) => [short(id).slice(11), state])).toEqual([
        ['00:30', 'done'],
        ['01:00', 'done'],
        ['01:30', 'done'],
        ['02:00', 'done'],
      ]);
    }
  });

  it('more than one transaction of missed occurrences is caught up with in one tick', async () => {
    const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:07`).join(' ');
    const memory = new MemoryStore();
    const { clock, store, runner, start } = world(
      [schedule('hourly', times, 'every day', 'merge')],
      undefined,
      memory,
    );
    await runner.tick();
    clock.pass(60 * DAY);
    await start().tick();
    const counts = (await ledger(store)).map(({ state }) => state);
    expect(counts).toHaveLength(60 * 24);
    expect(counts.filter((state) => state === 'done')).toHaveLength(1);
    expect(counts.filter((state) => state === 'merged')).toHaveLength(60 * 24 - 1);
    expect(memory.largest).toBeLessThan(600);
  });

  it('that contradicts another is refused at the start', () => {
    const daily = (name: string, whenMissed: WhenMissed): Schedule =>
      schedule(name, '09:00', 'every day', whenMissed);
    expect(() => world([daily('a', 'merge'), daily('a', 'merge')])).toThrow('two schedules named');
    expect(() => world([daily('a|b', 'merge')])).toThrow('lower-case letters');
    expect(() => world([daily('a', { skipAfter: 1000 })])).toThrow('at least a minute');
  });
});

describe('the status', () => {
  it('says last run, next due, and what was skipped', async () => {
    const all = [
      schedule('digest', '09:00', 'working days', { skipAfter: HOUR }),
      schedule('board', '10:00', 'first Monday of the month', 'merge'),
    ];
    const { clock, store, runner } = world(all);
    await runner.tick();
    clock.pass(HOUR + MINUTE);
    await runner.tick();
    clock.pass(DAY + 2 * HOUR);
    await runner.tick();
    expect(await store.read((view) => scheduleStatus(view, all, clock.now(), plymouth))).toEqual([
      {
        name: 'digest',
        title: 'Try digest',
        lastRun: { at: '2026-11-23T09:01:00.000Z', occurrence: 'digest@2026-11-23T09:00[Europe/London]' },
        lastSkipped: { at: '2026-11-24T11:01:00.000Z', occurrence: 'digest@2026-11-24T09:00[Europe/London]' },
        nextDue: '2026-11-25T09:00:00.000Z',
        waiting: 0,
        attempts: 0,
        done: 1,
        merged: 0,
        skipped: 1,
        failures: 0,
      },
      {
        name: 'board',
        title: 'Try board',
        nextDue: '2026-12-07T10:00:00.000Z',
        waiting: 0,
        attempts: 0,
        done: 0,
        merged: 0,
        skipped: 0,
        failures: 0,
      },
    ]);
  });
});
