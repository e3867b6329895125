import { mayMeet, seatOf } from '../../src/bot/meeting-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { Drawing, RecordView } from '../../src/bot/views.ts';
import { agendaLines, fits } from '../../src/domain/meeting/agenda.ts';
import { openCaptured } from '../../src/domain/meeting/closing.ts';
import { quorumOf } from '../../src/domain/meeting/quorum.ts';
import type { Meeting, SeatAt } from '../../src/domain/meeting/record.ts';
import { stateLabel } from '../../src/domain/meeting/words.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { meetingCard } from '../index.ts';
import { meetingButtons } from './buttons.ts';
import { referenceOf, saySlot, sayWhen } from './words.ts';

const ITEMS_SHOWN = 5;
const LINES_SHOWN = 5;

/** The card of a meeting: for one person with what they said, for a room without. */
export const meetingView: RecordView = {
  name: 'meeting',
  async draw(id, drawing) {
    const meeting = await drawing.store.get('meetings', id);
    if (!meeting) return undefined;
    const view = drawMeeting(meeting, drawing);
    return view && { rev: meeting.rev, view };
  },
  async concerned(id, { store, directory }) {
    const meeting = await store.get('meetings', id);
    if (!meeting) return [];
    return meeting.seats.flatMap(({ member }) =>
      member !== undefined && directory.member(member)?.left !== true ? [member] : [],
    );
  },
};

type MeetingDrawing = Pick<Drawing, 'directory' | 'partnership' | 'now' | 'viewer' | 'personal'>;

/** Undefined for somebody who may not see it: for them there is no such meeting. */
export function drawMeeting(meeting: Meeting, drawing: MeetingDrawing): CardView | undefined {
  const { directory, partnership, now, viewer, personal } = drawing;
  if (viewer && !mayMeet('meeting.see', meeting, viewer, directory)) return undefined;
  const seat = viewer ? seatOf(meeting, viewer, directory) : personal ? undefined : 'any';
  const runs = viewer !== undefined && mayMeet('meeting.run', meeting, viewer, directory);
  const reference = referenceOf(meeting, partnership);
  const { state } = meeting;
  return {
    summary: dotted([reference, sayDate(londonDate(new Date(meeting.starts)), 'short'), stateLabel(state)]),
    card: meetingCard.expand({
      reference,
      status: stateLabel(state),
      when: upperFirst(sayWhen(meeting)),
      about:
        meeting.kind === 'extraordinary' ? `Extraordinary: ${meeting.about ?? ''}` : (meeting.about ?? ''),
      alarms: alarmsOf(meeting, now),
      own:
        viewer && seat && seat !== 'any'
          ? ownLine(seat, viewer, directory, now < new Date(meeting.ends))
          : '',
      facts: factsOf(meeting, drawing),
      sections: sectionsOf(meeting, directory, now),
      buttons: meetingButtons(meeting, { seat, runs }, now),
    }),
  };
}

function alarmsOf(meeting: Meeting, now: Date): string[] {
  const { state, minutes, next, ends } = meeting;
  if (state === 'moved') return ['It needs a new date.'];
  if (state === 'cancelled' || state === 'closed' || now < new Date(ends)) return [];
  return [
    ...(next ? [] : ['The next date is not set.']),
    ...(minutes.fate ? [] : ['Its minutes are not out.']),
  ];
}

/** What the reader, or whom they stand in for, said. */
function ownLine(seat: SeatAt, viewer: Member, directory: Directory, ahead: boolean): string {
  const whose = seat.member === viewer.id ? 'You' : (directory.member(seat.member ?? '')?.name ?? 'The seat');
  const own = seat.member === viewer.id;
  if (!seat.reply) return ahead ? `${own ? 'You have' : `${whose} has`} not answered yet.` : '';
  switch (seat.reply.answer) {
    case 'coming':
      return own ? 'You are coming.' : `${whose} is coming.`;
    case 'apology':
      return own ? 'You sent apologies.' : `${whose} sent apologies.`;
    case 'deputy': {
      const deputy = directory.member(seat.reply.deputy ?? '')?.name ?? 'a deputy';
      if (!own && seat.reply.deputy === viewer.id) return `You come for ${whose}.`;
      return own ? `${deputy} comes for you.` : `${deputy} comes for ${whose}.`;
    }
  }
}

function factsOf(
  meeting: Meeting,
  { partnership, directory, now }: MeetingDrawing,
): { label: string; shown: string }[] {
  const group = partnership.groups.find(({ id }) => id === meeting.group);
  const { minutes, next, place, room, seats, dateGood } = meeting;
  const quorum = quorumOf(meeting, group?.meetings?.quorum, partnership.agencies);
  const marked = seats.some(({ mark }) => mark !== undefined);
  const where = [room, place].filter((part) => part !== undefined).join(', ');
  const attendance = dotted([
    `${quorum.coming} ${marked ? 'there' : 'coming'}`,
    quorum.silent > 0 ? `${quorum.silent} not answered` : undefined,
    quorum.away > 0 ? `${quorum.away} empty or not coming` : undefined,
  ]);
  return [
    ...whyNotAsPlanned(meeting, now),
    ...(dateGood && now < new Date(meeting.ends)
      ? [
          {
            label: 'Date',
            shown: `Said to be good by ${directory.member(dateGood.by)?.name ?? 'whoever ran it'}`,
          },
        ]
      : []),
    { label: 'Where', shown: where === '' ? 'Not said yet' : where },
    { label: 'Agenda', shown: agendaLine(meeting, group?.holds) },
    ...(seats.length > 0
      ? [
          {
            label: 'Seats',
            shown: marked || now < new Date(meeting.ends) ? attendance : 'Not noted yet who was there',
          },
        ]
      : []),
    ...(seats.length > 0 && meeting.state !== 'closed' && (marked || now < new Date(meeting.ends))
      ? [{ label: 'Quorum', shown: quorum.says }]
      : []),
    ...(now >= new Date(meeting.starts) ? [{ label: 'Minutes', shown: minutesLine(minutes) }] : []),
    ...(next
      ? [{ label: 'Next', shown: next.kind === 'date' ? saySlot(next.starts) : `No more: ${next.why}` }]
      : []),
  ];
}

/** Whoever is told that a meeting moved, waits or is off reads why, in the words of whoever did it. */
function whyNotAsPlanned(
  { state, moves, cancelled, ends }: Meeting,
  now: Date,
): { label: string; shown: string }[] {
  if (cancelled) return [{ label: 'Why', shown: cancelled.why }];
  const last = moves.at(-1);
  if (!last || (state !== 'moved' && now >= new Date(ends))) return [];
  if (state === 'moved' || last.from === last.to) return [{ label: 'Why', shown: last.why }];
  return [{ label: 'Moved', shown: `From ${saySlot(last.from)}: ${last.why}` }];
}

/** Until something is asked for, the agenda is worked out when it is looked at. */
function agendaLine(meeting: Meeting, holds: string | undefined): string {
  if (meeting.items.length > 0) return fits(meeting).says;
  return holds === undefined || holds === 'calendar-only'
    ? 'None yet'
    : 'Only what always stands on it, so far';
}

function minutesLine({ draft, fate }: Meeting['minutes']): string {
  if (!fate) return draft ? 'In draft, with the chair' : 'Not there yet';
  const link = fate.kind === 'out' && fate.link !== undefined ? `: ${fate.link}` : '';
  return { out: `Out${link}`, 'actions-only': 'Only the actions', none: 'None taken' }[fate.kind];
}

type Section = { name: string; lines: { text: string; sub: string }[] };

function sectionsOf(meeting: Meeting, directory: Directory, now: Date): Section[] {
  if (now < new Date(meeting.starts)) return agendaSection(meeting);
  const lines = [...meeting.decisions.map(({ text }) => ({ text, sub: '' }))].slice(-LINES_SHOWN);
  const taken = meeting.captured
    .filter(({ dropped }) => dropped === undefined)
    .slice(-LINES_SHOWN)
    .map(({ text, owner, due, action }) => ({
      text,
      sub: dotted([
        action ?? 'not an action yet',
        owner === undefined ? undefined : directory.member(owner)?.name,
        due === undefined ? undefined : `by ${sayDate(due, 'short')}`,
      ]),
    }));
  const open = openCaptured(meeting).length;
  return [
    ...(lines.length > 0 ? [{ name: 'Decided', lines }] : []),
    ...(taken.length > 0
      ? [{ name: open > 0 ? `Who does what (${open} open)` : 'Who does what', lines: taken }]
      : []),
  ];
}

function agendaSection(meeting: Meeting): Section[] {
  const lines = agendaLines(meeting);
  if (lines.length === 0) return [];
  const more = lines.length - ITEMS_SHOWN;
  return [
    {
      name: more > 0 ? `Agenda, the first ${ITEMS_SHOWN} of ${lines.length}` : 'Agenda',
      lines: lines.slice(0, ITEMS_SHOWN).map(({ item, number, from, to, papers }) => ({
        text: `${number}. ${item.title}`,
        sub: dotted([`${from} to ${to}`, papers.length > 0 ? `${papers.length} papers` : undefined]),
      })),
    },
  ];
}
