import { months } from '../metric/periods.ts';
import { addWorkingDays, workingDaysBetween, type HolidayCalendar } from '../working-days.ts';
import type { Returns } from '../../partnership/returns-schema.ts';
import type { MonthlyReturn } from './record.ts';

/** One step of asking for a month's numbers. */
export type ReturnStep = MonthlyReturn['prompted'][number]['step'];
export const STEPS: readonly ReturnStep[] = ['asked', 'first', 'second', 'lead'];

type Days = Pick<Returns, 'asks' | 'reminds' | 'lead'>;

/** `2026-10` → `2026-09`, `2026-01` → `2025-12`. */
export function monthBefore(month: string): string {
  return months(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1).from.slice(0, 7);
}

export function monthAfter(month: string): string {
  return months(Number(month.slice(0, 4)), Number(month.slice(5, 7)) + 1, 1).from.slice(0, 7);
}

/** The day of each step for the numbers of this month: working days of the month after it. */
export function stepDays(
  month: string,
  days: Days,
  calendar: HolidayCalendar,
): Readonly<Record<ReturnStep, string>> {
  const first = `${monthAfter(month)}-01`;
  // A first of the month that is no working day counts from the next one.
  const nth = (count: number): string => addWorkingDays(first, count - 1, calendar);
  return {
    asked: nth(days.asks),
    first: nth(days.reminds[0]),
    second: nth(days.reminds[1]),
    lead: nth(days.lead),
  };
}

/** The month whose numbers are asked for today, or none: before its day, and once its lead has been told, nobody begins with it. */
export function monthAskedOn(today: string, days: Days, calendar: HolidayCalendar): string | undefined {
  const month = monthBefore(today.slice(0, 7));
  const { asked, lead } = stepDays(month, days, calendar);
  return asked <= today && today < lead ? month : undefined;
}

/** Somebody asked only now has at least so many working days before the next step. */
const REST = 2;

/**
 * The step that is due today and was not taken, of several the last; undefined when nothing is. A step is left out where they were
 * asked so late that it would come at once.
 */
export function stepDue(
  record: Pick<MonthlyReturn, 'month' | 'askedOn' | 'prompted' | 'state'>,
  today: string,
  days: Days,
  calendar: HolidayCalendar,
): ReturnStep | undefined {
  if (record.state !== 'asked') return undefined;
  const on = stepDays(record.month, days, calendar);
  const done = new Set(record.prompted.map(({ step }) => step));
  const due = STEPS.filter(
    (step) =>
      step !== 'asked' && on[step] <= today && workingDaysBetween(record.askedOn, on[step], calendar) >= REST,
  ).at(-1);
  return due === undefined || done.has(due) ? undefined : due;
}
