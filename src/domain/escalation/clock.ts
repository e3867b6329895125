import { deadline, londonDate, workingDaysBetween, type HolidayCalendar } from '../working-days.ts';
import type { Escalation, EscalationPolicy, StagePolicy, StageRun } from './record.ts';

/** The one stage whose clock runs. Every escalation has at least one. */
export function currentStage(escalation: Escalation): StageRun {
  const last = escalation.stages.at(-1);
  if (!last) throw new RangeError('An escalation without a stage cannot exist.');
  return last;
}

export function policyOf(escalation: Escalation, stage: number): StagePolicy | undefined {
  return escalation.policy.stages.find((each) => each.stage === stage);
}

export function nextStageOf(escalation: Escalation): StagePolicy | undefined {
  const { stage } = currentStage(escalation);
  return escalation.policy.stages.find((each) => each.stage > stage);
}

/** The calendar by which an escalation under this policy is counted. */
export function calendarUnder({ closesAt }: EscalationPolicy, calendar: HolidayCalendar): HolidayCalendar {
  return closesAt ? { ...calendar, closesAt } : calendar;
}

/** A clock as it starts: the limit of this track, in working days, from this instant. */
export function startStage(
  policy: StagePolicy,
  track: Escalation['track'],
  at: Date,
  calendar: HolidayCalendar,
): StageRun {
  const days = policy.limit[track];
  return {
    stage: policy.stage,
    startedAt: at.toISOString(),
    days,
    extensions: [],
    due: deadline(at, days, calendar).toISOString(),
  };
}

/** The stage with its due time worked out anew, with the holidays as they are known now. */
export function replanned(run: StageRun, calendar: HolidayCalendar): StageRun {
  return { ...run, due: deadline(new Date(run.startedAt), run.days, calendar).toISOString() };
}

/** The clock runs again: the working days that the pause lasted are added to the limit. */
export function resumed(run: StageRun, now: Date, calendar: HolidayCalendar): StageRun {
  if (!run.pause) return run;
  const from = londonDate(new Date(run.pause.from));
  const lasted = Math.max(0, workingDaysBetween(from, londonDate(now), calendar));
  const pause = { ...run.pause, to: now.toISOString() };
  return replanned({ ...run, days: run.days + lasted, pause }, calendar);
}

export function isPaused(run: StageRun): boolean {
  return run.pause !== undefined && run.pause.to === undefined;
}

/** Over its limit: still open, nobody has settled it, and the clock is not paused. */
export function isOverdue(escalation: Escalation, now: Date): boolean {
  const run = currentStage(escalation);
  return escalation.state === 'open' && !escalation.settled && !isPaused(run) && new Date(run.due) < now;
}

/** By how many working days the open stage is over its limit; 0 when it is not. */
export function daysOver(escalation: Escalation, now: Date, calendar: HolidayCalendar): number {
  if (!isOverdue(escalation, now)) return 0;
  return workingDaysBetween(londonDate(new Date(currentStage(escalation).due)), londonDate(now), calendar);
}

/** Working days from opening to the outcome, or until now. */
export function daysOpen(escalation: Escalation, now: Date, calendar: HolidayCalendar): number {
  const until = escalation.outcome ? new Date(escalation.outcome.at) : now;
  return workingDaysBetween(londonDate(new Date(escalation.openedAt)), londonDate(until), calendar);
}
