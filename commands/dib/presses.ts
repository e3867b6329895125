import { notice } from '../../cards/words.ts';
import { itemsOf, keepSettled, keepUpdate, takeMirrorsAway } from '../../src/bot/briefing-store.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { PressInteraction } from '../../src/bot/interaction.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { sayWhen } from '../../src/bot/text.ts';
import { AlreadyDone } from '../../src/domain/already-done.ts';
import { confirmUpdate, withdrawUpdate, withReading } from '../../src/domain/briefing/moves-update.ts';
import { answerQuestion } from '../../src/domain/briefing/read/answer.ts';
import { nilReading } from '../../src/domain/briefing/read/nil.ts';
import type { Update } from '../../src/domain/briefing/record.ts';
import { neededFor, withoutDraft } from './drafts.ts';
import { around, findOwnUpdate } from './find.ts';
import { settle, takeInRead, updateReply } from './post.ts';

/** What an author can do with their own update, each in one press. */
export const updatePresses: Readonly<Record<string, PressHandler>> = {
  'briefing.confirm': onOwn((context, update, { args }) =>
    args['draft'] === undefined
      ? settle(context, update)
      : confirmOne(context, update, Number(args['draft'])),
  ),
  'briefing.answer': onOwn(async (context, update, { args }) => {
    const { reading } = update;
    if (!reading) return update;
    const { question = '', value = '' } = args;
    return reread(context, update, answerQuestion(reading, question, value, context.now));
  }),
  'briefing.drop': onOwn(async (context, update, { args }) => {
    const { reading } = update;
    return reading ? reread(context, update, withoutDraft(reading, Number(args['draft']))) : update;
  }),
  'briefing.withdraw': onOwn((context, update) => takeBack(context, update)),
  'briefing.nil': { access: 'briefing.post', run: (context) => nothingFromUs(context) },
};

/** A press on the author's own card. One that was drawn before the message changed shows what is true now, and does nothing else. */
function onOwn(
  work: (context: Context, update: Update, press: PressInteraction) => Promise<Update>,
): PressHandler {
  return {
    access: 'briefing.post',
    async run(context, press) {
      const update = await findOwnUpdate(context, press.subject);
      if (press.rev !== undefined && press.rev !== update.rev)
        return withWord(context, update, 'This has changed since. Here it is as it is now.');
      try {
        return await updateReply(context, await work(context, update, press));
      } catch (error) {
        if (!(error instanceof AlreadyDone)) throw error;
        return withWord(
          context,
          update,
          `${error.message.replace(/\.$/, '')} ${sayWhen(error.at, context.now)}.`,
        );
      }
    },
  };
}

async function withWord(context: Context, update: Update, word: string): Promise<Reply> {
  const reply = await updateReply(context, update);
  return reply.kind === 'card' ? { ...reply, notice: notice(word) } : reply;
}

/** One of several is right: it is in the briefing from now on, and the others still wait. */
async function confirmOne(context: Context, update: Update, index: number): Promise<Update> {
  const { reading } = update;
  const draft = reading?.drafts[index];
  if (!reading || !draft) return update;
  if (neededFor(reading, index).length > 0)
    throw new BotError('question-open', 'Please answer the question about it first. Nothing was changed.');
  const { briefing, items } = await around(context, update);
  const { member, now: at, partnership } = context;
  const by = { member: member.id, at };
  const alone = { ...update, reading: { drafts: [draft], closures: [], questions: [] } };
  const others = items.filter((item) => item.update !== update.id);
  const settled = confirmUpdate(alone, { briefing, items: others, settings: partnership.briefing, by });
  const rest: Update = {
    ...withReading(update, withoutDraft(reading, index)),
    confirmed: update.confirmed ?? { by: by.member, at: at.toISOString() },
    items: [...update.items, ...settled.update.items].sort(),
  };
  await keepSettled(context, { ...settled, update: rest });
  await context.did('briefing.correct', subjectOf('update', update.id));
  return isEmpty(rest.reading) ? settle(context, rest) : rest;
}

function isEmpty(reading: Update['reading']): boolean {
  if (!reading) return true;
  const { drafts, closures, questions, nil, talks, flags } = reading;
  return drafts.length + closures.length + questions.length === 0 && !nil && !talks && !flags;
}

/** The reading as its author has put it right. With nothing left of it, it is taken back. */
async function reread(
  context: Context,
  update: Update,
  reading: NonNullable<Update['reading']>,
): Promise<Update> {
  const { briefing } = await around(context, update);
  if (isEmpty({ ...reading, questions: [] }))
    return update.items.length > 0
      ? settle(context, withReading(update, reading))
      : takeBack(context, update);
  const changed = withReading(update, reading);
  await keepUpdate(context, changed, briefing);
  await context.did('briefing.correct', subjectOf('update', update.id));
  return changed;
}

/** Withdrawn with everything it had become; the copies in the other rooms go. */
export async function takeBack(context: Context, update: Update): Promise<Update> {
  const { tx, now, member } = context;
  const briefing = await tx.get('briefings', update.briefing);
  if (!briefing)
    throw new BotError('no-briefing', 'That briefing is not kept any more. Nothing was changed.');
  const items = await itemsOf(tx, briefing);
  const settled = withdrawUpdate(update, { briefing, items, by: { member: member.id, at: now } });
  await keepSettled(context, settled);
  await takeMirrorsAway(tx, settled.update, now);
  await context.did('briefing.correct', subjectOf('update', update.id));
  return settled.update;
}

/** The nil button, on the day's card and in the prompt to those who are missing. */
export async function nothingFromUs(context: Context): Promise<Reply> {
  const update = await takeInRead(context, nilReading());
  return updateReply(context, update);
}
