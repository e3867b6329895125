import { z } from 'zod';
import { actionFormCard } from '../../cards/index.ts';
import { raiseAction, raisedNotice, type ActionDraft } from './raise.ts';
import { peopleChoices } from './people.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { FormErrors, FormHandler, Values } from '../../src/bot/command.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import type { Place } from '../../src/bot/interaction.ts';
import type { CardView, FormView } from '../../src/bot/reply.ts';
import { originNamed, ORIGINS } from '../../src/domain/action/origins.ts';
import { readOwner } from '../../src/domain/action/owner.ts';
import type { Action } from '../../src/domain/action/record.ts';

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
  const action = await raiseAction(context, draftOf(context, values), place);
  return { action, view: await raisedNotice(context, action, place) };
}

/** What was typed or chosen, as an action that can be raised. @throws BotError when one of the four things is missing. */
export function draftOf({ directory }: Context, values: Values): ActionDraft {
  const { title, measure, due, group } = values;
  const owner = readOwner(values['owner'] ?? '', directory);
  if (!title || !measure || !due || !owner) {
    throw new BotError(
      'action-incomplete',
      'An action needs what, who, by when and how we will know. Nothing was saved.',
    );
  }
  const origin = originNamed(values['origin']);
  return {
    title,
    measure,
    due,
    owner,
    ...(group ? { group } : {}),
    ...(origin ? { origin } : {}),
  };
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
      .refine((key) => readOwner(key, directory) !== undefined, 'Choose who will do it.'),
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
