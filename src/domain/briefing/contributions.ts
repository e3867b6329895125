import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { next } from './moves-shared.ts';
import type { Briefing, Contribution, Update } from './record.ts';
import { timesOf } from './late-opening.ts';
import { isLate } from './times.ts';

/** One row for each agency that the partnership file names; others get theirs when they post. */
export function contributionsAtStart(settings: BriefingSettings, onLeave: readonly string[]): Contribution[] {
  const away = new Set(onLeave);
  return settings.expected.map(({ agency, when }) => ({
    agency,
    state: when === 'when-needed' ? 'optional' : away.has(agency) ? 'on-leave' : 'expected',
  }));
}

/**
 * The row of one agency as its updates have it: `posted` or `late` when something was posted in time or not, `nil` when all it said
 * was that there is nothing. Withdrawn and refused updates do not count, so the row goes back to what it was before them.
 *
 * @param updates the agency's own updates of this briefing, in any order
 */
export function withContribution(
  briefing: Briefing,
  agency: string,
  updates: readonly Update[],
  settings: BriefingSettings,
): Briefing {
  const before = briefing.contributions.find((row) => row.agency === agency);
  const row = rowOf(briefing, agency, before, updates, settings);
  if (before && same(before, row)) return briefing;
  const others = briefing.contributions.filter((each) => each.agency !== agency);
  const at = briefing.contributions.findIndex((each) => each.agency === agency);
  const contributions = [...others];
  contributions.splice(at < 0 ? contributions.length : at, 0, row);
  return { ...next(briefing), contributions };
}

function rowOf(
  briefing: Briefing,
  agency: string,
  before: Contribution | undefined,
  updates: readonly Update[],
  settings: BriefingSettings,
): Contribution {
  const nudged = before?.nudgedAt === undefined ? {} : { nudgedAt: before.nudgedAt };
  const live = updates
    .filter(({ state }) => state === 'proposed' || state === 'confirmed')
    .toSorted((a, b) => (a.postedAt < b.postedAt ? -1 : a.postedAt > b.postedAt ? 1 : 0));
  const posted = live.find(({ nil }) => !nil);
  const first = posted ?? live[0];
  if (!first) {
    if (before?.state === 'on-leave') return before;
    const expected = settings.expected.find((each) => each.agency === agency);
    const daily = expected !== undefined && expected.when === 'daily';
    const state = !daily ? 'optional' : briefing.state === 'closed' ? 'silent' : 'expected';
    return { agency, state, ...nudged };
  }
  const late = isLate(new Date(first.postedAt), briefing.date, timesOf(briefing, settings.timetable));
  return {
    agency,
    state: posted ? (late ? 'late' : 'posted') : 'nil',
    by: first.author,
    at: first.postedAt,
    ...nudged,
  };
}

/** Everybody who would post for this agency is away today. Who posts all the same has posted. */
export function onLeave(briefing: Briefing, agency: string, at: Date): Briefing {
  const row = briefing.contributions.find((each) => each.agency === agency);
  if (!row || (row.state !== 'expected' && row.state !== 'silent')) return briefing;
  return replaceRow(briefing, { ...row, state: 'on-leave', at: at.toISOString() });
}

/** Agencies to ask now, privately: expected, silent so far, and not asked before. */
export function toNudge(briefing: Briefing): readonly string[] {
  return briefing.contributions
    .filter(({ state, nudgedAt }) => state === 'expected' && nudgedAt === undefined)
    .map(({ agency }) => agency);
}

export function nudged(briefing: Briefing, agencies: readonly string[], at: Date): Briefing {
  const asked = new Set(agencies);
  const rows = briefing.contributions.map((row) =>
    asked.has(row.agency) && row.nudgedAt === undefined ? { ...row, nudgedAt: at.toISOString() } : row,
  );
  return { ...next(briefing), contributions: rows };
}

function replaceRow(briefing: Briefing, row: Contribution): Briefing {
  return {
    ...next(briefing),
    contributions: briefing.contributions.map((each) => (each.agency === row.agency ? row : each)),
  };
}

function same(one: Contribution, other: Contribution): boolean {
  return (
    one.state === other.state && one.by === other.by && one.at === other.at && one.nudgedAt === other.nudgedAt
  );
}
