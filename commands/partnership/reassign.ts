import { z } from 'zod';
import { nameOf, nameAndAgency } from '../../cards/action/view.ts';
import { reassignFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { post, subjectOf } from '../../src/bot/outbox.ts';
import { relationsTo } from '../../src/bot/relations.ts';
import { acceptAction, AlreadyDone, handOver, type Action } from '../../src/domain/action.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { peopleChoices } from '../action/people.ts';
import { findAction, keepAction, unlessDone } from '../action/record.ts';

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
      if (action.done) throw new AlreadyDone('done', action.done.by, action.done.at);
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
        people: peopleChoices(context.directory),
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
          .refine(
            (id) => directory.members.some((each) => each.id === id && !each.left),
            'Choose who will do it.',
          )
          .refine((id) => id !== action.owner, 'They have it already. Choose somebody else.'),
      }),
      inputs,
    );
    if ('errors' in checked) return checked;
    const to = checked.values['owner'] ?? '';
    return unlessDone(context, action, async () => {
      const note = `Handed over from ${nameOf(directory, action.owner)} to ${nameOf(directory, to)}.`;
      const given = handOver(action, to, member.id, note, now);
      // Nobody needs to accept what they gave themselves.
      const kept = to === member.id ? { ...acceptAction(given, to, now), rev: given.rev } : given;
      await keepAction(context, kept, 'action.reassign');
      await post(context.tx, now, {
        to: { kind: 'member', member: to },
        content: { kind: 'record', subject: subjectOf('action', action.id), view: 'action' },
        ifLost: {
          tell: member.id,
          view: notice(`I could not reach ${nameAndAgency(directory, to)}`, [
            `${action.id} is theirs now, but they have not been told. Please tell them yourself.`,
          ]),
        },
      });
      return {
        kind: 'finish',
        view: notice(`${action.id} is with ${nameAndAgency(directory, to)} now`, [
          `It is due ${sayDate(action.due)}. Everybody who has the card sees who had it before.`,
        ]),
      };
    });
  },
};
