import { askedAgain, settleEvaluations } from '../src/bot/evaluation-store.ts';
import { isPromptTime, promptEach } from '../src/bot/prompts.ts';
import { refreshHomes } from '../src/bot/run-home.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { londonTime } from '../src/domain/working-days.ts';

/** The first look of a day is before this time: what was put off until today comes with it, and not with each look. */
const MORNING = '12:00';

/**
 * What a course did is asked soon after the register was taken, and again some months later: several looks a working day, so that
 * the question reaches people while they still sit together. Each person gets one message a look, with everything they are asked.
 */
export const trainingEvaluation: Schedule = {
  name: 'training-evaluation',
  title: 'Ask people what a course did, on the day and some months later',
  timetables: [{ at: ['09:40', '12:40', '15:40', '17:10'], days: 'working days' }],
  whenMissed: 'merge',
  async run(context) {
    const { tx, now, today } = context;
    // One that runs late at night would mark as asked what never leaves.
    if (!isPromptTime(context)) return;
    const prompted = await settleEvaluations(tx, context);
    const again = londonTime(now) < MORNING ? await askedAgain(tx, today) : [];
    const all = new Set([...prompted, ...again]);
    await promptEach(context, 'evaluation-ask', all);
    await refreshHomes(tx, now, [...all]);
  },
};
