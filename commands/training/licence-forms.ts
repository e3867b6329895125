import type { FormHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import {
  isTrained,
  keepLicence,
  liveIn,
  newLicenceReference,
  poolOf,
  tellLicence,
} from '../../src/bot/licence-store.ts';
import type { Choice } from '../../src/bot/reply.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import { askedMonth, handOn } from '../../src/domain/training/licence-moves.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import { TrainingRefused } from '../../src/domain/training/refused.ts';
import { notice } from '../../cards/words.ts';
import { sayMonth } from '../../cards/training/licence-words.ts';
import { drawForm, schemaOf, type Asked } from '../form-fields.ts';
import { byOf, changeLicence, findAs, findLicence, requirePool } from './licence-find.ts';
import { used } from './licence-presses.ts';

function timesAsked({ partnership, today }: Context, licence: Licence, month: string): Asked {
  return {
    title: 'How often',
    heading: `${courseName(licence.pool, partnership)} · ${licence.id}`,
    intro: ['A number only: never about whom it was used.'],
    fields: [
      {
        id: 'times',
        kind: 'line',
        label: `How often did you use it in ${sayMonth(month, today)}?`,
        required: 'Give a number, 0 to 999.',
        longest: 3,
      },
    ],
  };
}

/** How often it was used in a month. */
export const timesForm: FormHandler = {
  access: 'licence.own',
  texts: ['times'],
  async show(context, draft, values, errors) {
    const licence = await findLicence(context, draft.subject, 'licence.own');
    return drawForm(draft, timesAsked(context, licence, monthIn(context, draft.values)), values, errors);
  },
  async submit(context, draft, inputs) {
    const licence = await findLicence(context, draft.subject, 'licence.own');
    const month = monthIn(context, draft.values);
    const read = readForm(schemaOf(timesAsked(context, licence, month)), inputs);
    if ('errors' in read) return read;
    const times = (read.data['times'] ?? '').trim();
    if (!/^\d{1,3}$/.test(times)) return { errors: { times: 'Give a number, 0 to 999.' } };
    const { notice: said, view } = await used(context, licence, month, Number(times));
    return { kind: 'finish', view: said ?? view };
  },
};

function monthIn({ today }: Context, values: Readonly<Record<string, string>>): string {
  return askedMonth(values['month'], today);
}

async function handAsked(context: Context, licence: Licence): Promise<Asked> {
  return {
    title: 'Hand it on',
    submit: 'Hand it on',
    heading: `${courseName(licence.pool, context.partnership)} · ${licence.id}`,
    intro: ['They have it at once, and you do not any more. The waiting list makes no difference.'],
    fields: [
      {
        id: 'to',
        kind: 'one',
        label: 'To which colleague of your agency?',
        required: 'Choose a colleague.',
        choices: await heirs(context, licence),
      },
    ],
  };
}

/** Colleagues of the same agency who may have it and do not hold one. At most 100, which is what both platforms list. */
export async function heirs(context: Context, licence: Licence): Promise<Choice[]> {
  const { tx, directory, partnership } = context;
  const pool = requirePool(context, licence.pool);
  const holder = directory.member(licence.member);
  const live = await liveIn(tx, licence.pool);
  const choices: Choice[] = [];
  for (const { id, name, post, agency, left } of directory.members) {
    if (left || id === licence.member || agency !== holder?.agency || choices.length >= 100) continue;
    if (live.some((each) => each.member === id && each.state !== 'waiting')) continue;
    if (pool.terms.trainedOnly && !(await isTrained(tx, id, pool, partnership))) continue;
    choices.push({ title: `${name}, ${post}`, value: id });
  }
  return choices;
}

/** A holder, or the business unit for them, hands it to a colleague of the same agency. */
export const handForm: FormHandler = {
  access: 'licence.see',
  texts: [],
  async show(context, draft, values, errors) {
    const { licence } = await findAs(context, draft.subject, ['licence.own', 'licence.run']);
    const asked = await handAsked(context, licence);
    const [field] = asked.fields;
    return drawForm(
      draft,
      field?.choices?.length === 0
        ? {
            ...asked,
            intro: ['Nobody of your agency can have it: they hold one, or have not done the course.'],
          }
        : asked,
      values,
      errors,
    );
  },
  async submit(context, draft, inputs) {
    const { licence, verb } = await findAs(context, draft.subject, ['licence.own', 'licence.run']);
    const read = readForm(schemaOf(await handAsked(context, licence)), inputs);
    if ('errors' in read) return read;
    return handTo(context, licence, read.data['to'] ?? '', verb);
  },
};

/** @throws TrainingRefused when the colleague may not have it */
export async function handTo(
  context: Context,
  licence: Licence,
  to: string,
  verb: 'licence.own' | 'licence.run',
) {
  const { tx, now, directory, partnership } = context;
  const pool = poolOf(licence.pool, partnership);
  const colleague = directory.member(to);
  if (!pool || !colleague || colleague.left)
    throw new TrainingRefused('They are not on the list of members. Nothing was changed.');
  if (colleague.agency !== directory.member(licence.member)?.agency)
    throw new TrainingRefused('It can be handed to a colleague of the same agency. Nothing was changed.');
  const asking = {
    id: await newLicenceReference(tx, now),
    pool: licence.pool,
    member: to,
    trained: await isTrained(tx, to, pool, partnership),
  };
  const { ended, given } = handOn(licence, await liveIn(tx, licence.pool), pool.terms, asking, byOf(context));
  await changeLicence(context, ended, verb);
  await keepLicence(tx, now, given);
  await tellLicence(tx, now, given, directory);
  return {
    kind: 'finish' as const,
    view: notice(`${colleague.name} has it now`, ['They have been told.']),
  };
}
