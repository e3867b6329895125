import { notice } from '../../cards/words.ts';
import type { Command, CommandVerb } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { evaluationsFor } from '../../src/bot/evaluation-store.ts';
import type { ArgumentDefinition } from '../../src/bot/grammar/types.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { canAnswer, evaluationForm, findEvaluation } from './evaluation-answer.ts';
import { drawAsked, evaluationAskView } from './evaluation-ask.ts';
import { drawFeedback } from './evaluation-feedback.ts';

const session: ArgumentDefinition = { kind: 'reference', label: 'which session', prefixes: ['SES'] };

/** Verbs of `/training` about what a course did. */
export const evaluationVerbs: readonly CommandVerb[] = [
  {
    name: 'evaluate',
    aliases: ['evaluation', 'evaluations'],
    summary: 'Say what a course did for you; your answer is kept without your name',
    access: 'evaluation.answer',
    privately: true,
    arguments: {},
    examples: ['training evaluate'],
    run: openNext,
  },
  {
    name: 'feedback',
    aliases: ['answers'],
    summary: 'See what people answered about a session or a course (whoever gives or runs it)',
    access: 'training.run',
    arguments: {
      ref: session,
      what: { kind: 'text', label: 'which course', max: 120, main: true, placeholder: 'course' },
    },
    examples: ['training feedback GCP2', 'training feedback SES-2701-K4TR'],
    run: async (context, values) => ({ kind: 'notice', view: await drawFeedback(context, values) }),
  },
];

/** The form of the only one; a list of several. */
async function openNext(context: Context): Promise<Reply> {
  const [first, ...others] = await evaluationsFor(context.tx, context.member.id);
  if (!first)
    return {
      kind: 'notice',
      view: notice('There is nothing to answer', [
        'You are asked after a session, and again some months later.',
      ]),
    };
  if (others.length > 0) return { kind: 'notice', view: drawAsked([first, ...others], context.partnership) };
  return context.openForm('evaluation.answer', { subject: subjectOf('evaluation', first.id) });
}

const OVER = notice('That is over', ['It was answered, or you said that you would rather not. Thank you.']);

export const evaluationParts: Required<Pick<Command, 'presses' | 'forms' | 'views'>> = {
  presses: {
    'evaluation.answer': {
      access: 'evaluation.answer',
      async run(context, press) {
        const evaluation = await findEvaluation(context, press.subject);
        if (!canAnswer(evaluation)) return { kind: 'notice', view: OVER };
        return context.openForm('evaluation.answer', { subject: subjectOf('evaluation', evaluation.id) });
      },
    },
    'evaluation.look': {
      access: 'evaluation.answer',
      async run(context, press) {
        const evaluation = await findEvaluation(context, press.subject);
        const view = canAnswer(evaluation) ? drawAsked([evaluation], context.partnership) : OVER;
        return { kind: 'notice', view };
      },
    },
    'evaluation.decline': {
      access: 'evaluation.answer',
      async run(context, press) {
        const evaluation = await findEvaluation(context, press.subject);
        if (!canAnswer(evaluation)) return { kind: 'notice', view: OVER };
        await context.tx.put('evaluations', {
          ...evaluation,
          rev: evaluation.rev + 1,
          state: 'passed',
          ended: { on: context.today, why: 'declined' },
        });
        await context.did('evaluation.answer', subjectOf('evaluation', evaluation.id));
        await refreshHomes(context.tx, context.now, [context.member.id]);
        return {
          kind: 'notice',
          view: notice('That is fine', ['You are not asked about this session again this time.']),
        };
      },
    },
  },
  forms: { 'evaluation.answer': evaluationForm },
  views: [evaluationAskView],
};
