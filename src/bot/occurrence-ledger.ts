import type { Transaction, StoreView } from '../../storage/store.ts';
import { writeAudit } from './audit.ts';
import { dueTimes, latest, type Occurrence, type Schedule, type ScheduleRecord } from './schedule.ts';
import type { Surroundings } from './surroundings.ts';

/** What one step changed, for the log and the figures. */
export interface LedgerCounts {
  readonly planned: number;
  readonly merged: number;
  readonly skipped: number;
  /** More is due than one step takes. */
  readonly more: boolean;
}

/** Rows written in one transaction; a year of downtime takes several. */
const AT_ONCE = 200;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;

/** Where a schedule stands; a new one starts now, with nothing to make up for. */
export async function scheduleRecord(
  view: StoreView,
  name: string,
  now: Date,
): Promise<{ readonly record: ScheduleRecord; readonly isNew: boolean }> {
  const known = await view.get('schedules', name);
  if (known) return { record: known, isNew: false };
  const record = { id: name, watermark: now.toISOString(), done: 0, merged: 0, skipped: 0, failures: 0 };
  return { record, isNew: true };
}

/**
 * Writes down every occurrence that has come due since the watermark, each under its own key: planned, or merged or
 * skipped as the schedule says. The watermark moves on in the same transaction, and never back.
 */
export async function plan(
  tx: Transaction,
  schedule: Schedule,
  now: Date,
  surroundings: Surroundings,
): Promise<LedgerCounts> {
  const { record, isNew } = await scheduleRecord(tx, schedule.name, now);
  if (isNew) {
    await tx.put('schedules', record);
    return { planned: 0, merged: 0, skipped: 0, more: false };
  }
  const watermark = new Date(record.watermark);
  const all = await dueTimes(schedule, tx, watermark, now, surroundings);
  const last = all[AT_ONCE - 1];
  // Those due at one instant stay together: the watermark cannot lie between them.
  const upTo = last && all.length > AT_ONCE ? last.dueAt : now;
  const rows: Occurrence[] = [];
  for (const { key, label, subject, dueAt } of all) {
    if (dueAt > upTo || (await tx.get('occurrences', key))) continue;
    rows.push({
      id: key,
      schedule: schedule.name,
      ...(subject === undefined ? {} : { subject }),
      label,
      state: 'planned',
      dueAt: dueAt.toISOString(),
      plannedAt: now.toISOString(),
      attempts: 0,
      nextTryAt: now.toISOString(),
    });
  }
  const settled =
    schedule.whenMissed === 'merge' ? await mergeOlder(tx, schedule, rows) : skipLate(schedule, rows, now);
  for (const row of settled) await keep(tx, row, now);
  const counts = {
    planned: settled.filter(({ state }) => state === 'planned').length,
    merged: settled.filter(({ state }) => state === 'merged').length,
    skipped: settled.filter(({ state }) => state === 'skipped').length,
  };
  const lastSkipped = settled.findLast(({ state }) => state === 'skipped');
  await tx.put('schedules', {
    ...record,
    watermark: (upTo > watermark ? upTo : watermark).toISOString(),
    merged: record.merged + counts.merged,
    skipped: record.skipped + counts.skipped,
    ...(lastSkipped ? { lastSkipped: { at: now.toISOString(), occurrence: lastSkipped.id } } : {}),
  });
  return { ...counts, more: upTo < now };
}

/** Occurrences that are written down and still have to run: newest first. */
export async function waiting(view: StoreView, schedule: string): Promise<Occurrence[]> {
  const open = await view.find('occurrences', 'waitingOf', schedule);
  return [...open].sort((a, b) =>
    a.dueAt === b.dueAt ? (a.id < b.id ? 1 : -1) : a.dueAt < b.dueAt ? 1 : -1,
  );
}

/**
 * Is it time to try this one? A clock that was ahead and has been put back leaves two traces: one written down too early
 * waits until it is due, and a pause further off than any pause is over.
 */
export function isTimeFor({ dueAt, nextTryAt, attempts }: Occurrence, now: Date): boolean {
  if (Date.parse(dueAt) > now.getTime()) return false;
  // It was written down by another process's clock, which may be ahead of this one: a first run waits for nothing.
  const wait = attempts === 0 ? 0 : Date.parse(nextTryAt) - now.getTime();
  return wait <= 0 || wait > LONGEST_RETRY_MS;
}

export type RunOutcome = 'done' | 'skipped' | 'elsewhere';

/** Runs one occurrence, and records it as done in the same transaction; unless somebody else has, or it is too late by now. */
export async function runOne(
  tx: Transaction,
  schedule: Schedule,
  key: string,
  now: Date,
  work: (occurrence: Occurrence) => Promise<void>,
): Promise<RunOutcome> {
  const occurrence = await tx.get('occurrences', key);
  if (occurrence?.state !== 'planned' || !isTimeFor(occurrence, now)) return 'elsewhere';
  const { record } = await scheduleRecord(tx, schedule.name, now);
  const [row] = skipLate(schedule, [occurrence], now);
  if (row?.state === 'skipped') {
    await keep(tx, row, now);
    const lastSkipped = { at: now.toISOString(), occurrence: key };
    await tx.put('schedules', { ...record, skipped: record.skipped + 1, lastSkipped });
    return 'skipped';
  }
  await work(occurrence);
  await tx.put('occurrences', { ...occurrence, state: 'done', ranAt: now.toISOString() });
  const lastRun = { at: now.toISOString(), occurrence: key };
  await tx.put('schedules', { ...record, done: record.done + 1, lastRun });
  return 'done';
}

/** What the audit trail says of why an occurrence did not run. */
const CODES: Readonly<Record<string, string>> = {
  'too late': 'too-late',
  'failed until too late': 'failed-until-too-late',
  'no such schedule any more': 'schedule-gone',
};

/** What never runs is written down twice: in the ledger, and in the audit trail, where nobody can take it away. */
async function keep(tx: Transaction, row: Occurrence, now: Date): Promise<void> {
  await tx.put('occurrences', row);
  if (row.state !== 'skipped' && row.state !== 'merged') return;
  await writeAudit(tx, now, {
    who: `schedule:${row.schedule}`,
    verb: `occurrence.${row.state}`,
    subject: `occurrence:${row.id}`,
    from: 'schedule',
    outcome: 'done',
    code: row.state === 'merged' ? 'merged' : (CODES[row.reason ?? ''] ?? 'skipped'),
  });
}

/** No process has looked at the schedule for this long, so no running version knows it. Longer than replacing one version by another takes. */
const GONE_AFTER_MS = 86_400_000;
/** When a schedule that is gone is forgotten itself; its occurrences are gone by then. */
const FORGOTTEN_AFTER_MS = 60 * 86_400_000;

/** Schedules on record that nobody runs any more: not in the list, and not looked at for a day. */
export async function retired(
  view: StoreView,
  known: ReadonlySet<string>,
  now: Date,
): Promise<ScheduleRecord[]> {
  const records = await view.all('schedules');
  return records.filter(
    ({ id, watermark }) => !known.has(id) && now.getTime() - Date.parse(watermark) > GONE_AFTER_MS,
  );
}

/** Skips what a schedule that is gone still had to run, and says so. @returns how many were skipped */
export async function closeRetired(tx: Transaction, record: ScheduleRecord, now: Date): Promise<number> {
  const open = (await waiting(tx, record.id)).slice(0, AT_ONCE);
  for (const row of open)
    await keep(tx, { ...row, state: 'skipped', reason: 'no such schedule any more' }, now);
  const last = open.at(-1);
  if (last) {
    const lastSkipped = { at: now.toISOString(), occurrence: last.id };
    await tx.put('schedules', { ...record, skipped: record.skipped + open.length, lastSkipped });
  } else if (now.getTime() - Date.parse(record.watermark) > FORGOTTEN_AFTER_MS) {
    await tx.remove('schedules', record.id);
  }
  return open.length;
}

/** Records that a run failed, and when to try again: after half a minute, then each time twice as long, up to an hour. */
export async function noteFailure(
  tx: Transaction,
  { id, schedule, attempts }: Occurrence,
  code: string,
  now: Date,
): Promise<void> {
  const occurrence = await tx.get('occurrences', id);
  if (occurrence?.state !== 'planned' || occurrence.attempts !== attempts) return;
  const pause = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
  const at = now.toISOString();
  await tx.put('occurrences', {
    ...occurrence,
    attempts: attempts + 1,
    nextTryAt: new Date(now.getTime() + pause).toISOString(),
    lastFailure: { at, code },
  });
  const { record } = await scheduleRecord(tx, schedule, now);
  const lastFailure = { at, occurrence: id, code };
  await tx.put('schedules', { ...record, failures: record.failures + 1, lastFailure });
}

function skipLate(schedule: Schedule, rows: readonly Occurrence[], now: Date): Occurrence[] {
  const limit = latest(schedule.whenMissed);
  return rows.map((row) => {
    if (now.getTime() - Date.parse(row.dueAt) <= limit) return row;
    return { ...row, state: 'skipped', reason: row.attempts > 0 ? 'failed until too late' : 'too late' };
  });
}

/** Of the new rows, and those that wait from before, only the newest of each subject stays planned. */
async function mergeOlder(
  tx: Transaction,
  schedule: Schedule,
  rows: readonly Occurrence[],
): Promise<Occurrence[]> {
  if (rows.length === 0) return [];
  const newest = new Map<string | undefined, Occurrence>();
  for (const row of rows) newest.set(row.subject, row);
  const before = (await waiting(tx, schedule.name)).filter(({ subject }) => newest.has(subject));
  return [...before, ...rows].map((row) => {
    const into = newest.get(row.subject);
    return into && into.id !== row.id ? { ...row, state: 'merged', reason: `merged into ${into.id}` } : row;
  });
}
