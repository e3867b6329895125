import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView, Transaction } from '../../storage/store.ts';
import { occurrences, type DueTime, type Timetable } from '../domain/occurrences.ts';
import { BotError } from './errors.ts';
import type { Surroundings } from './surroundings.ts';

export type Occurrence = RecordOf<'occurrences'>;
export type ScheduleRecord = RecordOf<'schedules'>;

/**
 * What becomes of an occurrence whose time went by while nothing ran, or whose run kept failing. All limits are in
 * milliseconds after the due time, and at least a minute.
 *
 * - `sendLate`: each one still runs, newest first, up to this late; then it is skipped with a warning, since somebody waited for it.
 * - `merge`: of those that wait about the same subject only the newest runs, however late; the others are merged into it.
 * - `skipAfter`: runs if it is at most this late; then nobody wants it any more, and it is skipped.
 */
export type WhenMissed = { readonly sendLate: number } | 'merge' | { readonly skipAfter: number };

/** What a schedule has in hand when one of its occurrences runs. Lives for one transaction and has no effect outside it. */
export interface ScheduleContext extends Surroundings {
  /** Records and outbox messages written here are kept together with the occurrence's own row, or not at all. */
  readonly tx: Transaction;
  readonly occurrence: Occurrence;
  readonly now: Date;
  /** ISO date in London. */
  readonly today: string;
}

/** Something that happens by the calendar: when, what it means when it was missed, and what it does. */
export interface Schedule {
  /** Part of the ledger's keys: never change it. Lower-case letters and hyphens. */
  readonly name: string;
  /** What it is for, in the words of the health report. */
  readonly title: string;
  /** When it is due: fixed, or worked out from the records at every look (one timetable for each subject). */
  readonly timetables:
    | readonly Timetable[]
    | ((view: StoreView, now: Date, surroundings: Surroundings) => Promise<readonly Timetable[]>);
  readonly whenMissed: WhenMissed;
  /** May be run again when its transaction did not succeed, so it does everything through `tx`. */
  run(context: ScheduleContext): Promise<void>;
}

const SHORTEST_MS = 60_000;

/** @throws BotError 'schedule' when two have one name, a name cannot be part of a key, or a limit is shorter than the ticks. */
export function checkSchedules(schedules: readonly Schedule[]): void {
  const names = new Set<string>();
  for (const { name, whenMissed } of schedules) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new BotError(
        'schedule',
        `The schedule “${name}” needs a name of lower-case letters and hyphens.`,
      );
    if (names.has(name)) throw new BotError('schedule', `There are two schedules named “${name}”.`);
    names.add(name);
    if (latest(whenMissed) < SHORTEST_MS)
      throw new BotError('schedule', `The schedule “${name}” has to allow at least a minute's delay.`);
  }
}

/** Longest delay in milliseconds after which an occurrence still runs. */
export function latest(whenMissed: WhenMissed): number {
  if (whenMissed === 'merge') return Infinity;
  return 'sendLate' in whenMissed ? whenMissed.sendLate : whenMissed.skipAfter;
}

export async function timetablesOf(
  schedule: Schedule,
  view: StoreView,
  now: Date,
  surroundings: Surroundings,
): Promise<readonly Timetable[]> {
  const { timetables } = schedule;
  return typeof timetables === 'function' ? timetables(view, now, surroundings) : timetables;
}

export interface SubjectDueTime extends DueTime {
  readonly subject?: string;
}

/** Everything of a schedule that is due after `after`, up to and including `upTo`, oldest first. */
export async function dueTimes(
  schedule: Schedule,
  view: StoreView,
  after: Date,
  upTo: Date,
  surroundings: Surroundings,
): Promise<SubjectDueTime[]> {
  if (upTo <= after) return [];
  const due = new Map<string, SubjectDueTime>();
  for (const timetable of await timetablesOf(schedule, view, upTo, surroundings)) {
    const { subject } = timetable;
    for (const time of occurrences(
      { ...timetable, schedule: schedule.name },
      after,
      upTo,
      surroundings.calendar,
    ))
      due.set(time.key, subject === undefined ? time : { ...time, subject });
  }
  return [...due.values()].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.key < b.key ? -1 : 1));
}
