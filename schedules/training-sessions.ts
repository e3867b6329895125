import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { byItself, end, endWaits, tell } from '../src/bot/training-change.ts';
import { noteReminders, trainingChases } from '../src/bot/training-chase.ts';
import { bookingsOf, plannedSessions } from '../src/bot/training-store.ts';
import { hasLapsed } from '../src/domain/training/booking.ts';

const HOUR_MS = 3_600_000;
const HOURS = ['08:05', '10:05', '12:05', '14:05', '16:05', '17:10', '20:05'];

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
  timetables: [{ at: HOURS, days: 'every day' }],
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

/** Everything about sessions and bookings that happens by the calendar. */
export const trainingSessionSchedules: readonly Schedule[] = [trainingChase, trainingPlaces];
