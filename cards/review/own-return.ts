import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { ReviewAt } from '../../src/domain/review/clock.ts';
import type { Review, ReviewReturn } from '../../src/domain/review/record.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { reviewCard } from '../index.ts';
import type { Button } from '../words.ts';
import { doButton, explainStep, onceButton, referenceOf, returnName, returnState, whenDue } from './words.ts';

/** What an agency sees of a review: its own returns, their days and how these came about, and nothing of anybody else's. */
export function drawOwnReturns(
  review: Review,
  own: readonly ReviewReturn[],
  directory: Directory,
  at: ReviewAt,
): CardView {
  const waiting = own.filter(({ state }) => state === 'asked');
  const status =
    review.state === 'closed'
      ? 'Closed'
      : waiting.length === 0
        ? 'Thank you: nothing more is asked of you'
        : 'Your return is asked for';
  const [first] = waiting;
  const step = review.steps.find(({ does }) => does === 'returns');
  return {
    summary: dotted([referenceOf(review), first ? whenDue(first.dueAt, at) : status]),
    card: reviewCard.expand({
      reference: referenceOf(review),
      status,
      title: review.topic,
      alarm: '',
      gaps: [],
      sections: [
        {
          name: '',
          lines: own.map((each) => ({
            text: `${returnName(each, directory)}: ${returnState(each, at)}`,
            sub: each.state === 'asked' ? reasonOf(review, each, step && explainStep(review, step, at)) : '',
          })),
        },
        ...(waiting.length > 0 ? [{ name: '', lines: [{ text: HOW, sub: '' }] }] : []),
      ],
      facts: [],
      timeline: [],
      buttons:
        review.state === 'closed'
          ? []
          : waiting.flatMap((each) =>
              returnButtons(review, each, waiting.length > 1 ? returnName(each, directory) : ''),
            ),
    }),
  };
}

const HOW = 'Send the return itself by your usual secure way. Nothing about any child is written here.';

/** What can be done with one return, in the words of whoever owes it. */
export function returnButtons(review: Review, each: ReviewReturn, name: string): Button[] {
  const of = name ? `: ${name}` : '';
  return [
    onceButton(review, 'review.received', `We have sent it${of}`, each.id, String(review.rev)),
    ...(each.extension && !each.extension.answer
      ? []
      : [doButton(review, 'ask-time', `Ask for more time${of}`, each.id)]),
    doButton(review, 'decline', `We cannot${of}`, each.id),
  ];
}

function reasonOf(review: Review, { extension }: ReviewReturn, explained: string | undefined): string {
  if (extension?.answer?.yes) return `More time was given: ${extension.why}`;
  if (extension?.answer) return `More time was asked for and not given. ${explained ?? ''}`.trim();
  return explained ?? '';
}
