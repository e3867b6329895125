import { doButton, onceButton, returnName, returnState } from '../../cards/review/words.ts';
import { itemsCard } from '../../cards/index.ts';
import type { Button } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { mayDrive } from '../../src/bot/review-relations.ts';
import { dotted } from '../../src/bot/text.ts';
import type { ReviewAt } from '../../src/domain/review/clock.ts';
import { owedBy } from '../../src/domain/review/owed.ts';
import type { Review, ReviewReturn } from '../../src/domain/review/record.ts';
import { isLate, returnsByAgency, returnsIn } from '../../src/domain/review/returns.ts';
import { momentOf, subjectOfReview } from './record.ts';

/** So many records on one page of a list. */
export const A_PAGE = 8;

/** Who owes what, late ones first; a tracker by agency above it where there are many. */
export async function drawReturns(context: Context, review: Review, wanted: number): Promise<CardView> {
  const at = await momentOf(context);
  const { directory, member } = context;
  const ordered = [...review.returns].sort((one, other) => rank(one, at) - rank(other, at));
  const pages = Math.max(1, Math.ceil(ordered.length / A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted)), pages);
  const { settled, of } = returnsIn(review);
  const drives = mayDrive(review, member, directory);
  return {
    summary: `Returns for ${review.id}`,
    card: itemsCard.expand({
      heading: `Returns for ${review.id}`,
      intro: dotted([`${settled} of ${of} settled`, ...trackerOf(context, review, at)]),
      sections: [
        {
          name: '',
          items: ordered.slice((page - 1) * A_PAGE, page * A_PAGE).map((each) => ({
            title: returnName(each, directory),
            line: returnState(each, at),
            note: noteOf(context, review, each),
            buttons: drives ? returnPresses(review, each) : [],
          })),
        },
      ],
      more: pages > 1 ? `Page ${page} of ${pages}.` : '',
      buttons: page < pages ? [pageButton(review, 'review.returns', page + 1)] : [],
    }),
  };
}

/** One line an agency with many settings: how many are in. */
function trackerOf({ directory }: Context, review: Review, at: ReviewAt): string[] {
  if (!review.returns.some(({ setting }) => setting)) return [];
  return returnsByAgency(review, at.now).map(
    ({ agency, of, received, late }) =>
      `${directory.agency(agency)?.name ?? agency} ${received} of ${of}${late > 0 ? ` (${late} late)` : ''}`,
  );
}

function noteOf({ directory }: Context, review: Review, each: ReviewReturn): string {
  const { members, gap } = owedBy(review, each, directory);
  const [owner] = members;
  return dotted([
    gap ?? (owner ? `Owed by ${owner.name}` : undefined),
    each.declined ? `Why not: ${each.declined.why}` : undefined,
    each.extension && !each.extension.answer ? `Why more time: ${each.extension.why}` : undefined,
    each.received?.text,
  ]);
}

function returnPresses(review: Review, each: ReviewReturn): Button[] {
  if (review.state === 'closed') return [];
  const round = `${each.state}-${review.rev}`;
  const waits = each.extension && !each.extension.answer;
  if (each.state === 'asked')
    return [
      onceButton(review, 'review.received', 'It is in', each.id, round),
      ...(waits
        ? [
            onceButton(review, 'review.time-yes', 'Give the time', each.id, round),
            onceButton(review, 'review.time-no', 'Not this time', each.id, round),
          ]
        : [doButton(review, 'extend', 'More time', each.id)]),
      doButton(review, 'decline', 'Declined', each.id),
    ];
  return each.state === 'planned' ? [] : [doButton(review, 'ask-again', 'Ask for it again', each.id)];
}

/** Late first, then what asks for more time, then what is waited for, then the rest. */
function rank(each: ReviewReturn, { now }: ReviewAt): number {
  if (isLate(each, now)) return 0;
  if (each.extension && !each.extension.answer) return 1;
  return { asked: 2, planned: 3, received: 4, declined: 5 }[each.state];
}

/** The next page of a list about one review. */
export function pageButton(review: Review, verb: string, page: number): Button {
  return {
    title: 'Next page',
    data: { verb, subject: subjectOfReview(review), args: { page: String(page) } },
  };
}
