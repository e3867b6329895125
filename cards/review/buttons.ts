import { whyNotStep, openSteps } from '../../src/domain/review/steps.ts';
import { isOpenToStart } from '../../src/domain/review/chase.ts';
import type { ReviewAt } from '../../src/domain/review/clock.ts';
import type { Review, StepRun } from '../../src/domain/review/record.ts';
import type { Button } from '../words.ts';
import { doButton, onceButton, showButton } from './words.ts';

/** The presses on the card of whoever runs it: the likeliest first, the others behind "More". */
export function driverButtons(review: Review, at: ReviewAt): Button[] {
  if (review.state === 'closed') return closedButtons(review);
  const [first] = doable(review, at);
  return [
    ...(first ? [stepButton(review, first)] : []),
    ...(review.returns.length > 0 ? [showButton(review, 'review.returns', 'Returns')] : []),
    doButton(review, 'finding', 'Add a finding'),
    showButton(review, 'review.more', 'More'),
    showButton(review, 'review.show', 'Whole story'),
  ];
}

/** Everything else whoever runs it can do, by what it is about: never more in one row than both platforms show. */
export function moreButtons(
  review: Review,
  at: ReviewAt,
): { readonly about: string; readonly says: string; readonly buttons: Button[] }[] {
  if (review.state === 'closed')
    return [{ about: 'Closed', says: 'What is left to see', buttons: closedButtons(review) }];
  const { onePage } = review;
  const repeat = review.steps.find(({ does, done }) => does === 'repeat' && !done);
  const groups = [
    {
      about: 'The plan',
      says: 'Its steps, with their days',
      buttons: [
        showButton(review, 'review.steps', 'All steps'),
        ...(repeat && isOpenToStart(repeat, at) && !review.repeatedBy
          ? [doButton(review, 'repeat', 'Start the repeat')]
          : []),
        ...(review.repeats || review.repeatedBy
          ? [showButton(review, 'review.compare', 'Compare the rounds')]
          : []),
      ],
    },
    {
      about: 'Who is asked',
      says: 'Agencies and settings whose return is asked for',
      buttons: [
        ...(review.returns.length > 0 ? [showButton(review, 'review.returns', 'Returns')] : []),
        doButton(review, 'agencies', 'Ask more agencies'),
        doButton(review, 'settings', 'Add settings from a list'),
      ],
    },
    {
      about: 'Questions and findings',
      says: 'What it asks, and what it found',
      buttons: [
        doButton(
          review,
          'questions',
          review.questions.length > 0 ? 'Change its questions' : 'Write its questions',
        ),
        ...(review.questions.length > 0 ? [doButton(review, 'answers', 'Answer its questions')] : []),
        doButton(review, 'finding', 'Add a finding'),
        ...(review.findings.length > 0 ? [showButton(review, 'review.findings', 'Findings')] : []),
      ],
    },
    {
      about: 'The one-page briefing',
      says: 'Written, agreed, sent round, read',
      buttons: [
        ...(onePage ? [showButton(review, 'review.page', 'See the one page')] : []),
        ...(onePage?.approved
          ? [doButton(review, 'circulate', 'Send the one page round')]
          : [doButton(review, 'page', onePage ? 'Change the one page' : 'Write the one page')]),
      ],
    },
    {
      about: 'The review itself',
      says: 'Who runs it, and how it ends',
      buttons: [doButton(review, 'hand-over', 'Hand it over'), doButton(review, 'close', 'Close it')],
    },
  ];
  return groups;
}

/** Steps that can be done now, soonest due first. Those with a way of their own are done by that. */
export function doable(review: Review, at: ReviewAt): StepRun[] {
  return openSteps(review).filter((step) => whyNotStep(review, step, at) === undefined);
}

/** The button of one step: its own form, or the one press where there is nothing to ask. */
export function stepButton(review: Review, step: StepRun): Button {
  if (step.does === 'approve')
    return onceButton(review, 'review.approve', 'Agree the one page', step.id, String(review.rev));
  if (step.does === 'circulate') return doButton(review, 'circulate', 'Send the one page round');
  return doButton(review, 'step', `Done: ${step.short ?? shortened(step.name)}`, step.id);
}

function closedButtons(review: Review): Button[] {
  return [
    showButton(review, 'review.show', 'Whole story'),
    ...(review.onePage ? [showButton(review, 'review.page', 'See the one page')] : []),
    ...(review.repeats || review.repeatedBy
      ? [showButton(review, 'review.compare', 'Compare the rounds')]
      : []),
    ...followButtons(review),
  ];
}

/** A review that is to follow is opened from here, so that the two know each other. */
function followButtons(review: Review): Button[] {
  const kind = review.outcome?.kind;
  if (kind === 'practice-review') return [doButton(review, 'follow', 'Open the practice review')];
  if (kind === 'learning-from-experience') return [doButton(review, 'follow', 'Open the learning review')];
  return [];
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
