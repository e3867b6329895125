import type { PressHandler, Shortcut, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { startingWith } from '../beginning.ts';
import { escalationReply, findEscalation } from './record.ts';

/** What the first field of the form takes. */
const LONGEST = 600;
const REFERENCE = /\bESC-\d{4}-[A-Z0-9]{4}\b/i;

/**
 * `/escalate` with or without words: the form, with what was typed as what was decided. Words about one that is there already
 * ("withdraw ESC-2611-K4TR") get its card, which has a button for each thing that can be done.
 */
export async function raiseTyped(context: Context, { decided = '' }: Values): Promise<Reply> {
  const [reference] = REFERENCE.exec(decided) ?? [];
  if (!reference)
    return context.openForm('escalation.raise', { values: startingWith('decided', decided, LONGEST) });
  return escalationReply(context, await findEscalation(context, subjectNamed(reference.toUpperCase())));
}

/** "Challenge this decision": the form of `/escalate`, with the message as what was decided. */
export const fromMessage: Shortcut = {
  name: 'escalation.from-message',
  title: 'Challenge this decision',
  description: 'Challenge what a message says another agency decided',
  on: 'message',
  access: 'escalation.raise',
  run: (context, text) =>
    context.openForm('escalation.raise', { values: startingWith('decided', text, LONGEST) }),
};

/** The same from anywhere, with nothing filled in. */
export const fromAnywhere: Shortcut = {
  name: 'escalation.raise',
  title: 'Challenge a decision',
  description: "Challenge another agency's decision about a child",
  on: 'anywhere',
  access: 'escalation.raise',
  run: (context) => context.openForm('escalation.raise'),
};

/** The same from a card's button. */
export const start: PressHandler = {
  access: 'escalation.raise',
  run: (context) => context.openForm('escalation.raise'),
};
