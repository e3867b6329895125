import { subjectOf } from '../../src/bot/outbox.ts';
import { isLate, isPastCancelBy, waitingList } from '../../src/domain/training/booking.ts';
import type { Booking, Session } from '../../src/domain/training/record.ts';
import { standingOf } from '../../src/domain/training/session.ts';
import { londonDate, londonTime, sayDate } from '../../src/domain/working-days.ts';
import type { Course } from '../../src/partnership/schema.ts';
import type { Button } from '../words.ts';

/** `Tue 19 January 2027, 09:30 to 16:00`; over several days both of them. */
export function sayTimes({ starts, ends }: Pick<Session, 'starts' | 'ends'>): string {
  const [from, to] = [new Date(starts), new Date(ends)];
  const begin = `${sayDate(londonDate(from))}, ${londonTime(from)}`;
  return londonDate(from) === londonDate(to)
    ? `${begin} to ${londonTime(to)}`
    : `${begin} to ${sayDate(londonDate(to))}, ${londonTime(to)}`;
}

/** `4 of 20 places left`, `all 20 places are taken; 2 people wait`. */
export function sayPlaces({ places }: Pick<Session, 'places'>, left: number, waiting: number): string {
  const wait = waiting === 0 ? '' : `; ${waiting} ${waiting === 1 ? 'person waits' : 'people wait'}`;
  const full = places === 1 ? 'its one place is taken' : `all ${places} places are taken`;
  return `${left === 0 ? full : `${left} of ${places} ${places === 1 ? 'place' : 'places'} left`}${wait}`;
}

/** How a session stands, in a word or two. */
export function sayStanding(session: Session, left: number, now: Date): string {
  if (session.state === 'held') return 'held';
  switch (standingOf(session, now)) {
    case 'cancelled':
      return 'cancelled';
    case 'over':
      return 'over';
    case 'begun':
      return 'has begun';
    case 'closed':
      return 'booking closed';
    case 'open':
      return left === 0 ? 'full' : 'open';
  }
}

/** Where it is: in words, or online. */
export function sayWhere({ venue, link }: Pick<Session, 'venue' | 'link'>): string {
  return venue ?? (link ? 'Online' : 'To be said');
}

/** How one person's booking stands, to that person. */
export function sayOwn(booking: Booking, session: Session, all: readonly Booking[], now: Date): string {
  switch (booking.state) {
    case 'booked':
      return session.state === 'planned' && booking.gotPlaceAt
        ? 'A place fell free, and it is yours. If you cannot come, one press gives it to the next person.'
        : 'You have a place.';
    case 'waiting': {
      const at = waitingList(all).findIndex(({ id }) => id === booking.id) + 1;
      return `All places are taken. You are number ${Math.max(1, at)} on the waiting list, and are told as soon as a place is yours.`;
    }
    case 'offered':
      return `A place fell free, and it is your turn. As it is so soon, you are asked first: it is held for you until ${sayMoment(booking.offered?.until, now)}.`;
    case 'attended':
      return 'You were there.';
    case 'no-show':
      return 'You had a place, and you were missed.';
    case 'cancelled':
      return sayEnd(booking, session);
  }
}

function sayEnd({ ended }: Booking, session: Session): string {
  switch (ended?.why) {
    case 'swapped':
      return 'Your place went to a colleague.';
    case 'session-cancelled':
      return `This session does not take place: ${session.cancelled?.why ?? ''}`;
    case 'left':
      return 'The place was given free.';
    case 'not-reached':
      return 'The place was held for you and has gone to the next person, as there was no answer. You can book another day.';
    case 'no-place':
      return 'No place fell free before it began. /training find shows the next ones.';
    case 'given-back':
    case undefined:
    default:
      return ended?.late
        ? `You gave your place back after ${sayDate(session.cancelBy)}. It is noted as late, and that is all: thank you for saying so.`
        : 'You gave your place back. Thank you: somebody else can have it.';
  }
}

function sayMoment(instant: string | undefined, now: Date): string {
  const at = new Date(instant ?? now);
  return `${sayDate(londonDate(at))} at ${londonTime(at)}`;
}

/** By when a place is given back, and what it means when that has passed; undefined where it means nothing to them. */
export function sayCancelBy(session: Session, own: Booking | undefined, now: Date): string | undefined {
  const day = sayDate(session.cancelBy);
  if (!isPastCancelBy(session, now)) return day;
  if (own?.state === 'booked')
    return isLate(own, session, now)
      ? `${day} (later is noted as late)`
      : `any time, since it came after ${day}`;
  if (own?.state === 'waiting') return undefined;
  return own?.state === 'offered' || standingOf(session, now) === 'open'
    ? `${day} is over: a place that is taken now and given back is noted as late`
    : day;
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  practitioner: 'practitioners',
  dsl: 'designated safeguarding leads',
  manager: 'managers',
  senior: 'senior leads',
  chair: 'chairs',
  'group-member': 'members of groups',
  dsp: 'delegated partners',
  lsp: 'lead partners',
  'business-unit': 'the business unit',
  scrutineer: 'scrutineers',
  'participation-worker': 'participation workers',
  'independent-person': 'independent people',
};

/** Whom a course is for. */
export function sayAudience({ audience }: Pick<Course, 'audience'>): string {
  const words = new Set(
    audience.flatMap(({ roles = [], posts = [] }) => [
      ...roles.map((role) => ROLE_WORDS[role] ?? role),
      ...posts.map((post) => `whoever works as ${post}`),
    ]),
  );
  return words.size === 0 ? 'everybody' : [...words].join(', ');
}

/** A button about a booking: its revision names the effect. */
export function bookingButton(
  booking: Pick<Booking, 'id' | 'rev'>,
  verb: string,
  title: string,
  opens = false,
): Button {
  return aboutButton('booking', booking, verb, title, opens);
}

/** A button about a session, for those who see to it. */
export function sessionButton(
  session: Pick<Session, 'id' | 'rev'>,
  verb: string,
  title: string,
  opens = false,
): Button {
  return aboutButton('session', session, verb, title, opens);
}

function aboutButton(
  kind: 'booking' | 'session',
  { id, rev }: { readonly id: string; readonly rev: number },
  verb: string,
  title: string,
  opens: boolean,
): Button {
  const data = { verb: `training.${verb}`, subject: subjectOf(kind, id), rev };
  return { title, data: opens ? { ...data, opens: 'form' } : data };
}

/** Books it: once for how the reader stands to it now, however often it is pressed. */
export function bookButton(session: Pick<Session, 'id'>, own: Booking | undefined, left: number): Button {
  return {
    title: left > 0 ? 'Book a place' : 'Join the waiting list',
    data: {
      verb: 'training.book',
      subject: subjectOf('session', session.id),
      args: { once: `${session.id}|${own ? `${own.id}|${own.rev}` : 'new'}` },
    },
  };
}

export function lookButton({ id }: Pick<Session, 'id'>, title = 'Open'): Button {
  return { title, data: { verb: 'training.look', subject: subjectOf('session', id) } };
}
