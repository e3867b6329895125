import { subjectOf } from '../src/bot/outbox.ts';
import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { byItself, end, endWaits, tell } from '../src/bot/training-change.ts';
import { noteReminders, trainingChases } from '../src/bot/training-chase.ts';
import { bookingsOf, plannedSessions } from '../src/bot/training-store.ts';
import type { Timetable } from '../src/domain/occurrences.ts';
import { hasLapsed } from '../src/domain/training/booking.ts';
import { londonDate, londonTime } from '../src/domain/working-days.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Each working morning: the joining note a week before a session and a word the day before, what is missing for a place, and what
 * those who give it should know. Everything for one person is one message. A morning that was missed is made up for until the afternoon.
 */
const trainingChase: Schedule = {
  name: 'training-chase',
  title: 'Remind people of their training, and those who give it of what is missing',
  timetables: [{ at: ['09:45'], days: 'working days' }],
  whenMissed: { skipAfter: 6 * HOUR_MS },
  async run(context) {
    await noteReminders(context.tx, context);
    await promptEach(context, 'training-chase', (await trainingChases(context.tx, context)).keys());
  },
};

/** A place that was held for an answer goes to the next one in time; nobody waits for a session that has begun. */
const trainingPlaces: Schedule = {
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

/** Everything about sessions and bookings that happens by the calendar. */
export const trainingSessionSchedules: readonly Schedule[] = [trainingChase, trainingPlaces];
