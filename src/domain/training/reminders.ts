import { plusDays } from '../meeting/dates.ts';
import {
  addWorkingDays,
  isWorkingDay,
  londonDate,
  nextWorkingDay,
  type HolidayCalendar,
} from '../working-days.ts';
import { placesLeft } from './booking.ts';
import { takesPlace, type Booking, type Session } from './record.ts';

/** What is sent about a place: the joining note a week before, a word the day before, and twice about a purchase order. */
export type BookingStep = 'note' | 'day' | 'order-1' | 'order-2';
/** What is sent about a session to those who see to it; `filling` goes to those who need the course as well. */
export type SessionStep = 'thin' | 'filling' | 'register-1' | 'register-2' | 'register-3';

/** A step and the ISO date from which it is due. */
export interface Step<Name extends string> {
  readonly step: Name;
  readonly on: string;
}

/** Working days after booking until a missing purchase order is asked for, and before the cancel-by date for the second time. */
const ORDER_AFTER = 5;
const ORDER_BEFORE = 2;
/** A thin session is said so many working days before the cancel-by date, so that it can still be filled, moved or cancelled. */
const THIN_BEFORE = 3;
/** The share of places from which a session counts as filling. */
const FILLING = 0.75;
/** Working days after a session on which a missing register is asked for; the last time the business unit hears of it too. */
const REGISTER_AFTER = [3, 5] as const;

/** The steps of a place, whether or not they were sent. A place that is moved to another day has them again. */
export function bookingSteps(
  booking: Pick<Booking, 'state' | 'since' | 'gotPlaceAt' | 'order'>,
  session: Pick<Session, 'state' | 'starts' | 'cancelBy'>,
  { purchaseOrder }: { readonly purchaseOrder?: true },
  calendar: HolidayCalendar,
): readonly Step<BookingStep>[] {
  if (booking.state !== 'booked' || session.state !== 'planned') return [];
  const day = dayOf(session);
  const booked = londonDate(new Date(booking.gotPlaceAt ?? booking.since));
  return [
    { step: 'note', on: workingDayUpTo(plusDays(day, -7), calendar) },
    { step: 'day', on: workingDayUpTo(plusDays(day, -1), calendar) },
    ...(purchaseOrder && !booking.order
      ? ([
          { step: 'order-1', on: addWorkingDays(booked, ORDER_AFTER, calendar) },
          { step: 'order-2', on: addWorkingDays(session.cancelBy, -ORDER_BEFORE, calendar) },
        ] as const)
      : []),
  ];
}

/** The steps of a session that hold as things are today: what was true yesterday is not sent any more. */
export function sessionSteps(
  session: Session,
  bookings: readonly Booking[],
  now: Date,
  calendar: HolidayCalendar,
): readonly Step<SessionStep>[] {
  if (session.state !== 'planned') return [];
  const today = londonDate(now);
  if (now.toISOString() >= session.ends) return registerSteps(session, calendar);
  const taken = bookings.filter(takesPlace).length;
  const left = placesLeft(session, bookings);
  const thin = taken < session.least && today <= session.cancelBy;
  const filling = left > 0 && today < session.closes && taken >= Math.ceil(session.places * FILLING);
  return [
    ...(thin
      ? [{ step: 'thin' as const, on: addWorkingDays(session.cancelBy, -THIN_BEFORE, calendar) }]
      : []),
    ...(filling ? [{ step: 'filling' as const, on: today }] : []),
  ];
}

function registerSteps({ ends }: Session, calendar: HolidayCalendar): readonly Step<SessionStep>[] {
  const day = londonDate(new Date(ends));
  const [second, third] = REGISTER_AFTER;
  return [
    { step: 'register-1', on: nextWorkingDay(day, calendar) },
    { step: 'register-2', on: addWorkingDays(day, second, calendar) },
    { step: 'register-3', on: addWorkingDays(day, third, calendar) },
  ];
}

export function dayOf({ starts }: Pick<Session, 'starts'>): string {
  return londonDate(new Date(starts));
}

/** Under which a step is kept as sent: a session that moves has its steps again. */
export function stepKey(step: string, session: Pick<Session, 'starts'>): string {
  return `${step}|${dayOf(session)}`;
}

/** That day, or the last working day before it. */
function workingDayUpTo(date: string, calendar: HolidayCalendar): string {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, -1, calendar);
}
