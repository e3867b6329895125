import type { Log } from '../../src/bot/log.ts';
import { ScheduleRunner, type ScheduleEvent } from '../../src/bot/schedule-runner.ts';
import type { Occurrence, Schedule, WhenMissed } from '../../src/bot/schedule.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Surroundings } from '../../src/bot/surroundings.ts';
import type { Days } from '../../src/domain/day-rules.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import type { Store } from '../../storage/store.ts';
import { MemoryStore } from './memory-store.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A wall clock and a monotonic one. Time passes on both; only the wall clock can be set. */
export class FakeClock {
  #wall: number;
  #monotonic = 5_000;
  constructor(at: string) {
    this.#wall = Date.parse(at);
  }
  now = (): Date => new Date(this.#wall);
  monotonic = (): number => this.#monotonic;
  pass = (ms: number): void => {
    this.#wall += ms;
    this.#monotonic += ms;
  };
  set(ms: number): void {
    this.#wall += ms;
  }
}

const partnership = loadPartnership('partnerships/plymouth.yaml');

/** Plymouth without members, and the published bank holidays. */
export const plymouth: Surroundings = {
  partnership,
  directory: createDirectory(partnership, []),
  calendar: ENGLAND,
};
export const surroundings = (): Promise<Surroundings> => Promise.resolve(plymouth);

/** Leaves a mark for each run, in the transaction of the run: one that ran twice would meet its own mark. */
export function schedule(name: string, at: string, days: Days, whenMissed: WhenMissed): Schedule {
  return {
    name,
    title: `Try ${name}`,
    timetables: [{ at: at.split(' '), days }],
    whenMissed,
    run: ({ tx, occurrence, now }) =>
      tx.insert('deliveries', { id: occurrence.id, at: now.toISOString(), reply: null }),
  };
}

export function world(
  schedules: readonly Schedule[],
  at = '2026-11-23T08:00:00Z',
  store: Store = new MemoryStore(),
) {
  const clock = new FakeClock(at);
  const events: ScheduleEvent[] = [];
  const logged: string[] = [];
  const note = (fields: object, message: string): void => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Log = { info: note, warn: note, error: note };
  const { now, monotonic } = clock;
  const start = (over: readonly Schedule[] = schedules): ScheduleRunner =>
    new ScheduleRunner({
      store,
      schedules: over,
      surroundings,
      log,
      now,
      monotonic,
      measure: (event) => events.push(event),
    });
  return { clock, store, events, logged, start, runner: start() };
}

export const ledger = (store: Store): Promise<readonly Occurrence[]> =>
  store.read((view) => view.all('occurrences'));
export const ran = (store: Store): Promise<string[]> =>
  store.read(async (view) => (await view.all('deliveries')).map(({ id }) => id));
export const short = (id: string): string => id.replace('[Europe/London]', '').replace(/^.*@/, '');
export async function states(store: Store): Promise<Record<string, string>> {
  return Object.fromEntries((await ledger(store)).map(({ id, state }) => [short(id), state]));
}
