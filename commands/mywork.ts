import type { Command } from '../src/bot/command.ts';
import { homeView } from './mywork/home.ts';
import { snoozePress } from './mywork/snooze.ts';
import { drawMyWork } from './mywork/my-work.ts';

/** `/mywork`: everything a person owes and is owed, in one place. */
export const mywork: Command = {
  name: 'mywork',
  aliases: ['my work', 'me'],
  summary: 'See what you owe, by when, and what you are waiting for',
  defaultVerb: 'show',
  verbs: [
    {
      name: 'show',
      aliases: ['list'],
      summary: 'See what you owe, by when, and what you are waiting for',
      access: 'work.see',
      arguments: {},
      examples: ['mywork'],
      run: async (context) => ({ kind: 'notice', view: await drawMyWork(context) }),
    },
  ],
  presses: {
    'prompt.snooze': snoozePress,
    'work.show': {
      access: 'work.see',
      run: async (context) => ({ kind: 'notice', view: await drawMyWork(context) }),
    },
  },
  views: [homeView],
};
