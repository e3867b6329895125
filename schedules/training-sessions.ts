import { subjectOf } from '../src/bot/outbox.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { byItself, end, endWaits, tell } from '../src/bot/training-change.ts';
import { bookingsOf, plannedSessions } from '../src/bot/training-store.ts';
import type { Timetable } from '../src/domain/occurrences.ts';
import { hasLapsed } from '../src/domain/training/booking.ts';
import { londonDate, londonTime } from '../src/domain/working-days.ts';

const MINUTE_MS = 60_000;

/** A place that was held for an answer goes to the next one in time; nobody waits for a session that has begun. */
export const trainingPlaces: Schedule = {
  name: 'training-places',
  title: 'Pass on places nobody has answered for, and end waiting lists when a session begins',
  // Only where somebody waits or was asked: just after the answer was due, and when the session begins.
  async timetables(view) {
    const [waiting, offered] = [
      await view.find('bookings', 'state', 'waiting'),
      await view.find('bookings', 'state', 'offered'),
    ];
    const ids = new Set([...waiting, ...offered].map(({ session }) => session));
    const times = offered.flatMap(({ session, offered: held }) =>
      held ? [timeOf(session, held.until, MINUTE_MS)] : [],
    );
    for (const id of ids) {
      const session = await view.get('trainingSessions', id);
      if (session?.state === 'planned') times.push(timeOf(id, session.starts, 0));
    }
    return times;
  },
  whenMissed: 'merge',
  async run(context) {
    const change = byItself(context);
    const at = context.now.toISOString();
    for (const session of await plannedSessions(context.tx)) {
      if (session.starts <= at) {
        await endWaits(change, session);
        continue;
      }
      for (const booking of await bookingsOf(context.tx, session.id))
        if (hasLapsed(booking, context.now)) await tell(change, await end(change, booking, 'not-reached'));
    }
  },
};

function timeOf(session: string, instant: string, laterMs: number): Timetable {
  const at = new Date(Date.parse(instant) + laterMs);
  return {
    subject: `${subjectOf('session', session)}:${instant}`,
    at: [londonTime(at)],
    days: { dates: [londonDate(at)] },
  };
}
