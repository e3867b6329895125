import type { Shortcut } from '../../src/bot/command.ts';
import { startingWith } from '../beginning.ts';
import { boxed } from './bulk.ts';
import { isList } from './bulk-table.ts';

/** What the title of an action takes. */
const LONGEST = 600;

/** "Make this an action": the form of `/action assign`, with the message as what needs to happen. */
export const fromMessage: Shortcut = {
  name: 'action.from-message',
  title: 'Make this an action',
  description: 'Ask somebody to do what a message says, by a day',
  on: 'message',
  access: 'action.assign',
  run: (context, text) => {
    // A message that is a list becomes a list of actions, each looked at before any is kept.
    if (isList(text)) return context.openForm('action.bulk', { values: boxed(text.split('\n')) });
    return context.openForm('action.assign', { values: startingWith('title', text, LONGEST) });
  },
};

/** The same from anywhere, with nothing filled in. */
export const fromAnywhere: Shortcut = {
  name: 'action.assign',
  title: 'Assign an action',
  description: 'Ask somebody to do something by a day',
  on: 'anywhere',
  access: 'action.assign',
  run: (context) => context.openForm('action.assign'),
};
