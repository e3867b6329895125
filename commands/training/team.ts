import { itemsCard } from '../../cards/index.ts';
import type { Button } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { courseName, learnerOf, mayFor } from '../../src/bot/training-relations.ts';
import { doneBy, standingBookingsOf } from '../../src/bot/training-store.ts';
import { coursesThatMeet, needsOf, type Need } from '../../src/domain/training/needs.ts';
import type { Booking } from '../../src/domain/training/record.ts';
import { foldText } from '../../src/partnership/fold.ts';
import type { Member } from '../../src/partnership/model.ts';
import { findButton, sayNeed } from './mine.ts';

const PAGE = 6;

/** What one person of a team needs now, and has booked. */
interface Lacking {
  readonly member: Member;
  readonly open: readonly Need[];
  readonly bookings: readonly Booking[];
}

/** `/training team`: who of an agency needs what, those with most to do first; with a button to find them a day. */
export async function drawTeam(context: Context, values: Values): Promise<CardView> {
  const { directory, member, partnership, today } = context;
  const agency = agencyIn(context, values);
  const team = directory.members.filter(({ left, agency: of }) => !left && of === agency);
  if (!team.every((person) => mayFor('training.team', person, member)))
    throw new NotAllowed(
      'Whoever answers for an agency sees what its people need: managers, leads and the business unit.',
    );
  const all: Lacking[] = [];
  for (const person of team) all.push(await lackingOf(person, context));
  const lacking = all
    .filter(({ open }) => open.length > 0)
    .sort((a, b) => b.open.length - a.open.length || a.member.name.localeCompare(b.member.name, 'en-GB'));
  const pages = Math.max(1, Math.ceil(lacking.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const name = directory.agency(agency)?.name ?? agency;
  const turn = (title: string, to: number): Button => ({
    title,
    data: { verb: 'training.team', args: { agency, page: String(to) } },
  });
  return {
    summary: 'Who needs what',
    card: itemsCard.expand({
      heading: `Who needs what: ${name}`,
      intro: dotted([
        team.length === 0
          ? 'Nobody of this agency is on the list.'
          : lacking.length === 0
            ? `All ${team.length} have what their roles need.`
            : `${lacking.length} of ${team.length} people ${lacking.length === 1 ? 'needs' : 'need'} training.`,
        pages > 1 ? `Page ${page} of ${pages}` : undefined,
      ]),
      sections: [
        {
          name: '',
          items: lacking.slice((page - 1) * PAGE, page * PAGE).map(({ member: person, open, bookings }) => ({
            title: person.name,
            line: person.post,
            note: open.map((need) => sayOpen(need, bookings, context)).join(' '),
            buttons: open
              .filter((need) => !bookedFor(need, bookings, context))
              .slice(0, 3)
              .map((need) =>
                findButton(need, partnership.courses, `Find ${shortName(need.course)}`, { for: person.id }),
              ),
          })),
        },
      ].filter(({ items }) => items.length > 0),
      more: '',
      buttons: [
        ...(page < pages ? [turn('Next page', page + 1)] : []),
        ...(page > 1 ? [turn('Page before', page - 1)] : []),
      ],
    }),
  };

  async function lackingOf(person: Member, { tx }: Context): Promise<Lacking> {
    const needs = needsOf(
      learnerOf(person, directory),
      partnership.courses,
      await doneBy(tx, person.id),
      today,
    );
    return {
      member: person,
      open: needs.filter(({ state }) => state !== 'fresh'),
      bookings: await standingBookingsOf(tx, person.id, context.now),
    };
  }
}

function agencyIn({ directory, member }: Context, values: Values): string {
  const said = values['agency'];
  if (said === undefined) return member.agency;
  const wanted = foldText(said).replace(/^(?:of|for|in|at) /, '');
  const found = directory.agencies.find(
    ({ id, name, aliases }) =>
      id === said || [id, name, ...aliases].some((each) => foldText(each) === wanted),
  );
  if (!found) throw new NotAllowed('I know no agency by that name.');
  return found.id;
}

function bookedFor(need: Need, bookings: readonly Booking[], { partnership }: Context): Booking | undefined {
  const meets = coursesThatMeet(need, partnership.courses);
  return bookings.find(({ course }) => meets.some(({ id }) => id === course));
}

function sayOpen(need: Need, bookings: readonly Booking[], context: Context): string {
  const booked = bookedFor(need, bookings, context);
  if (!booked) return `${need.course.name} (${sayNeed(need, context.today)}).`;
  const other = booked.course === need.course.id ? '' : `${courseName(booked.course, context.partnership)} `;
  return `${need.course.name} (${booked.state === 'booked' ? 'booked' : 'waits for a place'}: ${other}${booked.session}).`;
}

/** Fits a button on a phone: its name, else the longest other name that does. */
function shortName({ name, aliases }: Need['course']): string {
  const names = [name, ...[...aliases].sort((a, b) => b.length - a.length)];
  return names.find((each) => each.length <= 34) ?? name.slice(0, 34);
}
