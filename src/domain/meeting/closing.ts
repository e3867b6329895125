import { allow, next } from './moves.ts';
import type { Captured, Meeting } from './record.ts';
import { MeetingRefused, stampOf, type By } from './refused.ts';

/** Who writes the minutes. */
export function setMinuteTaker(meeting: Meeting, taker: string): Meeting {
  return { ...next(meeting), minutes: { ...meeting.minutes, taker } };
}

/** The draft is with the chair. @throws MeetingRefused */
export function draftMinutes(meeting: Meeting, link: string | undefined, by: By): Meeting {
  allow(meeting, 'draft-minutes', by);
  return {
    ...next(meeting),
    state: 'minutes-draft',
    minutes: { ...meeting.minutes, draft: { ...(link === undefined ? {} : { link }), ...stampOf(by) } },
  };
}

export type FateOfMinutes =
  | { readonly kind: 'out'; readonly link?: string }
  | { readonly kind: 'actions-only' | 'none'; readonly why: string };

/** What became of the minutes: out to everybody, only the list of actions, or none taken and why. @throws MeetingRefused */
export function decideMinutes(meeting: Meeting, fate: FateOfMinutes, by: By): Meeting {
  allow(meeting, 'minutes-fate', by);
  if (fate.kind !== 'out' && !fate.why.trim())
    throw new MeetingRefused('Say in a line why there are no minutes.');
  return {
    ...next(meeting),
    state: fate.kind === 'out' ? 'minutes-out' : meeting.state === 'minutes-draft' ? 'minutes-draft' : 'held',
    minutes: { ...meeting.minutes, fate: { ...fate, ...stampOf(by) } },
  };
}

export type NextMeeting =
  | { readonly kind: 'date'; readonly starts: Date; readonly meeting?: string }
  | { readonly kind: 'no-more'; readonly why: string };

/** When the group meets next, or why it does not any more. @throws MeetingRefused for a time that is not after this meeting */
export function setNext(meeting: Meeting, after: NextMeeting, by: By): Meeting {
  allow(meeting, 'next-date', by);
  if (after.kind === 'no-more') {
    if (!after.why.trim()) throw new MeetingRefused('Say in a line why there are no more meetings.');
    return { ...next(meeting), next: { kind: 'no-more', why: after.why, ...stampOf(by) } };
  }
  if (after.starts <= new Date(meeting.ends))
    throw new MeetingRefused('The next meeting has to be after this one.');
  return {
    ...next(meeting),
    next: {
      kind: 'date',
      starts: after.starts.toISOString(),
      ...(after.meeting === undefined ? {} : { meeting: after.meeting }),
      ...stampOf(by),
    },
  };
}

/** What a meeting still lacks before it can be closed. */
export interface Lacking {
  readonly what: 'next-date' | 'minutes' | 'attendance' | 'captured';
  readonly says: string;
  /** It can be closed without it all the same. */
  readonly may: boolean;
}

/** Everything still open, what must be settled first. */
export function lackingToClose(meeting: Meeting): Lacking[] {
  const open = openCaptured(meeting).length;
  const unmarked = meeting.seats.filter(({ mark }) => mark === undefined).length;
  return [
    ...(meeting.next
      ? []
      : [lack('next-date', 'The next date is missing: set it, or say why there are no more meetings.')]),
    ...(meeting.minutes.fate
      ? []
      : [lack('minutes', 'What became of the minutes is missing: out, actions only, or none and why.')]),
    ...(open > 0
      ? [
          lack(
            'captured',
            `${open === 1 ? 'One line has' : `${open} lines have`} not become an action yet.`,
            true,
          ),
        ]
      : []),
    ...(unmarked > 0
      ? [
          lack(
            'attendance',
            `${unmarked === 1 ? 'One seat has' : `${unmarked} seats have`} no attendance.`,
            true,
          ),
        ]
      : []),
  ];
}

function lack(what: Lacking['what'], says: string, may = false): Lacking {
  return { what, says, may };
}

/**
 * Closes a meeting: never without a next date (or why there are no more) and what became of its minutes.
 * @throws MeetingRefused with everything that is missing
 */
export function closeMeeting(meeting: Meeting, by: By): Meeting {
  allow(meeting, 'close', by);
  const missing = lackingToClose(meeting).filter(({ may }) => !may);
  if (missing.length > 0) throw new MeetingRefused(missing.map(({ says }) => says).join(' '));
  return { ...next(meeting), state: 'closed', closed: stampOf(by) };
}

/** Lines that have neither become an action nor been dropped. */
export function openCaptured(meeting: Pick<Meeting, 'captured'>): Captured[] {
  return meeting.captured.filter(({ action, dropped }) => action === undefined && dropped === undefined);
}
