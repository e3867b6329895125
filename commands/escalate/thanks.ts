import { z } from 'zod';
import { nameAndAgency } from '../../cards/action/names.ts';
import { thanksCard, thanksFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { CommandVerb, FormHandler, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { newReference } from '../../src/bot/ids.ts';
import { post, subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { labelOf, THEMES } from '../../src/domain/escalation/words.ts';
import type { Thanks } from '../../src/domain/thanks.ts';
import type { Directory, Role } from '../../src/partnership/model.ts';
import { SHORTENED, startingWith } from '../beginning.ts';
import { peopleChoices } from '../action/people.ts';

const IDS = ['to', 'person', 'text', 'theme'] as const;
const LONGEST = 600;
const NOT_YOURS = 'Thanks between agencies are given by people who work with children.';

/** `/escalate thanks`: good practice deserves as much notice as a disagreement. */
export const thanksVerb: CommandVerb = {
  name: 'thanks',
  aliases: ['thank', 'praise'],
  summary: 'Thank somebody at another agency for what they did well',
  access: 'thanks.give',
  about: 'case',
  arguments: { text: { kind: 'text', label: 'what they did', placeholder: 'what they did', main: true } },
  examples: ['escalate thanks', 'escalate thanks They rang back the same day'],
  run: (context, { text = '' }) =>
    context.openForm('escalation.thanks', { values: startingWith('text', text, LONGEST) }),
};

export const thanksForm: FormHandler = {
  access: 'thanks.give',
  texts: ['text'],

  async show(context, draft, values, errors) {
    requireAccess(context, 'thanks.give', new Set(), NOT_YOURS);
    const { directory, member } = context;
    const isCut = draft.values['shortened'] !== undefined && Object.keys(errors).length === 0;
    const by = <T>(field: (id: (typeof IDS)[number]) => T) => ({
      to: field('to'),
      person: field('person'),
      text: field('text'),
      theme: field('theme'),
    });
    return {
      name: draft.form,
      token: draft.id,
      title: 'Say thank you',
      submit: 'Send thanks',
      summary: 'Thanks to another agency',
      errors,
      card: thanksFormCard.expand({
        values: by((id) => values[id] ?? ''),
        errors: by((id) => errors[id] ?? ''),
        note: isCut ? SHORTENED : '',
        agencies: directory.agencies
          .filter(({ id }) => id !== member.agency)
          .map(({ id, name }) => ({ title: name, value: id }))
          .sort((one, other) => one.title.localeCompare(other.title, 'en-GB')),
        people: peopleChoices(directory).filter(
          ({ value }) => directory.member(value)?.agency !== member.agency,
        ),
        themes: THEMES.map(({ label, value }) => ({ title: label, value })),
      }),
    };
  },

  async submit(context, _draft, inputs) {
    requireAccess(context, 'thanks.give', new Set(), NOT_YOURS);
    const checked = checkForm(schemaFor(context), inputs);
    if ('errors' in checked) return checked;
    return { kind: 'finish', view: await thank(context, checked.values) };
  },
};

/** Keeps the thanks, and shows them to the person and to whoever leads there. */
async function thank(context: Context, values: Values): Promise<CardView> {
  const { tx, now, member, directory } = context;
  const { to = '', person, text = '' } = values;
  const thanks: Thanks = {
    id: await freeReference(context),
    at: now.toISOString(),
    by: member.id,
    from: member.agency,
    to,
    text,
    theme: THEMES.find(({ value }) => value === values['theme'])?.value ?? 'service',
    ...(person ? { person } : {}),
  };
  await tx.insert('thanks', thanks);
  await context.did('thanks.give', subjectOf('thanks', thanks.id));
  const leads = leadsOf(directory, to, person);
  for (const reader of [...(person ? [person] : []), ...leads])
    await post(tx, now, {
      to: { kind: 'member', member: reader },
      content: { kind: 'card', view: { ...drawThanks(thanks, directory, reader) } },
    });
  const name = directory.agency(to)?.name ?? 'that agency';
  return notice('Your thanks are on their way', [
    person || leads.length > 0
      ? `${person ? (directory.member(person)?.name ?? 'They') : 'Those who lead there'} will read them${person && leads.length > 0 ? ', and so will whoever manages them' : ''}. They count in the partnership's figures.`
      : `Nobody is on record at ${name} yet, so only the figures will say so. Please tell them yourself as well.`,
  ]);
}

async function freeReference({ tx, now }: Context): Promise<string> {
  let reference = newReference('THX', now);
  while (await tx.get('thanks', reference)) reference = newReference('THX', now);
  return reference;
}

export function drawThanks(thanks: Thanks, directory: Directory, reader: string): CardView {
  const agency = directory.agency(thanks.to)?.name ?? thanks.to;
  return {
    summary: 'Thanks from another agency',
    card: thanksCard.expand({
      by: nameAndAgency(directory, thanks.by),
      to: thanks.person ? nameAndAgency(directory, thanks.person) : agency,
      text: thanks.text,
      theme: labelOf(THEMES, thanks.theme),
      note: reader === thanks.person ? '' : 'You read this as somebody who leads there. Please pass it on.',
    }),
  };
}

/** Whoever manages the person there: managers, then senior leads, then safeguarding leads, of the agency or the one above. */
function leadsOf(directory: Directory, agency: string, person: string | undefined): readonly string[] {
  const chain = [agency, directory.agency(agency)?.partOf];
  for (const each of chain)
    for (const role of ['manager', 'senior', 'dsl'] as const satisfies readonly Role[]) {
      const found = directory.members.filter(
        (member) =>
          !member.left &&
          member.agency === each &&
          member.id !== person &&
          member.roles.some((held) => held.role === role),
      );
      if (found.length > 0) return found.map(({ id }) => id);
    }
  return [];
}

function schemaFor({ directory, member }: Context) {
  return z
    .object({
      to: z
        .string('Choose the agency.')
        .refine((id) => directory.agency(id) !== undefined, 'Choose the agency from the list.')
        .refine((id) => id !== member.agency, 'That is your own agency. Thank your colleagues yourself.'),
      person: z
        .string()
        .optional()
        .refine((id) => !id || directory.member(id)?.left !== true, 'Choose somebody from the list.'),
      text: z
        .string('Say what they did.')
        .trim()
        .min(1, 'Say what they did.')
        .max(LONGEST, 'Please say it in 600 characters or fewer.'),
      theme: z
        .string('Choose what it was about.')
        .refine((value) => THEMES.some((theme) => theme.value === value), 'Choose what it was about.'),
    })
    .refine(({ to, person }) => !person || directory.member(person)?.agency === to, {
      path: ['person'],
      error: 'Choose somebody of that agency, or leave it empty.',
    });
}
