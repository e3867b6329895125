import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { PressInteraction } from '../../src/bot/interaction.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { maySeeReview } from '../../src/bot/review-relations.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { answerExtension, receiveReturn } from '../../src/domain/review/returns.ts';
import { acknowledgePress, approvePress, pagePress } from './acknowledge.ts';
import { doPresses } from './do.ts';
import { findingPress } from './finding-action.ts';
import { drawComparison } from './lanes.ts';
import { drawFindings, drawMore, drawSteps } from './lists.ts';
import { drawReturns } from './returns-list.ts';
import { startPress } from './open.ts';
import {
  findDriven,
  findReturn,
  findReview,
  findWhole,
  keepReview,
  momentOf,
  reviewReply,
  subjectOfReview,
} from './record.ts';
import { settingsPress } from './settings.ts';
import { tellOfMoreTime } from './tell.ts';

/** A return is in, by one press: of whoever owes it, or of whoever runs the review and got it. */
async function received(context: Context, press: PressInteraction): Promise<Reply> {
  const { review, each, drives } = await findReturn(context, press.subject, press.args['id'] ?? '');
  if (each.state === 'received' || each.state === 'declined')
    return { ...(await reviewReply(context, review)), notice: notice('That return is settled already') };
  const changed = receiveReturn(review, each.id, context.member.id, {}, await momentOf(context));
  await keepReview(context, changed, 'review.return');
  return drives && fromList(press) ? returnsAgain(context, changed) : reviewReply(context, changed);
}

/** More time that an agency asked for: given, or not. */
function answers(yes: boolean): PressHandler {
  return {
    access: 'review.drive',
    async run(context, press) {
      const review = await findDriven(context, press.subject);
      const id = press.args['id'] ?? '';
      const changed = answerExtension(review, id, context.member.id, yes, await momentOf(context));
      await keepReview(context, changed, 'review.drive');
      await tellOfMoreTime(context, changed, id);
      return returnsAgain(context, changed);
    },
  };
}

/** The list it was pressed in, as it is now. */
async function returnsAgain(context: Context, review: Review): Promise<Reply> {
  return { kind: 'card', view: await drawReturns(context, review, 1) };
}

/** A button of the list says in which state it found the return; that of a card only which revision. */
function fromList({ args }: PressInteraction): boolean {
  return (args['once'] ?? '').includes('|asked-');
}

/** Shows something beside the card it was pressed on. */
function shows(
  draw: (context: Context, review: Review, page: number) => Promise<CardView> | CardView,
): PressHandler {
  return {
    access: 'review.see',
    async run(context, press) {
      const review = await findWhole(context, press.subject);
      return { kind: 'notice', view: await draw(context, review, Number(press.args['page']) || 1) };
    },
  };
}

/** Opens the form of a review that repeats this one, or follows from it. */
function opens(kindOf: (review: Review) => string, how: string): PressHandler {
  return {
    access: 'review.open',
    async run(context, press) {
      const review = await findDriven(context, press.subject);
      return context.openForm('review.open', {
        subject: subjectOfReview(review),
        values: { kind: kindOf(review), how },
      });
    },
  };
}

export const reviewPresses: Readonly<Record<string, PressHandler>> = {
  ...doPresses,
  'review.start': startPress,
  'review.show': {
    access: 'review.see',
    run: async (context, press) => reviewReply(context, await findWhole(context, press.subject), 'story'),
  },
  // From a list: beside it, and not in its place.
  'review.look': {
    access: 'review.return',
    run: async (context, press) => {
      const review = await findReview(context, press.subject);
      return { kind: 'notice', view: (await reviewReply(context, review)).view };
    },
  },
  'review.more': shows(drawMore),
  'review.steps': shows(drawSteps),
  'review.returns': shows(drawReturns),
  'review.findings': shows(drawFindings),
  'review.compare': shows(drawComparison),
  'review.received': { access: 'review.return', run: received },
  'review.time-yes': answers(true),
  'review.time-no': answers(false),
  'review.page': pagePress,
  'review.acknowledge': acknowledgePress,
  'review.approve': approvePress,
  'review.action': findingPress,
  'review.do.settings': settingsPress,
  'review.do.repeat': opens(({ kind }) => kind, 'repeat'),
  'review.do.follow': opens(({ outcome }) => outcome?.kind ?? '', 'follow'),
};

/** For a line typed by somebody who only owes a return: what they see of it is that. */
export function seesWhole(context: Context, review: Review): boolean {
  return maySeeReview(review, context.member, context.directory);
}
