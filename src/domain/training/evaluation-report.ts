import { addDays, addMonths, formatISO, isValid, parseISO, subDays } from 'date-fns';
import type { Period } from '../period.ts';
import { addWorkingDays, workingDaysBetween, type HolidayCalendar } from '../working-days.ts';

/** Working days after the first one of its month in which it is still said that a report is ready. */
const TOLD_WITHIN = 10;

/**
 * The time that a report tells of which is ready now: from one of the report months to the next, whole months.
 *
 * @param months 1 to 12, such as April and October
 * @returns undefined outside the first working days of a report month
 */
export function reportReady(
  today: string,
  months: readonly number[],
  calendar: HolidayCalendar,
): Period | undefined {
  const month = Number(today.slice(5, 7));
  const start = `${today.slice(0, 7)}-01`;
  if (!months.includes(month) || today < addWorkingDays(start, 0, calendar)) return undefined;
  if (workingDaysBetween(start, today, calendar) > TOLD_WITHIN) return undefined;
  // So many months back to the report before; twelve when there is one a year.
  const back = Math.min(...months.map((each) => ((month - each + 11) % 12) + 1));
  return {
    from: iso(addMonths(parseISO(start), -back)),
    to: iso(subDays(parseISO(start), 1)),
  };
}

/** Is it the time that some report told of? Any other, by days or months, could be laid beside one to see a single answer. */
export function isReportPeriod(
  { from, to }: Period,
  months: readonly number[],
  calendar: HolidayCalendar,
): boolean {
  const end = parseISO(to);
  if (!isValid(end)) return false;
  const ready = reportReady(addWorkingDays(iso(addDays(end, 1)), 0, calendar), months, calendar);
  return ready?.from === from && ready.to === to;
}

function iso(date: Date): string {
  return formatISO(date, { representation: 'date' });
}
