import type { Figure, FigureProviders } from '../meeting/figures.ts';
import { londonDate, sayDate, workingDaysBetween } from '../working-days.ts';
import { daysOver, isOpenStep, type ReviewAt } from './clock.ts';
import type { Review, StepRun } from './record.ts';
import { isLate, returnsIn } from './returns.ts';
import { openSteps } from './steps.ts';

/** What the figures about reviews are counted from. */
export interface ReviewsSeen {
  readonly reviews: readonly Review[];
  readonly at: ReviewAt;
}

/** Figures for agendas: how reviews stand, by reference and date, without what any of them is about. */
export const reviewFigures: FigureProviders<ReviewsSeen> = {
  'reviews-running': ({ reviews, at }) =>
    each(openOf(reviews, 'rapid-review', 'practice-review'), (review) => clockOf(review, at)),

  'audit-stage': ({ reviews, at }, { of }) =>
    of === 'repeats'
      ? each(
          openOf(reviews, 'audit').filter(({ repeatedBy }) => !repeatedBy),
          (review) => repeatOf(review),
        )
      : each(openOf(reviews, 'audit'), (review) => nextOf(review, at)),

  'safeguarding-audits': ({ reviews, at }) =>
    each(openOf(reviews, 'section-11', 's175'), (review) => {
      const { settled, of } = returnsIn(review);
      const late = review.returns.filter((one) => isLate(one, at.now)).length;
      return `${settled} of ${of} returns settled${late > 0 ? `, ${late} late` : ''}`;
    }),

  'reviews-published': ({ reviews }) =>
    each(
      reviews.filter(({ kind, state }) => kind === 'practice-review' && state === 'open'),
      (review) => {
        const published = review.steps.find(({ does }) => does === 'publish');
        if (published?.done) return `published ${sayDate(published.done.on)}`;
        const ticked = review.checklist.filter((item) => item.ticked).length;
        return `not published yet, ${ticked} of ${review.checklist.length} of the checklist ticked`;
      },
    ),

  'learning-plans': ({ reviews }) =>
    each(openOf(reviews, 'learning-from-experience'), ({ findings }) => {
      const settled = findings.filter(({ action, dropped }) => action ?? dropped).length;
      return `${settled} of ${findings.length} findings settled`;
    }),
};

function openOf(reviews: readonly Review[], ...kinds: Review['kind'][]): Review[] {
  return reviews.filter(({ state, kind }) => state === 'open' && kinds.includes(kind));
}

function each(reviews: readonly Review[], says: (review: Review) => string | undefined): Figure | undefined {
  const lines = reviews.flatMap((review) => {
    const line = says(review);
    return line === undefined ? [] : [{ id: review.id, line: `${review.id}: ${line}` }];
  });
  if (lines.length === 0) return undefined;
  return { says: lines.map(({ line }) => line).join('; '), records: lines.map(({ id }) => id) };
}

/** A rapid review by its working day; anything else by its next step. */
function clockOf(review: Review, at: ReviewAt): string {
  const notified = review.steps.find(({ does }) => does === 'notify')?.done;
  const last = review.steps.find(({ id }) => id === 'report');
  if (!notified || !last || !isOpenStep(last)) return nextOf(review, at);
  const day = workingDaysBetween(notified.on, londonDate(at.now), at.calendar);
  return `working day ${day}, report ${dueOf(last, at)}`;
}

function nextOf(review: Review, at: ReviewAt): string {
  const [next] = openSteps(review);
  return next ? `${next.short ?? next.name} ${dueOf(next, at)}`.trim() : 'every step is done';
}

function repeatOf(review: Review): string | undefined {
  const step = review.steps.find(({ does }) => does === 'repeat');
  if (!step || !isOpenStep(step) || !step.dueAt) return undefined;
  return `repeat due ${sayDate(londonDate(new Date(step.dueAt)))}`;
}

function dueOf({ dueAt }: StepRun, at: ReviewAt): string {
  if (dueAt === undefined) return '';
  const over = daysOver(dueAt, at);
  return over > 0
    ? `late by ${over} working ${over === 1 ? 'day' : 'days'}`
    : `due ${sayDate(londonDate(new Date(dueAt)), 'short')}`;
}
