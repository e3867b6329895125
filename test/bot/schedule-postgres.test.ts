import { describe, expect, it } from 'vitest';
import { briefingOpens, briefingThreads } from '../../schedules/briefing-day.ts';
import { silentLog } from '../../src/bot/log.ts';
import { ScheduleRunner, type ScheduleEvent } from '../../src/bot/schedule-runner.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { FakeClock, HOUR, MINUTE, ledger, ran, schedule, surroundings } from '../support/schedules.ts';

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

  it('open one briefing, with one card for each room', async () => {
    const url = (await server?.database()) ?? '';
    const stores = [await openPostgresStore(url), await openPostgresStore(url)] as const;
    const [store] = stores;
    await store.transact(async (tx) => {
      for (const conversation of ['C1', 'C2'])
        await tx.put('places', {
          id: `slack|T1|${conversation}`,
          platform: 'slack',
          tenant: 'T1',
          conversation,
          purpose: 'briefing',
          by: 'priya-nair',
          at: '2026-01-01T00:00:00.000Z',
        });
    });
    const { now, monotonic, pass } = new FakeClock('2026-11-24T08:25:00Z');
    const schedules = [briefingOpens, briefingThreads];
    const runners = stores.map(
      (each) => new ScheduleRunner({ store: each, schedules, surroundings, log: silentLog, now, monotonic }),
    );
    for (const minutes of [6, 14, 0]) {
      await Promise.all(runners.map((runner) => runner.tick()));
      pass(minutes * MINUTE);
    }
    expect(await store.read((view) => view.all('briefings'))).toMatchObject([{ id: 'DIB-261124', rev: 1 }]);
    const posts = await store.read((view) => view.all('outbox'));
    expect(posts.map(({ to }) => ('conversation' in to ? to.conversation : '')).sort()).toEqual(['C1', 'C2']);
    for (const each of stores) await each.close();
  });
});
