import type { StoreView } from '../../storage/store.ts';
import { alternatives, checkDate } from '../domain/meeting/check-date.ts';
import { clashes, clashFinding } from '../domain/meeting/clashes.ts';
import { isRefused, type Finding, type Slot } from '../domain/meeting/finding.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { datedGroup, slotTimes } from '../domain/meeting/series.ts';
import { londonDate } from '../domain/working-days.ts';
import type { PartnershipGroup } from '../partnership/schema.ts';
import { comingMeetings, groupShort, type MeetingsAround } from './meeting-store.ts';

/** What speaks against a time, and the nearest other ones. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly refused: boolean;
  readonly others: readonly Slot[];
}

/**
 * Looks a time over: bank holidays, terms, times to keep free, and meetings that share members on that day. The other times that are
 * offered have been looked over in the same way.
 *
 * @param but the meeting it is for, which cannot clash with itself
 */
export async function lookOver(
  view: StoreView,
  around: MeetingsAround & { readonly now: Date },
  group: PartnershipGroup,
  slot: Slot,
  but?: string,
): Promise<Checked> {
  const { calendar, partnership, now } = around;
  const others = (await comingMeetings(view, now)).filter(({ id, state }) => id !== but && state !== 'moved');
  const against = (at: Slot): readonly Finding[] => clashFindings(at, group.id, others, around);
  const calendars = { holidays: calendar, meetings: partnership.calendar };
  const dated = datedGroup(group);
  const findings = [...checkDate(slot, dated, calendars), ...against(slot)];
  const weighty = findings.some(({ weight }) => weight !== 'noted');
  return {
    findings,
    refused: isRefused(findings),
    others: weighty ? alternatives(slot, dated, calendars, { notBefore: londonDate(now), against }) : [],
  };
}

function clashFindings(
  slot: Slot,
  group: string,
  others: readonly Meeting[],
  { directory, partnership }: MeetingsAround,
): Finding[] {
  const mine = { group, ...slotTimes(slot) };
  const occupied = others.map((meeting) => ({
    group: meeting.group,
    starts: new Date(meeting.starts),
    ends: new Date(meeting.ends),
  }));
  const membersOf = (id: string): string[] =>
    directory.members
      .filter(({ left, roles }) => !left && roles.some((held) => held.group === id))
      .map(({ id: member }) => member);
  return clashes([mine, ...occupied], membersOf)
    .filter(({ first, second }) => first === mine || second === mine)
    .map((clash) => clashFinding(clash, mine, (id) => groupShort(partnership, id)));
}
