import { asWorkingDays, countOf, isOpenStep } from '../domain/review/clock.ts';
import { owedBy } from '../domain/review/owed.ts';
import type { Review, StepRun } from '../domain/review/record.ts';
import type { Directory } from '../partnership/model.ts';
import type { DeadlineKind, OpenDeadline } from './deadlines.ts';
import { readSubject, subjectOf } from './outbox.ts';

/**
 * Every day of a review that was counted and not chosen: its open steps, with the returns that have their step's day. A step
 * that somebody moved, and a return that was given more time, keep their days.
 */
export const reviewDeadlines: DeadlineKind = {
  name: 'review',

  async open(view, { directory }) {
    const open = await view.find('reviews', 'state', 'open');
    return open.flatMap((review) =>
      review.steps.flatMap((step): OpenDeadline[] => {
        const counted = limitOf(step);
        return counted ? [{ ...counted, ...namedIn(review, step, directory) }] : [];
      }),
    );
  },

  async replan(tx, { subject, what }, due) {
    const found = readSubject(subject);
    const review = found && (await tx.get('reviews', found.id));
    const step = review?.steps.find((each) => whatOf(review, each) === what);
    if (!review || !step) return;
    const dueAt = due.toISOString();
    await tx.put('reviews', {
      ...review,
      rev: review.rev + 1,
      steps: review.steps.map((each) => (each.id === step.id ? { ...each, dueAt } : each)),
      returns: review.returns.map((each) =>
        step.does === 'returns' && each.state === 'asked' && each.dueAt === step.dueAt
          ? { ...each, dueAt }
          : each,
      ),
    });
  },
};

function limitOf(step: StepRun): Pick<OpenDeadline, 'startedAt' | 'workingDays' | 'due'> | undefined {
  const count = countOf(step);
  if (!isOpenStep(step) || !step.startedOn || !step.dueAt || !count || step.moved.length > 0)
    return undefined;
  return { ...asWorkingDays(step.startedOn, count), due: new Date(step.dueAt) };
}

function namedIn(
  review: Review,
  step: StepRun,
  directory: Directory,
): Pick<OpenDeadline, 'subject' | 'what' | 'owners'> {
  const owed =
    step.does === 'returns'
      ? review.returns
          .filter(({ state }) => state === 'asked')
          .flatMap((each) => owedBy(review, each, directory).members.map(({ id }) => id))
      : [];
  return {
    subject: subjectOf('review', review.id),
    what: whatOf(review, step),
    owners: [...new Set([review.lead, ...owed])],
  };
}

function whatOf(review: Review, step: StepRun): string {
  return `${review.id}, ${step.name}`;
}
