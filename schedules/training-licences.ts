import { settlePools } from '../src/bot/licence-store.ts';
import type { Schedule } from '../src/bot/schedule.ts';

/**
 * Each morning licences of people whom the list of members shows as gone are released, and waiting lists move up where a cap was
 * raised. What happens at the bot itself is done at once.
 */
export const trainingLicences: Schedule = {
  name: 'training-licences',
  title: 'Release licences of people who have left, and give what is free to whoever waits',
  timetables: [{ at: ['09:30'], days: 'working days' }],
  whenMissed: 'merge',
  run: ({ tx, now, directory, partnership }) => settlePools(tx, now, { directory, partnership }),
};
