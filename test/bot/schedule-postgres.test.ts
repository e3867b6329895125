import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/bot/log.ts';
import { ScheduleRunner, type ScheduleEvent } from '../../src/bot/schedule-runner.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { FakeClock, HOUR, ledger, ran, schedule, surroundings } from '../support/schedules.ts';

const server = await usePostgres();

describe.skipIf(!server)('schedules in several processes on PostgreSQL', () => {
  it('have each occurrence run once, whoever gets to it first', async () => {
    const url = (await server?.database()) ?? '';
    const [first, ...others] = [
      await openPostgresStore(url),
      await openPostgresStore(url),
      await openPostgresStore(url),
    ] as const;
    const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:15`).join(' ');
    const schedules = [
      schedule('hourly', times, 'every day', { sendLate: 24 * HOUR }),
      schedule('digest', '09:00', 'every day', 'merge'),
    ];
    const events: ScheduleEvent[] = [];
    const { now, monotonic, pass } = new FakeClock('2026-11-23T08:00:00Z');
    const runners = [first, ...others].map(
      (store) =>
        new ScheduleRunner({
          store,
          schedules,
          surroundings,
          log: silentLog,
          now,
          monotonic,
          measure: (event) => events.push(event),
        }),
    );
    for (const hours of [1, 1, 12, 1, 1, 20, 1, 1]) {
      await Promise.all(runners.map((runner) => runner.tick()));
      pass(hours * HOUR);
    }
    await Promise.all(runners.map((runner) => runner.tick()));
    const rows = await ledger(first);
    expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'done'));
    expect(rows).toHaveLength(38 + 2);
    expect(await ran(first)).toHaveLength(rows.length);
    // A second run would meet the mark of the first, and fail.
    expect(events.filter((event) => event.kind !== 'occurrence' || event.outcome !== 'done')).toEqual([]);
    expect(events).toHaveLength(rows.length);
    for (const store of [first, ...others]) await store.close();
  });
});
