import { keepUpdate } from '../src/bot/briefing-store.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { dropRaw, rawIsDue } from '../src/domain/briefing/moves-update.ts';
import { londonDate, londonTime } from '../src/domain/working-days.ts';
import type { Timetable } from '../src/domain/occurrences.ts';

const MINUTE_MS = 60_000;

/** The words of an update that nobody confirmed go when their time is over: from the record, and from the copies in the other rooms. */
export const briefingRaw: Schedule = {
  name: 'briefing-raw',
  title: 'Drop the words of updates that nobody confirmed',
  async timetables(view) {
    const kept = await view.find('briefingUpdates', 'raw', 'kept');
    const due = new Map<string, Set<string>>();
    for (const { raw } of kept) {
      if (!raw) continue;
      // The first whole minute after it.
      const at = new Date(Math.ceil(Date.parse(raw.dropAt) / MINUTE_MS) * MINUTE_MS);
      const date = londonDate(at);
      due.set(date, (due.get(date) ?? new Set()).add(londonTime(at)));
    }
    return [...due].map(([date, times]): Timetable => ({ at: [...times], days: { dates: [date] } }));
  },
  whenMissed: 'merge',
  async run(context) {
    const { tx, now } = context;
    for (const update of await tx.find('briefingUpdates', 'raw', 'kept')) {
      if (!rawIsDue(update, now)) continue;
      const briefing = await tx.get('briefings', update.briefing);
      // What was read is the same as before, so that the card its author has can still be pressed.
      if (briefing) await keepUpdate(context, { ...dropRaw(update), rev: update.rev }, briefing);
      else await tx.remove('briefingUpdates', update.id);
    }
  },
};
