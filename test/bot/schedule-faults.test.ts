import { describe, expect, it } from 'vitest';
import { scheduleStatus } from '../../src/bot/schedule-status.ts';
import type { Schedule, WhenMissed } from '../../src/bot/schedule.ts';
import type { Store } from '../../storage/store.ts';
import { checkChain } from '../../src/domain/audit-check.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { DAY, HOUR, MINUTE, ledger, plymouth, ran, schedule, states, world } from '../support/schedules.ts';

describe('a failing schedule', () => {
  const failing = (until: { fails: boolean }, whenMissed: WhenMissed): Schedule => {
    const base = schedule('shaky', '09:00', 'every day', whenMissed);
    return {
      ...base,
      run: async (context) => {
        await base.run(context);
        if (until.fails) throw new TypeError('Jo Bloggs');
      },
    };
  };

  it('is tried again with growing pauses, shows its failures, and stops nobody else', async () => {
    const until = { fails: true };
    const all = [failing(until, 'merge'), schedule('steady', '09:00', 'every day', 'merge')];
    const { clock, store, runner, logged } = world(all);
    await runner.tick();
    const tries: number[] = [];
    for (let minute = 60; minute < 120; minute += 1) {
      clock.pass(MINUTE);
      await runner.tick();
      const [row] = (await ledger(store)).filter(({ schedule: name }) => name === 'shaky');
      if (row && row.attempts > tries.length) tries.push(minute);
    }
    clock.pass(MINUTE);
    expect(tries).toHaveLength(1);
    for (let minute = 0; minute < 120; minute += 1) {
      clock.pass(MINUTE);
      await runner.tick();
    }
    const [broken] = await store.read((view) => scheduleStatus(view, all, clock.now(), plymouth));
    expect(broken).toMatchObject({ waiting: 1, done: 0, lastFailure: { code: 'TypeError' } });
    expect(broken?.failures).toBeGreaterThan(5);
    expect(broken?.failures).toBeLessThan(12);
    expect(await ran(store)).toEqual(['steady@2026-11-23T09:00[Europe/London]']);
    until.fails = false;
    clock.pass(HOUR);
    await runner.tick();
    expect(await ran(store)).toHaveLength(2);
    expect(logged.join()).not.toContain('Bloggs');
  });

  it('gives way to the next occurrence, or is skipped when it is too late', async () => {
    const until = { fails: true };
    for (const [whenMissed, end] of [
      ['merge', 'merged'],
      [{ sendLate: 3 * HOUR }, 'skipped'],
    ] as const) {
      const { clock, store, runner } = world([failing(until, whenMissed)]);
      for (let hour = 0; hour < 30; hour += 1) {
        await runner.tick();
        clock.pass(HOUR);
      }
      expect((await states(store))['2026-11-23T09:00']).toBe(end);
    }
  });

  it('whose times cannot be read does not stop the others', async () => {
    const unreadable = schedule('unreadable', '25:00', 'every day', 'merge');
    const { clock, store, runner, events } = world([
      unreadable,
      schedule('steady', '09:00', 'every day', 'merge'),
    ]);
    await runner.tick();
    clock.pass(2 * HOUR);
    await runner.tick();
    expect(await ran(store)).toEqual(['steady@2026-11-23T09:00[Europe/London]']);
    expect(events).toContainEqual({
      kind: 'occurrence',
      schedule: 'unreadable',
      outcome: 'failed',
      count: 1,
    });
    const [status] = await store.read((view) => scheduleStatus(view, [unreadable], clock.now(), plymouth));
    expect(status?.problem).toBe('calendar');
  });
});

describe('the store', () => {
  it('keeps the watermark and the ledger when it is opened again', async () => {
    const directory = await temporaryDirectory();
    const daily = schedule('digest', '09:00', 'every day', { sendLate: 10 * DAY });
    const first = world([daily], '2026-11-23T08:00:00Z', await openEmbeddedStore(directory));
    await first.runner.tick();
    first.clock.pass(2 * HOUR);
    await first.runner.tick();
    await first.store.close();
    const second = world([daily], '2026-11-25T10:00:00Z', await openEmbeddedStore(directory));
    await second.runner.tick();
    expect(await states(second.store)).toEqual({
      '2026-11-23T09:00': 'done',
      '2026-11-24T09:00': 'done',
      '2026-11-25T09:00': 'done',
    });
    await second.store.close();
  });

  it('that fails at any commit leaves nothing half done', async () => {
    for (let failAt = 0; failAt < 8; failAt += 1) {
      const store = new MemoryStore();
      const { clock, runner } = world(
        [schedule('digest', '09:00', 'every day', { sendLate: DAY })],
        undefined,
        store,
      );
      await runner.tick();
      clock.pass(2 * HOUR);
      let commits = 0;
      store.fails = () => commits++ === failAt || commits === failAt + 2;
      await runner.tick();
      const done = (await ledger(store)).filter(({ state }) => state === 'done').map(({ id }) => id);
      expect(await ran(store)).toEqual(done);
      store.fails = () => false;
      clock.pass(HOUR);
      await runner.tick();
      expect(await states(store)).toEqual({ '2026-11-23T09:00': 'done' });
      expect(await ran(store)).toHaveLength(1);
    }
  });

  it('put back to an older watermark runs nothing a second time', async () => {
    const { clock, store, runner, events } = world([
      schedule('digest', '09:00', 'every day', { sendLate: 9 * DAY }),
    ]);
    await runner.tick();
    clock.pass(3 * DAY);
    await runner.tick();
    await store.transact(async (tx) => {
      const record = await tx.get('schedules', 'digest');
      if (record) await tx.put('schedules', { ...record, watermark: '2026-11-23T08:30:00.000Z' });
    });
    await runner.tick();
    expect(await ran(store)).toHaveLength(3);
    expect(Object.values(await states(store))).toEqual(['done', 'done', 'done']);
    expect(events.filter((event) => event.kind === 'occurrence' && event.outcome === 'failed')).toEqual([]);
  });

  it('shared by two runners has each occurrence run once', async () => {
    const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:15`).join(' ');
    const { clock, store, start, events } = world([
      schedule('hourly', times, 'every day', { sendLate: DAY }),
    ]);
    const runners = [start(), start(), start()];
    for (let hour = 0; hour < 100; hour += 1) {
      await Promise.all(runners.map((runner) => runner.tick()));
      clock.pass(HOUR);
    }
    const rows = await ledger(store);
    expect(rows).toHaveLength(99);
    expect(rows.every(({ state }) => state === 'done')).toBe(true);
    // A second run would meet the mark of the first, and fail.
    expect(events.filter((event) => event.kind === 'occurrence' && event.outcome !== 'done')).toEqual([]);
    const [status] = await store.read((view) =>
      scheduleStatus(view, [schedule('hourly', times, 'every day', 'merge')], clock.now(), plymouth),
    );
    expect(status).toMatchObject({ done: 99, failures: 0 });
  });
});

describe('what never ran', () => {
  const audited = async (store: Store) =>
    (await store.read((view) => view.all('audit'))).map((entry) =>
      'who' in entry ? `${entry.who} ${entry.verb} ${entry.code} ${entry.subject}` : entry.verb,
    );

  it('is in the audit trail, each by its own name and without any words', async () => {
    const nudge = schedule('nudge', '09:00', 'every day', { sendLate: DAY + HOUR });
    const digest = schedule('digest', '09:00', 'every day', 'merge');
    const { clock, store, runner, start } = world([nudge, digest]);
    await runner.tick();
    clock.pass(3 * DAY);
    await start().tick();
    const id = (name: string, day: number): string => `${name}@2026-11-${day}T09:00[Europe/London]`;
    expect(await audited(store)).toEqual([
      `schedule:nudge occurrence.skipped too-late occurrence:${id('nudge', 23)}`,
      `schedule:nudge occurrence.skipped too-late occurrence:${id('nudge', 24)}`,
      `schedule:digest occurrence.merged merged occurrence:${id('digest', 23)}`,
      `schedule:digest occurrence.merged merged occurrence:${id('digest', 24)}`,
    ]);
    const check = await store.read(async (view) =>
      checkChain(await view.all('audit'), await view.get('auditHead', 'head')),
    );
    expect(check).toMatchObject({ entries: 4 });
    expect(check.broken).toBeUndefined();
  });

  it('because its schedule is gone is skipped a day later, and shows', async () => {
    const until = { fails: true };
    const shaky: Schedule = {
      ...schedule('old', '09:00', 'every day', { sendLate: 30 * DAY }),
      run: () => (until.fails ? Promise.reject(new Error('down')) : Promise.resolve()),
    };
    const kept = schedule('kept', '09:00', 'every day', 'merge');
    const { clock, store, runner, start } = world([shaky, kept]);
    await runner.tick();
    clock.pass(2 * HOUR);
    await runner.tick();
    const next = start([kept]);
    clock.pass(20 * HOUR);
    await next.tick();
    // Another process may still be of the version that has it.
    expect(await store.read((view) => view.find('occurrences', 'waitingOf', 'old'))).toHaveLength(1);
    clock.pass(5 * HOUR);
    await next.tick();
    expect(await store.read((view) => view.find('occurrences', 'waitingOf', 'old'))).toEqual([]);
    expect((await ledger(store)).filter(({ schedule: name }) => name === 'old')).toMatchObject([
      { state: 'skipped', reason: 'no such schedule any more' },
    ]);
    expect((await audited(store)).join()).toContain('schedule:old occurrence.skipped schedule-gone');
    const [, gone] = await store.read((view) => scheduleStatus(view, [kept], clock.now(), plymouth));
    expect(gone).toMatchObject({ name: 'old', isGone: true, waiting: 0, skipped: 1 });
    clock.pass(70 * DAY);
    await next.tick();
    expect(await store.read((view) => scheduleStatus(view, [kept], clock.now(), plymouth))).toHaveLength(1);
  });
});
