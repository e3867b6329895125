import { WEEKDAYS, type Weekday } from '../day-rules.ts';

// Arithmetic on ISO dates, without a time zone in sight.

const DAY_MS = 86_400_000;

/** The date so many days later. @example plusDays('2026-12-31', 1) // '2027-01-01' */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days from one date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 for Sunday. */
export function weekdayNumber(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function weekdayName(date: string): Weekday {
  return WEEKDAYS[weekdayNumber(date)] ?? 'Sunday';
}

/** The months that this span of dates touches, as `2026-04`. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    if (text > to.slice(0, 7)) return months;
    months.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** So many months later; the last day of a month that is too short. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The last day of the month of this date. */
export function monthEnd(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const NTH = ['first', 'second', 'third', 'fourth'];

/**
 * A day of a month by its rule. Undefined for a rule nobody knows.
 * @param month `2026-06` @param rule `second Tuesday`, `last Thursday`
 */
export function dayOfMonth(month: string, rule: string): string | undefined {
  const [nth = '', name = ''] = rule.split(' ');
  const wanted = (WEEKDAYS as readonly string[]).indexOf(name);
  if (wanted < 0) return undefined;
  if (nth === 'last') {
    const end = monthEnd(`${month}-01`);
    return plusDays(end, -((weekdayNumber(end) - wanted + 7) % 7));
  }
  const at = NTH.indexOf(nth);
  if (at < 0) return undefined;
  const first = `${month}-01`;
  return plusDays(first, ((wanted - weekdayNumber(first) + 7) % 7) + at * 7);
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
