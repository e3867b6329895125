import type { PressHandler, Shortcut } from '../../src/bot/command.ts';

/** "Challenge this decision": the form of `/escalate`, with the message as what was decided. */
export const fromMessage: Shortcut = {
  name: 'escalation.from-message',
  title: 'Challenge this decision',
  description: 'Challenge what a message says another agency decided',
  on: 'message',
  access: 'escalation.raise',
  run: (context, text) =>
    context.openForm('escalation.raise', text.length <= 600 ? { values: { decided: text } } : {}),
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
