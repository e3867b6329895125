import { boardOf } from '../commands/action/board.ts';
import { datesOnRecord } from '../src/bot/meeting-dates.ts';
import { post } from '../src/bot/outbox.ts';
import { chairsOf } from '../src/bot/relations.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { addWorkingDays, londonDate } from '../src/domain/working-days.ts';

const HOUR_MS = 3_600_000;
/** Working days before the meeting: early enough to chase, late enough to be true on the day. */
const AHEAD = 5;
const DAYS_LOOKED_AT = 60;

/** Five working days before a group meets its chair gets what it has on its table, what the group has to answer at the top. */
export const actionDigest: Schedule = {
  name: 'action-digest',
  title: 'Send chairs the actions of their group before it meets',
  timetables: async (view, now, { partnership, calendar }) => {
    const from = londonDate(new Date(now.getTime() - DAYS_LOOKED_AT * 24 * HOUR_MS));
    const to = londonDate(new Date(now.getTime() + DAYS_LOOKED_AT * 24 * HOUR_MS));
    const timetables = [];
    for (const { id } of partnership.groups) {
      const dates = await datesOnRecord(view, partnership, id, { from, to }, calendar);
      if (dates.length === 0) continue;
      const days = { dates: dates.map((date) => addWorkingDays(date, -AHEAD, calendar)) };
      timetables.push({ subject: id, at: ['09:20'], days });
    }
    return timetables;
  },
  whenMissed: { sendLate: 48 * HOUR_MS },
  async run({ tx, now, today, directory, partnership, occurrence }) {
    const group = occurrence.subject ?? '';
    for (const member of chairsOf(group, directory)) {
      const reader = { store: tx, member, directory, partnership, today };
      const { view, open } = await boardOf(reader, group);
      // Nothing to say is not said.
      if (open === 0) continue;
      await post(tx, now, {
        to: { kind: 'member', member: member.id },
        content: { kind: 'card', view: { ...view } },
      });
    }
  },
};
