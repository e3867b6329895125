import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import type { ChaseAt, TrainingChase } from '../../src/bot/training-chase.ts';
import { courseName, courseOf, mayRun } from '../../src/bot/training-relations.ts';
import { placesLeft } from '../../src/domain/training/booking.ts';
import { takesPlace } from '../../src/domain/training/record.ts';
import { dayOf } from '../../src/domain/training/reminders.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Button } from '../words.ts';
import {
  bookButton,
  bookingButton,
  lookButton,
  sayPlaces,
  sayTimes,
  sayWhere,
  sessionButton,
} from './words.ts';

interface ChaseItem {
  readonly title: string;
  readonly line: string;
  readonly note: string;
  readonly buttons: Button[];
}

/** Today's words about sessions to one person, as sections of their message of the morning. */
export function chaseSections(
  chases: readonly TrainingChase[],
  reader: Member,
  at: ChaseAt,
): readonly { readonly name: string; readonly items: readonly ChaseItem[] }[] {
  if (chases.length === 0) return [];
  const { wishes, wishesFrom } = at.partnership.training;
  const inOrder = [...chases].sort((a, b) => (a.session.starts < b.session.starts ? -1 : 1));
  const coming = chases.some(({ what }) => what === 'note');
  return [
    { name: 'Sessions', items: inOrder.map((chase) => itemOf(chase, reader, at)) },
    ...(coming && wishes.length > 0
      ? [
          {
            name: 'To think of before you come',
            items: [{ title: wishesFrom, line: wishes.join(' '), note: '', buttons: [] }],
          },
        ]
      : []),
  ];
}

function itemOf(chase: TrainingChase, reader: Member, at: ChaseAt): ChaseItem {
  const { session, bookings } = chase;
  return {
    title: `${courseName(session.course, at.partnership)}${titleOf(chase, at.now)}`,
    line: dotted([session.id, sayTimes(session), sayWhere(session)]),
    note: `${noteOf(chase, at)}${chase.again ? ' You asked to hear of it again today.' : ''}`,
    buttons: buttonsFor(chase, reader, at, placesLeft(session, bookings)),
  };
}

function titleOf({ what, session }: TrainingChase, now: Date): string {
  if (what === 'note') return ': in a week';
  if (what !== 'day') return '';
  const days = Math.round((Date.parse(dayOf(session)) - Date.parse(londonDate(now))) / 86_400_000);
  return days === 1 ? ': tomorrow' : `: on ${sayDate(dayOf(session), 'short')}`;
}

function noteOf({ what, session, bookings }: TrainingChase, { partnership, now }: ChaseAt): string {
  const course = courseOf(session.course, partnership);
  const bring = session.bring ?? course?.bring;
  const taken = bookings.filter(takesPlace).length;
  switch (what) {
    case 'note':
    case 'day':
      return [
        'You have a place.',
        ...(bring === undefined ? [] : [`Bring: ${bring}`]),
        ...(session.cancelBy >= londonDate(now)
          ? [`If it cannot be, give it back by ${sayDate(session.cancelBy)}.`]
          : [
              'If it cannot be, say so: somebody may wait for it. A colleague of your agency can come instead.',
            ]),
      ].join(' ');
    case 'order-1':
    case 'order-2':
      return `This course is charged, and no purchase order is noted for your place. ${what === 'order-2' ? `Places are given back by ${sayDate(session.cancelBy)}.` : ''}`.trim();
    case 'thin':
      return `${taken} of at least ${session.least} are booked. Places are given back by ${sayDate(session.cancelBy)}: until then it can be moved or cancelled without loss.`;
    case 'filling':
      return `${sayPlaces(session, placesLeft(session, bookings), 0)}. You are told because your role needs this course, or because you run the training.`;
    case 'register-1':
    case 'register-2':
    case 'register-3':
      return 'Who came is not noted yet. One press is enough when everybody did.';
  }
}

function buttonsFor(
  { what, session, booking }: TrainingChase,
  reader: Member,
  at: ChaseAt,
  left: number,
): Button[] {
  switch (what) {
    case 'note':
    case 'day':
      return booking
        ? [
            lookButton(session),
            bookingButton(booking, 'give-back', 'I cannot come'),
            bookingButton(booking, 'swap', 'A colleague comes', true),
          ]
        : [];
    case 'order-1':
    case 'order-2':
      return booking
        ? [
            bookingButton(booking, 'order', 'Note it', true),
            later(subjectOf('booking', booking.id), `${booking.id}|${booking.prompted.length}`),
          ]
        : [];
    case 'filling':
      return mayRun(session, reader, at)
        ? [lookButton(session)]
        : [bookButton(session, undefined, left), lookButton(session)];
    case 'thin':
      return [
        lookButton(session),
        sessionButton(session, 'change', 'Move or change it', true),
        sessionButton(session, 'cancel-session', 'Cancel the session', true),
        later(subjectOf('session', session.id), `${session.id}|${session.prompted.length}`),
      ];
    case 'register-1':
    case 'register-2':
    case 'register-3':
      return [
        sessionButton(session, 'all-came', 'Everybody came'),
        sessionButton(session, 'register', 'Somebody did not', true),
        later(subjectOf('session', session.id), `${session.id}|${session.prompted.length}`),
      ];
  }
}

function later(subject: string, once: string): Button {
  return {
    title: 'Remind me in 3 days',
    data: { verb: 'prompt.snooze', subject, args: { days: '3', once } },
  };
}
