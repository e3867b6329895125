import type { Period } from '../period.ts';
import { monthEnd } from '../meeting/dates.ts';

// A plan year is April to March, named by the calendar year of its April.

export function planYearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

export function planYear(year: number): Period {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** @example sayPlanYear(2026) // '2026-27' */
export function sayPlanYear(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The first and last day of a month (1 to 12) of a plan year. */
export function monthOfPlan(year: number, month: number): Period {
  const first = `${month >= 4 ? year : year + 1}-${String(month).padStart(2, '0')}-01`;
  return { from: first, to: monthEnd(first) };
}

/** A month and day (`09-30`) in a plan year. 29 February is the 28th in years that have none. */
export function dayOfPlan(year: number, monthDay: string): string {
  const { from, to } = monthOfPlan(year, Number(monthDay.slice(0, 2)));
  const date = `${from.slice(0, 8)}${monthDay.slice(3)}`;
  return date > to ? to : date;
}

/** Months in the order of a plan year. */
export const PLAN_MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const;
