import { putOnRecord } from '../src/bot/meeting-store.ts';
import type { Schedule } from '../src/bot/schedule.ts';

/** Each morning the meetings of the coming year are on record: new dates of the file, seats of who is in the group now. */
export const meetingPlan: Schedule = {
  name: 'meeting-plan',
  title: 'Put the meetings of the coming year on record',
  timetables: [{ at: ['06:10'], days: 'every day' }],
  whenMissed: 'merge',
  async run(context) {
    await putOnRecord(context.tx, context.now, context);
  },
};
