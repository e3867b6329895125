import { londonDate } from '../working-days.ts';
import type { Meeting, SeatAt } from './record.ts';

/** How often an agency sat in a group, over the meetings that were held. */
export interface Representation {
  readonly group: string;
  readonly agency: string;
  /** Meetings at which it should have sat. */
  readonly meetings: number;
  /** Of those, at which somebody of it or a deputy was there. */
  readonly taken: number;
  readonly deputies: number;
  readonly apologies: number;
  /** At which nobody came and nobody said so, or nobody held the seat. */
  readonly empty: number;
  /** How many of the latest meetings in a row had nobody there. */
  readonly emptyInARow: number;
  /** Nobody holds a seat for it now. */
  readonly nobodyHolds: boolean;
  /** ISO date of the last meeting at which it sat. */
  readonly lastSat?: string;
}

const HELD = new Set<Meeting['state']>(['held', 'minutes-draft', 'minutes-out', 'closed']);

/**
 * Representation of every agency in every group, from the meetings that were held and whose attendance was noted, in order of
 * group and agency. Several seats of one agency count as one: it is there when any of them is taken.
 */
export function representation(meetings: readonly Meeting[]): Representation[] {
  const held = meetings
    .filter(({ state, seats }) => HELD.has(state) && seats.some(({ mark }) => mark !== undefined))
    .sort((a, b) => (a.starts < b.starts ? -1 : 1));
  const rows = new Map<string, Representation>();
  for (const meeting of held) {
    for (const [agency, seats] of byAgency(meeting.seats)) {
      const key = `${meeting.group} ${agency}`;
      rows.set(key, counted(rows.get(key) ?? nothing(meeting.group, agency), seats, meeting));
    }
  }
  return [...rows.values()].sort((a, b) => compare(a.group, b.group) || compare(a.agency, b.agency));
}

function nothing(group: string, agency: string): Representation {
  return {
    group,
    agency,
    meetings: 0,
    taken: 0,
    deputies: 0,
    apologies: 0,
    empty: 0,
    emptyInARow: 0,
    nobodyHolds: true,
  };
}

function counted(row: Representation, seats: readonly SeatAt[], meeting: Meeting): Representation {
  const as = best(seats);
  const taken = as === 'present' || as === 'deputy';
  return {
    ...row,
    meetings: row.meetings + 1,
    taken: row.taken + (taken ? 1 : 0),
    deputies: row.deputies + (as === 'deputy' ? 1 : 0),
    apologies: row.apologies + (as === 'apology' ? 1 : 0),
    empty: row.empty + (as === 'absent' ? 1 : 0),
    emptyInARow: taken ? 0 : row.emptyInARow + 1,
    nobodyHolds: seats.every(({ member }) => member === undefined),
    ...(taken ? { lastSat: londonDate(new Date(meeting.starts)) } : {}),
  };
}

/** An agency is as well represented as its best seat. */
function best(seats: readonly SeatAt[]): 'present' | 'deputy' | 'apology' | 'absent' {
  const marks = seats.map(({ mark }) => mark?.as ?? 'absent');
  return (['present', 'deputy', 'apology'] as const).find((as) => marks.includes(as)) ?? 'absent';
}

/** A seat that stays empty: nobody holds it, or nobody came to the last meetings. */
export interface Gap extends Representation {
  readonly why: 'nobody-holds' | 'not-coming';
  readonly says: string;
}

/** As many empty meetings in a row make a gap. */
export const GAP_AFTER = 2;

/**
 * Seats that are empty, the longest first: what the business unit is asked to invite to.
 * @param namesOf the short form of a group and the name of an agency
 */
export function gaps(
  rows: readonly Representation[],
  namesOf: { group(id: string): string; agency(id: string): string },
  after = GAP_AFTER,
): Gap[] {
  return rows
    .filter((row) => row.nobodyHolds || row.emptyInARow >= after)
    .map((row): Gap => {
      const why = row.nobodyHolds ? 'nobody-holds' : 'not-coming';
      const who = `${namesOf.agency(row.agency)} in ${namesOf.group(row.group)}`;
      const times = row.emptyInARow === 1 ? 'the last meeting' : `the last ${row.emptyInARow} meetings`;
      const says =
        why === 'nobody-holds' ? `${who}: nobody holds the seat.` : `${who}: nobody there at ${times}.`;
      return { ...row, why, says };
    })
    .sort(
      (a, b) => b.emptyInARow - a.emptyInARow || compare(a.group, b.group) || compare(a.agency, b.agency),
    );
}

export interface SectorRow {
  readonly group: string;
  readonly sector: string;
  readonly meetings: number;
  readonly taken: number;
}

/** The same by sector, for the picture of who is at the table: housing, early years, defence, faith. */
export function bySector(meetings: readonly Meeting[], sectorOf: (agency: string) => string): SectorRow[] {
  const rows = representation(
    meetings.map((meeting) => ({
      ...meeting,
      seats: meeting.seats.map((seat) => ({ ...seat, agency: sectorOf(seat.agency) })),
    })),
  );
  return rows.map(({ group, agency, meetings: count, taken }) => ({
    group,
    sector: agency,
    meetings: count,
    taken,
  }));
}

function byAgency(seats: readonly SeatAt[]): Map<string, SeatAt[]> {
  const found = new Map<string, SeatAt[]>();
  for (const seat of seats) found.set(seat.agency, [...(found.get(seat.agency) ?? []), seat]);
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
