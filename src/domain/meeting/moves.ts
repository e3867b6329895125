import type { SeatHolder } from './seats.ts';
import { seatsAt } from './seats.ts';
import type { Meeting } from './record.ts';
import { MeetingRefused, stampOf, type By } from './refused.ts';
import type { CycleKind, MeetingState } from './words.ts';

export interface NewMeeting {
  /** `MTG-YYMM-XXXX` */
  readonly id: string;
  readonly group: string;
  readonly kind: 'regular' | 'extraordinary';
  readonly about?: string;
  readonly cycle: CycleKind;
  readonly seriesDate?: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly place?: string;
  readonly room?: string;
  readonly seats: readonly SeatHolder[];
  readonly minuteTaker?: string;
}

const MAX_HOURS = 12;

/** Puts a meeting on the calendar. Nobody is told yet: `callMeeting` does. @throws MeetingRefused for times that cannot be */
export function planMeeting(meeting: NewMeeting, by: By): Meeting {
  const { id, group, kind, about, cycle, seriesDate, starts, ends, place, room } = meeting;
  return {
    id,
    rev: 1,
    group,
    kind,
    cycle,
    ...(about === undefined ? {} : { about }),
    ...(seriesDate === undefined ? {} : { seriesDate }),
    ...(place === undefined ? {} : { place }),
    ...(room === undefined ? {} : { room }),
    ...times(starts, ends),
    state: 'planned',
    sequence: 0,
    created: stampOf(by),
    moves: [],
    items: [],
    papers: [],
    seats: seatsAt(meeting.seats),
    decisions: [],
    captured: [],
    minutes: meeting.minuteTaker === undefined ? {} : { taker: meeting.minuteTaker },
    sent: [],
    snoozed: [],
  };
}

export const MEETING_MOVES = [
  'call',
  'papers-out',
  'hold',
  'draft-minutes',
  'minutes-fate',
  'next-date',
  'move',
  'postpone',
  'cancel',
  'close',
] as const;
export type MeetingMove = (typeof MEETING_MOVES)[number];

const BEFORE: readonly MeetingState[] = ['planned', 'called', 'papers-out'];
const AFTER: readonly MeetingState[] = ['held', 'minutes-draft', 'minutes-out'];

/** Why this cannot be done with the meeting now, in words for who wants to; undefined when it can. */
export function whyNotMeeting(meeting: Meeting, move: MeetingMove, now: Date): string | undefined {
  const { state } = meeting;
  if (state === 'closed') return 'This meeting is closed.';
  if (state === 'cancelled') return 'This meeting was cancelled.';
  const begun = now >= new Date(meeting.starts);
  switch (move) {
    case 'call':
      return state === 'planned' ? undefined : state === 'moved' ? NEEDS_DATE : 'It has been called already.';
    case 'papers-out':
      if (state === 'moved') return NEEDS_DATE;
      return state === 'papers-out' ? 'Agenda and papers are out already.' : onlyBefore(state);
    case 'hold':
      if (state === 'moved') return NEEDS_DATE;
      if (AFTER.includes(state)) return 'It is marked as held already.';
      return begun ? undefined : 'It has not begun yet.';
    case 'draft-minutes':
    case 'minutes-fate':
      if (meeting.minutes.fate) return 'Its minutes are dealt with already.';
      if (move === 'draft-minutes' && meeting.minutes.draft) return 'The draft is there already.';
      return AFTER.includes(state) || (begun && BEFORE.includes(state))
        ? undefined
        : 'It has not been held yet.';
    case 'next-date':
      return undefined;
    case 'move':
    case 'postpone':
      if (move === 'postpone' && state === 'moved') return 'It waits for a new date already.';
      return state === 'moved' ? undefined : onlyBefore(state);
    case 'cancel':
      return state === 'moved' ? undefined : onlyBefore(state);
    case 'close':
      return AFTER.includes(state) || (begun && BEFORE.includes(state))
        ? undefined
        : 'It has not been held yet.';
  }
}

const NEEDS_DATE = 'It waits for a new date.';

function onlyBefore(state: MeetingState): string | undefined {
  return BEFORE.includes(state) ? undefined : 'It has been held.';
}

/** What can be done with the meeting now, in the order of its life. */
export function legalMeetingMoves(meeting: Meeting, now: Date): readonly MeetingMove[] {
  return MEETING_MOVES.filter((move) => whyNotMeeting(meeting, move, now) === undefined);
}

/** @throws MeetingRefused when the move is not allowed now */
export function allow(meeting: Meeting, move: MeetingMove, { now }: By): void {
  const why = whyNotMeeting(meeting, move, now);
  if (why !== undefined) throw new MeetingRefused(why);
}

/** The invitation goes out. @throws MeetingRefused */
export function callMeeting(meeting: Meeting, by: By): Meeting {
  allow(meeting, 'call', by);
  return { ...next(meeting), state: 'called', called: stampOf(by) };
}

/** Agenda and papers go out. @throws MeetingRefused */
export function papersOut(meeting: Meeting, by: By): Meeting {
  allow(meeting, 'papers-out', by);
  return { ...next(meeting), state: 'papers-out', called: meeting.called ?? stampOf(by) };
}

/** It took place. @throws MeetingRefused before it begins */
export function holdMeeting(meeting: Meeting, by: By): Meeting {
  allow(meeting, 'hold', by);
  return { ...next(meeting), state: 'held' };
}

/**
 * Gives it another time. Replies of seats fall away, since they were about the old one; agenda and papers stay.
 * @throws MeetingRefused when it was held, or the time cannot be
 */
export function moveMeeting(
  meeting: Meeting,
  to: { starts: Date; ends: Date; why: string },
  by: By,
): Meeting {
  allow(meeting, 'move', by);
  const { starts, ends } = times(to.starts, to.ends);
  if (to.starts <= by.now) throw new MeetingRefused('That time has passed. Give it a time to come.');
  if (starts === meeting.starts && ends === meeting.ends && meeting.state !== 'moved')
    throw new MeetingRefused('That is the time it has already.');
  return {
    ...undated(meeting),
    starts,
    ends,
    state: meeting.called ? 'called' : 'planned',
    sequence: meeting.sequence + 1,
    moves: [...meeting.moves, { from: meeting.starts, to: starts, why: to.why, ...stampOf(by) }],
    seats: withoutReplies(meeting),
    snoozed: [],
  };
}

/** It will not be at that time, and nobody knows when yet. @throws MeetingRefused */
export function postponeMeeting(meeting: Meeting, why: string, by: By): Meeting {
  allow(meeting, 'postpone', by);
  return {
    ...undated(meeting),
    state: 'moved',
    sequence: meeting.sequence + 1,
    moves: [...meeting.moves, { from: meeting.starts, why, ...stampOf(by) }],
    seats: withoutReplies(meeting),
    snoozed: [],
  };
}

/** Somebody who runs it says that its date stays. @throws MeetingRefused when it has none, or is over */
export function confirmDate(meeting: Meeting, by: By): Meeting {
  if (meeting.state === 'moved') throw new MeetingRefused(NEEDS_DATE);
  if (meeting.state === 'cancelled') throw new MeetingRefused('This meeting was cancelled.');
  if (by.now >= new Date(meeting.starts)) throw new MeetingRefused('It has begun.');
  return meeting.dateGood ? meeting : { ...next(meeting), dateGood: stampOf(by) };
}

/** What was said of the date falls away with it. */
function undated(meeting: Meeting): Meeting {
  const { dateGood: _dateGood, ...rest } = next(meeting);
  return rest;
}

/** It will not be at all. @throws MeetingRefused */
export function cancelMeeting(meeting: Meeting, why: string, by: By): Meeting {
  allow(meeting, 'cancel', by);
  return {
    ...next(meeting),
    state: 'cancelled',
    sequence: meeting.sequence + 1,
    cancelled: { why, ...stampOf(by) },
  };
}

/** Where it is, or by which link. The calendar entry changes with it. */
export function setPlace(meeting: Meeting, place: { place?: string; room?: string }): Meeting {
  return { ...next(meeting), ...place, sequence: meeting.sequence + 1 };
}

export function next(meeting: Meeting): Meeting {
  return { ...meeting, rev: meeting.rev + 1 };
}

function withoutReplies(meeting: Meeting): Meeting['seats'] {
  return meeting.seats.map(({ reply: _reply, ...seat }) => seat);
}

function times(starts: Date, ends: Date): Pick<Meeting, 'starts' | 'ends'> {
  if (ends <= starts) throw new MeetingRefused('It would end before it begins.');
  if (ends.getTime() - starts.getTime() > MAX_HOURS * 3_600_000)
    throw new MeetingRefused(`A meeting lasts ${MAX_HOURS} hours at most.`);
  return { starts: starts.toISOString(), ends: ends.toISOString() };
}
