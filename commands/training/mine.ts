import { itemsCard } from '../../cards/index.ts';
import { sayTimes, sayWhere } from '../../cards/training/words.ts';
import type { Button } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { courseName, learnerOf } from '../../src/bot/training-relations.ts';
import { doneBy, standingBookingsOf } from '../../src/bot/training-store.ts';
import { coursesThatMeet, needsOf, type Need } from '../../src/domain/training/needs.ts';
import type { Booking, TrainingDone } from '../../src/domain/training/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';

const SHOWN = 8;
const STATES = {
  booked: 'you have a place',
  waiting: 'you wait for a place',
  offered: 'a place waits for your answer',
};

/** `/training mine`: places, what is needed, and what one has had. */
export async function drawMine(context: Context): Promise<CardView> {
  const { tx, member, directory, partnership, today } = context;
  const bookings = await standingBookingsOf(tx, member.id, context.now);
  const done = [...(await doneBy(tx, member.id))].sort((a, b) => (a.on < b.on ? 1 : -1));
  const needs = needsOf(learnerOf(member, directory), partnership.courses, done, today);
  const places = [];
  for (const booking of bookings) places.push(await bookedItem(booking, context));
  const items = places
    .sort((a, b) => (a.starts === b.starts ? 0 : a.starts < b.starts ? -1 : 1))
    .map(({ item }) => item);
  const sections = [
    { name: 'Your places', items },
    {
      name: 'What your role needs',
      items: needs.slice(0, SHOWN).map((need) => needItem(need, bookings, context)),
    },
    { name: 'What you have had', items: done.slice(0, SHOWN).map((each) => hadItem(each, context)) },
  ].filter((section) => section.items.length > 0);
  return {
    summary: 'Your training',
    card: itemsCard.expand({
      heading: 'Your training',
      intro: sections.length === 0 ? 'Nothing is on record yet.' : '',
      sections,
      more: done.length > SHOWN ? `And ${done.length - SHOWN} more that you have had.` : '',
      buttons: [
        { title: 'Find training', data: { verb: 'training.find' } },
        {
          title: 'Note training elsewhere',
          data: { verb: 'training.had', opens: 'form' },
        },
      ],
    }),
  };
}

async function bookedItem(booking: Booking, { tx, partnership, now }: Context) {
  const session = await tx.get('trainingSessions', booking.session);
  const item = {
    title: courseName(booking.course, partnership),
    line: dotted([
      session && sayTimes(session),
      session && sayWhere(session),
      session && session.ends <= now.toISOString() ? 'who came is not noted yet' : sayState(booking),
      booking.session,
    ]),
    note: '',
    buttons: [
      { title: 'Open', data: { verb: 'training.look', subject: subjectOf('session', booking.session) } },
    ],
  };
  return { starts: session?.starts ?? '', item };
}

function sayState({ state }: Booking): string {
  return STATES[state === 'waiting' || state === 'offered' ? state : 'booked'];
}

/** How a need stands, in words. */
export function sayNeed({ state, last, dueOn }: Need, today: string): string {
  if (state === 'never') return 'not had yet';
  const had = `last had ${sayDate(last ?? today)}`;
  if (dueOn === undefined) return had;
  return state === 'due' ? `${had}; due again since ${sayDate(dueOn)}` : `${had}; again by ${sayDate(dueOn)}`;
}

function needItem(need: Need, bookings: readonly Booking[], { partnership, today }: Context) {
  const meets = coursesThatMeet(need, partnership.courses);
  const booked = bookings.find(({ course }) => meets.some(({ id }) => id === course));
  return {
    title: need.course.name,
    line: dotted([sayNeed(need, today), booked ? `${sayState(booked)}: ${booked.session}` : undefined]),
    note: '',
    buttons: need.state === 'fresh' || booked ? [] : [findButton(need, partnership.courses)],
  };
}

/** Shows the open sessions that would meet a need. */
export function findButton(
  need: Need,
  courses: Parameters<typeof coursesThatMeet>[1],
  title = 'Find a day',
  args: Readonly<Record<string, string>> = {},
): Button {
  const meets = coursesThatMeet(need, courses).map(({ id }) => id);
  return { title, data: { verb: 'training.find', args: { course: meets.join(','), ...args } } };
}

function hadItem({ course, on, how, elsewhere }: TrainingDone, { partnership }: Context) {
  const said = { attendance: undefined, self: 'you said so', manager: 'your agency said so' }[how];
  return {
    title: courseName(course, partnership),
    line: dotted([sayDate(on), elsewhere ?? said]),
    note: '',
    buttons: [],
  };
}
