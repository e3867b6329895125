import { CHANGED_WORDS, CONSENT_WORDS } from '../../cards/impact/words.ts';
import { drawImpact } from '../../cards/impact/view.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { changeImpact, newImpact, type ImpactSaid } from '../../src/domain/impact/moves.ts';
import { CHANGED_FOR, CONSENTS, IMPACT_SOURCES, type Impact } from '../../src/domain/impact/record.ts';
import { drawForm, schemaOf, typed, type Asked, type Field } from '../form-fields.ts';
import { findChangeable, freeImpactReference, keepImpact, subjectOfImpact } from './record.ts';

/** Where the words of a form came from: kept with its draft, and no input of it. */
export type CameFrom = Partial<Pick<Impact, 'source' | 'about'>>;

const IDS = [...CHANGED_FOR] as const;
const ANONYMOUS =
  'Have you read it once more: can nobody be recognised, not even by those who know the family?';

/** What family hubs ask (what we did, what happened, what changed), and what has to be settled before anybody may print it. */
function asked({ partnership }: Context, isNew: boolean): Asked {
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ title: name, value: id }));
  const changed = IDS.map((who): Field => ({
    id: who,
    kind: 'text',
    label: `What changed for ${CHANGED_WORDS[who]}?`,
  }));
  return {
    title: isNew ? 'Note an impact' : 'Change the entry',
    heading: 'What made a difference?',
    intro: [
      'Please write nobody’s name, age, school or date. Fill in at least one of the three about what changed.',
    ],
    fields: [
      {
        id: 'type',
        kind: 'one',
        label: 'What kind of thing was it?',
        required: 'Choose from the list.',
        choices: named(partnership.impact.types),
      },
      { id: 'did', kind: 'text', label: 'What was done?', required: 'Say what was done.' },
      { id: 'outcome', kind: 'text', label: 'What came of it?', required: 'Say what came of it.' },
      ...changed,
      { id: 'priority', kind: 'one', label: 'Which priority?', choices: named(partnership.priorities) },
      { id: 'theme', kind: 'one', label: 'Which theme?', choices: named(partnership.themes) },
      {
        id: 'consent',
        kind: 'one',
        label: 'Has whoever it is about said yes to its being told?',
        required: 'Choose from the list.',
        choices: CONSENTS.map((consent) => ({ title: CONSENT_WORDS[consent], value: consent })),
      },
      { id: 'anonymous', kind: 'tick', label: ANONYMOUS, value: 'false', required: READ_AGAIN },
    ],
  };
}

const READ_AGAIN = 'Please read it once more and say so: nothing is kept from which somebody could be known.';

export const sayForm: FormHandler = {
  access: 'impact.add',
  texts: ['did', 'outcome', ...IDS],
  about: 'case',

  async show(context, draft, values, errors) {
    const impact = await changed(context, draft);
    const start = impact ? valuesOf(impact) : draft.values;
    return drawForm(draft, asked(context, impact === undefined), { ...start, ...values }, errors);
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const impact = await changed(context, draft);
    const read = readForm(schemaOf(asked(context, impact === undefined)), inputs);
    if ('errors' in read) return read;
    const said = saidIn(read.data);
    const errors = errorsIn(said);
    if (Object.keys(errors).length > 0) return { errors };
    const by = { member: context.member.id, now: context.now };
    if (impact) {
      const kept = await keepImpact(context, changeImpact(impact, said, by), 'impact.change');
      return { kind: 'finish', view: drawImpact(kept, context.member, context) };
    }
    const id = await freeImpactReference(context.tx, context.now);
    const came = { id, agency: context.member.agency, ...cameFrom(draft) };
    const added = newImpact(said, came, by);
    await context.tx.insert('impacts', added);
    await context.did('impact.add', subjectOfImpact(added));
    return { kind: 'finish', view: drawImpact(added, context.member, context) };
  },
};

/** The entry that this form changes; none for a new one. */
async function changed(context: Context, { subject }: Draft): Promise<Impact | undefined> {
  return subject === undefined ? undefined : findChangeable(context, subject);
}

function cameFrom({ values }: Draft): Pick<Impact, 'source' | 'about'> {
  const source = IMPACT_SOURCES.find((known) => known === values['source']) ?? 'free';
  const about = values['about'];
  return { source, ...(about === undefined || about === '' ? {} : { about }) };
}

function saidIn(values: Values): ImpactSaid {
  const priority = typed(values, 'priority');
  const theme = typed(values, 'theme');
  const changes = IDS.flatMap((who) => {
    const text = typed(values, who);
    return text === undefined ? [] : [[who, text] as const];
  });
  return {
    type: values['type'] ?? '',
    did: typed(values, 'did') ?? '',
    outcome: typed(values, 'outcome') ?? '',
    changed: Object.fromEntries(changes),
    ...(priority === undefined ? {} : { priority }),
    ...(theme === undefined ? {} : { theme }),
    consent: CONSENTS.find((known) => known === values['consent']) ?? 'not-yet',
  };
}

function errorsIn({ changed: said }: ImpactSaid): FormErrors {
  return Object.keys(said).length === 0
    ? { children: 'Say what changed, for children, for practice or for the partnership.' }
    : {};
}

function valuesOf(impact: Impact): Values {
  return {
    type: impact.type,
    did: impact.did,
    outcome: impact.outcome,
    ...Object.fromEntries(IDS.map((who) => [who, impact.changed[who] ?? ''])),
    priority: impact.priority ?? '',
    theme: impact.theme ?? '',
    consent: impact.consent,
  };
}
