import { datesOf, dayTest, type Days } from './day-rules.ts';
import { londonOffset } from './london-offset.ts';
import { CalendarError, ENGLAND, type HolidayCalendar } from './working-days.ts';

/** When something happens: wall-clock times in London (`HH:MM`) on certain days. */
export interface Timetable {
  /** The record it is about, when each record has its own times. */
  readonly subject?: string;
  readonly at: readonly string[];
  readonly days: Days;
}

export interface Definition extends Timetable {
  /** Name of the schedule. */
  readonly schedule: string;
}

/** One due time. The label, not the instant, is its identity: it stays the same when the clocks or their rules change. */
export interface DueTime {
  /** `schedule|subject@2026-10-25T01:30[Europe/London]`; without `|subject` when there is none. */
  readonly key: string;
  /** `2026-10-25T01:30[Europe/London]` */
  readonly label: string;
  readonly dueAt: Date;
}

const ZONE = 'Europe/London';
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The due times after `after`, up to and including `upTo`: oldest first, each label once. A time that the clocks skip in
 * March is due at the first instant after the gap; one that comes twice in October is due at the first of the two.
 *
 * @example occurrences({ schedule: 'digest', at: ['08:30'], days: 'working days' }, monday, tuesday)
 * @throws CalendarError for a time or a day that cannot be read, and for years whose bank holidays are not known.
 */
export function occurrences(
  { schedule, subject, at, days }: Definition,
  after: Date,
  upTo: Date,
  calendar: HolidayCalendar = ENGLAND,
): DueTime[] {
  const times = [...new Set(at)];
  const wrong = times.find((time) => !TIME.test(time));
  if (wrong !== undefined) throw new CalendarError(`“${wrong}” is not a time. Write it like 09:00 or 16:30.`);
  const isDay = dayTest(days, calendar);
  if (upTo <= after) return [];
  const found: DueTime[] = [];
  const who = subject === undefined ? schedule : `${schedule}|${subject}`;
  for (const date of datesBetween(after, upTo)) {
    if (!isDay(date)) continue;
    for (const time of times) {
      const dueAt = dueBetween(date, time, after, upTo);
      if (!dueAt) continue;
      const label = `${date}T${time}[${ZONE}]`;
      found.push({ key: `${who}@${label}`, label, dueAt });
    }
  }
  return found.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.label < b.label ? -1 : 1));
}

/** The first due time after an instant; undefined when there is none within 400 days, or on the last date listed. */
export function nextOccurrence(
  definition: Definition,
  after: Date,
  calendar: HolidayCalendar = ENGLAND,
): DueTime | undefined {
  const listed = datesOf(definition.days, calendar);
  if (listed) {
    const last = [...listed].sort().at(-1);
    if (last === undefined) return undefined;
    return listed
      .flatMap((date) =>
        occurrences(
          { ...definition, days: { dates: [date] } },
          later(after, new Date(Date.parse(date) - DAY_MS)),
          new Date(Date.parse(date) + 2 * DAY_MS),
        ),
      )
      .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  }
  // Most things come within days: look near first, so that the end of the known bank holidays is met as late as possible.
  for (const span of [2, 40, 400]) {
    const [first] = occurrences(definition, after, new Date(after.getTime() + span * DAY_MS), calendar);
    if (first) return first;
  }
  return undefined;
}

/** The first instant at which a clock in London shows this time or, in March, has gone past it: if it lies in this span. */
function dueBetween(date: string, time: string, after: Date, upTo: Date): Date | undefined {
  const winter = Date.parse(`${date}T${time}:00Z`);
  const summer = winter - HOUR_MS;
  // Asking about the zone is slow, and most times are nowhere near.
  if (winter <= after.getTime() || summer > upTo.getTime()) return undefined;
  const dueAt = new Date(firstInstant(summer, winter));
  return dueAt > after && dueAt <= upTo ? dueAt : undefined;
}

/** @param summer the instant in summer time @param winter the same in winter time, an hour later */
function firstInstant(summer: number, winter: number): number {
  if (isSummer(summer)) return summer;
  if (!isSummer(winter)) return winter;
  let jump = summer;
  while (!isSummer(jump)) jump += MINUTE_MS;
  return jump;
}

function isSummer(instant: number): boolean {
  return londonOffset(instant) === 60;
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

/** Every date that it can be in London within this span. London is never behind UTC, and at most an hour ahead. */
function* datesBetween(after: Date, upTo: Date): Generator<string> {
  const last = upTo.getTime() + HOUR_MS;
  for (let day = Math.floor(after.getTime() / DAY_MS) * DAY_MS; day <= last; day += DAY_MS)
    yield new Date(day).toISOString().slice(0, 10);
}
