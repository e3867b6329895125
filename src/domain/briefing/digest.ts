import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { periodBefore, yearBefore, type Period } from '../period.ts';
import { showCount, showCounts, showShare, SMALLEST_SHOWN, type ShownCount } from '../small-numbers.ts';
import type { BriefingFigures } from './figures.ts';
import { ITEM_TYPES, labelOf } from './words.ts';

/** Themes of a time, fit to leave the briefing's room: nothing below five, no place below a neighbourhood, nobody to be found. */
export interface ThemeDigest {
  readonly period: Period;
  readonly days: number;
  readonly themes: readonly ShownCount[];
  readonly kinds: readonly ShownCount[];
  /** Neighbourhoods; small ones together. Empty where places are not shown at all. */
  readonly areas: readonly ShownCount[];
  readonly contexts: readonly ShownCount[];
  readonly missing: { readonly episodes: string; readonly repeats: string };
  /** Missing episodes of the time before and of the same time a year ago, as missing children follow the seasons; without a gap in the record. */
  readonly missingEarlier: readonly { readonly period: Period; readonly episodes: string }[];
  readonly talksInTime: string;
  readonly strategyHeld: string;
  readonly saferMe: string;
  readonly goodNews: string;
}

const OTHERS = 'Others together';

/** Friday's themes, and the digest before a group's meeting: what came up, where, and how it went. */
export function themeDigest(
  figures: readonly BriefingFigures[],
  period: Period,
  settings: BriefingSettings,
): ThemeDigest {
  const days = inPeriod(figures, period);
  const names = (list: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(list.map(({ id, name }) => [id, name]));
  const total = (of: (day: BriefingFigures) => number) => days.reduce((sum, day) => sum + of(day), 0);
  return {
    period,
    days: days.length,
    themes: shown(
      days.map(({ themes }) => themes),
      names(settings.themes),
    ),
    kinds: shown(
      days.map(({ types }) => types),
      new Map(ITEM_TYPES.map(({ value, label }) => [value, label])),
    ),
    areas: shown(
      days.map(({ areas }) => areas),
      names(settings.areas),
    ),
    contexts: shown(
      days.map(({ contexts }) => contexts),
      names(settings.contexts),
    ),
    missing: {
      episodes: showCount(total((day) => day.missing.episodes)),
      repeats: showCount(total((day) => day.missing.repeats)),
    },
    missingEarlier: [periodBefore(period), yearBefore(period)].flatMap((earlier) => {
      const then = inPeriod(figures, earlier);
      // Half the record would look like half the children.
      if (days.length === 0 || then.length < days.length - 1) return [];
      const episodes = then.reduce((sum, day) => sum + day.missing.episodes, 0);
      return [{ period: earlier, episodes: showCount(episodes) }];
    }),
    talksInTime: showShare(
      total((day) => day.talks.inTime),
      total((day) => day.talks.due),
    ),
    strategyHeld: showCount(total((day) => day.strategy.held)),
    saferMe: showCount(total((day) => day.saferMe.new)),
    goodNews: showCount(total((day) => day.goodNews)),
  };
}

/** What schools hear once a term: themes and kinds of place, no neighbourhood, nothing about children outside the room. */
export interface EducationBrief {
  readonly period: Period;
  readonly themes: readonly ShownCount[];
  readonly contexts: readonly ShownCount[];
  readonly notInSchool: string;
  readonly dslTold: string;
}

export function educationBrief(
  figures: readonly BriefingFigures[],
  period: Period,
  settings: BriefingSettings,
): EducationBrief {
  const { themes, contexts } = themeDigest(figures, period, settings);
  const days = inPeriod(figures, period);
  const sum = (of: (day: BriefingFigures) => number) => days.reduce((so, day) => so + of(day), 0);
  return {
    period,
    themes,
    contexts,
    notInSchool: showCount(sum((day) => day.types['attendance'] ?? 0)),
    dslTold: showCount(sum((day) => day.dslTold)),
  };
}

export function inPeriod(
  figures: readonly BriefingFigures[],
  { from, to }: Period,
): readonly BriefingFigures[] {
  return figures
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Counts by name, the most frequent first. What came up fewer than five times goes together under one heading, as a single case
 * must never be a line of its own; and where that heading is small itself, the least of the others hides its number too.
 */
export function shown(
  days: readonly Readonly<Record<string, number>>[],
  names: ReadonlyMap<string, string>,
): readonly ShownCount[] {
  const sums = new Map<string, number>();
  for (const day of days) for (const [id, n] of Object.entries(day)) sums.set(id, (sums.get(id) ?? 0) + n);
  const large = [...sums]
    .filter(([, count]) => count >= SMALLEST_SHOWN)
    .map(([id, count]) => ({ label: names.get(id) ?? labelOf(ITEM_TYPES, id), count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const others = [...sums.values()].filter((count) => count < SMALLEST_SHOWN).reduce((so, n) => so + n, 0);
  return showCounts(others === 0 ? large : [...large, { label: OTHERS, count: others }]);
}
