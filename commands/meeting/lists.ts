import { itemsCard } from '../../cards/index.ts';
import { closeButton, moreGroups } from '../../cards/meeting/buttons.ts';
import { meetingButton, meetingForm, referenceOf, saySlot, sayWhen } from '../../cards/meeting/words.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { groupShort } from '../../src/bot/meeting-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { openCaptured } from '../../src/domain/meeting/closing.ts';
import type { Meeting, SeatAt } from '../../src/domain/meeting/record.ts';
import { stateLabel } from '../../src/domain/meeting/words.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { meetingsFor } from './record.ts';

const A_PAGE = 10;
const SEATS_A_PAGE = 8;

type Item = { title: string; line: string; note: string; buttons: ReturnType<typeof meetingButton>[] };

/** A list of things about one or more meetings. */
export function itemsView(
  heading: string,
  intro: string,
  items: readonly Item[],
  more = '',
  buttons: Item['buttons'] = [],
): CardView {
  return {
    summary: heading,
    card: itemsCard.expand({
      heading,
      intro,
      sections: items.length === 0 ? [] : [{ name: '', items: [...items] }],
      more,
      buttons,
    }),
  };
}

/** `/meeting list`: what is to come, the soonest first. */
export async function drawList(context: Context, { group }: Values): Promise<CardView> {
  const own = new Set(context.member.roles.flatMap((held) => held.group ?? []));
  const isMine = (each: Meeting): boolean => group !== undefined || own.size === 0 || own.has(each.group);
  const all = [...(await toClose(context, group)), ...(await meetingsFor(context, group))];
  const wanted = all.filter(isMine);
  const others = all.length - wanted.length;
  return itemsView(
    group === undefined ? 'Meetings' : `Meetings of ${groupShort(context.partnership, group)}`,
    wanted.length === 0 ? 'There is none on record for you.' : '',
    wanted.slice(0, A_PAGE).map((meeting) => lineOf(context, meeting)),
    wanted.length > A_PAGE
      ? `And ${wanted.length - A_PAGE} more: name a group, like /meeting list Board.`
      : others > 0
        ? `${others} more are of groups you are not in: name one, like /meeting list Board.`
        : '',
  );
}

function lineOf({ partnership, now }: Context, meeting: Meeting): Item {
  return {
    title: `${groupShort(partnership, meeting.group)}: ${sayWhen(meeting)}`,
    line: dotted([meeting.id, stateLabel(meeting.state)]),
    note: dotted([
      isOver(meeting, now) ? 'It is over and waits to be closed.' : undefined,
      meeting.kind === 'extraordinary' ? `Extraordinary: ${meeting.about ?? ''}` : undefined,
    ]),
    buttons: [meetingButton(meeting, 'meeting.look', 'Open')],
  };
}

/** Meetings that are over and not closed, for whoever runs them: the oldest first. */
export async function toClose({ tx, now, member, directory }: Context, group?: string): Promise<Meeting[]> {
  const all = group === undefined ? await tx.all('meetings') : await tx.find('meetings', 'group', group);
  return all
    .filter((meeting) => isOver(meeting, now) && mayMeet('meeting.run', meeting, member, directory))
    .sort((one, other) => (one.starts < other.starts ? -1 : 1));
}

/** `/meeting close` without a reference: each that waits, with its press. */
export async function drawToClose(context: Context, group?: string): Promise<CardView> {
  const waiting = await toClose(context, group);
  return itemsView(
    'Meetings to close',
    waiting.length === 0 ? 'None of yours waits to be closed.' : '',
    waiting.slice(0, A_PAGE).map((meeting) => ({
      ...lineOf(context, meeting),
      note: '',
      buttons: [closeButton(meeting), meetingButton(meeting, 'meeting.look', 'Open')],
    })),
    waiting.length > A_PAGE ? `And ${waiting.length - A_PAGE} more.` : '',
  );
}

/** It was held, and what became of it is not settled. */
function isOver({ ends, state }: Meeting, now: Date): boolean {
  return new Date(ends) <= now && state !== 'closed' && state !== 'cancelled' && state !== 'moved';
}

/** Everything whoever runs it can do. */
export function drawMore({ now, partnership }: Context, meeting: Meeting): CardView {
  return itemsView(
    `What you can do with ${referenceOf(meeting, partnership)}`,
    sayWhen(meeting),
    moreGroups(meeting, now).map(({ about, says, buttons }) => ({
      title: about,
      line: says,
      note: '',
      buttons,
    })),
  );
}

/** Seats, with what was said before and who was there; one press each to note it. */
export function drawSeats(context: Context, meeting: Meeting, page: number): CardView {
  const runs = mayMeet('meeting.run', meeting, context.member, context.directory);
  const begun = context.now >= new Date(meeting.starts);
  const pages = Math.max(1, Math.ceil(meeting.seats.length / SEATS_A_PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  return itemsView(
    `Seats at ${meeting.id}`,
    begun ? 'Who was there?' : 'Who has said what. Attendance is noted from the beginning on.',
    meeting.seats.slice((at - 1) * SEATS_A_PAGE, at * SEATS_A_PAGE).map((seat) => ({
      title: seatName(seat, context),
      line: seatLine(seat, context),
      note: '',
      buttons: runs && begun && meeting.state !== 'closed' ? markButtons(meeting, seat, at) : [],
    })),
    pages > 1 ? `Page ${at} of ${pages}.` : '',
    at < pages ? [meetingButton(meeting, 'meeting.seats', 'More seats', { page: String(at + 1) })] : [],
  );
}

const MARKS = [
  ['present', 'There'],
  ['deputy', 'Deputy'],
  ['apology', 'Apology'],
  ['absent', 'Absent'],
] as const;

function markButtons(meeting: Meeting, seat: SeatAt, page: number): Item['buttons'] {
  const who = seat.mark?.as === 'deputy' ? [meetingForm(meeting, 'came', 'Who came', { id: seat.id })] : [];
  const marks = MARKS.filter(
    ([as]) => as !== seat.mark?.as && (seat.member !== undefined || as !== 'apology'),
  ).map(([as, title]) =>
    meetingButton(meeting, 'meeting.mark', title, { seat: seat.id, as, page: String(page) }),
  );
  return [...who, ...marks];
}

function seatName({ member, agency }: SeatAt, { directory }: Context): string {
  const of = directory.agency(agency)?.name ?? agency;
  return member === undefined
    ? `${of} (nobody holds the seat)`
    : `${directory.member(member)?.name ?? 'Somebody who has left'}, ${of}`;
}

const SAID = { coming: 'said: coming', apology: 'said: apologies', deputy: 'said: deputy' } as const;
const WAS = {
  present: 'was there',
  apology: 'sent apologies',
  deputy: 'deputy was there',
  absent: 'was not there',
} as const;

function seatLine({ reply, mark, member }: SeatAt, { directory }: Context): string {
  const deputy = directory.member(mark?.deputy ?? reply?.deputy ?? '')?.name;
  const said = mark
    ? WAS[mark.as]
    : reply
      ? SAID[reply.answer]
      : member === undefined
        ? 'empty seat'
        : 'has not answered';
  return dotted([said, deputy]);
}

/** Lines that somebody took on, each with its way to become an action. */
export function drawLines(context: Context, meeting: Meeting): CardView {
  const open = openCaptured(meeting);
  return itemsView(
    `Who does what after ${meeting.id}`,
    open.length === 0 ? 'Every line has become an action, or none was written down.' : '',
    open.slice(0, A_PAGE).map((line) => ({
      title: line.text,
      line: dotted([
        context.directory.member(line.owner ?? '')?.name ?? 'nobody yet',
        line.due === undefined ? 'no day yet' : `by ${sayDate(line.due, 'short')}`,
      ]),
      note: '',
      buttons: [
        meetingForm(meeting, 'route', 'Make it an action', { id: line.id }),
        meetingForm(meeting, 'drop', 'No action', { id: line.id }),
      ],
    })),
    '',
    [meetingForm(meeting, 'capture', 'Write another')],
  );
}

/** Where the next date is chosen: the one of the series in one press, another by form. */
export function drawNext(
  meeting: Meeting,
  found: { readonly starts: Date; readonly meeting?: string } | undefined,
): CardView {
  return itemsView(
    `The next date after ${meeting.id}`,
    meeting.next?.kind === 'date' ? `It is set: ${saySlot(meeting.next.starts)}.` : '',
    [
      {
        title: found ? saySlot(found.starts) : 'The series has no further date',
        line: found ? (found.meeting === undefined ? 'by the series' : `on record as ${found.meeting}`) : '',
        note: '',
        buttons: [
          ...(found
            ? [
                meetingButton(meeting, 'meeting.next-yes', 'This date', {
                  starts: found.starts.toISOString(),
                  ...(found.meeting === undefined ? {} : { meeting: found.meeting }),
                }),
              ]
            : []),
          meetingForm(meeting, 'next', 'Another date, or none'),
        ],
      },
    ],
  );
}
