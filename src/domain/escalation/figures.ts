import { londonDate, type HolidayCalendar } from '../working-days.ts';
import type { Count } from '../small-numbers.ts';
import { currentStage, daysOpen, isOverdue } from './clock.ts';
import type { Escalation, Outcome } from './record.ts';
import { labelOf, OUTCOMES, THEMES } from './words.ts';

/** What went on between two days, both included; raw, for the business unit. Anything else goes through `small-numbers`. */
export interface EscalationFigures {
  readonly opened: number;
  readonly closed: number;
  /** Still open at the end, and how many of those are over their limit. */
  readonly open: number;
  readonly overdue: number;
  readonly byStage: readonly Count[];
  readonly byTheme: readonly Count[];
  readonly byLevel: readonly Count[];
  readonly byOutcome: readonly Count[];
  /** `raising > receiving`, most often first. */
  readonly byPair: readonly Count[];
  /** Pairs that came more than once in the period. */
  readonly repeats: readonly Count[];
  /** Agencies that raised none: silence is a signal, not a success. */
  readonly silent: readonly string[];
  /** Working days from opening to outcome. */
  readonly medianDays: number | undefined;
  readonly onTime: { readonly part: number; readonly whole: number };
  readonly learning: { readonly raised: number; readonly becameActions: number };
  readonly held: { readonly yes: number; readonly asked: number };
}

export interface Period {
  /** ISO dates. */
  readonly from: string;
  readonly to: string;
}

/** @param agencies ids of the agencies that could raise one, for those that never do */
export function figuresOf(
  all: readonly Escalation[],
  { from, to }: Period,
  agencies: readonly string[],
  at: { readonly now: Date; readonly calendar: HolidayCalendar },
): EscalationFigures {
  const within = (instant: string): boolean => {
    const day = londonDate(new Date(instant));
    return day >= from && day <= to;
  };
  const opened = all.filter(({ openedAt }) => within(openedAt));
  const ended = all.filter(({ outcome }) => outcome !== undefined && within(outcome.at));
  const outcomes = ended.flatMap(({ outcome }) => (outcome ? [outcome] : []));
  const resolved = outcomes.filter(({ kind }) => kind !== 'withdrawn');
  const open = all.filter(
    (each) =>
      londonDate(new Date(each.openedAt)) <= to &&
      (each.outcome?.at === undefined || !endsBy(each.outcome, to)),
  );
  const pairs = countBy(opened, ({ raising, receiving }) => `${raising} > ${receiving}`);
  const raisers = new Set(opened.map(({ raising }) => raising));
  const learning = outcomes.filter((outcome) => outcome.learning);
  const reviews = all.flatMap(({ review }) => (review?.at && within(review.at) ? [review] : []));
  return {
    opened: opened.length,
    closed: ended.length,
    open: open.length,
    overdue: open.filter((each) => isOverdue(each, at.now)).length,
    byStage: countBy(open, (each) => `Stage ${currentStage(each).stage}`, 'by label'),
    byTheme: countBy(opened, ({ theme }) => labelOf(THEMES, theme)),
    byLevel: countBy(
      opened,
      ({ levelOfNeed }) => (levelOfNeed === undefined ? 'Level not given' : `Level ${levelOfNeed}`),
      'by label',
    ),
    byOutcome: countBy(outcomes, ({ kind }) =>
      kind === 'withdrawn' ? 'Withdrawn' : labelOf(OUTCOMES, kind),
    ),
    byPair: pairs,
    repeats: pairs.filter(({ count }) => count > 1),
    silent: agencies.filter((agency) => !raisers.has(agency)),
    medianDays: median(
      ended
        .filter(({ outcome }) => outcome?.kind !== 'withdrawn')
        .map((each) => daysOpen(each, at.now, at.calendar)),
    ),
    onTime: { part: resolved.filter((outcome) => outcome.onTime).length, whole: resolved.length },
    learning: {
      raised: learning.length,
      becameActions: learning.filter(({ action }) => action !== undefined).length,
    },
    held: { yes: reviews.filter(({ held }) => held === 'yes').length, asked: reviews.length },
  };
}

/** The middle value; of an even number, half way between the two in the middle. Undefined for none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function endsBy({ at }: Outcome, to: string): boolean {
  return londonDate(new Date(at)) <= to;
}

function countBy<T>(
  items: readonly T[],
  labelOf: (item: T) => string,
  order: 'by count' | 'by label' = 'by count',
): Count[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(labelOf(item), (counts.get(labelOf(item)) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((one, other) =>
      order === 'by count' && one.count !== other.count
        ? other.count - one.count
        : one.label.localeCompare(other.label, 'en-GB'),
    );
}
