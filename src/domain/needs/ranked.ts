import type { NeedsQuestion, NeedTheme } from '../../partnership/needs-schema.ts';
import { showCount, SMALLEST_SHOWN } from '../small-numbers.ts';
import type { NeedsTally } from './record.ts';

/** Where a need shows: what people asked for, and what three other places bring. */
export const NEED_SOURCES = ['survey', 'findings', 'escalations', 'briefing'] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];
export type SourceCounts = Readonly<Record<NeedSource, Readonly<Record<string, number>>>>;

export const SOURCE_WORDS: Readonly<Record<NeedSource, string>> = {
  survey: 'asked for',
  findings: 'audits and reviews',
  escalations: 'escalations',
  briefing: 'daily briefing',
};

/** One line of the ranked table. */
export interface Need {
  readonly theme: NeedTheme;
  /** From 0 to 100: the mean of how high it stands in each place that counted anything. */
  readonly weight: number;
  /** How many, by place, with small numbers hidden; absent where it does not come up. */
  readonly from: Readonly<Partial<Record<NeedSource, string>>>;
}

/** Said beside every ranking: a rank without its rule is an opinion. */
export const RANK_RULE =
  'Each place counts the same: its most frequent theme has 100, the others their share of it; the weight is the mean of the places that counted anything. Fewer than 5 count as 2.';
const FEW = 2;

/** What was asked for and what other places bring, in one table, the weightiest first. */
export function rankNeeds(themes: readonly NeedTheme[], counts: SourceCounts): readonly Need[] {
  const byPlace = new Map(
    NEED_SOURCES.map((source) => [
      source,
      new Map(themes.map((theme) => [theme.id, countOf(theme, source, counts[source])])),
    ]),
  );
  const places = NEED_SOURCES.filter((source) => most(byPlace.get(source)) > 0);
  return themes
    .map((theme): Need => {
      const shares = places.map((source) => {
        const of = byPlace.get(source);
        return (100 * weighed(of?.get(theme.id) ?? 0)) / Math.max(1, most(of));
      });
      return {
        theme,
        weight: Math.round(shares.reduce((sum, share) => sum + share, 0) / Math.max(1, places.length)),
        from: Object.fromEntries(
          places.flatMap((source) => {
            const count = byPlace.get(source)?.get(theme.id) ?? 0;
            return count > 0 ? [[source, showCount(count)]] : [];
          }),
        ),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.theme.name < b.theme.name ? -1 : 1));
}

function most(counts: ReadonlyMap<string, number> | undefined): number {
  return Math.max(0, ...[...(counts?.values() ?? [])].map(weighed));
}

/** A hidden number weighs the same whatever it is, so that a rank gives nothing away. */
function weighed(count: number): number {
  return count > 0 && count < SMALLEST_SHOWN ? FEW : count;
}

function countOf(theme: NeedTheme, source: NeedSource, counts: Readonly<Record<string, number>>): number {
  const keys = source === 'survey' ? [theme.id] : theme[source];
  return keys.reduce((sum, key) => sum + (counts[key] ?? 0), 0);
}

/** How many of everybody asked for each theme, from the questions whose choices belong to one. */
export function surveyCounts(
  questions: readonly NeedsQuestion[],
  all: NeedsTally | undefined,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id, choices } of questions)
    for (const choice of choices)
      if (choice.theme !== undefined)
        counts[choice.theme] = (counts[choice.theme] ?? 0) + (all?.chosen[id]?.[choice.id] ?? 0);
  return counts;
}
