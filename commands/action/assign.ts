import { z } from 'zod';
import { raiseAction, raisedNotice, type ActionDraft } from './raise.ts';
import { drawAssignForm } from './assign-form.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { FormHandler, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { checkForm, severalAnswers } from '../../src/bot/forms.ts';
import type { Place } from '../../src/bot/interaction.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { gate, inWords } from '../../src/domain/action/gate.ts';
import { originNamed, ORIGINS } from '../../src/domain/action/origins.ts';
import { readOwner } from '../../src/domain/action/owner.ts';
import type { Action } from '../../src/domain/action/record.ts';

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

/** What was typed or chosen, as an action that can be raised. @throws BotError that says which of the four things is missing. */
export function draftOf({ directory, partnership }: Context, values: Values): ActionDraft {
  const { title, measure, due, group, via, priority } = values;
  const owner = readOwner(values['owner'] ?? '', directory);
  if (!title || !measure || !due || !owner) {
    const { missing } = gate({ ...values, owner: owner && values['owner'] }, partnership.actions.vagueWords);
    throw new BotError(
      'action-incomplete',
      `An action needs what, who, by when and how we will know. Still needed: ${inWords(missing) || 'what needs to happen'}. Nothing was saved.`,
    );
  }
  const origin = originNamed(values['origin']);
  const chosen = (values['themes'] ?? '').split(',');
  return {
    title,
    measure,
    due,
    owner,
    ...(group ? { group } : {}),
    ...(via ? { raisedIn: via } : {}),
    ...(origin ? { origin } : {}),
    ...(priority ? { priority } : {}),
    themes: partnership.themes.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])),
  };
}

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

export function assignSchema({ directory, partnership, today }: Context) {
  const optional = z.string().trim().optional();
  const group = optional.refine(
    (id) => !id || directory.group(id) !== undefined,
    'Choose a group from the list.',
  );
  const oneOf = (known: readonly string[]) =>
    optional.refine((value) => !value || known.includes(value), 'Choose from the list.');
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
    group,
    via: group,
    origin: oneOf(ORIGINS.map(({ value }) => value)),
    priority: oneOf(partnership.priorities.map(({ id }) => id)),
    themes: severalAnswers.transform((chosen) => chosen.join(',')),
  });
}
