import { notice } from '../../cards/words.ts';
import type { CommandVerb, FormErrors, FormHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { newId } from '../../src/bot/ids.ts';
import { putOnRecord } from '../../src/bot/plan-store.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { ownDuty } from '../../src/domain/plan/moves.ts';
import { DUTY_KINDS } from '../../src/domain/plan/record.ts';
import { KIND_WORDS } from '../../cards/duty/words.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { subjectOfDuty } from './record.ts';

/** Kinds that somebody puts on the plan by hand; the others come from the partnership file alone. */
const OWN_KINDS = DUTY_KINDS.filter(
  (kind) => kind !== 'lsp-duty' && kind !== 'sign-off' && kind !== 'delegated',
);

/** `/plan add`: something of this partnership's own, that comes again with next year's plan. */
export const addVerb: CommandVerb = {
  name: 'add',
  aliases: ['new'],
  summary: 'Put something on the plan (business unit)',
  access: 'plan.make',
  form: 'plan.add',
  arguments: {
    name: { kind: 'text', label: 'what it is', max: 200, main: true, placeholder: 'what' },
    due: { kind: 'date', label: 'when it is due', leads: ['by', 'due'], future: true },
    owner: { kind: 'group', label: 'whose it is', leads: ['for'] },
  },
  examples: ['plan add', 'plan add "Safeguarding Week" by 15 Jun for workforce'],
  run: (context, values) => context.openForm('plan.add', { values }),
};

function asked({ partnership }: Context): Asked {
  const agencies = ['business-unit', 'independent-scrutiny'];
  return {
    title: 'Put it on the plan',
    submit: 'Put it on',
    heading: '',
    fields: [
      { id: 'name', kind: 'line', label: 'What is it?', required: 'Say what it is.', longest: 200 },
      { id: 'due', kind: 'date', label: 'By which day?', required: 'Choose the day.' },
      {
        id: 'owner',
        kind: 'one',
        label: 'Whose is it?',
        required: 'Choose from the list.',
        choices: [
          ...partnership.agencies.filter(({ id }) => agencies.includes(id)),
          ...partnership.groups,
        ].map(({ id, name }) => ({ title: name, value: id })),
      },
      {
        id: 'kind',
        kind: 'one',
        label: 'What kind?',
        value: 'task',
        required: 'Choose from the list.',
        choices: OWN_KINDS.map((kind) => ({ title: KIND_WORDS[kind], value: kind })),
      },
      { id: 'evidence', kind: 'line', label: 'What will show that it was done?', longest: 300 },
    ],
  };
}

export const addForm: FormHandler = {
  access: 'plan.make',
  texts: ['name', 'evidence'],
  show: (context, draft, values, errors) =>
    Promise.resolve(drawForm(draft, asked(context), { ...draft.values, ...values }, errors)),
  async submit(context, _draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const read = readForm(schemaOf(asked(context)), inputs);
    if ('errors' in read) return read;
    const due = typed(read.data, 'due') ?? '';
    if (due < context.today) return { errors: { due: 'That day has already passed.' } };
    const evidence = typed(read.data, 'evidence');
    const kind = OWN_KINDS.find((known) => known === read.data['kind']) ?? 'task';
    const occurrence = ownDuty({
      id: `own-${newId().slice(0, 8)}`,
      name: typed(read.data, 'name') ?? '',
      kind,
      owner: read.data['owner'] ?? 'business-unit',
      opens: context.today,
      due,
      ...(evidence === undefined ? {} : { evidence }),
    });
    const [added] = await putOnRecord(context.tx, [occurrence]);
    if (!added) return { errors: { name: 'That is on the plan already.' } };
    await context.did('plan.make', subjectOfDuty(added));
    return { kind: 'finish', view: notice(`${added.id} is on the plan`, [added.occurrence.name]) };
  },
};
