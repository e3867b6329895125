import { sayAnswer } from '../../cards/return/view.ts';
import { notice } from '../../cards/words.ts';
import type { FormErrors, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { FormInput, PressInteraction } from '../../src/bot/interaction.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { sayMonth } from '../../src/bot/returns-store.ts';
import { dotted } from '../../src/bot/text.ts';
import { answerNone, answerReturn, cannotTell, readNumber } from '../../src/domain/returns/moves.ts';
import type { MonthlyReturn } from '../../src/domain/returns/record.ts';
import { ReturnRefused } from '../../src/domain/returns/refused.ts';
import type { Return } from '../../src/partnership/returns-schema.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { already, findReturn, keepReturn, returnReply, type FoundReturn } from './returns-record.ts';

function by({ member, now }: Context) {
  return { member: member.id, now };
}

/** What stood in the boxes, `n0` and `n1`, by the ids of the numbers. @throws ReturnRefused */
function numbersIn({ numbers }: Return, inputs: Values | FormInput): Record<string, number> {
  return Object.fromEntries(
    numbers.map(({ id, label }, at) => {
      const said = inputs[`n${at}`];
      return [id, readNumber(id, label, typeof said === 'string' ? said : '')];
    }),
  );
}

/** The numbers typed on the card, sent with one press. */
async function send(context: Context, press: PressInteraction): Promise<Reply> {
  const found = await findReturn(context, press.subject);
  if (found.record.answer) return { ...(await returnReply(context, found.record)), notice: already() };
  const kept = answerReturn(found.record, found.asked, numbersIn(found.asked, press.inputs), by(context));
  return done(context, found, kept, press);
}

async function none(context: Context, press: PressInteraction): Promise<Reply> {
  const found = await findReturn(context, press.subject);
  if (found.record.answer) return { kind: 'notice', view: already() };
  return done(context, found, answerNone(found.record, found.asked, by(context)), press);
}

/** In a list the word stands beside it: the list holds others, too. */
async function done(
  context: Context,
  found: FoundReturn,
  kept: MonthlyReturn,
  { args }: PressInteraction,
): Promise<Reply> {
  await keepReturn(context, found, kept);
  return args['list'] === 'yes' ? { kind: 'notice', view: thanks(found, kept) } : returnReply(context, kept);
}

function thanks({ asked, team }: FoundReturn, { id, month, answer }: MonthlyReturn) {
  return notice('Thank you', [
    dotted([id, asked.name, team.name, sayMonth(month)]),
    answer ? `Noted: ${sayAnswer(asked, answer)}.` : '',
  ]);
}

export const returnPresses: Readonly<Record<string, PressHandler>> = {
  'return.send': { access: 'return.answer', run: send },
  'return.none': { access: 'return.answer', run: none },
  // From a list: its form while it is owed, since a list cannot hold boxes; what was answered afterwards.
  'return.look': {
    access: 'return.answer',
    async run(context, { subject = '' }) {
      const { record } = await findReturn(context, subject);
      return record.answer
        ? { kind: 'notice', view: (await returnReply(context, record)).view }
        : context.openForm('return.correct', { subject });
    },
  },
  'return.cannot': opens('return.cannot'),
  'return.correct': opens('return.correct'),
};

function opens(form: string): PressHandler {
  return {
    access: 'return.answer',
    async run(context, { subject }) {
      await findReturn(context, subject);
      return context.openForm(form, subject === undefined ? {} : { subject });
    },
  };
}

function headingOf({ record, team }: FoundReturn): string {
  return dotted([record.id, team.name, sayMonth(record.month)]);
}

function because(found: FoundReturn): Asked {
  return {
    title: 'It cannot be told',
    heading: headingOf(found),
    intro: [found.asked.name, 'The month then shows as a gap with this reason, and not as a nought.'],
    fields: [
      {
        id: 'because',
        kind: 'text',
        label: 'Why can it not be told? (nobody named)',
        required: 'Say why in a line.',
        longest: 300,
      },
    ],
  };
}

/** A form about one return: what it asks, and what it makes of the record. What cannot be is said beside its box. */
function answering(
  texts: readonly string[],
  asks: (found: FoundReturn) => Asked,
  answer: (found: FoundReturn, values: Values, context: Context) => MonthlyReturn,
): FormHandler {
  return {
    access: 'return.answer',
    texts,
    about: 'case',
    async show(context, draft, values, errors) {
      return drawForm(draft, asks(await findReturn(context, draft.subject)), values, errors);
    },
    async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
      const found = await findReturn(context, draft.subject);
      const read = readForm(schemaOf(asks(found)), inputs);
      if ('errors' in read) return read;
      try {
        const kept = answer(found, read.data, context);
        await keepReturn(context, found, kept);
        return { kind: 'finish', view: thanks(found, kept) };
      } catch (error) {
        if (!(error instanceof ReturnRefused)) throw error;
        const at = found.asked.numbers.findIndex(({ id }) => id === error.number);
        return { errors: { [`n${Math.max(0, at)}`]: error.message } };
      }
    },
  };
}

export const cannotForm = answering(['because'], because, ({ record }, values, context) =>
  cannotTell(record, typed(values, 'because') ?? '', by(context)),
);

function correcting(found: FoundReturn): Asked {
  const { asked, record } = found;
  return {
    title: record.answer ? 'Correct the numbers' : 'Monthly numbers',
    heading: headingOf(found),
    intro: [asked.asks, record.answer ? 'What it was before is kept beside it.' : asked.why],
    fields: [
      ...asked.numbers.map(({ id, label }, at) => ({
        id: `n${at}`,
        kind: 'line' as const,
        label,
        required: 'Put a whole number; 0 for none.',
        longest: 12,
        value: String(record.answer?.numbers?.[id] ?? ''),
      })),
      {
        id: 'note',
        kind: 'line',
        label: 'A short word on it, if it needs one (nobody named)',
        longest: 300,
        value: record.answer?.note ?? '',
      },
    ],
  };
}

export const correctForm = answering(['note'], correcting, ({ record, asked }, values, context) =>
  answerReturn(record, asked, numbersIn(asked, values), by(context), typed(values, 'note')),
);
