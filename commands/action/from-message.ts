import type { Shortcut } from '../../src/bot/command.ts';
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
    const title = beginning(text);
    const values = title === text ? { title } : { title, shortened: 'true' };
    return context.openForm('action.assign', { values });
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

/** As much as the field takes, up to the end of a word where there is one. */
function beginning(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '');
  const words = cut.replace(/\s+\S*$/, '');
  return `${words.length > LONGEST / 2 ? words : cut}…`;
}
