import { UNIT_FROM } from '../domain/review/chase.ts';
import { daysOver } from '../domain/review/clock.ts';
import { owedBy } from '../domain/review/owed.ts';
import type { Review } from '../domain/review/record.ts';
import { openSteps } from '../domain/review/steps.ts';
import { kindLabel } from '../domain/review/words.ts';
import { endOfWorkingDay, londonDate, sayDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import { isUncovered } from './absences.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf, whomOf } from './outbox.ts';
import { dotted } from './text.ts';

/**
 * An open review goes on when whoever runs it is here, every return has somebody who owes it, and no prompt about it is used
 * up. What nobody will do by itself stands in the business unit's list.
 */
export const reviewSteps: StepKind<Review> = {
  name: 'review',

  open: (view) => view.find('reviews', 'state', 'open'),

  describe: (review, { directory }) => ({
    subject: subjectOf('review', review.id),
    rev: review.rev,
    title: review.topic,
    line: dotted([
      `${kindLabel(review.kind)} ${review.id}`,
      directory.member(review.lead)?.name ?? 'nobody runs it',
      nextIn(review),
    ]),
  }),

  nextStep(review, around) {
    const missing = missingOf(review, around);
    if (missing.length > 0) return missing;
    const [next] = openSteps(review);
    return {
      what: next?.name ?? 'close it',
      who: review.lead,
      when: next?.dueAt ? londonDate(new Date(next.dueAt)) : around.today,
    };
  },
};

function missingOf(review: Review, around: StepAround): MissingStep[] {
  const { directory } = around;
  const lead = directory.member(review.lead);
  const missing: MissingStep[] = [];
  if (!lead || lead.left)
    missing.push({
      reason: 'owner-left',
      says: `${lead ? lead.name : 'Whoever ran it'} has left, so nobody runs it. Under “More” it can be handed over.`,
    });
  else if (lead.away && isUncovered(directory, lead.id))
    missing.push({
      reason: 'owner-away',
      says: `${lead.name}, who runs it, is away until ${sayDate(lead.away.back)}, and nobody stands in.`,
    });
  const gaps = gapsIn(review, directory);
  if (gaps.length > 0) missing.push({ reason: 'seat-empty', says: gaps.join(' ') });
  const late = lateIn(review, around);
  if (late) missing.push({ reason: 'overdue', says: late });
  const [letter] = around.lost.get(subjectOf('review', review.id)) ?? [];
  if (letter)
    missing.push({
      reason: 'not-told',
      says: `Its card did not reach ${whomOf(letter.to, directory)}.`,
      press: { again: letter },
    });
  return missing;
}

/** Returns that nobody on record owes. */
function gapsIn(review: Review, directory: Directory): string[] {
  const gaps = review.returns
    .filter(({ state }) => state === 'asked')
    .flatMap((each) => owedBy(review, each, directory).gap ?? []);
  return gaps.length <= 3 ? gaps : [`Nobody is on record for ${gaps.length} of its returns.`];
}

/** After this many working days nobody is prompted any more. */
function lateIn(review: Review, { today, calendar }: StepAround): string | undefined {
  const at = { now: new Date(endOfWorkingDay(today).getTime() - 9 * 3_600_000), calendar };
  const returns = review.returns.filter(
    ({ state, dueAt }) => state === 'asked' && daysOver(dueAt, at) > UNIT_FROM,
  ).length;
  const steps = openSteps(review).filter(
    ({ does, dueAt }) => does !== 'returns' && daysOver(dueAt, at) > UNIT_FROM,
  );
  const parts = [
    ...(returns > 0 ? [`${returns} ${returns === 1 ? 'return is' : 'returns are'} late`] : []),
    ...(steps.length > 0 ? [`${steps.map(({ name }) => `“${name}”`).join(' and ')} over the day`] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}, and everybody has been prompted.` : undefined;
}

function nextIn(review: Review): string | undefined {
  const [next] = openSteps(review);
  return next?.dueAt ? `next due ${sayDate(londonDate(new Date(next.dueAt)), 'short')}` : undefined;
}
