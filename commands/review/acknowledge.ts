import { drawPage } from '../../cards/review/page.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { mayAcknowledge, mayReadPage } from '../../src/bot/review-relations.ts';
import { acknowledgePage, approvePage } from '../../src/domain/review/one-page.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { findDriven, findReview, keepReview, momentOf, subjectOfReview } from './record.ts';

const NOT_YOURS = 'That is for the lead of an agency it was sent to.';

/** The one page, for whoever it was sent to and for those who run or oversee the review. */
export const pagePress: PressHandler = {
  access: 'review.page',
  async run(context, press) {
    const review = await findReview(context, press.subject);
    return { kind: 'notice', view: (await pageReply(context, review)).view };
  },
};

export async function pageReply(context: Context, review: Review): Promise<Extract<Reply, { kind: 'card' }>> {
  const { member, directory } = context;
  const view = mayReadPage(review, member, directory) ? drawPage(review, member, directory) : undefined;
  if (!view) throw new NotAllowed('There is no one-page briefing of it yet.');
  return { kind: 'card', view, record: { subject: subjectOfReview(review), view: 'review-page' } };
}

/** One press by the lead of an agency: we have read it and passed it on. */
export const acknowledgePress: PressHandler = {
  access: 'review.acknowledge',
  async run(context, press) {
    const review = await findReview(context, press.subject);
    return acknowledge(context, review, press.args['id'] ?? context.member.agency);
  },
};

export async function acknowledge(context: Context, review: Review, agency: string): Promise<Reply> {
  const entry = review.onePage?.to.find((each) => each.agency === agency);
  if (entry?.acknowledged)
    return { ...(await pageReply(context, review)), notice: notice('It is acknowledged already') };
  mayAcknowledgeFor(context, review, agency, 'read');
  const read = acknowledgePage(review, agency, context.member.id, undefined, await momentOf(context));
  await keepReview(context, read, 'review.acknowledge');
  return pageReply(context, read);
}

/** @throws NotAllowed unless this person can speak for that agency. `reach` is said after it was read. */
export function mayAcknowledgeFor(
  { member, directory }: Context,
  review: Review,
  agency: string,
  what: 'read' | 'reach',
): void {
  const page = review.onePage;
  // Whoever may say that it was read may say how far it reached, once it was.
  const unread: Review =
    what === 'reach' && page
      ? { ...review, onePage: { ...page, to: page.to.map(({ acknowledged, ...each }) => each) } }
      : review;
  if (!mayAcknowledge(unread, member, directory).includes(agency)) throw new NotAllowed(NOT_YOURS);
}

/** Agrees the words of the one page: one press by whoever runs the review, or the chair of the group that oversees it. */
export const approvePress: PressHandler = {
  access: 'review.drive',
  async run(context, press) {
    const review = await findDriven(context, press.subject);
    const agreed = approvePage(review, context.member.id, await momentOf(context));
    await keepReview(context, agreed, 'review.drive');
    return {
      ...(await pageReply(context, agreed)),
      notice: notice('The one-page briefing is agreed', [
        'Its words stay as they are now. It can be sent round.',
      ]),
    };
  },
};
