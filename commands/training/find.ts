import { itemsCard } from '../../cards/index.ts';
import {
  bookButton,
  lookButton,
  sayAudience,
  sayPlaces,
  sayTimes,
  sayWhere,
} from '../../cards/training/words.ts';
import type { Button } from '../../cards/words.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { courseName, courseOf, learnerOf, mayFor, runnersOf } from '../../src/bot/training-relations.ts';
import { bookingsOf, comingSessions, ownBooking, type SessionWith } from '../../src/bot/training-store.ts';
import { placesLeft, waitingList } from '../../src/domain/training/booking.ts';
import { mayBook } from '../../src/domain/training/needs.ts';
import { isLive, type Session } from '../../src/domain/training/record.ts';
import { standingOf } from '../../src/domain/training/session.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { fitsCourse, readWanted, type Wanted } from './wanted.ts';

const PAGE = 8;

/** `/training find`: open sessions, the next first, with how many places are left. `for` is who the place would be for. */
export async function drawFind(context: Context, values: Values): Promise<CardView> {
  const wanted = wantedIn(context, values);
  const person = personFor(context, values['for']);
  const open = (await comingSessions(context.tx, context.now)).filter(
    (session) => standingOf(session, context.now) === 'open' && fits(session, wanted, context),
  );
  const pages = Math.max(1, Math.ceil(open.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const items = [];
  for (const session of open.slice((page - 1) * PAGE, page * PAGE))
    items.push(itemOf({ session, bookings: await bookingsOf(context.tx, session.id) }, person, context));
  const { page: _page, ...asked } = values;
  const turn = (title: string, to: number): Button => ({
    title,
    data: { verb: 'training.find', args: { ...asked, page: String(to) } },
  });
  return {
    summary: 'Training to come',
    card: itemsCard.expand({
      heading: headingOf(wanted, person, context),
      intro: open.length === 0 ? noneOf(wanted, context) : pages > 1 ? `Page ${page} of ${pages}` : '',
      sections: items.length > 0 ? [{ name: '', items }] : [],
      more: '',
      buttons: [
        ...(page < pages ? [turn('Next page', page + 1)] : []),
        ...(page > 1 ? [turn('Page before', page - 1)] : []),
        ...(open.length === 0 && Object.keys(wanted).length > 0
          ? [{ title: 'See everything', data: { verb: 'training.find' } }]
          : []),
        ...(pages === 1 ? [{ title: 'All courses', data: { verb: 'training.courses' } }] : []),
      ],
    }),
  };
}

function wantedIn({ partnership, today }: Context, values: Values): Wanted {
  if (values['course']) return { courses: values['course'].split(',') };
  return readWanted(values['what'] ?? '', partnership, today);
}

/** Whom a place is looked for: a colleague whom this person may book for, else themselves. */
export function personFor({ member, directory }: Context, id: string | undefined): Member {
  const found = id === undefined ? undefined : directory.member(id);
  return found && !found.left && mayFor('training.book', found, member) ? found : member;
}

function fits(session: Session, wanted: Wanted, { partnership }: Context): boolean {
  const { month } = wanted;
  if (month !== undefined && Number(londonDate(new Date(session.starts)).slice(5, 7)) !== month) return false;
  return fitsCourse(courseOf(session.course, partnership), wanted, session.course);
}

function itemOf({ session, bookings }: SessionWith, person: Member, context: Context) {
  const { partnership, directory, member } = context;
  const course = courseOf(session.course, partnership);
  const left = placesLeft(session, bookings);
  const own = ownBooking(bookings, person.id);
  const has = own && isLive(own);
  const suits = course !== undefined && mayBook(course, learnerOf(person, directory));
  const whose = person.id === member.id ? 'You have' : `${person.name} has`;
  return {
    title: courseName(session.course, partnership),
    line: dotted([
      sayTimes(session),
      sayWhere(session),
      sayPlaces(session, left, waitingList(bookings).length),
      session.id,
    ]),
    note: has
      ? own.state === 'waiting'
        ? `${whose} a place on its waiting list.`
        : `${whose} a place.`
      : suits
        ? ''
        : `Only for ${course ? sayAudience(course) : 'some'}.`,
    buttons: [...(suits && !has ? [bookFor(session, own, left, person, member)] : []), lookButton(session)],
  };
}

function bookFor(
  session: Session,
  own: Parameters<typeof bookButton>[1],
  left: number,
  person: Member,
  member: Member,
): Button {
  const button = bookButton(session, own, left);
  if (person.id === member.id) return button;
  const args = {
    ...button.data.args,
    once: `${button.data.args?.['once'] ?? ''}|${person.id}`,
    for: person.id,
  };
  return { ...button, data: { ...button.data, args } };
}

function headingOf({ courses, priority }: Wanted, person: Member, { partnership, member }: Context): string {
  const whom = person.id === member.id ? '' : ` for ${person.name}`;
  const [course, ...others] = courses ?? [];
  if (course !== undefined && others.length === 0) return `${courseName(course, partnership)}${whom}`;
  const about = partnership.priorities.find(({ id }) => id === priority)?.name;
  return about === undefined ? `Training to come${whom}` : `Training to come on ${about}${whom}`;
}

function noneOf(wanted: Wanted, context: Context): string {
  const { courses } = wanted;
  const { partnership } = context;
  const [runner] = runnersOf(context);
  const ask = runner ? ` ${runner.name} can say when the next one is planned.` : '';
  if (courses?.length === 0)
    return `No course is called that. See everything, or try a course, a priority, a month or a role: /training find neglect in January.`;
  const [course] = courses?.length === 1 ? partnership.courses.filter(({ id }) => id === courses[0]) : [];
  if (course?.kind === 'e-learning')
    return `It is e-learning: in your own time, without a session.${course.licences ? ' /training licence shows whether a licence is free.' : ''}`;
  return `${Object.keys(wanted).length === 0 ? 'No session is' : 'Nothing like that is'} open just now.${ask}`;
}
