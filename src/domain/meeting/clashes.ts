import { londonDate, londonTime, sayDate } from '../working-days.ts';
import type { Finding } from './finding.ts';

/** Some time of a group's that is taken. */
export interface Occupied {
  readonly group: string;
  readonly starts: Date;
  readonly ends: Date;
}

export interface Clash<T extends Occupied = Occupied> {
  /** The one that begins first, or of two that begin together the one that came first in the list. */
  readonly first: T;
  readonly second: T;
  /** Member ids of those who belong to both groups. */
  readonly members: readonly string[];
  /** `overlap`: they cannot sit in both. `close`: less than half an hour between. `same-day`: a long day. */
  readonly how: 'overlap' | 'close' | 'same-day';
}

const CLOSE_MS = 30 * 60_000;

/**
 * Meetings on one day of groups that share members, in order of time. Two meetings of one group clash as well.
 * @param membersOf member ids of a group
 */
export function clashes<T extends Occupied>(
  meetings: readonly T[],
  membersOf: (group: string) => Iterable<string>,
): Clash<T>[] {
  const days = new Map<string, T[]>();
  const ordered = meetings
    .map((meeting, at) => ({ meeting, at }))
    .sort((a, b) => a.meeting.starts.getTime() - b.meeting.starts.getTime() || a.at - b.at);
  for (const { meeting } of ordered) {
    const day = londonDate(meeting.starts);
    days.set(day, [...(days.get(day) ?? []), meeting]);
  }
  const known = new Map<string, ReadonlySet<string>>();
  const members = (group: string): ReadonlySet<string> => {
    const found = known.get(group) ?? new Set(membersOf(group));
    known.set(group, found);
    return found;
  };
  const found: Clash<T>[] = [];
  for (const day of days.values()) {
    for (const [at, first] of day.entries()) {
      for (const second of day.slice(at + 1)) {
        const shared = [...members(first.group)].filter((id) => members(second.group).has(id)).sort();
        if (shared.length > 0 || first.group === second.group)
          found.push({ first, second, members: shared, how: how(first, second) });
      }
    }
  }
  return found;
}

function how(first: Occupied, second: Occupied): Clash['how'] {
  if (second.starts < first.ends) return 'overlap';
  return second.starts.getTime() - first.ends.getTime() < CLOSE_MS ? 'close' : 'same-day';
}

/**
 * A clash as a finding about one of its two meetings.
 * @param nameOf the short form of a group
 */
export function clashFinding(clash: Clash, of: Occupied, nameOf: (group: string) => string): Finding {
  const other = clash.first === of ? clash.second : clash.first;
  const people = clash.members.length === 1 ? 'one member sits' : `${clash.members.length} members sit`;
  const when = `${sayDate(londonDate(other.starts), 'short')}, ${londonTime(other.starts)} to ${londonTime(other.ends)}`;
  const said = `${nameOf(other.group)} (${when})`;
  switch (clash.how) {
    case 'overlap':
      return { weight: 'warned', kind: 'clash', says: `Overlaps with ${said}; ${people} in both.` };
    case 'close':
      return {
        weight: 'noted',
        kind: 'close',
        says: `Less than half an hour from ${said}; ${people} in both.`,
      };
    case 'same-day':
      return { weight: 'noted', kind: 'same-day', says: `Same day as ${said}; ${people} in both.` };
  }
}
