import { referenceOf } from '../../cards/review/words.ts';
import { notice } from '../../cards/words.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { AccessVerb } from '../../src/bot/access.ts';
import { IllegalReviewChange, type ReviewAt } from '../../src/domain/review/clock.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { findingDoings } from './do-findings.ts';
import { pageDoings } from './do-page.ts';
import { returnDoings } from './do-returns.ts';
import { stepDoings } from './do-steps.ts';
import { formPresses } from '../form-presses.ts';
import { drawForm, schemaOf, type Asked } from '../form-fields.ts';
import { keepReview, momentOf, subjectOfReview } from './record.ts';

/** One thing that is done to a review by a form. `id` names the step, return, finding or agency it is about. */
export interface Doing {
  /** What is asked. @throws IllegalReviewChange when it cannot be done now */
  ask(context: Context, review: Review, id: string, at: ReviewAt): Asked;
  /** The changed review with the word to say, or what is wrong with the answers. */
  run(
    context: Context,
    review: Review,
    id: string,
    values: Values,
    at: ReviewAt,
  ): Promise<{ readonly review: Review; readonly says: readonly string[] } | { readonly errors: FormErrors }>;
  /** Finds it, for somebody who may do this. @throws NotAllowed for everybody else */
  find(context: Context, subject: string | undefined, id: string): Promise<Review>;
  /** What the audit entry is called; `review.drive` without it. */
  readonly verb?: AccessVerb;
}

const DOINGS: Readonly<Record<string, Doing>> = {
  ...stepDoings,
  ...returnDoings,
  ...findingDoings,
  ...pageDoings,
};

/** Everything typed into any of them is read by the guard as about a case: nothing here may lead to a child. */
export const doForm: FormHandler = {
  access: 'review.return',
  about: 'case',
  texts: ['text', 'looked', 'well', 'better', 'now', 'questions', ...numbered('q')],

  async show(context, draft, values, errors) {
    const { doing, review, id, at } = await found(context, draft);
    return drawForm(
      draft,
      { ...doing.ask(context, review, id, at), heading: referenceOf(review) },
      values,
      errors,
    );
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const { doing, review, id, at } = await found(context, draft);
    const read = readForm(schemaOf(doing.ask(context, review, id, at)), inputs);
    if ('errors' in read) return read;
    const done = await doing.run(context, review, id, read.data, at);
    if ('errors' in done) return { errors: done.errors };
    await keepReview(context, done.review, doing.verb ?? 'review.drive');
    return { kind: 'finish', view: notice(`${review.id} is up to date`, [...done.says]) };
  },
};

/** A button of its own for each: it opens the form, or says at once why it cannot be done. */
export const doPresses = formPresses('review.do', 'review.return', Object.keys(DOINGS), ask);

/** Opens the form for one thing. @throws NotAllowed */
export async function ask(
  context: Context,
  subject: string | undefined,
  what: string,
  id = '',
): Promise<Reply> {
  const doing = doingNamed(what);
  const review = await doing.find(context, subject, id);
  try {
    doing.ask(context, review, id, await momentOf(context));
  } catch (error) {
    if (!(error instanceof IllegalReviewChange)) throw error;
    return { kind: 'notice', view: notice('That cannot be done now', [error.message]) };
  }
  return context.openForm('review.do', { subject: subjectOfReview(review), values: { what, id } });
}

async function found(context: Context, { subject, values }: Draft) {
  const doing = doingNamed(values['what'] ?? '');
  const id = values['id'] ?? '';
  const review = await doing.find(context, subject, id);
  return { doing, review, id, at: await momentOf(context) };
}

function doingNamed(what: string): Doing {
  const doing = Object.hasOwn(DOINGS, what) ? DOINGS[what] : undefined;
  if (!doing) throw new BotError('unknown-button', 'This belongs to an older card. Use /review list.');
  return doing;
}

function numbered(letter: string): string[] {
  return Array.from({ length: 12 }, (_, at) => `${letter}${at + 1}`);
}
