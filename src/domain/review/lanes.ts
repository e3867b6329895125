import { londonDate } from '../working-days.ts';
import { isOpenStep } from './clock.ts';
import type { Review, StepRun } from './record.ts';

/** One step of a review in the week it is due, or was done. */
export interface LaneStep {
  readonly id: string;
  readonly name: string;
  readonly does: StepRun['does'];
  readonly done: boolean;
  readonly late: boolean;
}

/** What one review does in one week. */
export interface LaneWeek {
  readonly steps: readonly LaneStep[];
  /** Its work goes on in that week, whether or not something is due. */
  readonly running: boolean;
}

/** One review as a line of the picture, week by week. */
export interface Lane {
  readonly review: Review;
  readonly weeks: readonly LaneWeek[];
}

/** Several reviews side by side, and the weeks (their Mondays) they are drawn over. */
export interface Lanes {
  readonly weeks: readonly string[];
  readonly lanes: readonly Lane[];
  /** Weeks in which two reviews want the same people, in words. */
  readonly clashes: readonly Clash[];
}

export interface Clash {
  readonly week: string;
  readonly reviews: readonly string[];
  readonly what: 'returns' | 'meetings';
}

const DAY_MS = 86_400_000;

/** Open reviews over so many weeks from the week of `now`. What is over and still open stands in the first week. */
export function lanesOf(reviews: readonly Review[], now: Date, weeks: number): Lanes {
  const today = londonDate(now);
  const first = mondayOf(today);
  const mondays = Array.from({ length: weeks }, (_, at) => plusDays(first, at * 7));
  const lanes = [...reviews]
    .filter(({ state }) => state === 'open')
    .sort((one, other) => one.startedOn.localeCompare(other.startedOn))
    .map((review): Lane => ({
      review,
      weeks: mondays.map((monday, at) => weekOf(review, monday, at === 0, today)),
    }));
  return { weeks: mondays, lanes, clashes: mondays.flatMap((monday) => clashesIn(lanes, monday, mondays)) };
}

/** The Monday of the week a date is in. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(date, -weekday);
}

function weekOf(review: Review, monday: string, isFirst: boolean, today: string): LaneWeek {
  const sunday = plusDays(monday, 6);
  const inWeek = review.steps.filter((step) => {
    const day = dayOf(step);
    if (day === undefined) return false;
    return (day >= monday && day <= sunday) || (isFirst && isOpenStep(step) && day < monday);
  });
  const last = review.steps
    .map(dayOf)
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return {
    steps: inWeek.map((step) => ({
      id: step.id,
      name: step.short ?? step.name,
      does: step.does,
      done: step.done !== undefined,
      late: isOpenStep(step) && (dayOf(step) ?? today) < today,
    })),
    running: review.startedOn <= sunday && (last === undefined || last >= monday),
  };
}

function dayOf(step: StepRun): string | undefined {
  if (step.skipped) return undefined;
  if (step.done) return step.done.on;
  return step.dueAt && londonDate(new Date(step.dueAt));
}

function clashesIn(lanes: readonly Lane[], monday: string, mondays: readonly string[]): Clash[] {
  const at = mondays.indexOf(monday);
  const having = (does: StepRun['does']): string[] =>
    lanes
      .filter(({ review, weeks }) =>
        weeks[at]?.steps.some(
          ({ id, done }) => !done && review.steps.some((step) => step.id === id && step.does === does),
        ),
      )
      .map(({ review }) => review.id);
  const [returns, meetings] = [having('returns'), having('meet')];
  return [
    ...(returns.length > 1 ? [{ week: monday, reviews: returns, what: 'returns' as const }] : []),
    ...(meetings.length > 1 ? [{ week: monday, reviews: meetings, what: 'meetings' as const }] : []),
  ];
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
