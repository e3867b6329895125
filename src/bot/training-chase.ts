import type { StoreView, Transaction } from '../../storage/store.ts';
import { plusDays } from '../domain/meeting/dates.ts';
import { needOf } from '../domain/training/needs.ts';
import type { Booking, Session } from '../domain/training/record.ts';
import {
  bookingSteps,
  dayOf,
  sessionSteps,
  stepKey,
  type BookingStep,
  type SessionStep,
} from '../domain/training/reminders.ts';
import { londonDate, type HolidayCalendar } from '../domain/working-days.ts';
import type { Course } from '../partnership/schema.ts';
import { isAway } from './absences.ts';
import { subjectOf } from './outbox.ts';
import { unitOf } from './review-chase.ts';
import { snoozesOn, type Snoozes } from './snooze.ts';
import { courseOf, keepersOf, learnerOf, runnersOf, type TrainingAround } from './training-relations.ts';
import {
  bookingsOf,
  doneBy,
  plannedSessions,
  standingBookingsOf,
  type SessionWith,
} from './training-store.ts';

export interface ChaseAt extends TrainingAround {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** One thing somebody is told about training today. */
export interface TrainingChase extends SessionWith {
  readonly what: BookingStep | SessionStep;
  /** Their place, when it is about that. */
  readonly booking?: Booking;
  /** They asked to hear of it again. */
  readonly again?: true;
}

/** People are told that a course is filling once in so many days, however many sessions it has. */
const FILLING_REST_DAYS = 60;

/**
 * Marks every step whose day has come as sent today. Of the word a week before and the one the day before, somebody who booked late
 * gets one. Whoever is away is told when they are back, if that is in time.
 */
export async function noteReminders(tx: Transaction, at: ChaseAt): Promise<void> {
  const today = londonDate(at.now);
  for (const { session, bookings } of await allPlanned(tx)) {
    const due = sessionSteps(session, bookings, at.now, at.calendar).filter(({ on }) => on <= today);
    const marks = unsent(due, session, session.prompted);
    if (marks.length > 0)
      await tx.put('trainingSessions', {
        ...session,
        prompted: [...session.prompted, ...marks.map((step) => ({ step, on: today }))],
      });
    if (today >= dayOf(session)) continue;
    const course = courseOf(session.course, at.partnership);
    for (const booking of bookings) {
      const person = at.directory.member(booking.member);
      if (!person || person.left || isAway(person, today)) continue;
      const steps = bookingSteps(booking, session, course ?? {}, at.calendar).filter(({ on }) => on <= today);
      const fresh = unsent(steps, session, booking.prompted);
      if (fresh.length > 0)
        await tx.put('bookings', {
          ...booking,
          prompted: [...booking.prompted, ...fresh.map((step) => ({ step, on: today }))],
        });
    }
  }
}

function unsent(
  steps: readonly { readonly step: string }[],
  session: Session,
  prompted: Session['prompted'],
): string[] {
  const known = new Set(prompted.map(({ step }) => step));
  return steps.map(({ step }) => stepKey(step, session)).filter((key) => !known.has(key));
}

/**
 * Everybody who is told something today, each with all of theirs. @param only this member alone
 */
export async function trainingChases(
  view: StoreView,
  at: ChaseAt,
  only?: string,
): Promise<ReadonlyMap<string, readonly TrainingChase[]>> {
  const today = londonDate(at.now);
  const snoozes = await snoozesOn(view, today);
  const all = new Map<string, TrainingChase[]>();
  const add = (member: string, chase: TrainingChase): void => {
    if (only !== undefined && member !== only) return;
    all.set(member, [...(all.get(member) ?? []), chase]);
  };
  for (const found of await allPlanned(view)) {
    const { session, bookings } = found;
    for (const booking of bookings) chaseBooking(booking, found, at, snoozes, add);
    const holds = new Set<SessionStep>(
      sessionSteps(session, bookings, at.now, at.calendar)
        .filter(({ on }) => on <= today)
        .map(({ step }) => step),
    );
    const sent = [...holds].filter((step) =>
      session.prompted.some((mark) => mark.on === today && mark.step === stepKey(step, session)),
    );
    const subject = subjectOf('session', session.id);
    for (const [member, what] of await peopleFor(view, sent, found, at, only))
      if (!snoozes.isQuiet(member, subject)) add(member, { ...found, what });
    const last = [...holds].filter((step) => step !== 'filling').at(-1);
    if (last !== undefined && sent.length === 0)
      for (const { id } of keepersOf(session, at))
        if (snoozes.comesAgain(id, subject)) add(id, { ...found, what: last, again: true });
  }
  return all;
}

function chaseBooking(
  booking: Booking,
  found: SessionWith,
  { partnership, calendar, now }: ChaseAt,
  snoozes: Snoozes,
  add: (member: string, chase: TrainingChase) => void,
): void {
  const { session } = found;
  const today = londonDate(now);
  const steps = bookingSteps(booking, session, courseOf(session.course, partnership) ?? {}, calendar)
    .filter(({ on }) => on <= today)
    .map(({ step }) => step);
  const sent = steps.filter((step) =>
    booking.prompted.some((mark) => mark.on === today && mark.step === stepKey(step, session)),
  );
  const { member } = booking;
  const coming = sent.includes('day') ? 'day' : sent.find((step) => step === 'note');
  if (coming) add(member, { ...found, what: coming, booking });
  const subject = subjectOf('booking', booking.id);
  const order = steps.findLast((step) => step !== 'note' && step !== 'day');
  if (order === undefined || snoozes.isQuiet(member, subject)) return;
  if (sent.includes(order)) add(member, { ...found, what: order, booking });
  else if (snoozes.comesAgain(member, subject)) add(member, { ...found, what: order, booking, again: true });
}

/** Who hears of a session today, and of what: one thing each. */
async function peopleFor(
  view: StoreView,
  sent: readonly SessionStep[],
  found: SessionWith,
  at: ChaseAt,
  only: string | undefined,
): Promise<ReadonlyMap<string, SessionStep>> {
  const { session } = found;
  const people = new Map<string, SessionStep>();
  const today = londonDate(at.now);
  const to = (ids: Iterable<string>, step: SessionStep): void => {
    for (const id of ids) {
      const person = at.directory.member(id);
      if (person && !person.left && !isAway(person, today) && !people.has(id)) people.set(id, step);
    }
  };
  const ids = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);
  for (const step of sent) {
    if (step === 'filling') {
      to(ids(runnersOf(at)), step);
      to(await needing(view, session, at, only), step);
      continue;
    }
    to(ids(keepersOf(session, at)), step);
    if (step === 'thin') to(ids(runnersOf(at)), step);
    if (step === 'register-3') to(unitOf(at.directory), step);
  }
  return people;
}

/** Whose role needs the course and who have no place on it: once in a while, and nobody who had it and is not due. */
async function needing(
  view: StoreView,
  session: Session,
  at: ChaseAt,
  only: string | undefined,
): Promise<string[]> {
  const { directory, partnership } = at;
  const today = londonDate(at.now);
  const course = courseOf(session.course, partnership);
  if (!course) return [];
  const since = plusDays(today, -FILLING_REST_DAYS);
  const lately = (await view.find('trainingSessions', 'course', course.id)).some(
    ({ id, prompted }) =>
      id !== session.id &&
      prompted.some(({ step, on }) => step.startsWith('filling|') && on >= since && on <= today),
  );
  if (lately) return [];
  const found: string[] = [];
  for (const member of directory.members) {
    if (member.left || (only !== undefined && member.id !== only)) continue;
    // A course that renews another one is needed by those who need that one again.
    const wanted: Course =
      course.renews === undefined ? course : (courseOf(course.renews, partnership) ?? course);
    const need = needOf(
      learnerOf(member, directory),
      wanted,
      partnership.courses,
      await doneBy(view, member.id),
      today,
    );
    if (!need || need.state === 'fresh' || (wanted !== course && need.state === 'never')) continue;
    const live = await standingBookingsOf(view, member.id, at.now);
    if (!live.some((booking) => booking.course === course.id)) found.push(member.id);
  }
  return found;
}

async function allPlanned(view: StoreView): Promise<readonly SessionWith[]> {
  const all: SessionWith[] = [];
  for (const session of await plannedSessions(view))
    all.push({ session, bookings: await bookingsOf(view, session.id) });
  return all;
}
