import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import type { Period } from '../period.ts';
import { showCount, showShare, type ShownCount } from '../small-numbers.ts';
import { inPeriod, shown } from './digest.ts';
import type { BriefingFigures } from './figures.ts';
import type { ContributionState } from './words.ts';

/** One week, named by its Monday. */
export interface WeekTrend {
  readonly monday: string;
  readonly missing: number;
  readonly talksDue: number;
  readonly talksInTime: number;
}

/** How often one agency did what, in briefings. */
export interface AgencyTrend {
  readonly agency: string;
  readonly posted: number;
  readonly nil: number;
  readonly late: number;
  readonly onLeave: number;
  readonly silent: number;
}

/** For the business unit and the briefing's room: true numbers. For anybody else see `shownTrends`. */
export interface Trends {
  readonly weeks: readonly WeekTrend[];
  readonly areas: readonly { readonly id: string; readonly count: number }[];
  readonly agencies: readonly AgencyTrend[];
}

/** Missing episodes and conversations by week (weeks without any among them), places, and who contributes. */
export function trends(figures: readonly BriefingFigures[], period: Period): Trends {
  const days = inPeriod(figures, period);
  const weeks = new Map<string, WeekTrend>();
  for (let monday = mondayOf(period.from); monday <= period.to; monday = plusDays(monday, 7))
    weeks.set(monday, { monday, missing: 0, talksDue: 0, talksInTime: 0 });
  const areas = new Map<string, number>();
  const agencies = new Map<string, AgencyTrend>();
  for (const day of days) {
    const monday = mondayOf(day.date);
    const week = weeks.get(monday) ?? { monday, missing: 0, talksDue: 0, talksInTime: 0 };
    weeks.set(monday, {
      monday,
      missing: week.missing + day.missing.episodes,
      talksDue: week.talksDue + day.talks.due,
      talksInTime: week.talksInTime + day.talks.inTime,
    });
    for (const [id, n] of Object.entries(day.areas)) areas.set(id, (areas.get(id) ?? 0) + n);
    for (const [agency, state] of Object.entries(day.contributions)) {
      const before = agencies.get(agency) ?? { agency, posted: 0, nil: 0, late: 0, onLeave: 0, silent: 0 };
      agencies.set(agency, counted(before, state));
    }
  }
  return {
    weeks: [...weeks.values()].sort((a, b) => (a.monday < b.monday ? -1 : 1)),
    areas: [...areas]
      .map(([id, count]) => ({ id, count }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)),
    agencies: [...agencies.values()].sort((a, b) => (a.agency < b.agency ? -1 : 1)),
  };
}

/** The same for whoever is not in the room: whole weeks, numbers below five hidden, small places together. Agencies as they are: they are no people. */
export function shownTrends(
  { weeks, areas, agencies }: Trends,
  settings: BriefingSettings,
): {
  readonly weeks: readonly {
    readonly monday: string;
    readonly missing: string;
    readonly talksInTime: string;
  }[];
  readonly areas: readonly ShownCount[];
  readonly agencies: readonly AgencyTrend[];
} {
  return {
    weeks: weeks.map(({ monday, missing, talksDue, talksInTime }) => ({
      monday,
      missing: showCount(missing),
      talksInTime: showShare(talksInTime, talksDue),
    })),
    areas: shown(
      areas.map(({ id, count }) => ({ [id]: count })),
      new Map(settings.areas.map(({ id, name }) => [id, name])),
    ),
    agencies,
  };
}

function counted(before: AgencyTrend, state: ContributionState): AgencyTrend {
  switch (state) {
    case 'posted':
      return { ...before, posted: before.posted + 1 };
    case 'nil':
      return { ...before, nil: before.nil + 1 };
    case 'late':
      return { ...before, late: before.late + 1 };
    case 'on-leave':
      return { ...before, onLeave: before.onLeave + 1 };
    case 'silent':
      return { ...before, silent: before.silent + 1 };
    case 'expected':
    case 'optional':
      return before;
  }
}

const DAY_MS = 86_400_000;

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((day + 6) % 7));
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
