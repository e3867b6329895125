import { z } from 'zod';
import { handOverFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import {
  handOverSide,
  heirsOf,
  leftSideOf,
  tellOfHandOver,
  type LeftSide,
} from '../../src/bot/escalation-hand-over.ts';
import { checkForm } from '../../src/bot/forms.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { findEscalation, keepEscalation, momentOf, subjectOfEscalation } from '../escalate/record.ts';
import { agencyName } from './member-words.ts';

export const HAND_OVER_FORM = 'escalation.hand-over';

async function findLeft(context: Context, subject: string | undefined): Promise<[Escalation, LeftSide]> {
  requireAccess(
    context,
    'escalation.hand-over',
    new Set(),
    'Only the business unit gives a leaver’s escalation to somebody else. Nothing was changed.',
  );
  const escalation = await findEscalation(context, subject);
  const left = leftSideOf(escalation, context.directory);
  if (!left)
    throw new BotError(
      'handed-over',
      `${escalation.id} is closed or with somebody who is here. Nothing was changed.`,
    );
  if (heirsOf(escalation, left, context.directory).length === 0)
    throw new BotError(
      'nobody-left',
      'Nobody else of that agency is on the list of members. Add somebody first: /partnership member add.',
    );
  return [escalation, left];
}

/** The button "Assign to…" at a leaver's escalation: asks to whom. */
export const handOverPress: PressHandler = {
  access: 'escalation.hand-over',
  async run(context, { subject }) {
    const [escalation] = await findLeft(context, subject);
    return context.openForm(HAND_OVER_FORM, { subject: subjectOfEscalation(escalation) });
  },
};

/** The form behind it. */
export const handOverForm: FormHandler = {
  access: 'escalation.hand-over',
  texts: [],
  async show(context, draft, values, errors) {
    const [escalation, left] = await findLeft(context, draft.subject);
    const { directory } = context;
    const agency = agencyName(directory, left.side === 'raising' ? escalation.raising : escalation.receiving);
    return {
      name: draft.form,
      token: draft.id,
      title: 'Give it to somebody',
      submit: 'Assign',
      summary: `Who goes on with ${escalation.id}`,
      errors,
      card: handOverFormCard.expand({
        reference: escalation.id,
        line: `${left.from.name} ${left.side === 'raising' ? 'raised it' : 'worked on it'} and has left.`,
        label: `Who goes on with it for ${agency}?`,
        values: { to: values['to'] ?? '' },
        errors: { to: errors['to'] ?? '' },
        people: heirsOf(escalation, left, directory).map(({ id, name, post }) => ({
          title: `${name}, ${post}`,
          value: id,
        })),
      }),
    };
  },
  async submit(context, draft, inputs) {
    const [escalation, left] = await findLeft(context, draft.subject);
    const { tx, directory, member, now } = context;
    const heirs = heirsOf(escalation, left, directory);
    const checked = checkForm(
      z.object({
        to: z
          .string('Choose who goes on with it.')
          .refine((id) => heirs.some((each) => each.id === id), 'Choose who goes on with it.'),
      }),
      inputs,
    );
    if ('errors' in checked) return checked;
    const to = heirs.find(({ id }) => id === checked.values['to']);
    if (!to) return { errors: { to: 'Choose who goes on with it.' } };
    const given = handOverSide(escalation, left, to, member.id, await momentOf(context));
    const told = await tellOfHandOver(tx, directory, given, left, to, now);
    await keepEscalation(context, told, 'escalation.hand-over');
    return {
      kind: 'finish',
      view: notice(`${escalation.id} is with ${to.name} now`, [
        'They have the card, the other side has been told, and its timeline says so.',
      ]),
    };
  },
};
