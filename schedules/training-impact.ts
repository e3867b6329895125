import { trainingImpactReady } from '../src/bot/evaluation-report.ts';
import { isPromptTime, promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';

const HOUR_MS = 3_600_000;

/**
 * On the first working day of each month the partnership file names, or the next one on which something runs: the impact report of
 * training is ready, for whoever speaks for the group that runs it and for the business unit.
 */
export const trainingImpact: Schedule = {
  name: 'training-impact',
  title: 'Say that the impact report of training is ready, twice a year',
  timetables: [{ at: ['10:40'], days: 'working days' }],
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    if (isPromptTime(context))
      await promptEach(context, 'training-impact-ready', await trainingImpactReady(context.tx, context));
  },
};
