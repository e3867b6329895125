import { z } from 'zod';
import { escalationFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import { checkForm, typedValues } from '../../src/bot/forms.ts';
import { newReference } from '../../src/bot/ids.ts';
import type { FormInput, Place } from '../../src/bot/interaction.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { emptySeats } from '../../src/domain/escalation/advice.ts';
import { calendarUnder, currentStage } from '../../src/domain/escalation/clock.ts';
import { openEscalation, policyFrom, raisedLateBy } from '../../src/domain/escalation/open.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { CHILDREN, FAMILY_TOLD, PLANS, THEMES } from '../../src/domain/escalation/words.ts';
import { explainDeadline } from '../../src/domain/deadline.ts';
import { SHORTENED } from '../beginning.ts';
import { peopleChoices } from '../action/people.ts';
import { momentOf, subjectOfEscalation } from './record.ts';
import { REDIRECTS, redirectNamed, redirectView } from './redirects.ts';
import { tellOwners, tellRooms } from './tell.ts';

const IDS = [
  'receiving',
  'theme',
  'decided',
  'disagree',
  'want',
  'track',
  'urgentWhy',
  'decidedOn',
  'plan',
  'levelOfNeed',
  'children',
  'familyTold',
  'inOurRecord',
  'receivingWorker',
] as const;
const FIRST = IDS.slice(0, 5);
const SECOND = IDS.slice(5);

const TRACKS = [
  { value: 'routine', label: 'In the usual time' },
  { value: 'urgent', label: 'Today: it cannot wait' },
] as const;
const LEVELS = ['1', '2', '3', '4'].map((value) => ({ title: `Level ${value}`, value }));

const NOT_YOURS =
  'Escalations are raised by people who work with children. Ask the business unit if that is you.';

/** The form behind `/escalate`: what it is about on the first screen, what is needed to get it going on the second. */
export const raiseForm: FormHandler = {
  access: 'escalation.raise',
  about: 'case',
  texts: ['decided', 'disagree', 'want', 'urgentWhy'],
  steps: [FIRST, SECOND],

  async show(context, draft, values, errors, step = 0) {
    requireAccess(context, 'escalation.raise', new Set(), NOT_YOURS);
    const { directory, today } = context;
    const isCut = draft.values['shortened'] !== undefined && Object.keys(errors).length === 0;
    const people = peopleChoices(directory).filter(
      ({ value }) => !values['receiving'] || directory.member(value)?.agency === values['receiving'],
    );
    return {
      name: draft.form,
      token: draft.id,
      title: 'Challenge a decision',
      submit: 'Raise it',
      summary: 'Raise an escalation',
      errors,
      card: escalationFormCard.expand({
        step: step === 0 ? 0 : 1,
        values: { ...by((id) => values[id] ?? ''), track: values['track'] ?? 'routine' },
        errors: by((id) => errors[id] ?? ''),
        note: isCut ? SHORTENED : '',
        agencies: directory.agencies
          .filter(({ id }) => id !== context.member.agency)
          .map(({ id, name }) => ({ title: name, value: id }))
          .sort((one, other) => one.title.localeCompare(other.title, 'en-GB')),
        themes: choices([...THEMES, ...REDIRECTS]),
        tracks: choices(TRACKS),
        plans: choices(PLANS),
        levels: LEVELS,
        children: choices(CHILDREN),
        told: choices(FAMILY_TOLD),
        people: people.length > 0 ? people : peopleChoices(directory),
        today,
      }),
    };
  },

  async early(context, _draft, inputs) {
    const redirect = redirectNamed(typedValues(inputs)['theme']);
    return redirect ? { kind: 'finish', view: redirectView(context, redirect) } : undefined;
  },

  async check(context, _draft, inputs) {
    const checked = checkForm(firstScreen(context), inputs);
    return 'errors' in checked ? checked.errors : {};
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    requireAccess(context, 'escalation.raise', new Set(), NOT_YOURS);
    const redirect = redirectNamed(typedValues(inputs)['theme']);
    if (redirect) return { kind: 'finish', view: redirectView(context, redirect) };
    const errors = { ...wrongIn(firstScreen(context), inputs), ...wrongIn(secondScreen(context), inputs) };
    if (Object.keys(errors).length > 0) return { errors };
    return { kind: 'finish', view: await raise(context, typedValues(inputs), draft.place ?? context.place) };
  },
};

/** Keeps the escalation, starts its clock, and puts its card before everybody who answers for the first stage. */
async function raise(context: Context, values: Values, place: Place | undefined): Promise<CardView> {
  const at = await momentOf(context);
  const opened = openEscalation(
    { ...said(context, values), id: await freeReference(context) },
    policyFrom(context.partnership),
    at,
  );
  const escalation = await tellRooms(context, await tellOwners(context, opened), place);
  await context.tx.insert('escalations', escalation);
  await context.did('escalation.raise', subjectOfEscalation(escalation));
  const run = currentStage(escalation);
  const late = raisedLateBy(escalation, context.partnership.escalation.raiseWithin, at);
  return notice(`${escalation.id} is with ${nameOf(context, escalation.receiving)}`, [
    `Its clock is running: ${explainDeadline(new Date(run.startedAt), run.days, calendarUnder(escalation.policy, at.calendar))}.`,
    ...emptySeats(escalation, context.directory).map((gap) => `${gap} The business unit has its card.`),
    ...(late > 0
      ? [
          `It was raised ${late} working ${late === 1 ? 'day' : 'days'} later than the protocol asks. Better late than not.`,
        ]
      : []),
    "The child's plan carries on meanwhile. This is not a referral: if you are worried about a child, make one.",
    ...(escalation.familyTold === 'no'
      ? ['Please tell the family that you are raising it, if that is safe.']
      : []),
  ]);
}

function said(context: Context, values: Values): Omit<Parameters<typeof openEscalation>[0], 'id'> {
  const pick = <T extends string>(words: readonly { value: T }[], id: string, otherwise: T): T =>
    words.find(({ value }) => value === values[id])?.value ?? otherwise;
  const level = Number(values['levelOfNeed']);
  const { receivingWorker, decidedOn, urgentWhy } = values;
  return {
    openedBy: context.member.id,
    raising: context.member.agency,
    receiving: values['receiving'] ?? '',
    theme: pick(THEMES, 'theme', 'drift'),
    plan: pick(PLANS, 'plan', 'none'),
    children: pick(CHILDREN, 'children', 'one'),
    familyTold: pick(FAMILY_TOLD, 'familyTold', 'no'),
    track: pick(TRACKS, 'track', 'routine'),
    decided: values['decided']?.trim() ?? '',
    disagree: values['disagree']?.trim() ?? '',
    want: values['want']?.trim() ?? '',
    inOurRecord: values['inOurRecord'] === 'true',
    ...(level >= 1 && level <= 4 ? { levelOfNeed: level } : {}),
    ...(receivingWorker ? { receivingWorker } : {}),
    ...(decidedOn ? { decidedOn } : {}),
    ...(urgentWhy?.trim() && values['track'] === 'urgent' ? { urgentWhy: urgentWhy.trim() } : {}),
  };
}

async function freeReference({ tx, now }: Context): Promise<Escalation['id']> {
  let reference = newReference('ESC', now);
  while (await tx.get('escalations', reference)) reference = newReference('ESC', now);
  return reference;
}

const sentence = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(600, 'Please say it in 600 characters or fewer.');

function firstScreen({ directory, member }: Context) {
  return z.object({
    receiving: z
      .string('Choose the agency.')
      .refine((id) => directory.agency(id) !== undefined, 'Choose the agency from the list.')
      .refine(
        (id) => id !== member.agency,
        'That is your own agency. Disagreements inside one agency are settled by its own managers.',
      ),
    theme: oneOf(THEMES, 'Choose what it is about.'),
    decided: sentence('Say what was decided, or not done.'),
    disagree: sentence('Say why you disagree.'),
    want: sentence('Say what would put it right.'),
  });
}

function secondScreen({ directory, today }: Context) {
  return z
    .object({
      track: oneOf(TRACKS, 'Choose how soon it has to be settled.'),
      urgentWhy: z.string().trim().max(300, 'Please say it in 300 characters or fewer.').optional(),
      decidedOn: z
        .union([z.literal(''), z.iso.date('Choose the day it was decided, or leave it empty.')])
        .optional()
        .refine((day) => !day || day <= today, 'That day has not come yet.'),
      plan: oneOf(PLANS, 'Choose which plan there is.'),
      levelOfNeed: z.string().optional(),
      children: oneOf(CHILDREN, 'Choose how many children it is about.'),
      familyTold: oneOf(FAMILY_TOLD, 'Choose one.'),
      inOurRecord: z.string().optional(),
      receivingWorker: z
        .string()
        .optional()
        .refine((id) => !id || directory.member(id)?.left !== true, 'Choose somebody from the list.'),
      receiving: z.string().optional(),
    })
    .refine(({ track, urgentWhy }) => track !== 'urgent' || Boolean(urgentWhy), {
      path: ['urgentWhy'],
      error: 'Say in a line why it cannot wait.',
    })
    .refine(
      ({ receiving, receivingWorker }) =>
        !receivingWorker || !receiving || directory.member(receivingWorker)?.agency === receiving,
      { path: ['receivingWorker'], error: 'Choose somebody of the agency that decided, or leave it empty.' },
    );
}

function oneOf(words: readonly { value: string }[], message: string) {
  return z.string(message).refine((value) => words.some((word) => word.value === value), message);
}

function wrongIn(schema: z.ZodType<Record<string, unknown>>, inputs: FormInput): FormErrors {
  const checked = checkForm(schema, inputs);
  return 'errors' in checked ? checked.errors : {};
}

function by<T>(field: (id: (typeof IDS)[number]) => T): Record<(typeof IDS)[number], T> {
  const all: Partial<Record<(typeof IDS)[number], T>> = {};
  for (const id of IDS) all[id] = field(id);
  return all as Record<(typeof IDS)[number], T>;
}

function choices(words: readonly { value: string; label: string }[]): { title: string; value: string }[] {
  return words.map(({ label, value }) => ({ title: label, value }));
}

function nameOf({ directory }: Context, agency: string): string {
  return directory.agency(agency)?.name ?? 'the other agency';
}
