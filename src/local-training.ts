import type { Store } from '../storage/store.ts';
import { newTrainingReference } from './bot/training-store.ts';
import { bookPlace } from './domain/training/booking.ts';
import { planSession } from './domain/training/session.ts';
import { addWorkingDays, ENGLAND, londonDate, londonInstant } from './domain/working-days.ts';
import type { Member } from './partnership/model.ts';
import type { Partnership } from './partnership/schema.ts';

/** Working days from the first start; a morning or a whole day. */
const DAYS = [8, 12, 15, 21, 27, 33] as const;
const TIMES = [
  { from: '09:30', to: '16:00' },
  { from: '09:30', to: '12:30' },
] as const;
const VENUES = ['Windsor House, room 2', 'The Guildhall', 'Online'] as const;

/**
 * Invented sessions for local mode, on the first start only, so that there is something to find and to book. The first has one place,
 * which is taken: whoever books it waits, and gets it once it is given back.
 */
export async function inventSessions(
  store: Store,
  { courses, training }: Pick<Partnership, 'courses' | 'training'>,
  members: readonly Member[],
  now: Date,
): Promise<void> {
  const given = [...courses]
    .filter(({ kind }) => kind !== 'e-learning')
    .sort((a, b) => Number(b.audience.length > 0) - Number(a.audience.length > 0))
    .slice(0, DAYS.length);
  const trainer = members.find(({ roles }) =>
    roles.some(({ role, group }) => role === 'chair' && group === training.group),
  );
  const first = members.find(({ roles }) => roles.some(({ role }) => role === 'dsl'));
  const moment = { by: 'local', now };
  await store.transact(async (tx) => {
    if ((await tx.all('trainingSessions')).length > 0) return;
    for (const [at, course] of given.entries()) {
      const day = addWorkingDays(londonDate(now), DAYS[at] ?? 0, ENGLAND);
      const { from, to } = TIMES[at % TIMES.length] ?? TIMES[0];
      const starts = londonInstant(day, from);
      const session = planSession(
        {
          id: await newTrainingReference(tx, 'SES', starts),
          course: course.id,
          facts: {
            starts: starts.toISOString(),
            ends: londonInstant(day, to).toISOString(),
            places: at === 0 ? 1 : course.places,
            least: at === 0 ? 1 : course.least,
            venue: VENUES[at % VENUES.length] ?? VENUES[0],
            ...(trainer ? { trainer: trainer.id } : {}),
          },
        },
        course,
        moment,
        ENGLAND,
      );
      await tx.put('trainingSessions', session);
      if (at > 0 || !first) continue;
      const id = await newTrainingReference(tx, 'BKG', now);
      const booker = { member: first.id, agency: first.agency };
      await tx.put('bookings', bookPlace(id, session, [], booker, moment));
    }
  });
}
