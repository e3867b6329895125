import type { CalendarMeeting } from '../meeting/ics.ts';
import { stateLabel } from '../meeting/words.ts';
import type { Period } from '../period.ts';
import { londonDate, londonTime } from '../working-days.ts';
import { colourOf, type Colour } from './colour.ts';
import type { DutyKind, DutyOccurrence } from './record.ts';

/** One line of the forward plan: a meeting or a duty. */
export interface PlanEntry {
  readonly is: 'meeting' | 'duty';
  /** Reference of the meeting, or id of the duty's occurrence. */
  readonly id: string;
  /** ISO date: of the meeting, or by which the duty is done. */
  readonly date: string;
  /** `HH:MM`, of meetings. */
  readonly at?: string;
  readonly title: string;
  /** Group or agency. */
  readonly owner: string;
  readonly kind: DutyKind | 'meeting';
  readonly member?: string;
  readonly priority?: string;
  readonly colour?: Colour;
  /** Why it has its colour, or where the meeting is. */
  readonly why: string;
}

export interface PlanNames {
  /** A group's short form. */
  group(id: string): string;
  /** A seat, agency or group as people say it. */
  who(id: string): string;
}

/** Meetings and duties as one plan, in order of their dates. Cancelled meetings are left out. */
export function planEntries(
  meetings: readonly CalendarMeeting[],
  duties: readonly DutyOccurrence[],
  today: string,
  names: PlanNames,
): PlanEntry[] {
  return [
    ...meetings
      .filter(({ state }) => state !== 'cancelled')
      .map((meeting) => meetingEntry(meeting, today, names)),
    ...duties.map((duty) => dutyEntry(duty, today, names)),
  ].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}

function meetingEntry(meeting: CalendarMeeting, today: string, names: PlanNames): PlanEntry {
  const starts = new Date(meeting.starts);
  const date = londonDate(starts);
  // A date of the file that went by before meetings were kept here: nobody knows what became of it.
  const isUnknown = meeting.state === 'planned' && date < today;
  return {
    is: 'meeting',
    id: meeting.id,
    date,
    at: londonTime(starts),
    title: `${names.group(meeting.group)} meeting`,
    owner: meeting.group,
    kind: 'meeting',
    why: isUnknown ? 'Not on record' : stateLabel(meeting.state),
  };
}

function dutyEntry(duty: DutyOccurrence, today: string, names: PlanNames): PlanEntry {
  const { colour, why } = colourOf(duty, today, (who) => names.who(who));
  return {
    is: 'duty',
    id: duty.id,
    date: duty.due,
    title: duty.name,
    owner: duty.owner,
    kind: duty.kind,
    ...(duty.member === undefined ? {} : { member: duty.member }),
    ...(duty.priority === undefined ? {} : { priority: duty.priority }),
    colour,
    why,
  };
}

function order({ date, at }: PlanEntry): number {
  return Date.parse(`${date}T${at ?? '23:59'}:00Z`);
}

/** Everything that is given must hold. */
export interface PlanFilter {
  readonly period?: Period;
  readonly owner?: string;
  readonly kind?: PlanEntry['kind'];
  readonly colour?: Colour;
  readonly member?: string;
  readonly priority?: string;
}

export function filterPlan(entries: readonly PlanEntry[], filter: PlanFilter): PlanEntry[] {
  const { period, ...same } = filter;
  return entries.filter(
    (entry) =>
      (!period || (period.from <= entry.date && entry.date <= period.to)) &&
      (same.owner === undefined || entry.owner === same.owner) &&
      (same.kind === undefined || entry.kind === same.kind) &&
      (same.colour === undefined || entry.colour === same.colour) &&
      (same.member === undefined || entry.member === same.member) &&
      (same.priority === undefined || entry.priority === same.priority),
  );
}

/** How many duties have each colour. */
export function countColours(entries: readonly PlanEntry[]): Readonly<Record<Colour, number>> {
  const counts = { red: 0, amber: 0, green: 0, done: 0, dropped: 0 };
  for (const { colour } of entries) if (colour) counts[colour] += 1;
  return counts;
}
