import { addWorkingDays, londonDate } from '../working-days.ts';
import { daysOver, dueFrom, isOpenStep, isOwed, type ReviewAt } from './clock.ts';
import type { Review, ReviewReturn, StepRun } from './record.ts';
import { neededFirst } from './steps.ts';

/** So many prompts about a late return go to its agency: on these working days after its day. Then the business unit has it. */
export const CHASED_AFTER: readonly number[] = [1, 3, 5];
/** From the second one on, the next one up in that agency hears of it too; with the last one the business unit does. */
export const NEXT_UP_FROM = 3;
export const UNIT_FROM = 5;
/** Working days after it was sent round on which an agency that has not acknowledged it is asked again. */
export const ACKNOWLEDGE_ON: readonly number[] = [5, 10];

export type Moment = 'reminder' | 'before' | 'today' | 'after';

/** Why a prompt about a return is due today. `over` is by how many working days it is late. */
export interface ReturnPrompt {
  readonly moment: Moment;
  readonly over: number;
}

/** What a prompt about this return would say on the day of `now`; undefined when none is due. At most one a day. */
export function returnPrompt(review: Review, each: ReviewReturn, at: ReviewAt): ReturnPrompt | undefined {
  if (review.state === 'closed' || !isOwed(each) || !each.dueAt) return undefined;
  const moment = momentOf(each.dueAt, at);
  if (moment) return moment;
  if (daysOver(each.dueAt, at) > 0) return undefined;
  const step = review.steps.find(({ does }) => does === 'returns');
  const today = londonDate(at.now);
  const days = remindersOf(step, at).filter(
    (day) => each.dueAt !== undefined && day < londonDate(new Date(each.dueAt)),
  );
  return days.includes(today) ? { moment: 'reminder', over: 0 } : undefined;
}

/** The days on which those who owe a return are reminded, as the plan has them. */
export function remindersOf(step: StepRun | undefined, { calendar }: Pick<ReviewAt, 'calendar'>): string[] {
  const { startedOn } = step ?? {};
  if (startedOn === undefined) return [];
  return (step?.chaseOn ?? []).map((count) => londonDate(dueFrom(startedOn, count, calendar)));
}

/** The same for a step of the plan, to whoever runs the review. Steps that wait for another are not prompted. */
export function stepPrompt(review: Review, step: StepRun, at: ReviewAt): ReturnPrompt | undefined {
  if (review.state === 'closed' || !isOpenStep(step) || !step.dueAt) return undefined;
  if (neededFirst(review, step) || (step.notBefore && at.now < new Date(step.dueAt))) return undefined;
  const moment = momentOf(step.dueAt, at);
  if (moment) return moment;
  return isOpening(step, at) ? { moment: 'reminder', over: 0 } : undefined;
}

/** It can be begun from today: a repeat some months before its last day. */
export function isOpening(step: StepRun, { now, calendar }: ReviewAt): boolean {
  if (!step.opens || !step.startedOn || !isOpenStep(step)) return false;
  return londonDate(dueFrom(step.startedOn, step.opens, calendar)) === londonDate(now);
}

/** May it be begun, though it is not due yet? Always, where the plan does not say from when. */
export function isOpenToStart(step: StepRun, { now, calendar }: ReviewAt): boolean {
  if (!step.opens || !step.startedOn) return true;
  return londonDate(dueFrom(step.startedOn, step.opens, calendar)) <= londonDate(now);
}

/** Agencies that are asked today to acknowledge the one-page briefing. */
export function unacknowledged(review: Review, { now, calendar }: ReviewAt): readonly string[] {
  const page = review.onePage;
  if (review.state === 'closed' || !page?.circulated) return [];
  const { on } = page.circulated;
  const days = ACKNOWLEDGE_ON.map((days) => addWorkingDays(on, days, calendar));
  if (!days.includes(londonDate(now))) return [];
  return page.to.filter(({ acknowledged }) => !acknowledged).map(({ agency }) => agency);
}

/** The serious incident notification that has not gone yet, on its last day or after it. */
export function notificationDue(review: Review, at: ReviewAt): StepRun | undefined {
  if (review.state === 'closed') return undefined;
  const step = review.steps.find(({ does }) => does === 'notify');
  if (!step || !isOpenStep(step) || !step.dueAt) return undefined;
  return londonDate(new Date(step.dueAt)) <= londonDate(at.now) ? step : undefined;
}

function momentOf(dueAt: string, at: ReviewAt): ReturnPrompt | undefined {
  const over = daysOver(dueAt, at);
  if (over > 0) return CHASED_AFTER.includes(over) ? { moment: 'after', over } : undefined;
  const [today, due] = [londonDate(at.now), londonDate(new Date(dueAt))];
  if (due === today) return at.now <= new Date(dueAt) ? { moment: 'today', over: 0 } : undefined;
  return addWorkingDays(due, -1, at.calendar) === today ? { moment: 'before', over: 0 } : undefined;
}
