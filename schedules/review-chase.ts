import { promptEach } from '../src/bot/prompts.ts';
import { notificationPrompts, repeatPrompts, reviewPrompts } from '../src/bot/review-chase.ts';
import type { Schedule } from '../src/bot/schedule.ts';

const HOUR_MS = 3_600_000;

/**
 * Each working morning everybody who owes a review something is prompted, in one message each: on the days the plan names, the
 * day before, on the day, and three times after; from the second of those the next one up too, with the last the business
 * unit. A morning that was missed is made up for until the afternoon; the next one says what is true then.
 */
export const reviewChase: Schedule = {
  name: 'review-chase',
  title: 'Prompt those who owe a review a return, a step or a look at its one page',
  timetables: [{ at: ['09:10'], days: 'working days' }],
  whenMissed: { skipAfter: 7 * HOUR_MS },
  async run(context) {
    const { tx, now, calendar, directory } = context;
    const prompts = await reviewPrompts(tx, directory, { now, calendar });
    await promptEach(context, 'review-chase', prompts.keys());
  },
};

/** A serious incident notification on its last day, and each day after it, is prompted again at noon and in the afternoon. */
export const reviewNotification: Schedule = {
  name: 'review-notification',
  title: 'Prompt again about a serious incident notification that has not gone',
  timetables: [{ at: ['12:10', '15:10'], days: 'working days' }],
  whenMissed: { skipAfter: 1.5 * HOUR_MS },
  async run(context) {
    const { tx, now, calendar, directory } = context;
    const prompts = await notificationPrompts(tx, directory, { now, calendar });
    await promptEach(context, 'review-notification', prompts.keys());
  },
};

/** On the day an audit can be repeated, and on the first working day of each month until it is. */
export const reviewRepeat: Schedule = {
  name: 'review-repeat',
  title: 'Say which audits can be repeated now',
  timetables: [{ at: ['09:20'], days: 'working days' }],
  whenMissed: { skipAfter: 7 * HOUR_MS },
  async run(context) {
    const { tx, now, calendar, directory } = context;
    const prompts = await repeatPrompts(tx, directory, { now, calendar });
    await promptEach(context, 'review-repeat', prompts.keys());
  },
};
