import { noteNeeds } from '../src/bot/needs-store.ts';
import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';

const HOUR_MS = 3_600_000;

/**
 * What training people need: asked once a year from January on, with two reminders for who has not answered. A morning that was
 * missed, or on which somebody was away, is made up for by the next.
 */
export const trainingNeeds: Schedule = {
  name: 'training-needs',
  title: 'Ask what training people need, and remind those who have not answered',
  timetables: [{ at: ['11:10'], days: 'working days' }],
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    await promptEach(context, 'needs-ask', await noteNeeds(context.tx, context.now, context));
  },
};
