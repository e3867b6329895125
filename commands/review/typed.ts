import { notice, type Button } from '../../cards/words.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { mayAcknowledge, ownReturns } from '../../src/bot/review-relations.ts';
import { addFinding } from '../../src/domain/review/findings.ts';
import { receiveReturn } from '../../src/domain/review/returns.ts';
import { returnName } from '../../cards/review/words.ts';
import { acknowledge, pageReply } from './acknowledge.ts';
import { ask } from './do.ts';
import { drawMore, drawSteps } from './lists.ts';
import { drawReturns } from './returns-list.ts';
import { findDriven, findReview, keepReview, momentOf, reviewReply, subjectOfReview } from './record.ts';
import { seesWhole } from './presses.ts';

/** The subject a typed reference names. */
export function subjectIn(values: Values): string | undefined {
  return subjectNamed(values['ref'] ?? '');
}

/** `/review done`: the open steps, each with its button. */
export async function typedDone(context: Context, values: Values): Promise<Reply> {
  const review = await findDriven(context, subjectIn(values));
  return { kind: 'notice', view: await drawSteps(context, review) };
}

/** `/review returned`: says that one's own return is in; whoever runs the review gets the list of all. */
export async function typedReturned(context: Context, values: Values): Promise<Reply> {
  const review = await findReview(context, subjectIn(values));
  const { member, directory } = context;
  const own = ownReturns(review, member, directory).filter(({ state }) => state === 'asked');
  const [only] = own;
  if (only && own.length === 1) {
    const changed = receiveReturn(review, only.id, member.id, {}, await momentOf(context));
    await keepReview(context, changed, 'review.return');
    return reviewReply(context, changed);
  }
  if (own.length === 0 && seesWhole(context, review))
    return { kind: 'notice', view: await drawReturns(context, review, 1) };
  return reviewReply(context, review);
}

/** `/review extend`: more time for one's own return, asked for; whoever runs the review gives it from the list. */
export async function typedExtend(context: Context, values: Values): Promise<Reply> {
  const review = await findReview(context, subjectIn(values));
  const { member, directory } = context;
  const own = ownReturns(review, member, directory).filter(({ state }) => state === 'asked');
  const [only] = own;
  if (only && own.length === 1) return ask(context, subjectOfReview(review), 'ask-time', only.id);
  if (own.length > 1)
    return {
      kind: 'notice',
      view: notice(
        'More time for which one?',
        [],
        own.map((each): Button => ({
          title: returnName(each, directory),
          data: {
            verb: 'review.do.ask-time',
            subject: subjectOfReview(review),
            rev: review.rev,
            opens: 'form',
            args: { id: each.id },
          },
        })),
      ),
    };
  return typedReturned(context, values);
}

/** `/review briefing`: the one page; for whoever runs the review, the form that writes it while there is none. */
export async function typedBriefing(context: Context, values: Values): Promise<Reply> {
  const review = await findReview(context, subjectIn(values));
  if (!review.onePage) return ask(context, subjectOfReview(review), 'page');
  return { kind: 'notice', view: (await pageReply(context, review)).view };
}

/** `/review circulate`: the form that says to whom. With nobody to choose it says so. */
export async function typedCirculate(context: Context, values: Values): Promise<Reply> {
  return ask(context, subjectIn(values), 'circulate');
}

/** `/review acknowledge`: my agency has read it. */
export async function typedAcknowledge(context: Context, values: Values): Promise<Reply> {
  const review = await findReview(context, subjectIn(values));
  const [agency = context.member.agency] = mayAcknowledge(review, context.member, context.directory);
  return acknowledge(context, review, agency);
}

/** `/review finding`: writes one down, or opens its form. */
export async function typedFinding(context: Context, values: Values): Promise<Reply> {
  const text = values['text'];
  if (!text) return ask(context, subjectIn(values), 'finding');
  const review = await findDriven(context, subjectIn(values));
  const changed = addFinding(review, context.member.id, { text }, await momentOf(context));
  await keepReview(context, changed, 'review.drive');
  return reviewReply(context, changed);
}

/** `/review more`: everything that can be done with it. */
export async function typedMore(context: Context, values: Values): Promise<Reply> {
  const review = await findDriven(context, subjectIn(values));
  return { kind: 'notice', view: await drawMore(context, review) };
}
