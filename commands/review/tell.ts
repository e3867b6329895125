import { lookButton, returnName } from '../../cards/review/words.ts';
import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { post } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { agencyLead, owedBy } from '../../src/domain/review/owed.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { returnNamed } from '../../src/domain/review/returns.ts';
import { sayDate } from '../../src/domain/working-days.ts';
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

/**
 * More time was asked for, or that was answered: whoever it is up to now hears of it, as a card that changes in place rings no
 * phone. Neither the reason nor the topic is in it.
 */
export async function tellOfMoreTime(context: Context, review: Review, id: string): Promise<void> {
  const { directory } = context;
  const each = returnNamed(review, id);
  const { extension } = each;
  if (!extension) return;
  const who = returnName(each, directory);
  const until = sayDate(extension.until);
  const { answer } = extension;
  const view = answer
    ? notice(
        answer.yes ? `${who} has until ${until}` : `${who}: no more time`,
        [answer.yes ? `That is for ${review.id}.` : `The return for ${review.id} is due as before.`],
        [lookButton(review)],
      )
    : notice(
        `${who} asks for more time`,
        [`For ${review.id}, until ${until}. Until it is answered, the return is due as before.`],
        [
          {
            title: 'Returns',
            data: { verb: 'review.returns', subject: subjectOfReview(review), rev: review.rev },
          },
        ],
      );
  await say(context, answer ? [extension.by, ...owner(context, review, id)] : [review.lead], view);
}

/** A return is asked for again: whoever owes it hears of it. */
export async function tellAskedAgain(context: Context, review: Review, id: string): Promise<void> {
  const each = returnNamed(review, id);
  const view = notice(
    `${returnName(each, context.directory)}: asked for again`,
    [`Something is missing in the return for ${review.id}. It is owed again, by the day it had.`],
    [lookButton(review)],
  );
  await say(context, owner(context, review, id), view);
}

function owner({ directory }: Context, review: Review, id: string): readonly string[] {
  return owedBy(review, returnNamed(review, id), directory)
    .members.slice(0, 1)
    .map((member) => member.id);
}

async function say(
  { tx, now, directory, member }: Context,
  people: readonly string[],
  view: CardView,
): Promise<void> {
  for (const person of new Set(people))
    if (person !== member.id && directory.member(person)?.left !== true)
      await post(tx, now, { to: { kind: 'member', member: person }, content: { kind: 'card', view } });
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
