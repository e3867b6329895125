import { drawReview } from '../../cards/review/view.ts';
import { NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { mayAnswer, mayDrive, maySeeReview } from '../../src/bot/review-relations.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { noteSeen } from '../../src/bot/seen.ts';
import type { ReviewAt } from '../../src/domain/review/clock.ts';
import { agencyLead, owedBy } from '../../src/domain/review/owed.ts';
import type { Review, ReviewReturn } from '../../src/domain/review/record.ts';
import { returnNamed } from '../../src/domain/review/returns.ts';
import type { Directory } from '../../src/partnership/model.ts';

const NOT_FOUND =
  'I cannot find that review among those you may see. Check the reference, or use /review list.';

export function subjectOfReview(review: Pick<Review, 'id'>): string {
  return subjectOf('review', review.id);
}

/** Now, with the bank holidays as they are known now. */
export async function momentOf({ tx, now }: Pick<Context, 'tx' | 'now'>): Promise<ReviewAt> {
  return { now, calendar: await calendarOf(tx) };
}

/**
 * The review a press, form or reference is about, as far as this person knows of it: as a whole, or only of their own return
 * or its one page. One that does not exist and one they may not know of are refused in the same words.
 */
export async function findReview(context: Context, subject: string | undefined): Promise<Review> {
  const found = subject ? readSubject(subject) : undefined;
  const review = found?.collection === 'reviews' ? await context.tx.get('reviews', found.id) : undefined;
  const at = await momentOf(context);
  if (!review || !drawReview(review, context.member, context.directory, at)) throw new NotAllowed(NOT_FOUND);
  await noteLook(context, review);
  return review;
}

/** Whoever looks at one is written down, once a person and day, whichever way they came to it. */
export async function noteLook({ tx, now, member, place }: Context, review: Review): Promise<void> {
  await noteSeen(
    tx,
    now,
    member,
    subjectOfReview(review),
    place ? `${place.platform} ${place.kind}` : 'own screen',
  );
}

/** The same for somebody who sees the whole of it. */
export async function findWhole(context: Context, subject: string | undefined): Promise<Review> {
  const review = await findReview(context, subject);
  if (!maySeeReview(review, context.member, context.directory)) throw new NotAllowed(NOT_FOUND);
  return review;
}

/** The same for somebody who runs it. @throws NotAllowed with who does, for somebody who only sees it */
export async function findDriven(context: Context, subject: string | undefined): Promise<Review> {
  const review = await findWhole(context, subject);
  if (!mayDrive(review, context.member, context.directory))
    throw new NotAllowed(
      'Whoever runs it, the chair of the group that oversees it, and the business unit can change it.',
    );
  return review;
}

/** The review and one return of it that this person may answer. */
export async function findReturn(
  context: Context,
  subject: string | undefined,
  id: string,
): Promise<{ review: Review; each: ReviewReturn; drives: boolean }> {
  const review = await findReview(context, subject);
  const { member, directory } = context;
  const each = review.returns.find((known) => known.id === id);
  const drives = mayDrive(review, member, directory);
  if (!each || !(drives || mayAnswer(review, each, member, directory))) throw new NotAllowed(NOT_FOUND);
  return { review, each: returnNamed(review, id), drives };
}

/** Keeps the changed review, writes the audit entry, and brings every copy and page up to date. */
export async function keepReview(context: Context, review: Review, verb: AccessVerb): Promise<void> {
  const subject = subjectOfReview(review);
  await context.tx.put('reviews', review);
  await context.did(verb, subject);
  await refreshPostings(context.tx, context.now, subject);
  await refreshHomes(context.tx, context.now, concernedBy(review, context.directory));
}

/** Everybody in whose own list it can stand. */
export function concernedBy(review: Review, directory: Directory): Set<string> {
  const people = new Set([review.lead]);
  for (const each of review.returns)
    for (const { id } of owedBy(review, each, directory).members) people.add(id);
  for (const { agency } of review.onePage?.to ?? [])
    for (const { id } of agencyLead(review, agency, directory).members) people.add(id);
  return people;
}

/** The card as this person sees it now. */
export async function reviewReply(
  context: Context,
  review: Review,
  depth: 'short' | 'story' = 'short',
): Promise<Extract<Reply, { kind: 'card' }>> {
  const view = drawReview(review, context.member, context.directory, await momentOf(context), depth);
  // What they did may have been the last thing of it that they see.
  if (!view) throw new NotAllowed(NOT_FOUND);
  return {
    kind: 'card',
    view,
    record: { subject: subjectOfReview(review), view: depth === 'story' ? 'review-story' : 'review' },
  };
}
