import { z } from 'zod';
import { actionFormCard } from '../../cards/index.ts';
import { nameAndAgency } from '../../cards/action/view.ts';
import { notice } from '../../cards/words.ts';
import { concerned } from './record.ts';
import { peopleChoices } from './people.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { newReference } from '../../src/bot/ids.ts';
import type { Place } from '../../src/bot/interaction.ts';
import { conversationOf, post, subjectOf, type Destination } from '../../src/bot/outbox.ts';
import { kindOf, roomFor, roomsOfGroup } from '../../src/bot/places.ts';
import type { CardView, FormView } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { acceptAction, assignAction, ORIGINS, type Action } from '../../src/domain/action.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';

type Room = Extract<Destination, { kind: 'conversation' }>;

const FIELDS = ['title', 'owner', 'due', 'measure', 'group', 'origin'] as const;

const NOT_YOURS =
  "Actions are assigned by chairs, the business unit and the safeguarding partners. Ask your group's chair to assign this one.";

/** Assigns an action: keeps it, posts its card where it was assigned and to its owner. Returns the word to whoever assigned it. */
export async function assign(context: Context, values: Values, place = context.place): Promise<CardView> {
  requireAccess(context, 'action.assign', new Set(), NOT_YOURS);
  return (await assignAllowed(context, values, place)).view;
}

/** The same for a caller who has asked the access table something else. */
export async function assignAllowed(
  context: Context,
  values: Values,
  place: Place | undefined,
): Promise<{ readonly action: Action; readonly view: CardView }> {
  const action = await newAction(context, values);
  const subject = subjectOf('action', action.id);
  await context.tx.insert('actions', action);
  await context.did('action.assign', subject);
  await postCopies(context, action, place);
  await refreshHomes(context.tx, context.now, concerned(action, context.directory));
  return { action, view: await assignedNotice(context, action, place) };
}

async function assignedNotice(context: Context, action: Action, place: Place | undefined): Promise<CardView> {
  return notice(`${action.id} is assigned`, [
    `${nameAndAgency(context.directory, action.owner)}, by ${sayDate(action.due)}.`,
    action.owner === context.member.id
      ? 'It is in your own list: /mywork.'
      : 'You will see here when they accept it.',
    ...(await hintOn(context, place)),
  ]);
}

async function newAction(context: Context, values: Values): Promise<Action> {
  const { title, measure, due, owner, group } = values;
  if (!title || !measure || !due || !owner || !context.directory.member(owner)) {
    throw new BotError(
      'action-incomplete',
      'An action needs what, who, by when and how we will know. Nothing was saved.',
    );
  }
  const origin = ORIGINS.find((known) => known.value === values['origin'])?.value;
  const action = assignAction(
    {
      id: await freeReference(context),
      title,
      measure,
      due,
      owner,
      assignedBy: context.member.id,
      ...(group ? { group } : {}),
      ...(origin ? { origin } : {}),
    },
    context.now,
  );
  // Nobody needs to accept what they gave themselves.
  return owner === context.member.id ? { ...acceptAction(action, owner, context.now), rev: 1 } : action;
}

async function freeReference(context: Context): Promise<string> {
  let reference = newReference('ACT', context.now);
  while (await context.tx.get('actions', reference)) reference = newReference('ACT', context.now);
  return reference;
}

async function postCopies(context: Context, action: Action, place: Place | undefined): Promise<void> {
  const content = { kind: 'record', subject: subjectOf('action', action.id), view: 'action' } as const;
  const assigner: Destination = { kind: 'member', member: action.assignedBy };
  const here = await roomFor(context.tx, place, 'action.assign');
  const rooms = await roomsOf(context, action, here);
  for (const [at, to] of rooms.entries())
    await post(context.tx, context.now, {
      to,
      content,
      // Whoever gives themselves an action gets its card below anyway.
      fallback: at > 0 || !here || action.owner === action.assignedBy ? [] : [assigner],
    });
  // Assigned in a room, the assigner reads it there.
  if (!here && action.owner !== action.assignedBy)
    await post(context.tx, context.now, { to: assigner, content });
  await post(context.tx, context.now, {
    to: { kind: 'member', member: action.owner },
    content,
    ifLost: { tell: action.assignedBy, view: notReached(context, action) },
  });
}

/** Where it was assigned, when cards may hang there, and its group's own rooms on both platforms. */
async function roomsOf({ tx }: Context, action: Action, here: Room | undefined): Promise<readonly Room[]> {
  const groups = action.group ? await roomsOfGroup(tx, action.group) : [];
  const others = groups.filter((room) => conversationOf(room) !== (here && conversationOf(here)));
  return [...(here ? [here] : []), ...others];
}

/** In a room nobody has named, nobody else sees it: says so, and how to change that. */
async function hintOn({ tx }: Context, place: Place | undefined): Promise<string[]> {
  if ((await kindOf(tx, place)) !== 'unbound') return [];
  return [
    'Others in this channel do not see it, because nobody has said what the channel is for. The business unit can: /partnership place.',
  ];
}

function notReached(context: Context, action: Action): CardView {
  return notice(`I could not reach ${nameAndAgency(context.directory, action.owner)}`, [
    `${action.id} is assigned, but they have not been told: I cannot write to them on Slack or Teams yet.`,
    'Please tell them yourself. Once they have written to me, /mywork shows it to them.',
  ]);
}

const SHORTENED =
  'The message was longer than the first field takes, so only its beginning is here. Please say it in your own words.';

export const assignForm: FormHandler = {
  access: 'action.assign',
  texts: ['title', 'measure'],

  async show(context, draft, values, errors) {
    requireAccess(context, 'action.assign', new Set(), NOT_YOURS);
    return drawAssignForm(context, draft, values, errors);
  },

  async submit(context, draft, inputs) {
    const checked = checkForm(assignSchema(context), inputs);
    if ('errors' in checked) return checked;
    return { kind: 'finish', view: await assign(context, checked.values, draft.place ?? context.place) };
  },
};

/** The form as far as it is filled in, whoever may send it. */
export function drawAssignForm(context: Context, draft: Draft, values: Values, errors: FormErrors): FormView {
  const by = <T>(field: (name: (typeof FIELDS)[number]) => T) => ({
    title: field('title'),
    owner: field('owner'),
    due: field('due'),
    measure: field('measure'),
    group: field('group'),
    origin: field('origin'),
  });
  return {
    name: draft.form,
    token: draft.id,
    title: 'Assign an action',
    submit: 'Assign',
    summary: 'Assign an action',
    errors,
    card: actionFormCard.expand({
      values: by((name) => values[name] ?? ''),
      errors: by((name) => errors[name] ?? ''),
      people: peopleChoices(context.directory),
      groups: context.directory.groups.map(({ id, name }) => ({ title: name, value: id })),
      note: values['shortened'] ? SHORTENED : '',
      origins: ORIGINS.map(({ label, value }) => ({ title: label, value })),
      today: context.today,
    }),
  };
}

export function assignSchema({ directory, today }: Context) {
  const optional = z.string().trim().optional();
  return z.object({
    title: z
      .string()
      .trim()
      .min(1, 'Say what needs to happen.')
      .max(600, 'Please say it in 600 characters or fewer.'),
    owner: z
      .string('Choose who will do it.')
      .refine((id) => isPresent(directory.member(id)), 'Choose who will do it.'),
    due: z.iso
      .date('Choose the day it is due, for example 12 December 2026.')
      .refine((due) => due >= today, 'That day has already passed. Choose today or a later day.'),
    measure: z
      .string()
      .trim()
      .min(1, 'Say how we will know, for example "90% on time".')
      .max(300, 'Please say it in 300 characters or fewer.'),
    group: optional.refine((id) => !id || directory.group(id) !== undefined, 'Choose a group from the list.'),
    origin: optional.refine(
      (value) => !value || ORIGINS.some((origin) => origin.value === value),
      'Choose from the list.',
    ),
  });
}

function isPresent(member: Member | undefined): boolean {
  return member !== undefined && !member.left;
}
