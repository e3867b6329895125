import { isPromptTime, promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { MORNING_VIEW, mornings, noteMorning } from '../src/bot/training-morning.ts';

const HOUR_MS = 3_600_000;

/**
 * Each working morning, in one message a person: the joining note a week before a session and a word the day before, what is missing for a
 * place, what those who give a session should know, training that is due again, questions about licences, pools that fill up, and the
 * yearly update of staff in schools. A morning that was missed is made up for until the afternoon; the next one takes in what waited.
 */
export const trainingMorning: Schedule = {
  name: 'training-morning',
  title: 'Remind people of their training, what is due again and their licences, in one message',
  timetables: [{ at: ['09:35'], days: 'working days' }],
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    // What is marked as sent and cannot leave would be lost.
    if (!isPromptTime(context)) return;
    await noteMorning(context.tx, context);
    await promptEach(context, MORNING_VIEW, (await mornings(context.tx, context)).keys());
  },
};
