import type { Transaction } from '../../storage/store.ts';
import { fillPlaces, bookPlace, endBooking, swapPlace, whyTwice } from '../domain/training/booking.ts';
import { mayBook } from '../domain/training/needs.ts';
import { isLive, type Booking, type ENDS, type Session } from '../domain/training/record.ts';
import { takeRegister, type RegisterSaid } from '../domain/training/register.ts';
import { TrainingRefused } from '../domain/training/refused.ts';
import type { HolidayCalendar } from '../domain/working-days.ts';
import type { Member } from '../partnership/model.ts';
import type { AccessVerb } from './access.ts';
import { writeAudit } from './audit.ts';
import { calendarOf } from './calendar.ts';
import type { Context } from './context.ts';
import { takeBackQuestions } from './evaluation-store.ts';
import { post, refreshPostings, subjectOf } from './outbox.ts';
import { refreshHomes } from './run-home.ts';
import {
  courseName,
  courseOf,
  keepersOf,
  learnerOf,
  mayRun,
  type TrainingAround,
} from './training-relations.ts';
import { bookingsOf, newTrainingReference, noteDone, standingBookingsOf } from './training-store.ts';

/** What changes training: somebody, or the bot by itself. */
export interface Doing extends TrainingAround {
  readonly tx: Transaction;
  readonly now: Date;
  readonly calendar: HolidayCalendar;
  /** Member id, or `schedule:training`. */
  readonly by: string;
  did(verb: AccessVerb, subject: string): Promise<void>;
}

/** Who does what nobody pressed a button for. */
export const BY_ITSELF = 'schedule:training';

export async function doing(context: Context): Promise<Doing> {
  const { tx, now, directory, partnership, member } = context;
  return {
    tx,
    now,
    directory,
    partnership,
    calendar: await calendarOf(tx),
    by: member.id,
    did: (verb, subject) => context.did(verb, subject),
  };
}

/** The same for what happens by the calendar. */
export function byItself(around: TrainingAround & Pick<Doing, 'tx' | 'now' | 'calendar'>): Doing {
  const { tx, now, directory, partnership, calendar } = around;
  return {
    ...{ tx, now, directory, partnership, calendar },
    by: BY_ITSELF,
    did: (verb, subject) =>
      writeAudit(tx, now, { who: BY_ITSELF, verb, from: 'schedule', outcome: 'done', subject }),
  };
}

/** Keeps bookings and brings every copy of them, and the pages of their people, up to date. */
export async function keepBookings(
  doing: Doing,
  session: Pick<Session, 'id'>,
  changed: readonly Booking[],
  verb: AccessVerb = 'training.book',
): Promise<void> {
  const { tx, now } = doing;
  for (const booking of changed) {
    await tx.put('bookings', booking);
    await doing.did(verb, subjectOf('booking', booking.id));
    await refreshPostings(tx, now, subjectOf('booking', booking.id));
  }
  await refreshPostings(tx, now, subjectOf('session', session.id));
  await refreshHomes(
    tx,
    now,
    changed.map(({ member }) => member),
  );
}

/** Its card to whoever the booking is of: a confirmation, a place that became theirs, a change. */
export async function tell({ tx, now }: Pick<Doing, 'tx' | 'now'>, { id, member }: Booking): Promise<void> {
  await post(tx, now, {
    to: { kind: 'member', member },
    content: { kind: 'record', subject: subjectOf('booking', id), view: 'booking' },
  });
}

/** A place or a wait for one, for this person; they get its card. @throws TrainingRefused in kind words */
export async function book(doing: Doing, session: Session, person: Member): Promise<Booking> {
  const { tx, now, by, partnership, directory } = doing;
  const known = await standingInTheWay(doing, person.id, session.course);
  if (known)
    throw new TrainingRefused(
      person.id === by
        ? whyTwice(known.booking, session, known.of)
        : `${person.name} has a place on this course already, or waits for one (${known.of.id}).`,
    );
  const course = courseOf(session.course, partnership);
  if (!course) throw new TrainingRefused('That course is not in the catalogue any more.');
  if (!mayBook(course, learnerOf(person, directory))) throw new TrainingRefused(notForThem(session, doing));
  const id = await newTrainingReference(tx, 'BKG', now);
  const booker = { member: person.id, agency: person.agency };
  const actor = directory.member(by);
  const runs = actor !== undefined && mayRun(session, actor, doing);
  const booking = bookPlace(id, session, await bookingsOf(tx, session.id), booker, { by, now }, runs);
  await keepBookings(doing, session, [booking]);
  // Once it has begun they sit there, and the register says the rest.
  if (now.toISOString() < session.starts) await tell(doing, booking);
  return booking;
}

/** Somebody's booking of a course whose session is not over. One whose register was never taken is in nobody's way. */
export async function standingInTheWay(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  person: string,
  course: string,
): Promise<{ readonly booking: Booking; readonly of: Session } | undefined> {
  const live = await standingBookingsOf(tx, person, now, 0);
  const booking = live.find((each) => each.course === course);
  const of = booking && (await tx.get('trainingSessions', booking.session));
  return of && { booking, of };
}

function notForThem(session: Session, around: Doing): string {
  const [keeper] = keepersOf(session, around);
  const name = courseName(session.course, around.partnership);
  return `${name} is kept for the people it is made for. ${keeper ? `${keeper.name} can say what would suit you instead.` : ''} /training find shows everything else.`;
}

/** Ends a booking, and gives the place to whoever waits longest. @throws TrainingRefused */
export async function end(doing: Doing, booking: Booking, why: (typeof ENDS)[number]): Promise<Booking> {
  const session = await sessionOf(doing, booking);
  const ended = endBooking(booking, session, why, doing);
  await keepBookings(doing, session, [ended]);
  await fill(doing, session);
  return ended;
}

/** Whose turn it is on the waiting list gets what is free, and is told. */
export async function fill(doing: Doing, session: Session): Promise<readonly Booking[]> {
  const { tx, now, calendar } = doing;
  const filled = fillPlaces(session, await bookingsOf(tx, session.id), now, calendar);
  if (filled.length === 0) return [];
  await keepBookings(doing, session, filled);
  for (const booking of filled) await tell(doing, booking);
  return filled;
}

/** The place goes to a colleague, who is told and can give it back. @throws TrainingRefused */
export async function swap(doing: Doing, booking: Booking, colleague: Member): Promise<Booking> {
  const { tx, now, partnership, directory } = doing;
  const session = await sessionOf(doing, booking);
  if (colleague.id === booking.member) throw new TrainingRefused('The place is theirs already.');
  const known = (await standingInTheWay(doing, colleague.id, session.course))?.booking;
  const waiting = known?.session === session.id && known.state === 'waiting' ? known : undefined;
  if (known && !waiting)
    throw new TrainingRefused(`${colleague.name} has a place on this course, or waits for one, already.`);
  const course = courseOf(session.course, partnership);
  if (course && !mayBook(course, learnerOf(colleague, directory)))
    throw new TrainingRefused(notForThem(session, doing));
  const to = {
    id: await newTrainingReference(tx, 'BKG', now),
    booker: { member: colleague.id, agency: colleague.agency },
    ...(waiting ? { waiting } : {}),
  };
  const { ended, fresh } = swapPlace(booking, session, to, doing);
  await keepBookings(doing, session, [ended, fresh]);
  await tell(doing, fresh);
  return fresh;
}

/** Nobody waits any longer for a place on a session that has begun. */
export async function endWaits(doing: Doing, session: Session): Promise<void> {
  const waiting = (await bookingsOf(doing.tx, session.id)).filter(
    ({ state }) => state === 'waiting' || state === 'offered',
  );
  const ended = waiting.map((booking) => endBooking(booking, session, 'no-place', doing));
  if (ended.length > 0) await keepBookings(doing, session, ended);
}

/** Keeps a session that was changed: everybody with a place or a wait is told when its day or place is another, and free places are filled. */
export async function keepSession(
  doing: Doing,
  session: Session,
  before: Session | undefined,
): Promise<Session> {
  const { tx, now } = doing;
  await tx.put('trainingSessions', session);
  await doing.did('training.run', subjectOf('session', session.id));
  const bookings = (await bookingsOf(tx, session.id)).filter(isLive);
  if (before) await tellTrainers(doing, session, before);
  if (session.state === 'cancelled') {
    const ended = bookings.map((booking) => endBooking(booking, session, 'session-cancelled', doing));
    await keepBookings(doing, session, ended);
    for (const booking of ended) await tell(doing, booking);
    return session;
  }
  for (const { id } of bookings) await refreshPostings(tx, now, subjectOf('booking', id));
  await refreshPostings(tx, now, subjectOf('session', session.id));
  await refreshHomes(
    tx,
    now,
    bookings.map(({ member }) => member),
  );
  if (before && differs(before, session)) for (const booking of bookings) await tell(doing, booking);
  await fill(doing, session);
  return session;
}

/** Whoever gives it, or gave it until now, hears of another day, place or trainer, and that it is off, unless they did it themselves. */
async function tellTrainers({ tx, now, by }: Doing, session: Session, before: Session): Promise<void> {
  const changed =
    session.state !== before.state || session.trainer !== before.trainer || differs(before, session);
  if (!changed) return;
  for (const member of new Set([session.trainer, before.trainer]))
    if (member !== undefined && member !== by)
      await post(tx, now, {
        to: { kind: 'member', member },
        content: { kind: 'record', subject: subjectOf('session', session.id), view: 'session' },
      });
}

function differs(before: Session, after: Session): boolean {
  return (['starts', 'ends', 'venue', 'link'] as const).some((key) => before[key] !== after[key]);
}

/** Notes who came, and that they have had the course. @throws TrainingRefused */
export async function register(doing: Doing, session: Session, said: RegisterSaid): Promise<Session> {
  const { tx } = doing;
  await endWaits(doing, session);
  const taken = takeRegister(session, await bookingsOf(tx, session.id), said, doing);
  await tx.put('trainingSessions', taken.session);
  await doing.did('training.run', subjectOf('session', session.id));
  const absent = taken.bookings.filter(({ state }) => state === 'no-show').map(({ member }) => member);
  await takeBackQuestions(tx, session.id, new Set(absent));
  await keepBookings(doing, taken.session, taken.bookings, 'training.run');
  for (const done of taken.done) await noteDone(tx, done);
  for (const id of taken.undone)
    if ((await tx.get('trainingDone', id))?.session === session.id) await tx.remove('trainingDone', id);
  return taken.session;
}

/** A leaver's places are given free, and go to whoever waits. */
export async function endBookingsOf(doing: Doing, member: string): Promise<void> {
  for (const booking of await doing.tx.find('bookings', 'live', member)) {
    const session = await doing.tx.get('trainingSessions', booking.session);
    if (session && session.state === 'planned' && session.starts > doing.now.toISOString())
      await end(doing, booking, 'left');
  }
}

async function sessionOf({ tx }: Doing, booking: Booking): Promise<Session> {
  const session = await tx.get('trainingSessions', booking.session);
  if (!session) throw new TrainingRefused('That session is not on record any more.');
  return session;
}
