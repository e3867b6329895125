import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { askedAs, keepAnswer, needsSubject, personKey, roundNow } from '../../src/bot/needs-store.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { snooze } from '../../src/bot/snooze.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { NeedsRound } from '../../src/domain/needs/round.ts';
import { addWorkingDays, sayDate } from '../../src/domain/working-days.ts';
import { drawForm, many, schemaOf, typed, type Asked } from '../form-fields.ts';

const PUT_OFF_DAYS = 3;
const ANONYMOUS =
  'It takes two minutes. Answers are counted by agency and by role, never kept as yours; groups of fewer than 5 are not shown.';

/** The question itself, to one person: true when it leaves, in working hours, while it is open and not answered. */
export const needsAskView: RecordView = {
  name: 'needs-ask',
  async draw(id, { store, directory, partnership, now }) {
    const calendar = await calendarOf(store);
    const round = roundNow({ partnership, directory, calendar }, now);
    const person = round && (await store.get('needsPeople', personKey(round.year, id)));
    if (!round || !person || person.answered || !isPromptTime({ now, calendar })) return undefined;
    const again = person.prompted.length > 1;
    return {
      rev: 0,
      once: true,
      view: notice(
        'What training do you need?',
        [
          again
            ? 'You have not answered yet, and it counts.'
            : 'Once a year I ask everybody who works with children.',
          `${ANONYMOUS} Until ${sayDate(round.last)}.`,
        ],
        [
          { title: 'Answer', data: { verb: 'needs.open', opens: 'form' } },
          {
            title: `Remind me in ${PUT_OFF_DAYS} days`,
            data: { verb: 'needs.later', args: { once: `${round.year}|${person.prompted.length}` } },
          },
        ],
      ),
    };
  },
};

async function roundOpen(context: Context): Promise<NeedsRound> {
  const calendar = await calendarOf(context.tx);
  const round = roundNow({ ...context, calendar }, context.now);
  if (!round || askedAs(context.member, context.partnership) === undefined)
    throw new NotAllowed(
      'There is nothing to answer now. People are asked once a year, from January to March.',
    );
  const person = await context.tx.get('needsPeople', personKey(round.year, context.member.id));
  if (person?.answered)
    throw new NotAllowed(
      'You have answered already. Answers are not kept as yours, so they cannot be changed.',
    );
  return round;
}

export const needsPresses: Readonly<Record<string, PressHandler>> = {
  'needs.open': {
    access: 'needs.answer',
    async run(context) {
      await roundOpen(context);
      return context.openForm('needs.answer');
    },
  },
  'needs.later': {
    access: 'needs.answer',
    async run(context) {
      const { year } = await roundOpen(context);
      const until = addWorkingDays(context.today, PUT_OFF_DAYS, await calendarOf(context.tx));
      const subject = needsSubject(year);
      await snooze(context.tx, { member: context.member.id, subject, until }, context.now);
      await context.did('needs.answer', subject);
      return { kind: 'notice', view: notice(`I will come back to you on ${sayDate(until)}`) };
    },
  },
};

/** Boxes are named by their place, so that the guard knows them whatever the questions are. */
const BOXES = ['q0', 'q1', 'q2', 'q3', 'q4'] as const;

function asked({ partnership }: Context): Asked {
  return {
    title: 'Training needs',
    submit: 'Send',
    heading: '',
    intro: [ANONYMOUS],
    fields: partnership.needs.questions.map(({ asks, kind, choices }, at) => ({
      id: BOXES[at] ?? 'q4',
      kind,
      label: asks,
      longest: 600,
      choices: choices.map(({ id, name }) => ({ title: name, value: id })),
    })),
  };
}

export const needsForm: FormHandler = {
  access: 'needs.answer',
  texts: BOXES,
  about: 'case',
  async show(context, draft, values, errors) {
    await roundOpen(context);
    return drawForm(draft, asked(context), values, errors);
  },
  async submit(context, _draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const round = await roundOpen(context);
    const read = readForm(schemaOf(asked(context)), inputs);
    if ('errors' in read) return read;
    const { data } = read;
    if (Object.values(data).every((each) => each === ''))
      return { errors: { [BOXES[0]]: 'Answer at least one of these.' } };
    const { questions } = context.partnership.needs;
    const box = (at: number): string => BOXES[at] ?? '';
    const chosen = Object.fromEntries(
      questions.map(({ id, kind }, at) => [id, kind === 'text' ? [] : many(data, box(at))]),
    );
    const texts = Object.fromEntries(
      questions.map(({ id, kind }, at) => [id, kind === 'text' ? (typed(data, box(at)) ?? '') : '']),
    );
    await keepAnswer(context.tx, context.member, { chosen, texts }, round, context.partnership);
    await context.did('needs.answer', needsSubject(round.year));
    await refreshHomes(context.tx, context.now, [context.member.id]);
    return {
      kind: 'finish',
      view: notice('Thank you', [
        'Your answer is counted. The group for training reads the counts in spring.',
      ]),
    };
  },
};
