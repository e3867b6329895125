import { BRIEFING_STEPS, type BriefingTimetable } from '../../partnership/briefing-schema.ts';
import type { Due } from './reading.ts';
import {
  closingTime,
  ENGLAND,
  isWorkingDay,
  londonDate,
  londonInstant,
  nextWorkingDay,
  addWorkingDays,
  type HolidayCalendar,
} from '../working-days.ts';

export const STEPS = BRIEFING_STEPS;
export type Step = (typeof STEPS)[number];

/** A step that was missed is still worth doing until this one; steps not listed never stop being so. */
const USEFUL_UNTIL: Readonly<Partial<Record<Step, Step>>> = {
  policeReady: 'cutOff',
  opens: 'closes',
  nudge: 'starts',
  order: 'closes',
  starts: 'ends',
  ends: 'actions',
  actions: 'closes',
  highRiskCheck: 'closes',
};

/** `DIB-YYMMDD` for an ISO date. */
export function briefingId(date: string): string {
  return `DIB-${date.slice(2).replaceAll('-', '')}`;
}

/** `DIB-YYMMDD-nn`. */
export function itemRef(briefing: string, n: number): string {
  return `${briefing}-${String(n).padStart(2, '0')}`;
}

/** By which refs sort in the order they were given, the hundredth behind the ninety-ninth. */
export function refKey(ref: string): string {
  const [day = '', n = ''] = [ref.slice(0, 10), ref.slice(11)];
  return `${day}-${n.padStart(3, '0')}`;
}

/** When a step of this day is due. Only working days have a briefing; this does not ask. */
export function stepAt(date: string, step: Step, timetable: BriefingTimetable): Date {
  return londonInstant(date, timetable[step]);
}

/**
 * The time a briefing covers: from the cut-off of the last one to its own. On Mondays and after bank holidays that is all the
 * hours since.
 *
 * @param last ISO date of the last briefing that was held, when it was not the working day before (the bot was down)
 * @example windowOf('2026-12-29', timetable).from // Thursday 24 December, 09:15
 * @throws CalendarError
 */
export function windowOf(
  date: string,
  timetable: BriefingTimetable,
  calendar: HolidayCalendar = ENGLAND,
  last?: string,
): { readonly from: Date; readonly to: Date } {
  const before = workingDayBefore(date, calendar);
  const since = last !== undefined && last < before ? last : before;
  return { from: stepAt(since, 'cutOff', timetable), to: stepAt(date, 'cutOff', timetable) };
}

/** The working day before this date, whether the date is one or not. @throws CalendarError */
export function workingDayBefore(date: string, calendar: HolidayCalendar = ENGLAND): string {
  return addWorkingDays(date, -1, calendar);
}

/** The date of the briefing after this one. @throws CalendarError */
export function nextBriefingDate(date: string, calendar: HolidayCalendar = ENGLAND): string {
  return nextWorkingDay(date, calendar);
}

/**
 * Which briefing is to be open at this instant: today's, from its time of opening to its close. After downtime it is opened late
 * within its day and never on the next. Undefined before, after, and on days without one.
 *
 * @throws CalendarError
 */
export function briefingDueAt(
  now: Date,
  timetable: BriefingTimetable,
  calendar: HolidayCalendar = ENGLAND,
): { readonly date: string; readonly late: boolean } | undefined {
  const date = londonDate(now);
  if (!isWorkingDay(date, calendar)) return undefined;
  if (now < stepAt(date, 'opens', timetable) || now >= stepAt(date, 'closes', timetable)) return undefined;
  return { date, late: now.getTime() - stepAt(date, 'opens', timetable).getTime() > LATE_AFTER_MS };
}

/** Opening some minutes after its time is not worth a word. */
const LATE_AFTER_MS = 10 * 60_000;

/** Whether a step is due and still worth doing; the close is so even on a later day. */
export function stepIsDue(step: Step, date: string, now: Date, timetable: BriefingTimetable): boolean {
  if (now < stepAt(date, step, timetable)) return false;
  const until = USEFUL_UNTIL[step];
  return until === undefined || now < stepAt(date, until, timetable);
}

/** Posted after the cut-off of its briefing. */
export function isLate(at: Date, date: string, timetable: BriefingTimetable): boolean {
  return at > stepAt(date, 'cutOff', timetable);
}

/** The instant of something that is to be done on a day, by a time or by the end of the working day. */
export function dueInstant(due: Due, calendar: HolidayCalendar = ENGLAND): Date {
  return londonInstant(due.date, due.time ?? closingTime(calendar));
}

/** Whether it should have been done by now. Without a time it is overdue when the working day of its date has ended. */
export function isOverdue(due: Due, now: Date, calendar: HolidayCalendar = ENGLAND): boolean {
  return now > dueInstant(due, calendar);
}

const HOUR_MS = 3_600_000;

/**
 * When the return home conversation is due: so many hours by a stopwatch after the return, as the 72 hours of the statutory
 * guidance are hours of a child's life and not of the clock on the wall. Neither weekends nor bank holidays nor clock changes add any.
 *
 * @example returnTalkDue(new Date('2026-11-23T08:40Z'), 72) // Thursday 26 November, 08:40
 */
export function returnTalkDue(returnedAt: Date, hours: number): Date {
  return new Date(returnedAt.getTime() + hours * HOUR_MS);
}

/** Whole hours a child has been missing, rounded; as of the instant given. */
export function hoursMissing(since: Date, at: Date): number {
  return Math.max(0, Math.round((at.getTime() - since.getTime()) / HOUR_MS));
}

/** When words typed at this instant have to be gone. */
export function rawDropAt(postedAt: Date, minutes: number): Date {
  return new Date(postedAt.getTime() + minutes * 60_000);
}
