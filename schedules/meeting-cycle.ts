import { askAgain, meetingsInReach, promptTimes, runCycle } from '../src/bot/meeting-cycle.ts';
import { leaveBankHolidays } from '../src/bot/meeting-days.ts';
import { tellOfDates } from '../src/bot/meeting-undated.ts';
import { readSubject } from '../src/bot/outbox.ts';
import { isPromptTime } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { snoozesOn } from '../src/bot/snooze.ts';

const CATCH_UP = 'catch-up';
const AGAIN = 'again';

/**
 * The prompts around each meeting, each at its time: to whom it concerns, with why it came. One that came due while nothing ran,
 * or outside working hours, is settled at the next look: sent late, asked along with another, or left out and said so.
 */
export const meetingCycle: Schedule = {
  name: 'meeting-cycle',
  title: 'Prompt what has to happen around each meeting',
  timetables: async (view, now, around) => [
    ...(await promptTimes(view, now, around)),
    { subject: CATCH_UP, at: ['09:00', '13:00', '16:30'], days: 'working days' },
    { subject: AGAIN, at: ['10:20'], days: 'working days' },
  ],
  whenMissed: 'merge',
  async run(context) {
    const { tx, now, today, occurrence } = context;
    const { subject = '' } = occurrence;
    if (subject === AGAIN) {
      const snoozes = await snoozesOn(tx, today);
      for (const { member, subject: about } of await tx.all('snoozes')) {
        const found = readSubject(about);
        if (found?.collection !== 'meetings' || !snoozes.comesAgain(member, about)) continue;
        const meeting = await tx.get('meetings', found.id);
        if (meeting) await askAgain(context, meeting, member);
      }
    } else if (subject === CATCH_UP) {
      await leaveBankHolidays(tx, now, context.calendar);
      if (isPromptTime(context)) await tellOfDates(context);
      for (const { id } of await meetingsInReach(tx, now)) await runCycle(context, id);
    } else await runCycle(context, subject.split(':')[1] ?? '');
  },
};
