import { BotError } from '../../bot/errors.ts';
import { explainDeadline } from '../deadline.ts';
import {
  deadline,
  endOfWorkingDay,
  londonDate,
  londonInstant,
  addWorkingDays,
  sayDate,
  workingDaysBetween,
  type HolidayCalendar,
} from '../working-days.ts';
import type { Count } from './policy.ts';
import type { Review, ReviewReturn, StepRun } from './record.ts';

const DAY_MS = 86_400_000;

/** What the rules look at beside the record. */
export interface ReviewAt {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** A change of a review that its rules do not allow. The message says what to do instead. */
export class IllegalReviewChange extends BotError {
  constructor(message: string) {
    super('review', message);
  }
}

/** The end of the working day so far from a day: day 0 is the day itself, or the next working day where it is none. */
export function dueFrom(startedOn: string, count: Count, calendar: HolidayCalendar): Date {
  if ('workingDays' in count) return deadline(morning(startedOn), count.workingDays, calendar);
  return endOfWorkingDay(addWorkingDays(targetOf(startedOn, count), 0, calendar), calendar);
}

/** How a due day came about, in one line. */
export function explainDue(
  startedOn: string,
  count: Count,
  calendar: HolidayCalendar,
  began: string,
): string {
  if ('workingDays' in count)
    return explainDeadline(morning(startedOn), count.workingDays, calendar, began, 'day');
  const target = targetOf(startedOn, count);
  const due = londonDate(dueFrom(startedOn, count, calendar));
  const moved = due === target ? '' : `, ${sayDate(target, 'short')} is no working day`;
  return `${began} ${sayDate(startedOn)}, ${sayCount(count)}${moved}, due ${sayDate(due)} 17:00`;
}

/** `5 working days`, `4 weeks`, `4 weeks before`. */
export function sayCount(count: Count): string {
  if ('workingDays' in count)
    return count.workingDays === 0 ? 'the same working day' : counted(count.workingDays, 'working day');
  if ('months' in count) return counted(count.months, 'month');
  return `${counted(Math.abs(count.weeks), 'week')}${count.weeks < 0 ? ' before' : ''}`;
}

/** The day that many weeks or months later; the last day of a month that is too short. */
function targetOf(startedOn: string, count: Exclude<Count, { workingDays: number }>): string {
  if ('weeks' in count) return isoDate(Date.parse(startedOn) + count.weeks * 7 * DAY_MS);
  const start = new Date(`${startedOn}T00:00:00Z`);
  const month = start.getUTCMonth() + count.months;
  const last = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return isoDate(Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), last)));
}

/**
 * The same limit as so many working days from an instant, for working it out anew when the bank holidays change: what is
 * counted in weeks or months is zero working days from its day.
 */
export function asWorkingDays(startedOn: string, count: Count): { startedAt: Date; workingDays: number } {
  if ('workingDays' in count) return { startedAt: morning(startedOn), workingDays: count.workingDays };
  return { startedAt: morning(targetOf(startedOn, count)), workingDays: 0 };
}

/** Starts the clock of every step whose start has come. */
export function withClocks(review: Review, calendar: HolidayCalendar): Review {
  const steps = review.steps.map((step): StepRun => {
    if (step.startedOn !== undefined || !isOpenStep(step)) return step;
    const startedOn = step.from === undefined ? review.startedOn : endedOn(review, step.from);
    return startedOn === undefined ? step : startedAgain(step, startedOn, step.due, calendar);
  });
  return { ...review, steps };
}

/** The step with its clock started on this day. */
export function startedAgain(
  step: StepRun,
  startedOn: string,
  count: Count | undefined,
  calendar: HolidayCalendar,
): StepRun {
  const { dueAt, ...rest } = step;
  return {
    ...rest,
    startedOn,
    ...(count ? { dueAt: dueFrom(startedOn, count, calendar).toISOString() } : {}),
  };
}

/** What the open clock of a step counts: from the first time, or from the time before for one that comes again. */
export function countOf(step: StepRun): Count | undefined {
  return step.times.length > 0 ? step.every : step.due;
}

function endedOn(review: Review, id: string): string | undefined {
  const step = review.steps.find((each) => each.id === id);
  return step?.done?.on ?? (step?.skipped ? londonDate(new Date(step.skipped.at)) : undefined);
}

export function isOpenStep(step: StepRun): boolean {
  return !step.done && !step.skipped;
}

/** By how many working days something due then is over. 0 until its day has ended. */
export function daysOver(due: string | undefined, { now, calendar }: ReviewAt): number {
  if (due === undefined || now <= new Date(due)) return 0;
  return Math.max(1, workingDaysBetween(londonDate(new Date(due)), londonDate(now), calendar));
}

/** A return is owed until it is in or declined. */
export function isOwed(each: ReviewReturn): boolean {
  return each.state === 'asked';
}

function morning(date: string): Date {
  return londonInstant(date, '09:00');
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
