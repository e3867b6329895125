import type { Meeting, SeatAt } from '../../src/domain/meeting/record.ts';
import { openCaptured } from '../../src/domain/meeting/closing.ts';
import { whyNotMeeting } from '../../src/domain/meeting/moves.ts';
import type { Button } from '../words.ts';
import { meetingButton, meetingForm } from './words.ts';

/** Who reads a card, as far as its buttons go. */
export interface Standing {
  /** The seat the reader answers for; `any` in a room, where whoever presses answers for their own. */
  readonly seat: SeatAt | 'any' | undefined;
  readonly runs: boolean;
}

/** Coming, apology, deputy: what was said already is not offered again. */
export function replyButtons(meeting: Meeting, seat: Standing['seat'], now: Date): Button[] {
  const { state, ends } = meeting;
  if (!seat || state === 'cancelled' || state === 'moved' || now >= new Date(ends)) return [];
  const said = seat === 'any' ? undefined : seat.reply?.answer;
  return [
    ...(said === 'coming' ? [] : [meetingButton(meeting, 'meeting.coming', 'I am coming')]),
    ...(said === 'deputy'
      ? [meetingForm(meeting, 'deputy', 'Who comes for me')]
      : [meetingButton(meeting, 'meeting.deputy', 'My deputy comes')]),
    ...(said === 'apology' ? [] : [meetingButton(meeting, 'meeting.apology', 'Send apologies')]),
  ];
}

/** The presses on a card: the likeliest first, the others behind "More". */
export function meetingButtons(meeting: Meeting, { seat, runs }: Standing, now: Date): Button[] {
  const { state } = meeting;
  if (state === 'cancelled' || state === 'closed') return [agendaButton(meeting)];
  if (now < new Date(meeting.starts) || state === 'moved')
    return [
      ...(state === 'moved' && runs ? [meetingForm(meeting, 'move', 'Set a new date')] : []),
      ...replyButtons(meeting, seat, now),
      agendaButton(meeting),
      ...(runs ? [moreButton(meeting)] : []),
    ];
  return [
    ...(runs
      ? [
          meetingForm(meeting, 'decision', 'Write a decision'),
          meetingForm(meeting, 'capture', 'Write an action'),
        ]
      : []),
    ...(runs && openCaptured(meeting).length > 0
      ? [meetingButton(meeting, 'meeting.lines', 'Make them actions')]
      : []),
    agendaButton(meeting),
    ...(runs ? [closeButton(meeting), moreButton(meeting)] : []),
  ];
}

export function agendaButton(meeting: Meeting): Button {
  return meetingButton(meeting, 'meeting.agenda', 'Agenda');
}

export function moreButton(meeting: Meeting): Button {
  return meetingButton(meeting, 'meeting.more', 'More');
}

export function closeButton(meeting: Meeting): Button {
  return meetingButton(meeting, 'meeting.close', 'Close it');
}

/** Everything that whoever runs it can do now, by what it is about. */
export function moreGroups(
  meeting: Meeting,
  now: Date,
): readonly { readonly about: string; readonly says: string; readonly buttons: Button[] }[] {
  const can = (move: Parameters<typeof whyNotMeeting>[1]): boolean =>
    whyNotMeeting(meeting, move, now) === undefined;
  const begun = now >= new Date(meeting.starts);
  return [
    {
      about: 'Agenda and papers',
      says: 'Items, their minutes, and papers as links',
      buttons: [
        ...(begun ? [] : [meetingForm(meeting, 'item', 'Add an item')]),
        meetingButton(meeting, 'meeting.items', begun ? 'What became of items' : 'Order of items'),
        meetingForm(meeting, 'paper', 'Add a paper'),
        meetingButton(meeting, 'meeting.print', 'Print the agenda'),
        ...(begun ? [] : [meetingButton(meeting, 'meeting.fit', 'Make it fit')]),
        ...(can('papers-out') && !begun
          ? [meetingButton(meeting, 'meeting.papers-out', 'Papers are out')]
          : []),
      ],
    },
    {
      about: 'Who is there',
      says: 'Attendance by seat, and who writes the minutes',
      buttons: [
        meetingButton(meeting, 'meeting.seats', 'Seats'),
        meetingForm(meeting, 'taker', 'Who writes the minutes'),
        ...(begun ? [meetingButton(meeting, 'meeting.by-replies', 'All as they answered')] : []),
      ],
    },
    {
      about: 'Its date',
      says: 'Move it, call it off, put it into a calendar',
      buttons: [
        ...(can('move') ? [meetingForm(meeting, 'move', 'Move it')] : []),
        ...(can('postpone') ? [meetingForm(meeting, 'postpone', 'No date yet')] : []),
        ...(can('cancel') ? [meetingForm(meeting, 'cancel', 'Cancel it')] : []),
        meetingForm(meeting, 'place', 'Room or link'),
        meetingButton(meeting, 'meeting.file', 'Calendar file'),
      ],
    },
    {
      about: 'After the meeting',
      says: 'Minutes, the next date, and the close',
      buttons: [
        ...(can('minutes-fate') ? [meetingForm(meeting, 'minutes', 'Minutes')] : []),
        meetingButton(meeting, 'meeting.next', 'Next date'),
        ...(can('close') ? [closeButton(meeting)] : []),
      ],
    },
  ].map((group) => ({ ...group, buttons: group.buttons }));
}

/** Under an agenda: what can be put on it, and its printable page. */
export function agendaPresses(
  meeting: Meeting,
  { adds, runs }: { readonly adds: boolean; readonly runs: boolean },
  now: Date,
): Button[] {
  const ahead = now < new Date(meeting.ends) && meeting.state !== 'cancelled';
  return [
    ...(adds && ahead ? [meetingForm(meeting, 'item', 'Add an item')] : []),
    ...(adds ? [meetingForm(meeting, 'paper', 'Add a paper')] : []),
    meetingButton(meeting, 'meeting.print', 'Print it'),
    ...(runs && ahead ? [meetingButton(meeting, 'meeting.fit', 'Make it fit')] : []),
  ];
}
