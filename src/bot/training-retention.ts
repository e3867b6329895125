import { subjectOf, takeAway } from './outbox.ts';
import type { Sweep } from './retention-kinds.ts';

type Kept = 'trainingSessions' | 'bookings' | 'trainingDone';
const KEPT: readonly Kept[] = ['trainingSessions', 'bookings', 'trainingDone'];

/** Sessions, their bookings and who had which course, so long after the training; bookings go with their session. */
export const trainingSweep: Sweep = {
  async due(view, before) {
    const over = (await view.all('trainingSessions')).filter(({ ends }) => ends < before);
    const gone = new Set(over.map(({ id }) => id));
    const known = new Set((await view.all('trainingSessions')).map(({ id }) => id));
    const bookings = (await view.all('bookings')).filter(
      ({ session }) => gone.has(session) || !known.has(session),
    );
    const done = (await view.all('trainingDone')).filter(({ on }) => on < before.slice(0, 10));
    return [
      ...over.map(({ id }) => ({ id: `trainingSessions ${id}`, subject: subjectOf('session', id) })),
      ...bookings.map(({ id, member, session }) => ({
        id: `bookings ${id}`,
        subject: subjectOf('member', member),
        also: [subjectOf('booking', id), subjectOf('session', session)],
      })),
      ...done.map(({ id, member }) => ({ id: `trainingDone ${id}`, subject: subjectOf('member', member) })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
  },

  async purge(tx, due, now) {
    const [name, id = ''] = due.id.split(' ');
    const collection = KEPT.find((known) => known === name);
    if (!collection) return;
    const kind = { trainingSessions: 'session', bookings: 'booking', trainingDone: undefined } as const;
    const of = kind[collection];
    if (of)
      for (const posting of await tx.find('postings', 'subject', subjectOf(of, id)))
        await takeAway(tx, { to: posting.to, posting: posting.id }, now);
    await tx.remove(collection, id);
  },
};
