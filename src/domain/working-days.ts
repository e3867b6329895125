import { BotError } from '../bot/errors.ts';
import { londonOffset } from './london-offset.ts';
import bankHolidays from './bank-holidays.json' with { type: 'json' };

/** Weekdays on which nobody is expected to work, and the span of days for which they are known. */
export interface HolidayCalendar {
  /** ISO dates. */
  readonly dates: ReadonlySet<string>;
  /** First and last day for which `dates` is complete. */
  readonly from: string;
  readonly to: string;
  /** Last day for which the government has published the bank holidays; later ones are computed. Absent: all are certain. */
  readonly publishedTo?: string;
  /** When a working day ends for what is counted here, `HH:MM` in London; 17:00 unless a policy says otherwise. */
  readonly closesAt?: string;
}

/** England's bank holidays, 2019 to 2032. Where the data comes from: docs/working-days.md. */
export const ENGLAND: HolidayCalendar = {
  dates: new Set(bankHolidays.holidays.map((holiday) => holiday.date)),
  from: bankHolidays.from,
  to: bankHolidays.to,
  publishedTo: bankHolidays.publishedTo,
};

/** A date that does not exist or lies outside the years whose bank holidays are known (code `calendar`). */
export class CalendarError extends BotError {
  constructor(message: string) {
    super('calendar', message);
  }
}

const CLOSES_AT = '17:00';
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** Monday to Friday and not a bank holiday. @throws CalendarError */
export function isWorkingDay(date: string, calendar: HolidayCalendar = ENGLAND): boolean {
  return worksOn(dayNumber(date), calendar);
}

/**
 * The date `days` working days after `date` (before it, when negative). `date` itself is day 0; when it is not a working
 * day, the next working day is day 0. So 0 gives the date itself or the next working day after it.
 *
 * @example addWorkingDays('2026-12-23', 3) // '2026-12-30': 25 and 28 December are bank holidays
 * @throws CalendarError
 */
export function addWorkingDays(date: string, days: number, calendar: HolidayCalendar = ENGLAND): string {
  if (!Number.isInteger(days)) throw new CalendarError('Working days are counted in whole days.');
  let day = nextWorking(dayNumber(date), calendar);
  const step = days < 0 ? -1 : 1;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    do day += step;
    while (!worksOn(day, calendar));
  }
  return isoDate(day);
}

/** This day, or the last working day before it. @throws CalendarError */
export function onOrBefore(date: string, calendar: HolidayCalendar = ENGLAND): string {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, -1, calendar);
}

/** The next working day after `date`. @throws CalendarError */
export function nextWorkingDay(date: string, calendar: HolidayCalendar = ENGLAND): string {
  return isoDate(nextWorking(dayNumber(date) + 1, calendar));
}

/**
 * How many working days after `from` (day 0, see `addWorkingDays`) the date `to` is, `to` included. Negative when `to`
 * comes first. `workingDaysBetween(due, today)` is by how many working days something is overdue.
 *
 * @throws CalendarError
 */
export function workingDaysBetween(from: string, to: string, calendar: HolidayCalendar = ENGLAND): number {
  if (to < from) {
    const after = workingDaysBetween(to, from, calendar);
    return after === 0 ? 0 : -after;
  }
  const last = dayNumber(to);
  let count = 0;
  for (let day = nextWorking(dayNumber(from), calendar) + 1; day <= last; day += 1) {
    if (worksOn(day, calendar)) count += 1;
  }
  return count;
}

/**
 * Day 0 of something that started at this instant: that day in London, or the next working day when it started after
 * 17:00 (the calendar's own time) or on a day that is not a working day.
 */
export function firstDay(startedAt: Date, calendar: HolidayCalendar = ENGLAND): string {
  const date = londonDate(startedAt);
  const today = dayNumber(date);
  const late = startedAt > endOfWorkingDay(date, calendar);
  return isoDate(nextWorking(late ? today + 1 : today, calendar));
}

/** When a limit of so many working days from this start runs out: 17:00 in London on its last day. 0 is "the same day". */
export function deadline(startedAt: Date, days: number, calendar: HolidayCalendar = ENGLAND): Date {
  return endOfWorkingDay(addWorkingDays(firstDay(startedAt, calendar), days, calendar), calendar);
}

/** When the working day ends, as a time in London. */
export function closingTime(calendar: HolidayCalendar = ENGLAND): string {
  return calendar.closesAt ?? CLOSES_AT;
}

/** 17:00 in London on this date, or the calendar's own time. */
export function endOfWorkingDay(date: string, calendar: HolidayCalendar = ENGLAND): Date {
  return londonInstant(date, closingTime(calendar));
}

/**
 * The instant of a wall-clock time in London. A time that the clocks skip in March is the same length after the jump
 * (01:30 becomes 02:30); of a time that comes twice in October the first is meant.
 *
 * @param time `HH:MM`
 */
export function londonInstant(date: string, time: string): Date {
  const [year, month, day] = dateParts(date);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const winter = Date.UTC(year, month - 1, day, hours, minutes);
  const summer = winter - MS_PER_HOUR;
  return new Date(londonOffset(summer) === 60 ? summer : winter);
}

/** Today's date in London at this instant, as an ISO date. */
export function londonDate(now: Date): string {
  return isoDate(Math.floor(onLondonsClock(now) / MS_PER_DAY));
}

/** The wall-clock time in London at this instant, `HH:MM`. */
export function londonTime(now: Date): string {
  const local = new Date(onLondonsClock(now));
  return `${String(local.getUTCHours()).padStart(2, '0')}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
}

/** The instant at which a clock on UTC shows what London's clocks show now, in ms since 1970. */
function onLondonsClock(now: Date): number {
  return now.getTime() + londonOffset(now.getTime()) * MS_PER_MINUTE;
}

const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * A date as people read it. @example sayDate('2026-12-12') // 'Sat 12 December 2026'
 *
 * @param style `short` leaves out the year and shortens the month: 'Sat 12 Dec'.
 * @throws CalendarError
 */
export function sayDate(date: string, style: 'long' | 'short' = 'long'): string {
  const [year, month, day] = dateParts(date);
  const weekday = WEEKDAYS[weekdayOf(dayNumber(date))] ?? '';
  const name = MONTHS[month - 1] ?? '';
  return style === 'short' ? `${weekday} ${day} ${name.slice(0, 3)}` : `${weekday} ${day} ${name} ${year}`;
}

function worksOn(day: number, calendar: HolidayCalendar): boolean {
  const date = isoDate(day);
  if (date < calendar.from || date > calendar.to) {
    const [first, last] = [calendar.from.slice(0, 4), calendar.to.slice(0, 4)];
    throw new CalendarError(
      `Bank holidays are known from ${first} to ${last} only, so working days cannot be counted as far as ${date}.`,
    );
  }
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !calendar.dates.has(date);
}

function nextWorking(from: number, calendar: HolidayCalendar): number {
  let day = from;
  while (!worksOn(day, calendar)) day += 1;
  return day;
}

// Day 0 is Thursday 1 January 1970.
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function dayNumber(date: string): number {
  const [year, month, day] = dateParts(date);
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

function isoDate(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

function dateParts(date: string): [year: number, month: number, day: number] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    throw new CalendarError('A date is needed as year, month and day, like 2026-12-12.');
  }
  const real = new Date(Date.UTC(year, month - 1, day));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) {
    throw new CalendarError(`The date ${date} does not exist.`);
  }
  return [year, month, day];
}
