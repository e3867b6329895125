import { doable, moreButtons, stepButton } from '../../cards/review/buttons.ts';
import {
  doButton,
  lookButton,
  referenceOf,
  returnName,
  returnState,
  statusOf,
  whenDue,
} from '../../cards/review/words.ts';
import { lineOf } from '../../cards/review/whole.ts';
import { itemsCard } from '../../cards/index.ts';
import type { Button } from '../../cards/words.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { mayDrive, maySeeReview, ownReturns } from '../../src/bot/review-relations.ts';
import { dotted } from '../../src/bot/text.ts';
import { isOpenStep, type ReviewAt } from '../../src/domain/review/clock.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { returnsIn } from '../../src/domain/review/returns.ts';
import { openSteps } from '../../src/domain/review/steps.ts';
import { KINDS } from '../../src/domain/review/words.ts';
import { momentOf, noteLook, subjectOfReview } from './record.ts';
import { A_PAGE, pageButton } from './returns-list.ts';

export const WHICH = [
  { value: 'open', words: ['open', 'running'] },
  { value: 'closed', words: ['closed', 'finished'] },
  ...KINDS.map(({ value, words }) => ({ value, words })),
];

/** The reviews this member may see as a whole, and those of which they owe a return. What they may not see is not counted. */
export async function drawList(context: Context, values: Values): Promise<CardView> {
  const which = values['which'] ?? 'open';
  const at = await momentOf(context);
  const { tx, member, directory } = context;
  const all = await tx.find('reviews', 'state', which === 'closed' ? 'closed' : 'open');
  const ofKind = all.filter(({ kind }) => which === 'open' || which === 'closed' || kind === which);
  const whole = ofKind.filter((each) => maySeeReview(each, member, directory)).sort(inOrder);
  const owed = ofKind.filter(
    (each) => !whole.includes(each) && ownReturns(each, member, directory).length > 0,
  );
  for (const each of [...whole, ...owed].slice(0, A_PAGE * 2)) await noteLook(context, each);
  const count = whole.length + owed.length;
  return {
    summary: 'Reviews and audits',
    card: itemsCard.expand({
      heading: 'Reviews and audits',
      intro:
        count === 0
          ? 'There are none that you may see.'
          : `${count} that you may see, ${which === 'closed' ? 'closed last first' : 'soonest due first'}.`,
      sections: [
        {
          name: owed.length > 0 && whole.length > 0 ? 'You oversee' : '',
          items: whole.slice(0, A_PAGE).map((each) => itemOf(each, at)),
        },
        {
          name: owed.length > 0 ? 'Your agency owes a return' : '',
          items: owed.slice(0, A_PAGE).map((each) => owedItem(context, each, at)),
        },
      ].filter(({ items }) => items.length > 0),
      more: count > A_PAGE ? 'Narrow it down: /review list audit, /review list rapid review.' : '',
      buttons: [],
    }),
  };
}

function itemOf(review: Review, at: ReviewAt) {
  const [next] = openSteps(review);
  const { settled, of } = returnsIn(review);
  return {
    title: review.topic,
    line: dotted([
      referenceOf(review),
      statusOf(review, at),
      of > 0 && review.state === 'open' ? `${settled} of ${of} returns settled` : undefined,
    ]),
    note: next && review.state === 'open' ? dotted([`Next: ${next.name}`, whenDue(next.dueAt, at)]) : '',
    buttons: [lookButton(review)],
  };
}

function owedItem({ member, directory }: Context, review: Review, at: ReviewAt) {
  const own = ownReturns(review, member, directory);
  return {
    title: review.topic,
    line: referenceOf(review),
    note: own.map((each) => `${returnName(each, directory)}: ${returnState(each, at)}`).join('. '),
    buttons: [lookButton(review)],
  };
}

/** Open ones by their next step; of closed ones the latest is the one that is looked for. */
function inOrder(one: Review, other: Review): number {
  if (one.outcome && other.outcome) return other.outcome.at.localeCompare(one.outcome.at);
  const due = (review: Review): string => openSteps(review)[0]?.dueAt ?? 'z';
  return due(one).localeCompare(due(other));
}

/** Findings, each with its one press to become an action. */
export function drawFindings(context: Context, review: Review, wanted: number): CardView {
  const drives = mayDrive(review, context.member, context.directory) && review.state === 'open';
  const ordered = [...review.findings].sort(
    (one, other) => Number(isSettled(one)) - Number(isSettled(other)),
  );
  const pages = Math.max(1, Math.ceil(ordered.length / A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted)), pages);
  return {
    summary: `Findings of ${review.id}`,
    card: itemsCard.expand({
      heading: `Findings of ${review.id}`,
      intro: ordered.length === 0 ? 'None is written down yet.' : '',
      sections: [
        {
          name: '',
          items: ordered.slice((page - 1) * A_PAGE, page * A_PAGE).map((finding) => ({
            title: `${finding.id}: ${finding.text}`,
            line: finding.action
              ? `is an action: ${finding.action}`
              : finding.dropped
                ? 'settled without an action'
                : 'not an action yet',
            note: finding.dropped?.why ?? '',
            buttons:
              drives && !isSettled(finding)
                ? [actionButton(review, finding.id), doButton(review, 'drop', 'No action', finding.id)]
                : [],
          })),
        },
      ],
      more: pages > 1 ? `Page ${page} of ${pages}.` : '',
      buttons: [
        ...(page < pages ? [pageButton(review, 'review.findings', page + 1)] : []),
        ...(drives ? [doButton(review, 'finding', 'Add a finding')] : []),
      ],
    }),
  };
}

function isSettled({ action, dropped }: Review['findings'][number]): boolean {
  return action !== undefined || dropped !== undefined;
}

function actionButton(review: Review, id: string): Button {
  return {
    title: 'Make it an action',
    data: {
      verb: 'review.action',
      subject: subjectOfReview(review),
      rev: review.rev,
      opens: 'form',
      args: { id },
    },
  };
}

/** Every open step, with what can be done with it now. */
export async function drawSteps(context: Context, review: Review): Promise<CardView> {
  const at = await momentOf(context);
  const can = new Set(doable(review, at).map(({ id }) => id));
  return {
    summary: `Steps of ${review.id}`,
    card: itemsCard.expand({
      heading: `Steps of ${review.id}`,
      intro: '',
      sections: [
        {
          name: '',
          items: openSteps(review)
            .filter(isOpenStep)
            .map((step) => {
              const { text, sub } = lineOf(review, step, at);
              return {
                title: text,
                line: sub === '' ? 'no day of its own' : sub,
                note: '',
                buttons: [
                  ...(can.has(step.id) ? [stepButton(review, step)] : []),
                  ...(step.must || !step.dueAt ? [] : [doButton(review, 'move', 'Move its day', step.id)]),
                  ...(step.must ? [] : [doButton(review, 'skip', 'Leave it out', step.id)]),
                ],
              };
            }),
        },
      ],
      more: '',
      buttons: [],
    }),
  };
}

/** Everything whoever runs it can do with it. */
export async function drawMore(context: Context, review: Review): Promise<CardView> {
  const groups = mayDrive(review, context.member, context.directory)
    ? moreButtons(review, await momentOf(context))
    : [];
  return {
    summary: `What you can do with ${review.id}`,
    card: itemsCard.expand({
      heading: `What you can do with ${review.id}`,
      intro: groups.length > 0 ? '' : 'There is nothing for you to do now.',
      sections:
        groups.length === 0
          ? []
          : [
              {
                name: '',
                items: groups.map(({ about, says, buttons }) => ({
                  title: about,
                  line: says,
                  note: '',
                  buttons,
                })),
              },
            ],
      more: '',
      buttons: [],
    }),
  };
}
