import { buttonOf, stepsFor } from '../../cards/action/steps.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { findAction } from './record.ts';

/** Everything this person can do with it, as buttons of its own. */
export const morePress: PressHandler = {
  access: 'action.see',
  async run(context, { subject }) {
    const action = await findAction(context, subject);
    const { directory, member } = context;
    const buttons = stepsFor(action, directory, member).map((step) => buttonOf(step, action, directory));
    const story = { verb: 'action.show', subject: subjectOf('action', action.id), rev: action.rev };
    return {
      kind: 'notice',
      view: notice(
        `What you can do with ${action.id}`,
        buttons.length > 0 ? [] : ['There is nothing for you to do now.'],
        [...buttons, { title: 'Whole story', data: story }],
      ),
    };
  },
};
