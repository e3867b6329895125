import { sayOwn, sayTimes } from '../../cards/training/words.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { FormErrors, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { readForm } from '../../src/bot/forms.ts';
import { subjectNamed, subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import {
  book,
  doing,
  end,
  fill,
  keepBookings,
  standingInTheWay,
  swap,
} from '../../src/bot/training-change.ts';
import { courseName, learnerOf, mayFor } from '../../src/bot/training-relations.ts';
import { bookingsOf } from '../../src/bot/training-store.ts';
import { isLate, isPastCancelBy, takeOffered } from '../../src/domain/training/booking.ts';
import { mayBook } from '../../src/domain/training/needs.ts';
import type { Booking, Session } from '../../src/domain/training/record.ts';
import { TrainingRefused } from '../../src/domain/training/refused.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { drawForm, schemaOf, typed, type Asked } from '../form-fields.ts';
import { drawFind } from './find.ts';
import { bookingReply, findBooking, findSession, ownOne } from './record.ts';

/** A place for oneself, or for somebody of one's agency. The card that says so goes to whoever it is for. */
export async function bookFor(context: Context, session: Session, who: string | undefined): Promise<Reply> {
  const person = who === undefined ? context.member : context.directory.member(who);
  if (!person || person.left || !mayFor('training.book', person, context.member))
    throw new NotAllowed('You can book for yourself, and for people of your agency if you answer for them.');
  const booking = await book(await doing(context), session, person);
  const name = courseName(session.course, context.partnership);
  const self = person.id === context.member.id;
  const said = sayOwn(booking, session, await bookingsOf(context.tx, session.id), context.now);
  return {
    kind: 'notice',
    view: notice(
      booking.state === 'booked'
        ? self
          ? 'You have a place'
          : `${person.name} has a place`
        : self
          ? 'You are on the waiting list'
          : `${person.name} is on the waiting list`,
      [
        `${name}, ${sayTimes(session)}.`,
        ...(booking.state === 'waiting' && self ? [said] : []),
        ...backBy(booking, session, context.now),
        context.now.toISOString() >= session.starts
          ? 'It has begun: the register says whether they came.'
          : self
            ? 'The confirmation is in our chat.'
            : 'They are told, and can give it back in one press.',
      ],
    ),
  };
}

/** By when the place is given back. */
function backBy(booking: Booking, session: Session, now: Date): string[] {
  if (booking.state !== 'booked' || now.toISOString() >= session.starts) return [];
  if (!isPastCancelBy(session, now)) return [`Give it back by ${sayDate(session.cancelBy)} if it cannot be.`];
  return isLate(booking, session, now)
    ? [
        `Places are given back by ${sayDate(session.cancelBy)}, which is over: giving it back would be noted as late.`,
      ]
    : [];
}

/** `/training book SES-2701-K4TR`, or the name of a course, which shows its open sessions. */
export async function typedBook(context: Context, values: Values): Promise<Reply> {
  if (!values['ref']) return { kind: 'notice', view: await drawFind(context, values) };
  return bookFor(context, await findSession(context, subjectNamed(values['ref'])), values['for']);
}

/** Gives a place back, or leaves a waiting list; whoever waits longest gets it. */
export async function giveBack(context: Context, booking: Booking): Promise<Reply> {
  const ended = await end(await doing(context), booking, 'given-back');
  const reply = await bookingReply(context, ended);
  const session = await findSession(context, subjectOf('session', booking.session));
  return {
    ...reply,
    notice: notice(booking.state === 'waiting' ? 'You wait no longer' : 'The place is given back', [
      sayOwn(ended, session, [], context.now),
    ]),
  };
}

/** `/training cancel`: says what giving it back now means before it is done where that is late. */
export async function typedCancel(context: Context, values: Values): Promise<Reply> {
  const booking = await ownOne(context, values['ref'] ? subjectNamed(values['ref']) : undefined);
  const session = await findSession(context, subjectOf('session', booking.session));
  if (!isLate(booking, session, context.now)) return giveBack(context, booking);
  const { id, rev } = booking;
  return {
    kind: 'notice',
    view: notice(
      'Give your place back?',
      [
        `${courseName(session.course, context.partnership)}, ${sayTimes(session)}.`,
        `Places are given back by ${sayDate(session.cancelBy)}; yours would be noted as late. That is better than an empty chair.`,
      ],
      [
        {
          title: 'Give it back',
          data: { verb: 'training.give-back', subject: subjectOf('booking', id), rev },
        },
        {
          title: 'Give it to a colleague',
          data: { verb: 'training.swap', subject: subjectOf('booking', id), rev, opens: 'form' },
        },
      ],
    ),
  };
}

/** `/training swap with @colleague`; without a name its form opens. */
export async function typedSwap(context: Context, values: Values): Promise<Reply> {
  const booking = await ownOne(context, values['ref'] ? subjectNamed(values['ref']) : undefined);
  if (!values['with'])
    return context.openForm('training.swap', { subject: subjectOf('booking', booking.id) });
  return { kind: 'notice', view: await swapWith(context, booking, values['with']) };
}

async function swapWith(context: Context, booking: Booking, id: string): Promise<CardView> {
  const colleague = context.directory.member(id);
  if (!colleague || colleague.left) throw new TrainingRefused('I do not know that person.');
  const fresh = await swap(await doing(context), booking, colleague);
  const session = await findSession(context, subjectOf('session', fresh.session));
  return notice(`The place goes to ${colleague.name}`, [
    `${courseName(session.course, context.partnership)}, ${sayTimes(session)}.`,
    'They are told, and can give it back in one press.',
  ]);
}

/** Colleagues of the same agency who could take the place. At most 100, which is what both platforms list. */
async function colleaguesFor(context: Context, booking: Booking): Promise<readonly Member[]> {
  const course = context.partnership.courses.find(({ id }) => id === booking.course);
  const found: Member[] = [];
  for (const member of context.directory.members) {
    if (member.left || member.agency !== booking.agency || member.id === booking.member) continue;
    if (course && !mayBook(course, learnerOf(member, context.directory))) continue;
    const known = (await standingInTheWay(context, member.id, booking.course))?.booking;
    if (!known || (known.session === booking.session && known.state === 'waiting')) found.push(member);
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')).slice(0, 100);
}

async function askColleague(context: Context, booking: Booking): Promise<Asked> {
  const people = await colleaguesFor(context, booking);
  return {
    title: 'To a colleague',
    submit: 'Give it to them',
    heading: booking.session,
    intro: [
      people.length === 0
        ? 'Nobody else of your agency who could take it is on the list. Give it back, and whoever waits longest gets it.'
        : 'Somebody of your own agency takes your place. They are told, and can give it back.',
    ],
    fields: [
      {
        id: 'with',
        kind: 'one',
        label: 'Who takes your place?',
        required: 'Choose a person.',
        choices: people.map(({ id, name, post }) => ({ title: `${name}, ${post}`, value: id })),
      },
    ],
  };
}

export const swapForm: FormHandler = {
  access: 'training.book',
  texts: [],
  async show(context, draft, values, errors) {
    return drawForm(draft, await askColleague(context, await drafted(context, draft)), values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const booking = await drafted(context, draft);
    const read = readForm(schemaOf(await askColleague(context, booking)), inputs);
    if ('errors' in read) return read;
    return { kind: 'finish', view: await swapWith(context, booking, read.data['with'] ?? '') };
  },
};

const ORDER: Asked = {
  title: 'Purchase order',
  heading: '',
  intro: ['This course is charged. Once the order is raised nobody asks you for it any more.'],
  fields: [
    {
      id: 'number',
      kind: 'line',
      label: 'Its number, as your agency writes it',
      required: 'Write its number, or “raised” if you do not have it yet.',
      longest: 60,
    },
  ],
};

/** Notes that there is a purchase order. */
export const orderForm: FormHandler = {
  access: 'training.book',
  texts: ['number'],
  async show(context, draft, values, errors) {
    const booking = await drafted(context, draft);
    return drawForm(draft, { ...ORDER, heading: booking.session }, values, errors);
  },
  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const booking = await drafted(context, draft);
    const read = readForm(schemaOf(ORDER), inputs);
    if ('errors' in read) return read;
    const order = {
      number: typed(read.data, 'number') ?? '',
      by: context.member.id,
      at: context.now.toISOString(),
    };
    const kept = { ...booking, rev: booking.rev + 1, order };
    await keepBookings(await doing(context), { id: booking.session }, [kept]);
    return { kind: 'finish', view: notice('Thank you: the purchase order is noted') };
  },
};

function drafted(context: Context, { subject }: Draft): Promise<Booking> {
  return findBooking(context, subject);
}

export async function openOrder(context: Context, booking: Booking): Promise<Reply> {
  return context.openForm('training.order', { subject: subjectOf('booking', booking.id) });
}

/** What is pressed on one's own place. */
export const bookPresses: Readonly<Record<string, PressHandler>> = {
  'training.book': {
    access: 'training.book',
    run: async (context, { subject, args }) =>
      bookFor(context, await findSession(context, subject), args['for']),
  },
  'training.give-back': {
    access: 'training.book',
    run: async (context, { subject }) => giveBack(context, await findBooking(context, subject)),
  },
  'training.take': {
    access: 'training.book',
    async run(context, { subject }) {
      const booking = await findBooking(context, subject);
      const session = await findSession(context, subjectOf('session', booking.session));
      const taken = takeOffered(booking, session, context.now);
      const change = await doing(context);
      await keepBookings(change, session, [taken]);
      await fill(change, session);
      return bookingReply(context, taken);
    },
  },
  'training.swap': {
    access: 'training.book',
    run: async (context, { subject }) => {
      const { id } = await findBooking(context, subject);
      return context.openForm('training.swap', { subject: subjectOf('booking', id) });
    },
  },
  'training.order': {
    access: 'training.book',
    run: async (context, { subject }) => openOrder(context, await findBooking(context, subject)),
  },
};
