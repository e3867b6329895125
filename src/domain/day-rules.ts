import { addWorkingDays, CalendarError, isWorkingDay, type HolidayCalendar } from './working-days.ts';

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;
type Ordinal = (typeof ORDINALS)[number];

/** `first Monday of the month`, `last working day of the month`. */
export type MonthlyRule = `${Ordinal} ${Weekday | 'working day'} of the month`;

/**
 * On which days something happens: dates in London. `dates` are ISO dates; `workingDays` counts from each date of
 * `from` (before it, when negative) as `addWorkingDays` does, so 0 is the date itself or the next working day.
 */
export type Days =
  | 'every day'
  | 'weekdays'
  | 'working days'
  | MonthlyRule
  | { readonly weekdays: readonly Weekday[] }
  | { readonly dates: readonly string[] }
  | { readonly from: readonly string[]; readonly workingDays: number };

/**
 * Says of an ISO date whether these days contain it.
 * @throws CalendarError for a rule nobody knows, and for working days outside the years whose bank holidays are known.
 */
export function dayTest(days: Days, calendar: HolidayCalendar): (date: string) => boolean {
  if (typeof days !== 'string') {
    if ('weekdays' in days)
      return (date) => days.weekdays.some((name) => WEEKDAYS.indexOf(name) === weekday(date));
    const listed = new Set(explicitDates(days, calendar));
    return (date) => listed.has(date);
  }
  if (days === 'every day') return () => true;
  if (days === 'weekdays') return (date) => weekday(date) !== 0 && weekday(date) !== 6;
  if (days === 'working days') return (date) => isWorkingDay(date, calendar);
  return monthlyTest(days, calendar);
}

/** The dates that `days` lists or counts from a list; undefined for days that come again and again. */
export function datesOf(days: Days, calendar: HolidayCalendar): readonly string[] | undefined {
  return typeof days === 'string' || 'weekdays' in days ? undefined : explicitDates(days, calendar);
}

function explicitDates(
  days: Extract<Days, { dates: unknown } | { from: unknown }>,
  calendar: HolidayCalendar,
): readonly string[] {
  if ('dates' in days) {
    const wrong = days.dates.find((date) => !isDate(date));
    if (wrong !== undefined)
      throw new CalendarError(`“${wrong}” is not a date that exists. Write it like 2026-12-12.`);
    return days.dates;
  }
  return days.from.map((date) => addWorkingDays(date, days.workingDays, calendar));
}

function monthlyTest(rule: string, calendar: HolidayCalendar): (date: string) => boolean {
  const [, first = '', kind = ''] = /^(\w+) (\w+|working day) of the month$/.exec(rule) ?? [];
  const nth = (ORDINALS as readonly string[]).indexOf(first) + 1;
  const wanted = (WEEKDAYS as readonly string[]).indexOf(kind);
  if (nth === 0 || (wanted < 0 && kind !== 'working day'))
    throw new CalendarError(
      `“${rule}” is not a rule for days. Write it like “first Monday of the month” or “last working day of the month”.`,
    );
  const counts = (date: string): boolean =>
    wanted < 0 ? isWorkingDay(date, calendar) : weekday(date) === wanted;
  return (date) => {
    if (!counts(date)) return false;
    const others = first === 'last' ? daysAfter(date) : daysBefore(date);
    const between = others.filter(counts).length;
    return first === 'last' ? between === 0 : between === nth - 1;
  };
}

/** Days of the same month before this one. */
function daysBefore(date: string): string[] {
  const day = Number(date.slice(8));
  return Array.from({ length: day - 1 }, (_, at) => `${date.slice(0, 8)}${String(at + 1).padStart(2, '0')}`);
}

/** Days of the same month after this one. */
function daysAfter(date: string): string[] {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from(
    { length: last - day },
    (_, at) => `${date.slice(0, 8)}${String(day + at + 1).padStart(2, '0')}`,
  );
}

function isDate(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === date;
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
