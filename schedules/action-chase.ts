import { chasedActions } from '../src/bot/action-chase.ts';
import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { noteComeAgain } from '../src/bot/snooze.ts';

const HOUR_MS = 3_600_000;

/**
 * Each working morning everybody whose turn it is with an action that nears its day, or is past it, is prompted in one message; later
 * those who look after its group, and at last the business unit. A morning that was missed is made up for until the afternoon;
 * the next one says what is true then.
 */
export const actionChase: Schedule = {
  name: 'action-chase',
  title: 'Prompt those whose turn it is with an action',
  timetables: [{ at: ['09:05'], days: 'working days' }],
  whenMissed: { skipAfter: 7 * HOUR_MS },
  async run(context) {
    const { tx, now, today, calendar, directory } = context;
    const chased = await chasedActions(tx, directory, { now, calendar });
    await promptEach(context, 'action-chase', chased.keys());
    await noteComeAgain(tx, today);
  },
};
