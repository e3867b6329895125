import { subDays } from 'date-fns';
import type { StoreView, Transaction } from '../../storage/store.ts';
import { doneId, isLive, type Booking, type Session, type TrainingDone } from '../domain/training/record.ts';
import { newReference } from './ids.ts';

/** The register of a session is asked for within these days. */
const REGISTER_DAYS = 28;

/** A session with everybody who has a place, waits for one, or gave one back. */
export interface SessionWith {
  readonly session: Session;
  readonly bookings: readonly Booking[];
}

/** Sessions that have not ended and were not cancelled, the next one first. */
export async function comingSessions(view: StoreView, now: Date): Promise<readonly Session[]> {
  const at = now.toISOString();
  return (await plannedSessions(view)).filter(({ ends }) => ends > at);
}

/** Sessions that were not cancelled and whose register is not taken, by the time they begin. */
export async function plannedSessions(view: StoreView): Promise<readonly Session[]> {
  return [...(await view.find('trainingSessions', 'state', 'planned'))].sort((a, b) =>
    a.starts === b.starts ? (a.id < b.id ? -1 : 1) : a.starts < b.starts ? -1 : 1,
  );
}

export async function bookingsOf(view: StoreView, session: string): Promise<readonly Booking[]> {
  return view.find('bookings', 'session', session);
}

/** What somebody has a place on, waits for, or was offered. */
export async function liveBookingsOf(view: StoreView, member: string): Promise<readonly Booking[]> {
  return view.find('bookings', 'live', member);
}

/**
 * The same without those of sessions that ended long ago: their register was never taken, nobody asks for it any more, and they say
 * nothing about what this person still needs. @param days after the session for which they count
 */
export async function standingBookingsOf(
  view: StoreView,
  member: string,
  now: Date,
  days = REGISTER_DAYS,
): Promise<readonly Booking[]> {
  const since = subDays(now, days).toISOString();
  const standing: Booking[] = [];
  for (const booking of await liveBookingsOf(view, member))
    if (((await view.get('trainingSessions', booking.session))?.ends ?? '') > since) standing.push(booking);
  return standing;
}

/** Somebody's newest booking of one session. */
export function ownBooking(bookings: readonly Booking[], member: string): Booking | undefined {
  const own = bookings.filter((booking) => booking.member === member);
  return own.find(isLive) ?? own.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}

/** Which courses somebody has had. */
export async function doneBy(view: StoreView, member: string): Promise<readonly TrainingDone[]> {
  return view.find('trainingDone', 'member', member);
}

/** Notes that somebody had a course on a day; said twice it is noted once, and what a register says counts more. */
export async function noteDone(tx: Transaction, done: Omit<TrainingDone, 'id'>): Promise<boolean> {
  const id = doneId(done);
  const known = await tx.get('trainingDone', id);
  if (known && (known.how === 'attendance' || done.how !== 'attendance')) return false;
  await tx.put('trainingDone', { ...done, id });
  return true;
}

export async function newTrainingReference(
  tx: Transaction,
  prefix: 'SES' | 'BKG',
  now: Date,
): Promise<string> {
  for (;;) {
    const id = newReference(prefix, now);
    if (!(await tx.get(prefix === 'SES' ? 'trainingSessions' : 'bookings', id))) return id;
  }
}
