import type { StoreView } from '../../storage/store.ts';
import { nextOccurrence } from '../domain/occurrences.ts';
import { retired, waiting } from './occurrence-ledger.ts';
import { timetablesOf, type Occurrence, type Schedule, type ScheduleRecord } from './schedule.ts';
import type { Surroundings } from './surroundings.ts';

/** How a schedule is doing. Instants are ISO strings; counts are since the bot was first started. */
export interface ScheduleStatus {
  readonly name: string;
  readonly title: string;
  readonly lastRun?: { readonly at: string; readonly occurrence: string };
  /** Absent when nothing is due within 400 days, or the timetable cannot be worked out (see `problem`). */
  readonly nextDue?: string;
  readonly lastFailure?: { readonly at: string; readonly occurrence: string; readonly code: string };
  readonly lastSkipped?: { readonly at: string; readonly occurrence: string };
  /** Occurrences that are due and have not run: how many, and how often the one that failed most did. */
  readonly waiting: number;
  readonly attempts: number;
  readonly done: number;
  readonly merged: number;
  readonly skipped: number;
  readonly failures: number;
  /** No running version has this schedule any more: what it had left is skipped. */
  readonly isGone?: boolean;
  /** Why the next due time is not known: an error's code. */
  readonly problem?: string;
}

/** How every schedule is doing, in the order of the list: last run, next due, last failure, and what was skipped. */
export async function scheduleStatus(
  view: StoreView,
  schedules: readonly Schedule[],
  now: Date,
  surroundings: Surroundings,
): Promise<ScheduleStatus[]> {
  const all: ScheduleStatus[] = [];
  for (const schedule of schedules) {
    const record = await view.get('schedules', schedule.name);
    const open = await waiting(view, schedule.name);
    all.push({
      name: schedule.name,
      title: schedule.title,
      ...(record?.lastRun ? { lastRun: record.lastRun } : {}),
      ...(record?.lastFailure ? { lastFailure: record.lastFailure } : {}),
      ...(record?.lastSkipped ? { lastSkipped: record.lastSkipped } : {}),
      waiting: open.length,
      attempts: Math.max(0, ...open.map(({ attempts }) => attempts)),
      done: record?.done ?? 0,
      merged: record?.merged ?? 0,
      skipped: record?.skipped ?? 0,
      failures: record?.failures ?? 0,
      ...(await nextOf(schedule, view, record?.watermark, now, surroundings)),
    });
  }
  const known = new Set(schedules.map(({ name }) => name));
  for (const record of await retired(view, known, now)) {
    const open = await waiting(view, record.id);
    if (open.length === 0 && record.lastSkipped === undefined) continue;
    all.push(goneStatus(record, open));
  }
  return all;
}

function goneStatus(record: ScheduleRecord, open: readonly Occurrence[]): ScheduleStatus {
  const { id, lastRun, lastSkipped, done, merged, skipped, failures } = record;
  return {
    name: id,
    title: `${id} (there is no such schedule any more)`,
    ...(lastRun ? { lastRun } : {}),
    ...(lastSkipped ? { lastSkipped } : {}),
    waiting: open.length,
    attempts: Math.max(0, ...open.map(({ attempts }) => attempts)),
    done,
    merged,
    skipped,
    failures,
    isGone: true,
  };
}

async function nextOf(
  schedule: Schedule,
  view: StoreView,
  watermark: string | undefined,
  now: Date,
  surroundings: Surroundings,
): Promise<{ nextDue?: string; problem?: string }> {
  // After a clock that was ahead, nothing is due before the watermark.
  const after = watermark && new Date(watermark) > now ? new Date(watermark) : now;
  try {
    let first: Date | undefined;
    for (const timetable of await timetablesOf(schedule, view, now, surroundings)) {
      const next = nextOccurrence({ ...timetable, schedule: schedule.name }, after, surroundings.calendar);
      if (next && (!first || next.dueAt < first)) first = next.dueAt;
    }
    return first ? { nextDue: first.toISOString() } : {};
  } catch (error) {
    return { problem: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' };
  }
}
