import { actsFor } from '../../src/bot/absences.ts';
import {
  courseName,
  courseOf,
  learnerOf,
  mayFor,
  mayRun,
  type TrainingAround,
} from '../../src/bot/training-relations.ts';
import { bookingsOf, ownBooking, type SessionWith } from '../../src/bot/training-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { placesLeft, waitingList } from '../../src/domain/training/booking.ts';
import { mayBook } from '../../src/domain/training/needs.ts';
import type { Booking, Session } from '../../src/domain/training/record.ts';
import { standingOf } from '../../src/domain/training/session.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Button } from '../words.ts';
import { trainingCard } from './list.ts';
import {
  bookButton,
  bookingButton,
  sayAudience,
  sayCancelBy,
  sayOwn,
  sayPlaces,
  sayStanding,
  sayTimes,
  sayWhere,
  sessionButton,
} from './words.ts';

/** What a session is drawn with. */
export interface SessionAround extends TrainingAround {
  readonly now: Date;
}
/** So many people of a list are named on a card. */
const SHOWN = 40;

/** A session for one person, who may be seeing to it. Never for a room, since it says what each of them may do. */
export const sessionView: RecordView = {
  name: 'session',
  async draw(id, { store, viewer, directory, partnership, now }) {
    const session = await store.get('trainingSessions', id);
    if (!session || !viewer) return undefined;
    const bookings = await bookingsOf(store, id);
    const around = { directory, partnership, now };
    return { rev: session.rev, always: true, view: drawSession({ session, bookings }, viewer, around) };
  },
};

/** The same for whoever has a place or waits for one: it says how that stands. */
export const bookingView: RecordView = {
  name: 'booking',
  async draw(id, { store, viewer, directory, partnership, now }) {
    const booking = await store.get('bookings', id);
    const session = booking && (await store.get('trainingSessions', booking.session));
    const person = booking && directory.member(booking.member);
    if (!booking || !session || !person || !viewer) return undefined;
    if (!mayFor('training.book', person, viewer) && !actsFor(directory, person.id, viewer.id))
      return undefined;
    const bookings = await bookingsOf(store, session.id);
    const around = { directory, partnership, now };
    return {
      rev: booking.rev,
      always: true,
      view: drawSession({ session, bookings }, viewer, around, booking),
    };
  },
};

/** @param told the booking it is about, when it is not the reader's newest one */
export function drawSession(
  { session, bookings }: SessionWith,
  reader: Member,
  around: SessionAround,
  told?: Booking,
): CardView {
  const { now, partnership } = around;
  const left = placesLeft(session, bookings);
  const own = told ?? ownBooking(bookings, reader.id);
  const runs = mayRun(session, reader, around);
  const mine = own !== undefined && own.state !== 'cancelled';
  return {
    summary: dotted([session.id, `on ${sayDate(londonDate(new Date(session.starts)), 'short')}`]),
    card: trainingCard.expand({
      reference: session.id,
      status: sayStanding(session, left, now),
      title: courseName(session.course, partnership),
      own: ownLine(own, { session, bookings }, reader, around),
      facts: factsOf(session, bookings, own, around),
      people: runs ? peopleOf(session, bookings, around) : [],
      buttons: [...ownButtons(session, own, left, reader, around), ...(runs ? runButtons(session, now) : [])],
      links:
        session.link && (mine || runs) && session.state === 'planned'
          ? [{ title: 'Join online', url: session.link }]
          : [],
    }),
  };
}

function ownLine(
  own: Booking | undefined,
  { session, bookings }: SessionWith,
  reader: Member,
  around: SessionAround,
): string {
  if (!own) return session.cancelled ? `It does not take place: ${session.cancelled.why}` : '';
  const said = sayOwn(own, session, bookings, around.now);
  if (own.member === reader.id) return said;
  return `For ${around.directory.member(own.member)?.name ?? 'a colleague'}. ${said}`;
}

function factsOf(
  session: Session,
  bookings: readonly Booking[],
  own: Booking | undefined,
  { partnership, directory, now }: SessionAround,
): { label: string; shown: string }[] {
  const course = courseOf(session.course, partnership);
  const trainer = directory.member(session.trainer ?? '');
  const bring = session.bring ?? course?.bring;
  const moved = session.moves.at(-1);
  const open = session.state === 'planned';
  const cancelBy = sayCancelBy(session, own, now);
  return [
    { label: 'When', shown: sayTimes(session) },
    ...(moved && open
      ? [{ label: 'Moved', shown: `It was on ${sayDate(londonDate(new Date(moved.from)))} before` }]
      : []),
    { label: 'Where', shown: sayWhere(session) },
    ...(trainer ? [{ label: 'Given by', shown: trainer.name }] : []),
    {
      label: 'Places',
      shown: sayPlaces(session, placesLeft(session, bookings), waitingList(bookings).length),
    },
    ...(course?.level ? [{ label: 'Level', shown: String(course.level) }] : []),
    { label: 'For', shown: course ? sayAudience(course) : 'everybody' },
    ...(open
      ? [
          { label: 'Book by', shown: sayDate(session.closes) },
          ...(cancelBy === undefined ? [] : [{ label: 'Give back by', shown: cancelBy }]),
        ]
      : []),
    ...(bring === undefined ? [] : [{ label: 'Bring', shown: bring }]),
    ...(course?.purchaseOrder && open ? [{ label: 'Purchase order', shown: 'needed for each place' }] : []),
  ];
}

function peopleOf(
  session: Session,
  bookings: readonly Booking[],
  { directory, partnership }: SessionAround,
): { name: string; lines: { text: string }[] }[] {
  const needsOrder = courseOf(session.course, partnership)?.purchaseOrder === true;
  const say = (booking: Booking): string => {
    const who = directory.member(booking.member)?.name ?? 'somebody who has left';
    const agency = directory.agency(booking.agency)?.name ?? booking.agency;
    const more = [
      booking.state === 'offered' ? 'has been asked' : undefined,
      booking.state === 'no-show'
        ? `did not come${booking.came?.note ? `: ${booking.came.note}` : ''}`
        : undefined,
      needsOrder && booking.state === 'booked'
        ? booking.order
          ? `purchase order ${booking.order.number}`
          : 'no purchase order yet'
        : undefined,
      booking.ended?.late ? 'given back late' : undefined,
    ].filter((each) => each !== undefined);
    return [`${who}, ${agency}`, ...more].join('; ');
  };
  const list = (name: string, found: readonly Booking[], numbered = false) =>
    found.length === 0
      ? []
      : [
          {
            name: `${name}: ${found.length}`,
            lines: [
              ...found
                .slice(0, SHOWN)
                .map((booking, at) => ({ text: `${numbered ? `${at + 1}. ` : ''}${say(booking)}` })),
              ...(found.length > SHOWN ? [{ text: `And ${found.length - SHOWN} more.` }] : []),
            ],
          },
        ];
  const named = (a: Booking, b: Booking): number =>
    (directory.member(a.member)?.name ?? '').localeCompare(directory.member(b.member)?.name ?? '', 'en-GB');
  const of = (...states: Booking['state'][]) =>
    bookings.filter(({ state }) => states.includes(state)).sort(named);
  return [
    ...list('Booked', of('booked', 'offered')),
    ...list('Waiting', waitingList(bookings), true),
    ...list('Came', of('attended')),
    ...list('Did not come', of('no-show')),
    ...list(
      'Given back late',
      of('cancelled').filter(({ ended }) => ended?.late),
    ),
  ];
}

function ownButtons(
  session: Session,
  own: Booking | undefined,
  left: number,
  reader: Member,
  { partnership, directory, now }: SessionAround,
): Button[] {
  const standing = standingOf(session, now);
  const course = courseOf(session.course, partnership);
  const file: Button = {
    title: 'Calendar file',
    data: { verb: 'training.file', subject: `session:${session.id}` },
  };
  const before = standing === 'open' || standing === 'closed';
  switch (own?.state) {
    case 'booked':
      return before
        ? [
            bookingButton(own, 'give-back', 'Give it back'),
            bookingButton(own, 'swap', 'Give it to a colleague', true),
            file,
            ...(course?.purchaseOrder && !own.order
              ? [bookingButton(own, 'order', 'Note the purchase order', true)]
              : []),
          ]
        : [];
    case 'waiting':
      return before ? [bookingButton(own, 'give-back', 'Leave the waiting list')] : [];
    case 'offered':
      return [bookingButton(own, 'take', 'I take it'), bookingButton(own, 'give-back', 'No, thank you')];
    case 'cancelled':
    case 'attended':
    case 'no-show':
    case undefined:
    default:
      return standing === 'open' && course && mayBook(course, learnerOf(reader, directory))
        ? [bookButton(session, own, left)]
        : [];
  }
}

function runButtons(session: Session, now: Date): Button[] {
  if (session.state === 'cancelled') return [];
  if (now.toISOString() >= session.starts)
    return session.state === 'held'
      ? [sessionButton(session, 'register', 'Put the register right', true)]
      : [
          sessionButton(session, 'all-came', 'Everybody came'),
          sessionButton(session, 'register', 'Somebody did not come', true),
        ];
  return [
    sessionButton(session, 'change', 'Move or change it', true),
    sessionButton(session, 'cancel-session', 'Cancel the session', true),
  ];
}
