import {
  endOfWorkingDay,
  londonDate,
  nextWorkingDay,
  sayDate,
  type HolidayCalendar,
} from '../working-days.ts';
import { takesPlace, type Booking, type ENDS, type Session } from './record.ts';
import { TrainingRefused } from './refused.ts';
import { standingOf, whyNotOpen, type Moment } from './session.ts';

const HOUR_MS = 3_600_000;

/** Who a booking is for. */
export interface Booker {
  readonly member: string;
  readonly agency: string;
}

export function placesLeft({ places }: Pick<Session, 'places'>, bookings: readonly Booking[]): number {
  return Math.max(0, places - bookings.filter(takesPlace).length);
}

/** Those who wait, the one whose turn is first first. */
export function waitingList(bookings: readonly Booking[]): readonly Booking[] {
  return bookings
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1));
}

/**
 * A place where there is one and nobody waits for it, a place on the waiting list otherwise.
 * @param byRunner whoever sees to the session books: also once booking has closed, and whom they find in the room, until the register
 * @throws TrainingRefused
 */
export function bookPlace(
  id: string,
  session: Session,
  bookings: readonly Booking[],
  { member, agency }: Booker,
  { by, now }: Moment,
  byRunner = false,
): Booking {
  const shut = byRunner && session.state === 'planned' ? undefined : whyNotOpen(session, now);
  if (shut !== undefined) throw new TrainingRefused(shut);
  const free = placesLeft(session, bookings) > 0 && waitingList(bookings).length === 0;
  const at = now.toISOString();
  return {
    id,
    rev: 1,
    session: session.id,
    course: session.course,
    member,
    agency,
    state: free ? 'booked' : 'waiting',
    since: at,
    prompted: [],
    by,
    at,
  };
}

/** Why somebody with this booking of the same course cannot book another, in kind words. */
export function whyTwice(own: Booking, session: Session, of: Session | undefined): string {
  if (own.session === session.id)
    return own.state === 'waiting'
      ? 'You are on the waiting list of this session already. You are told as soon as a place falls free.'
      : 'You have a place on this session already: nothing more to do.';
  const day = of ? ` on ${sayDate(londonDate(new Date(of.starts)))}` : '';
  return own.state === 'waiting'
    ? `You wait for a place on this course already${day} (${own.session}). Leave that list first: /training cancel ${own.session}.`
    : `You have a place on this course already${day} (${own.session}). Give it back first, so that somebody else can have it: /training cancel ${own.session}.`;
}

/** Ends a booking. A place that is given back late is noted so, and nothing more is made of it. @throws TrainingRefused */
export function endBooking(
  booking: Booking,
  session: Session,
  why: (typeof ENDS)[number],
  { by, now }: Moment,
): Booking {
  if (booking.state === 'cancelled') throw new TrainingRefused('It was given back already.');
  if (booking.state === 'attended' || booking.state === 'no-show')
    throw new TrainingRefused('The session is over, and who came is noted.');
  if (why === 'given-back' || why === 'swapped') {
    const standing = standingOf(session, now);
    if (standing === 'begun' || standing === 'over') throw new TrainingRefused('The session has begun.');
  }
  const late = why === 'given-back' && isLate(booking, session, now);
  const { offered: _offered, ...rest } = booking;
  return {
    ...rest,
    rev: booking.rev + 1,
    state: 'cancelled',
    ended: { why, ...(late ? { late } : {}), by, at: now.toISOString() },
  };
}

/** The day by which a place is given back in good time is over. */
export function isPastCancelBy({ cancelBy }: Pick<Session, 'cancelBy'>, now: Date): boolean {
  return londonDate(now) > cancelBy;
}

/**
 * Giving this place back now is late. It is not for whoever had no say in time: the place came to them after that day without being
 * asked, or the session was moved when it was over.
 */
export function isLate(
  { state, since, gotPlaceAt, by, member }: Booking,
  session: Pick<Session, 'cancelBy' | 'closes' | 'moves'>,
  now: Date,
): boolean {
  if (state !== 'booked' || !isPastCancelBy(session, now)) return false;
  const { at: movedAt } = session.moves.at(-1) ?? {};
  if (movedAt !== undefined && isPastCancelBy(session, new Date(movedAt))) return false;
  const got = new Date(gotPlaceAt ?? since);
  if (!isPastCancelBy(session, got)) return true;
  // Once booking has closed, whoever waited was asked and said yes.
  return gotPlaceAt === undefined ? by === member : londonDate(got) > session.closes;
}

/**
 * The waiting list after a place fell free: whose place it is now. Once booking has closed they are asked first, since they may
 * have made other plans; the place is held for them until they answer, the end of the next working day at the latest.
 */
export function fillPlaces(
  session: Session,
  bookings: readonly Booking[],
  now: Date,
  calendar: HolidayCalendar,
): readonly Booking[] {
  const standing = standingOf(session, now);
  if (standing !== 'open' && standing !== 'closed') return [];
  const at = now.toISOString();
  const until = offeredUntil(session, now, calendar);
  if (standing === 'closed' && until <= at) return [];
  return waitingList(bookings)
    .slice(0, placesLeft(session, bookings))
    .map((booking) => ({
      ...booking,
      rev: booking.rev + 1,
      ...(standing === 'open'
        ? { state: 'booked' as const, gotPlaceAt: at }
        : { state: 'offered' as const, offered: { at, until } }),
    }));
}

function offeredUntil({ starts }: Session, now: Date, calendar: HolidayCalendar): string {
  const end = endOfWorkingDay(nextWorkingDay(londonDate(now), calendar), calendar).getTime();
  return new Date(Math.min(end, Date.parse(starts) - HOUR_MS)).toISOString();
}

/** They take the place they were asked about. @throws TrainingRefused when it is no longer held for them */
export function takeOffered(booking: Booking, session: Session, now: Date): Booking {
  if (booking.state === 'booked') throw new TrainingRefused('The place is yours already.');
  const isHeld = booking.state === 'offered' && (booking.offered?.until ?? '') >= now.toISOString();
  if (!isHeld || session.state !== 'planned')
    throw new TrainingRefused('That place is no longer held for you. /training find shows what is free.');
  const { offered: _offered, ...rest } = booking;
  return { ...rest, rev: booking.rev + 1, state: 'booked', gotPlaceAt: now.toISOString() };
}

/** Somebody who was asked has not answered in time. */
export function hasLapsed({ state, offered }: Booking, now: Date): boolean {
  return state === 'offered' && (offered?.until ?? '') < now.toISOString();
}

/** The place goes to a colleague, who had none and may have waited for one. @throws TrainingRefused */
export function swapPlace(
  booking: Booking,
  session: Session,
  to: { readonly id: string; readonly booker: Booker; readonly waiting?: Booking },
  moment: Moment,
): { readonly ended: Booking; readonly fresh: Booking } {
  if (booking.state !== 'booked')
    throw new TrainingRefused('Only a place can be given to a colleague, not a wait for one.');
  if (to.booker.agency !== booking.agency)
    throw new TrainingRefused(
      'A place can be given to a colleague of the same agency. Otherwise give it back, and whoever waits longest gets it.',
    );
  const ended = endBooking(booking, session, 'swapped', moment);
  const at = moment.now.toISOString();
  const { order } = booking;
  const fresh: Booking = to.waiting
    ? { ...to.waiting, rev: to.waiting.rev + 1, state: 'booked', gotPlaceAt: at, ...(order ? { order } : {}) }
    : {
        id: to.id,
        rev: 1,
        session: session.id,
        course: session.course,
        ...to.booker,
        state: 'booked',
        since: at,
        // The same agency pays for the same place.
        ...(order ? { order } : {}),
        prompted: [],
        by: moment.by,
        at,
      };
  return { ended, fresh };
}
