import { calendarOf } from '../../src/bot/calendar.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { maySeeReview, mayReadPage, ownReturns } from '../../src/bot/review-relations.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { ReviewAt } from '../../src/domain/review/clock.ts';
import type { Review } from '../../src/domain/review/record.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { drawOwnReturns } from './own-return.ts';
import { drawPage } from './page.ts';
import { drawWhole } from './whole.ts';

/** The card of a review for one person: never for a room. How much of it depends on who they are. */
export const reviewView: RecordView = viewOf('review', (review, viewer, directory, at) =>
  drawReview(review, viewer, directory, at),
);

/** The same with its whole plan and everything that happened. */
export const reviewStoryView: RecordView = viewOf('review-story', (review, viewer, directory, at) =>
  drawReview(review, viewer, directory, at, 'story'),
);

/** Its one-page briefing. */
export const reviewPageView: RecordView = viewOf('review-page', (review, viewer, directory) =>
  mayReadPage(review, viewer, directory) ? drawPage(review, viewer, directory) : undefined,
);

/**
 * What this person sees of it: the whole for those who oversee or run it, their own return for an agency that owes one, the
 * one page for those it was sent to. Undefined for everybody else: for them there is no such review.
 */
export function drawReview(
  review: Review,
  viewer: Member,
  directory: Directory,
  at: ReviewAt,
  depth: 'short' | 'story' = 'short',
): CardView | undefined {
  if (maySeeReview(review, viewer, directory)) return drawWhole(review, viewer, directory, at, depth);
  const own = ownReturns(review, viewer, directory);
  if (own.length > 0) return drawOwnReturns(review, own, directory, at);
  return review.onePage?.circulated && mayReadPage(review, viewer, directory)
    ? drawPage(review, viewer, directory)
    : undefined;
}

function viewOf(
  name: string,
  draw: (review: Review, viewer: Member, directory: Directory, at: ReviewAt) => CardView | undefined,
): RecordView {
  return {
    name,
    async draw(id, { store, directory, viewer, now }) {
      const review = await store.get('reviews', id);
      if (!review || !viewer) return undefined;
      const at = { now, calendar: await calendarOf(store) };
      const view = draw(review, viewer, directory, at);
      return view && { rev: review.rev, view };
    },
  };
}
