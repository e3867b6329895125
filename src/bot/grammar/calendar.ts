/** Small sums on ISO dates (`2026-12-12`), without clocks or time zones. */

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export { WEEKDAYS } from '../../domain/day-rules.ts';

/** The date, or undefined when the calendar has no such day. Never moves 31 February into March. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysIn(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Year, month (1 to 12) and day of an ISO date. */
export function dateParts(iso: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return [year, month, day];
}

export function addDays(iso: string, days: number): string {
  const [year, month, day] = dateParts(iso);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last day of that month when it is shorter. */
export function addMonths(iso: string, months: number): string {
  const [year, month, day] = dateParts(iso);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return isoDate(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth))) ?? iso;
}

/** 0 is Sunday. */
export function weekdayOf(iso: string): number {
  const [year, month, day] = dateParts(iso);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** That weekday, today or later. */
export function comingWeekday(today: string, weekday: number): string {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
}

/** The Monday of the week this day is in; weeks run from Monday to Sunday. */
export function mondayOf(iso: string): string {
  return addDays(iso, -((weekdayOf(iso) + 6) % 7));
}
