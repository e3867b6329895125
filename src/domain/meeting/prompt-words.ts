import { londonDate, londonTime, sayDate } from '../working-days.ts';
import type { Meeting } from './record.ts';
import type { CycleKind, PromptKind } from './words.ts';

export interface ToldMeeting extends Pick<Meeting, 'starts' | 'cycle'> {
  /** Working days from the meeting. */
  readonly days: number;
  /** The group's short form. */
  readonly name: string;
}

const ASKS: Readonly<Record<PromptKind, string>> = {
  'date-check': 'Is the date still good, and is the room or the Teams link set?',
  'call-for-items':
    'What should be on the agenda? Bring what was learnt, what it changed for children, and what children told you.',
  'papers-due': 'Papers and updates of your actions are due: as a link, or in one line.',
  'agenda-out': 'Agenda and papers are out. Are you coming, sending your deputy, or sending apologies?',
  'silent-members': 'You have not said yet whether you are coming. One press is enough.',
  'quorum-forecast': 'Who is coming, who has not answered, and whether the meeting can decide.',
  reminder: 'A reminder of the meeting, its agenda and its papers.',
  'next-date': 'Set the next date, and write down decisions and who took on what by when.',
  'actions-out': 'The actions of the meeting: what, who, by when.',
  'draft-minutes': 'The draft of the minutes is due with the chair.',
  'minutes-out': 'The minutes are due out to everybody.',
  'minutes-late': 'The minutes are late. Who can finish them, or were none taken?',
};

const YOUNG_PEOPLE: Partial<Record<PromptKind, string>> = {
  'call-for-items':
    'What did the Young Safeguarders ask of us, what have we answered, and what reply is due?',
  reminder: 'A reminder of the Young Safeguarders’ meeting, with the replies that are due.',
  'actions-out': 'What did they ask of us this time, and by when will they have our answer?',
};

/** What a prompt asks, and why it came. No free text of anybody's is in it. */
export function sayPrompt(kind: PromptKind, meeting: ToldMeeting): { asks: string; why: string } {
  return { asks: asksOf(kind, meeting.cycle), why: whyOf(kind, meeting) };
}

function asksOf(kind: PromptKind, cycle: CycleKind): string {
  return (cycle === 'young-people' ? YOUNG_PEOPLE[kind] : undefined) ?? ASKS[kind];
}

/** @example '15 working days before the Board meeting of Tue 15 December 2026, 10:00.' */
function whyOf(kind: PromptKind, { starts, days, name }: ToldMeeting): string {
  const at = new Date(starts);
  const when = `the ${name} meeting of ${sayDate(londonDate(at))}, ${londonTime(at)}`;
  if (days === 0) return `Comes right after ${when}.`;
  const count = Math.abs(days) === 1 ? 'One working day' : `${Math.abs(days)} working days`;
  const line = `${count} ${days < 0 ? 'before' : 'after'} ${when}`;
  return kind === 'minutes-late' ? `${line}, and its minutes are not out.` : `${line}.`;
}

const LABELS: Readonly<Record<PromptKind, string>> = {
  'date-check': 'Date check',
  'call-for-items': 'Call for items',
  'papers-due': 'Papers and updates due',
  'agenda-out': 'Agenda and papers',
  'silent-members': 'Who has not answered',
  'quorum-forecast': 'Quorum forecast',
  reminder: 'Reminder',
  'next-date': 'Next date',
  'actions-out': 'Actions',
  'draft-minutes': 'Draft minutes',
  'minutes-out': 'Minutes',
  'minutes-late': 'Minutes late',
};

/** The prompt's name in lists. */
export function promptLabel(kind: PromptKind): string {
  return LABELS[kind];
}
