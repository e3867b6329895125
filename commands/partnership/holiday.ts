import { z } from 'zod';
import { holidayFormCard, holidaysCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { CommandVerb, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { startDraft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { checkForm } from '../../src/bot/forms.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { bankHolidaysWith, PUBLISHED_TO, type BankHoliday } from '../../src/domain/bank-holidays.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import {
  changeHoliday,
  refusalOf,
  requireHolidayAccess,
  wouldChange,
  type HolidayChange,
} from './holiday-change.ts';

const FORM = 'partnership.holiday';

/** `/partnership holiday`: one-off bank holidays, and the list of all that are to come. */
export const holidayVerb: CommandVerb = {
  name: 'holiday',
  aliases: ['holidays'],
  summary: 'See the bank holidays to come; enter a one-off day, or take it out (business unit)',
  access: 'holiday.change',
  form: FORM,
  arguments: {
    what: {
      kind: 'choice',
      label: 'what to do',
      choices: [
        { value: 'list', words: ['list', 'show'] },
        { value: 'add', words: ['add', 'new', 'enter'] },
        { value: 'remove', words: ['remove', 'delete', 'take out'] },
      ],
    },
    name: { kind: 'text', label: 'what the day is', placeholder: 'what', max: 80, main: true },
    date: { kind: 'date', label: 'which day', leads: ['on', 'for'] },
  },
  examples: [
    'partnership holiday list',
    'partnership holiday add "State funeral" on 12 Mar 2027',
    'partnership holiday remove on 12 Mar 2027',
  ],
  async run(context, { what, name, date }): Promise<Reply> {
    const todo = what ?? (name || date ? 'add' : 'list');
    if (todo === 'list') return { kind: 'notice', view: await drawHolidays(context) };
    if (todo === 'remove') {
      if (!date) return { kind: 'notice', view: await drawHolidays(context) };
      return { kind: 'notice', view: await changeOrAsk(context, { date }) };
    }
    if (!name || !date)
      return context.openForm(FORM, { values: { ...(name ? { name } : {}), ...(date ? { date } : {}) } });
    return { kind: 'notice', view: await changeOrAsk(context, { date, name }) };
  },
};

/** Changes a day to come at once; of a day that has passed, says first what it would change, and asks. */
async function changeOrAsk(context: Context, change: HolidayChange): Promise<CardView> {
  requireHolidayAccess(context);
  const refusal = await refusalOf(context, change);
  if (refusal) throw new BotError('holiday', refusal);
  if (change.date >= context.today) return changeHoliday(context, change);
  const draft = await startDraft(context, FORM, { values: { ...change } });
  return notice(
    `${sayDate(change.date)} has passed`,
    [...(await wouldChange(context, change)), 'Nothing was changed yet.'],
    [
      {
        title: change.name === undefined ? 'Take it out all the same' : 'Enter it all the same',
        data: { verb: 'holiday.confirm', args: { draft: draft.id, once: draft.id } },
      },
    ],
  );
}

/** The bank holidays to come: those of the next twelve months and what was entered one by one, the others a line a year. */
async function drawHolidays({ tx, today }: Context): Promise<CardView> {
  const oneOff = await tx.all('holidays');
  const coming = bankHolidaysWith(oneOff).filter(({ date }) => date >= today);
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  const isNear = ({ date, standing }: BankHoliday): boolean => date < inAYear || standing === 'one-off';
  const enteredAt = new Map(oneOff.map(({ id, at }) => [id, at]));
  return {
    summary: 'Bank holidays to come',
    card: holidaysCard.expand({
      intro: `Published by the government up to ${sayDate(PUBLISHED_TO)}. Later ones are worked out by today's rules and are provisional. To enter a day: /partnership holiday add "State funeral" on 12 Mar 2027.`,
      holidays: coming.filter(isNear).map((holiday) => ({
        name: holiday.name,
        line: dotted([sayDate(holiday.date), STANDINGS[holiday.standing]]),
        date: holiday.date,
        once: holiday.standing === 'one-off' ? `${holiday.date}|${enteredAt.get(holiday.date) ?? ''}` : '',
      })),
      years: yearsOf(coming.filter((holiday) => !isNear(holiday))),
    }),
  };
}

const STANDINGS = {
  published: undefined,
  provisional: 'provisional: not published yet',
  'one-off': 'entered by the business unit',
} as const;

function yearsOf(holidays: readonly BankHoliday[]): { year: string; line: string }[] {
  const years = new Map<string, string[]>();
  for (const { date, standing } of holidays) {
    const year = `${date.slice(0, 4)}${standing === 'provisional' ? ', provisional' : ''}`;
    years.set(year, [...(years.get(year) ?? []), sayDate(date, 'short')]);
  }
  return [...years].map(([year, dates]) => ({ year, line: dates.join(', ') }));
}

export const holidayPresses: Readonly<Record<string, PressHandler>> = {
  'holiday.remove': {
    access: 'holiday.change',
    async run(context, { args }): Promise<Reply> {
      requireHolidayAccess(context);
      const entered = await context.tx.get('holidays', args['date'] ?? '');
      if (!entered || args['once'] !== `${entered.id}|${entered.at}`)
        return {
          kind: 'notice',
          view: notice('That day has been taken out already', ['Nothing was changed.']),
        };
      return { kind: 'notice', view: await changeOrAsk(context, { date: entered.id }) };
    },
  },
  'holiday.confirm': {
    access: 'holiday.change',
    async run(context, { args }): Promise<Reply> {
      const draft = await context.tx.get('drafts', args['draft'] ?? '');
      const date = draft?.values['date'];
      if (!draft || !date || draft.form !== FORM || draft.member !== context.member.id)
        throw new BotError(
          'form-gone',
          'That was answered before, or it is too old. Please type the command again. Nothing was changed.',
        );
      const name = draft.values['name'];
      const view = await changeHoliday(context, { date, ...(name === undefined ? {} : { name }) });
      await context.tx.remove('drafts', draft.id);
      return { kind: 'notice', view };
    },
  },
};

const Entered = z.object({
  name: z
    .string('Say what the day is, for example State funeral.')
    .trim()
    .min(1, 'Say what the day is, for example State funeral.')
    .max(80, 'Please say it in 80 characters or fewer.'),
  date: z.iso.date('Choose the day, for example 12 March 2027.'),
});

export const holidayForm: FormHandler = {
  access: 'holiday.change',
  texts: ['name'],
  async show(context, draft, values, errors) {
    requireHolidayAccess(context);
    return {
      name: draft.form,
      token: draft.id,
      title: 'Enter a bank holiday',
      submit: 'Enter',
      summary: 'Enter a bank holiday',
      errors,
      card: holidayFormCard.expand({
        values: { name: values['name'] ?? '', date: values['date'] ?? '' },
        errors: { name: errors['name'] ?? '', date: errors['date'] ?? '' },
      }),
    };
  },
  async submit(context, _draft, inputs) {
    const checked = checkForm(Entered, inputs);
    if ('errors' in checked) return checked;
    const change = { name: checked.values['name'] ?? '', date: checked.values['date'] ?? '' };
    const refusal = await refusalOf(context, change);
    if (refusal) return { errors: { date: refusal } };
    return { kind: 'finish', view: await changeOrAsk(context, change) };
  },
};
