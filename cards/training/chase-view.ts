import { calendarOf } from '../../src/bot/calendar.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { isPromptTime } from '../../src/bot/prompts.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { trainingChases, type ChaseAt, type TrainingChase } from '../../src/bot/training-chase.ts';
import { courseName, courseOf, mayRun } from '../../src/bot/training-relations.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { placesLeft } from '../../src/domain/training/booking.ts';
import { takesPlace } from '../../src/domain/training/record.ts';
import { dayOf } from '../../src/domain/training/reminders.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { itemsCard } from '../index.ts';
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

const SHOWN = 8;

/** All of today's words about training to one person: drawn when it leaves, and only in working hours. */
export const trainingChaseView: RecordView = {
  name: 'training-chase',
  async draw(id, { store, directory, partnership, now, viewer }) {
    // What is about somebody's own place is of no use to whoever reads for them.
    const reader = directory.member(id);
    const at = { now, calendar: await calendarOf(store), directory, partnership };
    if (!reader || !isPromptTime(at) || (viewer && viewer.id !== id)) return undefined;
    const chases = (await trainingChases(store, at, id)).get(id) ?? [];
    return chases.length === 0
      ? undefined
      : { rev: 0, once: true, view: drawChases(chases, reader, at, partnership.training) };
  },
};

function drawChases(
  chases: readonly TrainingChase[],
  reader: Member,
  at: ChaseAt,
  { wishes, wishesFrom }: { readonly wishes: readonly string[]; readonly wishesFrom: string },
): CardView {
  const inOrder = [...chases].sort((a, b) => (a.session.starts < b.session.starts ? -1 : 1));
  const coming = chases.some(({ what }) => what === 'note');
  return {
    summary: chases.length === 1 ? 'Training: a reminder' : `Training: ${chases.length} reminders`,
    card: itemsCard.expand({
      heading: 'Training',
      intro: '',
      sections: [
        { name: '', items: inOrder.slice(0, SHOWN).map((chase) => itemOf(chase, reader, at)) },
        ...(coming && wishes.length > 0
          ? [
              {
                name: 'To think of before you come',
                items: [{ title: wishesFrom, line: wishes.join(' '), note: '', buttons: [] }],
              },
            ]
          : []),
      ],
      more: chases.length > SHOWN ? `And ${chases.length - SHOWN} more: /training mine.` : '',
      buttons: [],
    }),
  };
}

function itemOf(chase: TrainingChase, reader: Member, at: ChaseAt) {
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
