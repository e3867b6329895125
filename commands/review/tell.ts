import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { post } from '../../src/bot/outbox.ts';
import { agencyLead, owedBy } from '../../src/domain/review/owed.ts';
import type { Review } from '../../src/domain/review/record.ts';
import type { Member } from '../../src/partnership/model.ts';
import { subjectOfReview } from './record.ts';

/**
 * Puts its return before everybody who owes one and was not sent it yet: one card a person, however many returns are theirs.
 * Whoever runs it hears whom it did not reach. Returns the review with who was told, to be kept in the same transaction.
 */
export async function tellOwers(context: Context, review: Review): Promise<Review> {
  const { directory } = context;
  const told = new Set(review.returns.flatMap((each) => each.told ?? []));
  const returns = [];
  for (const each of review.returns) {
    const [owner] = each.state === 'asked' ? owedBy(review, each, directory).members : [];
    if (!owner || each.told) returns.push(each);
    else {
      if (!told.has(owner.id)) await postTo(context, review, owner, 'review');
      told.add(owner.id);
      returns.push({ ...each, told: owner.id });
    }
  }
  return { ...review, returns };
}

/** Sends the one page to whoever answers for each of these agencies. Returns the agencies for which nobody does. */
export async function tellReaders(
  context: Context,
  review: Review,
  agencies: readonly string[],
): Promise<readonly string[]> {
  const nobody: string[] = [];
  const sent = new Set<string>();
  for (const agency of agencies) {
    const [lead] = agencyLead(review, agency, context.directory).members;
    if (!lead) nobody.push(agency);
    else if (!sent.has(lead.id)) {
      sent.add(lead.id);
      await postTo(context, review, lead, 'review-page');
    }
  }
  return nobody;
}

/** Whoever runs it has its card. */
export async function tellLead(context: Context, review: Review): Promise<void> {
  const lead = context.directory.member(review.lead);
  if (lead) await postTo(context, review, lead, 'review');
}

async function postTo(context: Context, review: Review, member: Member, view: string): Promise<void> {
  await post(context.tx, context.now, {
    to: { kind: 'member', member: member.id },
    content: { kind: 'record', subject: subjectOfReview(review), view },
    ifLost: {
      tell: review.lead,
      view: notice(`I could not reach ${member.name}`, [
        `${review.id} goes on, but they have not been told: I cannot write to them on Slack or Teams yet.`,
        'Please ring them.',
      ]),
    },
  });
}
