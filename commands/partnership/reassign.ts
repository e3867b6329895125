import { z } from 'zod';
import { ownerInFull, ownerName } from '../../cards/action/names.ts';
import { reassignFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { relationsTo, whoOwns } from '../../src/bot/relations.ts';
import { requireOpen } from '../../src/domain/action/change.ts';
import { ownerKey, readOwner } from '../../src/domain/action/owner.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { handOver } from '../../src/domain/action/owners-steps.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { ownerChoices } from '../action/people.ts';
import { ownsAlone } from '../action/raise.ts';
import { findAction, keepAction, unlessDone } from '../action/record.ts';
import { postTo } from '../action/tell.ts';

const NOT_YOURS =
  "Only the person who assigned this action, the group's chair and the business unit can give it to somebody else. Nothing was changed.";

async function findMine(context: Context, subject: string | undefined): Promise<Action> {
  const action = await findAction(context, subject);
  const relations = relationsTo(action, context.member, context.directory);
  if (!may(context.member, 'action.reassign', relations)) throw new NotAllowed(NOT_YOURS);
  return action;
}

/** The button "Assign to…": asks to whom. */
export const reassignPress: PressHandler = {
  access: 'action.reassign',
  async run(context, { subject }) {
    const action = await findMine(context, subject);
    return unlessDone(context, action, () => {
      requireOpen(action);
      return context.openForm('action.reassign', { subject: subjectOf('action', action.id) });
    });
  },
};

/** The form behind it. The new owner gets the card, and everybody reads who had it before. */
export const reassignForm: FormHandler = {
  access: 'action.reassign',
  texts: [],
  async show(context, draft, values, errors) {
    const action = await findMine(context, draft.subject);
    return {
      name: draft.form,
      token: draft.id,
      title: 'Give it to somebody',
      submit: 'Assign',
      summary: `Who will do ${action.id}`,
      errors,
      card: reassignFormCard.expand({
        reference: action.id,
        due: sayDate(action.due),
        title: action.title,
        values: { owner: values['owner'] ?? '' },
        errors: { owner: errors['owner'] ?? '' },
        people: ownerChoices(context.directory),
      }),
    };
  },
  async submit(context, draft, inputs) {
    const action = await findMine(context, draft.subject);
    const { directory, member, now } = context;
    const checked = checkForm(
      z.object({
        owner: z
          .string('Choose who will do it.')
          .refine((key) => readOwner(key, directory) !== undefined, 'Choose who will do it.')
          .refine((key) => key !== ownerKey(action.owner), 'They have it already. Choose somebody else.'),
      }),
      inputs,
    );
    if ('errors' in checked) return checked;
    const to = readOwner(checked.values['owner'] ?? '', directory);
    if (!to) return { errors: { owner: 'Choose who will do it.' } };
    return unlessDone(context, action, async () => {
      const note = `Handed over from ${ownerName(action.owner, directory)} to ${ownerName(to, directory)}.`;
      const given = handOver(action, to, member.id, note, now);
      // Nobody needs to accept what they gave themselves.
      const own = given.status === 'assigned' && ownsAlone(to, context);
      const accepted = { by: member.id, at: now.toISOString() };
      const kept: Action = own ? { ...given, status: 'accepted', accepted } : given;
      await keepAction(context, kept);
      for (const { id } of whoOwns(kept, directory).members) await postTo(context, kept, id);
      return {
        kind: 'finish',
        view: notice(`${action.id} is with ${ownerInFull(to, directory)} now`, [
          `It is due ${sayDate(action.due)}. Everybody who has the card sees who had it before.`,
        ]),
      };
    });
  },
};
