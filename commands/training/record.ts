import { drawSession } from '../../cards/training/view.ts';
import { NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import { actsFor } from '../../src/bot/absences.ts';
import type { Context } from '../../src/bot/context.ts';
import { readSubject, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { mayFor, mayRun } from '../../src/bot/training-relations.ts';
import { bookingsOf, liveBookingsOf, ownBooking, standingBookingsOf } from '../../src/bot/training-store.ts';
import type { Booking, Session } from '../../src/domain/training/record.ts';
import type { Member } from '../../src/partnership/model.ts';

const NO_SESSION = 'I cannot find that session. Check the reference, or use /training find.';
const NO_BOOKING = 'I cannot find that booking among yours. /training mine shows them.';

export function subjectOfSession({ id }: Pick<Session, 'id'>): string {
  return subjectOf('session', id);
}

/** The session a press, form or reference is about. @throws NotAllowed */
export async function findSession(context: Context, subject: string | undefined): Promise<Session> {
  const found = subject ? readSubject(subject) : undefined;
  const session =
    found?.collection === 'trainingSessions' ? await context.tx.get('trainingSessions', found.id) : undefined;
  if (!session) throw new NotAllowed(NO_SESSION);
  return session;
}

/** The same for somebody who sees to it. @throws NotAllowed with who does */
export async function findRun(context: Context, subject: string | undefined): Promise<Session> {
  const session = await findSession(context, subject);
  if (!mayRun(session, context.member, context))
    throw new NotAllowed(
      'Whoever gives it, the chair of the group that runs the training, and the business unit can do this.',
    );
  return session;
}

/** A booking that this person may act on: their own, one of somebody they stand in for, or of their agency's people. @throws NotAllowed */
export async function findBooking(context: Context, subject: string | undefined): Promise<Booking> {
  const found = subject ? readSubject(subject) : undefined;
  const booking = found?.collection === 'bookings' ? await context.tx.get('bookings', found.id) : undefined;
  const person = booking && context.directory.member(booking.member);
  if (!booking || !person || !mayActFor(context, person, 'training.book')) throw new NotAllowed(NO_BOOKING);
  return booking;
}

function mayActFor(
  { member, directory }: Context,
  person: Member,
  verb: Extract<AccessVerb, `training.${string}`>,
): boolean {
  return mayFor(verb, person, member) || actsFor(directory, person.id, member.id);
}

/**
 * The booking somebody means: of the session they named, else the only one they have. @throws NotAllowed
 */
export async function ownOne(context: Context, subject: string | undefined): Promise<Booking> {
  const live = await liveBookingsOf(context.tx, context.member.id);
  if (subject) {
    const { id } = await findSession(context, subject);
    const own = live.find(({ session }) => session === id);
    if (own) return own;
    throw new NotAllowed('You have no place on that session, and do not wait for one.');
  }
  // Where there are several, one whose register was never taken is not meant.
  const coming =
    live.length > 1 ? await standingBookingsOf(context.tx, context.member.id, context.now, 0) : [];
  const [only, ...others] = coming.length > 0 ? coming : live;
  if (!only) throw new NotAllowed('You have no booking. /training find shows what is open.');
  if (others.length > 0)
    throw new NotAllowed(
      `You have ${others.length + 1} bookings. Say which: ${[only, ...others].map(({ session }) => session).join(', ')}.`,
    );
  return only;
}

/** Its card: their own booking's where they have one, so that it follows what becomes of it. */
export async function sessionReply(context: Context, session: Session): Promise<Reply> {
  const bookings = await bookingsOf(context.tx, session.id);
  const own = ownBooking(bookings, context.member.id);
  const view = drawSession({ session, bookings }, context.member, context);
  if (mayRun(session, context.member, context))
    return { kind: 'card', view, record: { subject: subjectOfSession(session), view: 'session' } };
  if (own && own.state !== 'cancelled')
    return { kind: 'card', view, record: { subject: subjectOf('booking', own.id), view: 'booking' } };
  return { kind: 'notice', view };
}

/** The card of somebody's booking as it is now. */
export async function bookingReply(
  context: Context,
  booking: Booking,
): Promise<Extract<Reply, { kind: 'card' }>> {
  const session = await findSession(context, subjectOf('session', booking.session));
  const bookings = await bookingsOf(context.tx, session.id);
  return {
    kind: 'card',
    view: drawSession({ session, bookings }, context.member, context, booking),
    record: { subject: subjectOf('booking', booking.id), view: 'booking' },
  };
}
