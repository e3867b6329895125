import { z } from 'zod';
import { attestationLeftCard, attestationMissingCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { CommandVerb, FormHandler, PressHandler } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { checkForm, readForm, severalAnswers } from '../../src/bot/forms.ts';
import { endAccess } from '../../src/bot/leavers.ts';
import { post, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { sayWhen } from '../../src/bot/text.ts';
import { toRole } from '../../src/bot/to-role.ts';
import { AlreadyAttested, confirm, withLeavers, type Attestation } from '../../src/domain/attestation.ts';
import { refusalOfPerson } from '../../src/partnership/member-rules.ts';
import { drawAttestation, findAttestation, keepAttestation, peopleOf } from './attestation-record.ts';
import { MEMBER_FORM } from './member-form.ts';
import { agencyName } from './member-words.ts';

const LEFT_FORM = 'attestation.left';
const MISSING_FORM = 'attestation.missing';

/** `/partnership sponsor @Ann`: Ann answers for the list of her agency. */
export const sponsorVerb: CommandVerb = {
  name: 'sponsor',
  summary: "Say who looks through their agency's list of members each quarter (business unit)",
  access: 'member.change',
  arguments: { member: { kind: 'person', label: 'who', placeholder: 'person', required: true } },
  examples: ['partnership sponsor @Priya Nair'],
  async run(context, values) {
    requireAccess(
      context,
      'member.change',
      new Set(),
      'Only the business unit chooses sponsors. Nothing was changed.',
    );
    const member = context.directory.member(values['member'] ?? '');
    if (!member || member.left)
      throw new BotError('member-left', 'They are not on the list any more. Nothing was changed.');
    await context.tx.put('sponsors', {
      id: member.agency,
      member: member.id,
      by: context.member.id,
      at: context.now.toISOString(),
    });
    await context.did('member.change', subjectOf('member', member.id));
    return {
      kind: 'notice',
      view: notice(`${member.name} answers for the list of ${agencyName(context.directory, member.agency)}`, [
        'They get it to look through in the first week of each quarter.',
      ]),
    };
  },
};

function cardOf(context: Context, attestation: Attestation): Extract<Reply, { kind: 'card' }> {
  return {
    kind: 'card',
    view: drawAttestation(attestation, context.directory, context.now),
    record: { subject: subjectOf('attestation', attestation.id), view: 'attestation' },
  };
}

export const attestationPresses: Readonly<Record<string, PressHandler>> = {
  'attestation.right': {
    access: 'attestation.answer',
    async run(context, { subject }): Promise<Reply> {
      const attestation = await findAttestation(context, subject);
      try {
        const confirmed = confirm(attestation, context.member.id, context.now);
        await keepAttestation(context, confirmed);
        return cardOf(context, confirmed);
      } catch (error) {
        if (!(error instanceof AlreadyAttested)) throw error;
        const who = context.directory.member(error.by)?.name ?? 'somebody';
        return {
          ...cardOf(context, attestation),
          notice: notice(`Already confirmed by ${who} ${sayWhen(error.at, context.now)}.`),
        };
      }
    },
  },
  'attestation.left': {
    access: 'attestation.answer',
    run: async (context, { subject }) => opened(context, subject, LEFT_FORM),
  },
  'attestation.missing': {
    access: 'attestation.answer',
    run: async (context, { subject }) => opened(context, subject, MISSING_FORM),
  },
  'member.start': {
    access: 'member.add',
    run: (context, { args }) =>
      context.openForm(MEMBER_FORM, {
        values: Object.fromEntries(
          ['name', 'email', 'post', 'agency'].flatMap((field) => (args[field] ? [[field, args[field]]] : [])),
        ),
      }),
  },
};

async function opened(context: Context, subject: string | undefined, form: string): Promise<Reply> {
  const attestation = await findAttestation(context, subject);
  return context.openForm(form, { subject: subjectOf('attestation', attestation.id) });
}

const leftForm: FormHandler = {
  access: 'attestation.answer',
  texts: [],
  async show(context, draft, values, errors) {
    const { agency } = await findAttestation(context, draft.subject);
    return {
      name: draft.form,
      token: draft.id,
      title: 'Who has left?',
      submit: 'End their access',
      summary: 'Who has left',
      errors,
      card: attestationLeftCard.expand({
        values: { who: values['who'] ?? '' },
        errors: { who: errors['who'] ?? '' },
        people: peopleOf(context.directory, agency)
          .filter(({ id }) => id !== context.member.id)
          .map(({ id, name, post }) => ({ title: `${name} – ${post}`.slice(0, 75), value: id })),
      }),
    };
  },
  async submit(context, draft, inputs) {
    const attestation = await findAttestation(context, draft.subject);
    const read = readForm(leaversSchema(context, attestation), inputs);
    if ('errors' in read) return read;
    const people = read.data.who;
    let { directory } = context;
    for (const member of people) {
      directory = await endAccess(context.tx, directory, member, context.now, context.partnership);
      await context.did('member.leave', subjectOf('member', member.id));
    }
    await keepAttestation(
      context,
      withLeavers(
        attestation,
        people.map(({ id }) => id),
        context.member.id,
        context.now,
      ),
    );
    return {
      kind: 'finish',
      view: notice(
        people.length === 1 ? 'Their access has ended' : `The access of ${people.length} people has ended`,
        ['The business unit sees what they leave behind. When the rest is right, press “All still right”.'],
      ),
    };
  },
};

/** Whoever is not on the agency's list (any more) is nobody to choose, and nobody says so of themselves. */
function leaversSchema({ directory, member }: Context, { agency }: Attestation) {
  return z.object({
    who: severalAnswers
      .transform((ids) =>
        peopleOf(directory, agency).filter(({ id }) => ids.includes(id) && id !== member.id),
      )
      .refine((people) => people.length > 0, 'Choose who has left.'),
  });
}

const Missing = z.object({
  name: z
    .string('Put the first and last name.')
    .trim()
    .min(1, 'Put the first and last name.')
    .max(200, 'Please shorten it.'),
  email: z
    .string('Put the work e-mail.')
    .trim()
    .toLowerCase()
    .pipe(z.email('Put a work e-mail like sam.okafor@agency.example.')),
  post: z.string('Say what the job is.').trim().min(1, 'Say what the job is.').max(200, 'Please shorten it.'),
});

/** Who is missing goes to the business unit as a button that opens the form filled in, and is kept nowhere. */
const missingForm: FormHandler = {
  access: 'attestation.answer',
  texts: ['post'],
  async show(context, draft, values, errors) {
    await findAttestation(context, draft.subject);
    const by = (from: Readonly<Record<string, string>>) => ({
      name: from['name'] ?? '',
      email: from['email'] ?? '',
      post: from['post'] ?? '',
    });
    return {
      name: draft.form,
      token: draft.id,
      title: 'Who is missing?',
      submit: 'Tell the unit',
      summary: 'Who is missing',
      errors,
      card: attestationMissingCard.expand({ values: by(values), errors: by(errors) }),
    };
  },
  async submit(context, draft, inputs) {
    const attestation = await findAttestation(context, draft.subject);
    const checked = checkForm(Missing, inputs);
    if ('errors' in checked) return checked;
    const { name = '', email = '', post: job = '' } = checked.values;
    const refused = refusalOfPerson({ name, email, post: job });
    if (refused) return { errors: { [refused.field]: refused.says } };
    if (context.directory.members.some((member) => !member.left && member.email === email))
      return { errors: { email: 'Somebody on the list has this e-mail already.' } };
    const { agency } = attestation;
    const view = notice(
      `${agencyName(context.directory, agency)} misses somebody on its list`,
      [`${name}, ${job}`],
      [
        {
          title: 'Add them',
          data: { verb: 'member.start', opens: 'form', args: { name, email, post: job, agency } },
        },
      ],
    );
    for (const to of toRole(context.directory, 'business-unit'))
      await post(context.tx, context.now, { to, content: { kind: 'card', view: { ...view } } });
    await keepAttestation(context, {
      ...attestation,
      rev: attestation.rev + 1,
      missing: attestation.missing + 1,
    });
    return {
      kind: 'finish',
      view: notice('The business unit has been told', ['They add them to the list.']),
    };
  },
};

export const attestationForms: Readonly<Record<string, FormHandler>> = {
  [LEFT_FORM]: leftForm,
  [MISSING_FORM]: missingForm,
};
