import type { MeetingCalendar } from '../../partnership/meeting-schema.ts';
import { daysBetween } from './dates.ts';

export interface SchoolDay {
  readonly is: 'term' | 'holiday' | 'unknown';
  /** Whoever wrote the dates down had no published ones. */
  readonly unconfirmed?: true;
}

/** Longer than any school holiday: what lies in between is a year whose terms are not in the file. */
const LONGEST_HOLIDAY = 60;

/** Whether schools are open on this date, as far as the partnership file's terms say. Weekends in term count as term. */
export function schoolDay(date: string, calendar: Pick<MeetingCalendar, 'schoolYears'>): SchoolDay {
  let before: { to: string; unconfirmed?: true } | undefined;
  let after: { from: string; unconfirmed?: true } | undefined;
  for (const { terms, unconfirmed } of calendar.schoolYears) {
    const certainty = unconfirmed ? { unconfirmed } : {};
    for (const { from, to } of terms) {
      if (from <= date && date <= to) return { is: 'term', ...certainty };
      if (to < date && (!before || to > before.to)) before = { to, ...certainty };
      if (from > date && (!after || from < after.from)) after = { from, ...certainty };
    }
  }
  const unconfirmed = (before?.unconfirmed ?? after?.unconfirmed) ? { unconfirmed: true as const } : {};
  if (before && after)
    return daysBetween(before.to, after.from) <= LONGEST_HOLIDAY
      ? { is: 'holiday', ...unconfirmed }
      : { is: 'unknown' };
  // Beyond the last or before the first known term only the summer holiday is certain.
  const summer = /-(07|08)-/.test(date);
  const near = before ? daysBetween(before.to, date) : after ? daysBetween(date, after.from) : Infinity;
  return summer && near <= LONGEST_HOLIDAY ? { is: 'holiday', ...unconfirmed } : { is: 'unknown' };
}
