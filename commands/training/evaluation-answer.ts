import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { startDraft } from '../../src/bot/drafts.ts';
import { readForm } from '../../src/bot/forms.ts';
import { newId } from '../../src/bot/ids.ts';
import { post, readSubject, subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Choice, Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { leadsOf } from '../../src/bot/training-leads.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import {
  RECOMMENDS,
  USES,
  type Evaluation,
  type EvaluationAnswer,
} from '../../src/domain/training/evaluation-record.ts';
import { sayWave } from '../../src/domain/training/evaluation-waves.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { drawForm, schemaOf, typed, type Asked, type Field } from '../form-fields.ts';
import { askWords, USE_WORDS } from './evaluation-words.ts';

const NOT_THERE =
  'I cannot find that question among yours: it may have been taken back. /training evaluate shows what you are asked.';
const OUT_OF_FIVE = ['1, not at all', '2', '3', '4', '5, very'].map((title, index): Choice => ({
  title,
  value: String(index + 1),
}));
const QUOTE: Field = {
  id: 'quote',
  kind: 'tick',
  label: 'May your words stand in a report, without your name and agency?',
  value: 'false',
};

/** The question a press, form or reference is about, for the person it was put to and nobody else. @throws NotAllowed */
export async function findEvaluation(context: Context, subject: string | undefined): Promise<Evaluation> {
  const found = subject ? readSubject(subject) : undefined;
  const evaluation =
    found?.collection === 'evaluations' ? await context.tx.get('evaluations', found.id) : undefined;
  if (
    evaluation?.member !== context.member.id ||
    !may(context.member, 'evaluation.answer', new Set(['self']))
  )
    throw new NotAllowed(NOT_THERE);
  return evaluation;
}

/** It can still be answered: also when its last day is over, since an answer that comes late is an answer. */
export function canAnswer({ state, ended }: Pick<Evaluation, 'state' | 'ended'>): boolean {
  return state === 'asked' || state === 'waiting' || ended?.why === 'not-answered';
}

function asked(context: Context, evaluation: Evaluation): Asked {
  const { wave, course, held } = evaluation;
  return {
    title: wave === 0 ? 'How was it?' : 'What has it changed?',
    submit: 'Send my answer',
    heading: `${courseName(course, context.partnership)}, ${sayDate(held)}`,
    intro: [askWords(evaluation), 'It is kept without your name. Nobody’s name, age or school, please.'],
    fields: wave === 0 ? atSession() : later(context, evaluation),
  };
}

/** Two choices are enough; the words are for who has some. */
function atSession(): Field[] {
  return [
    confident('before', 'How sure were you of this before the session?'),
    confident('after', 'And now?'),
    {
      id: 'recommend',
      kind: 'one',
      label: 'Would you recommend it to a colleague?',
      choices: [
        { title: 'Yes', value: 'yes' },
        { title: 'Perhaps', value: 'perhaps' },
        { title: 'No', value: 'no' },
      ],
    },
    { id: 'differently', kind: 'text', label: 'What will you do differently because of it?' },
    { id: 'better', kind: 'text', label: 'One thing that would have made it better?' },
    QUOTE,
  ];
}

function later(context: Context, { course }: Evaluation): Field[] {
  const copies = context.partnership.courses.find(({ id }) => id === course)?.evaluation.managerCopy;
  return [
    {
      id: 'used',
      kind: 'one',
      label: 'Have you used what you learned?',
      required: 'Choose one.',
      choices: USES.map((use) => ({ title: USE_WORDS[use], value: use })),
    },
    confident('after', 'How sure are you of it now?'),
    { id: 'differently', kind: 'text', label: 'What have you done differently because of it?' },
    { id: 'changed', kind: 'text', label: 'What changed for a child or a family because of it?' },
    { id: 'better', kind: 'text', label: 'What would help you to use it more?' },
    QUOTE,
    ...(copies
      ? [
          {
            id: 'copy',
            kind: 'one',
            label: 'Would you like somebody who answers for your work to have a copy, with your name?',
            choices: leadsOf(context.member, context.directory).map(({ id, name, post: job }) => ({
              title: `${name}, ${job}`,
              value: id,
            })),
          } satisfies Field,
        ]
      : []),
  ];
}

function confident(id: string, label: string): Field {
  return { id, kind: 'one', label, required: 'Choose from 1 to 5.', choices: OUT_OF_FIVE };
}

export const evaluationForm: FormHandler = {
  access: 'evaluation.answer',
  texts: ['differently', 'changed', 'better'],
  about: 'case',

  async show(context, draft, values, errors) {
    const evaluation = await findEvaluation(context, draft.subject);
    return drawForm(draft, asked(context, evaluation), values, errors);
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const evaluation = await findEvaluation(context, draft.subject);
    if (!canAnswer(evaluation)) return { kind: 'finish', view: notice('You have answered that already') };
    const read = readForm(schemaOf(asked(context, evaluation)), inputs);
    if ('errors' in read) return read;
    const { tx, now, today, member } = context;
    const answer = answerOf(evaluation, read.data, today);
    // Nothing in either record leads to the other: what was said cannot be read as hers again.
    await tx.insert('evaluationAnswers', answer);
    await tx.put('evaluations', {
      ...evaluation,
      rev: evaluation.rev + 1,
      state: 'answered',
      ended: { on: today },
    });
    await context.did('evaluation.answer', subjectOf('evaluation', evaluation.id));
    await refreshHomes(tx, now, [member.id]);
    const copied = await copyTo(context, evaluation, answer, typed(read.data, 'copy'));
    return { kind: 'finish', view: await thanks(context, evaluation, answer, copied) };
  },
};

function answerOf({ course, session, wave }: Evaluation, values: Values, today: string): EvaluationAnswer {
  const differently = typed(values, 'differently');
  const changedForChild = typed(values, 'changed');
  const better = typed(values, 'better');
  const used = USES.find((use) => use === values['used']);
  const recommend = RECOMMENDS.find((each) => each === values['recommend']);
  return {
    id: newId(),
    course,
    session,
    wave,
    month: today.slice(0, 7),
    confidence: {
      ...(wave === 0 ? { before: Number(values['before']) } : {}),
      after: Number(values['after']),
    },
    ...(used ? { used } : {}),
    ...(recommend ? { recommend } : {}),
    ...(differently === undefined ? {} : { differently }),
    ...(changedForChild === undefined ? {} : { changedForChild }),
    ...(better === undefined ? {} : { better }),
    quote: values['quote'] === 'true',
  };
}

/** To whom they chose and nobody else, once; it is kept nowhere but in that message. */
async function copyTo(
  { tx, now, member, directory, partnership }: Context,
  { course, wave }: Evaluation,
  { differently, changedForChild, used }: EvaluationAnswer,
  to: string | undefined,
): Promise<string | undefined> {
  const lead = leadsOf(member, directory).find(({ id }) => id === to);
  if (!lead) return undefined;
  const lines = [
    `${courseName(course, partnership)}, ${sayWave(wave)}.`,
    ...(used ? [`Used what was learned: ${USE_WORDS[used].toLowerCase()}.`] : []),
    ...(differently ? [`Done differently: ${differently}`] : []),
    ...(changedForChild ? [`What changed for a child or family: ${changedForChild}`] : []),
  ];
  await post(tx, now, {
    to: { kind: 'member', member: lead.id },
    content: { kind: 'card', view: { ...notice(`${member.name} would like you to know`, lines) } },
  });
  return lead.name;
}

async function thanks(
  context: Context,
  { course }: Evaluation,
  answer: EvaluationAnswer,
  copied: string | undefined,
): Promise<CardView> {
  const { member, partnership } = context;
  const says = answer.differently !== undefined || answer.changedForChild !== undefined;
  return notice(
    'Thank you',
    [
      `Your answer about ${courseName(course, partnership)} is kept without your name.`,
      ...(copied === undefined ? [] : [`${copied} has a copy, as you chose.`]),
      ...(says ? ['Did it make a difference that others should hear of?'] : []),
    ],
    says && may(member, 'impact.add', new Set())
      ? [
          {
            title: 'Note an impact',
            data: {
              verb: 'form.open',
              opens: 'form',
              args: { draft: (await startImpact(context, answer)).id },
            },
          },
        ]
      : [],
  );
}

/**
 * The form of an impact entry with their words in it, theirs alone and gone after two days like every open form. The card that
 * stays in their chat must not name the answer: it would lead to it for good.
 */
function startImpact(context: Context, { course, differently, changedForChild }: EvaluationAnswer) {
  const found = context.partnership.courses.find(({ id }) => id === course);
  return startDraft(context, 'impact.say', {
    values: {
      type: 'training',
      ...(found ? { did: `Training: ${found.name}` } : {}),
      ...(differently === undefined ? {} : { practice: differently }),
      ...(changedForChild === undefined ? {} : { children: changedForChild }),
      ...(found?.priority === undefined ? {} : { priority: found.priority }),
      source: 'evaluation',
      about: course,
    },
  });
}
