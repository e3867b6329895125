import type { Metric } from '../../partnership/metric-schema.ts';
import { sayFigurePeriod } from './periods.ts';
import { compareFigures, type Comparison } from './compare.ts';
import type { Figure } from './figures.ts';
import { rate, type Rated } from './rag.ts';
import type { MetricNote } from './record.ts';
import { latestOf, periodOf, seriesOf, type Point } from './series.ts';

/** One line of the scorecard: the latest figure, how it compares with the one before, its colour and what is missing. */
export interface ScorecardRow {
  readonly metric: Metric;
  readonly points: readonly Point[];
  readonly latest?: Extract<Point, { kind: 'figure' }>;
  readonly before?: Extract<Point, { kind: 'figure' }>;
  /** Of the latest with the one before. */
  readonly comparison?: Comparison;
  readonly rated?: Rated;
  /** What is missing since the latest figure, or altogether. */
  readonly gap?: string;
  /** What a person says about the latest figure. */
  readonly note?: MetricNote;
}

type Gap = Extract<Point, { kind: 'gap' }>;

/** What a row is made from. `gaps` are those with a reason of their own. */
export interface MetricFigures {
  readonly metric: Metric;
  readonly figures: readonly Figure[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly MetricNote[];
}

/** @param today ISO date in London */
export function scorecardRow({ metric, figures, gaps, notes }: MetricFigures, today: string): ScorecardRow {
  const points = seriesOf(metric, figures, today, gaps);
  const { point: latest, gapsSince } = latestOf(points);
  const rest = latest ? points.slice(0, points.indexOf(latest)) : [];
  const before = rest.findLast((point) => point.kind === 'figure');
  const comparison = latest && before ? compareFigures(metric, before.figure, latest.figure) : undefined;
  const rated = latest ? rate(metric, latest.figure) : undefined;
  const gap = gapOf(points, latest, gapsSince);
  const note = latest && notes.find(({ from, to }) => isOf(latest.figure, from, to));
  return {
    metric,
    points,
    ...(latest ? { latest } : {}),
    ...(before ? { before } : {}),
    ...(comparison ? { comparison } : {}),
    ...(rated ? { rated } : {}),
    ...(gap === undefined ? {} : { gap }),
    ...(note ? { note } : {}),
  };
}

function isOf({ period }: Figure, from: string, to: string): boolean {
  return period.from === from && period.to === to;
}

function gapOf(
  points: readonly Point[],
  latest: Extract<Point, { kind: 'figure' }> | undefined,
  gapsSince: number,
): string | undefined {
  const newest = points.at(-1);
  if (!latest) return newest?.kind === 'gap' ? `No figure so far. ${newest.why}` : 'No figure so far.';
  if (gapsSince === 0 || newest?.kind !== 'gap') return undefined;
  const first = points[points.length - gapsSince];
  const since = first ? sayFigurePeriod(periodOf(first)) : '';
  const until = sayFigurePeriod(newest.period);
  return `${gapsSince === 1 ? `No figure for ${until}.` : `No figures from ${since} to ${until}.`} ${newest.why}`;
}

/** How the latest figure stands to the one before, in a few words. */
export function sayComparison({ latest, before, comparison }: ScorecardRow): string {
  if (!latest) return '';
  if (!before || !comparison) return 'first figure';
  const was = `${before.says} (${sayFigurePeriod(before.figure.period)})`;
  return comparison.comparable ? `${comparison.shown}, was ${was}` : `${comparison.short}; before: ${was}`;
}

/** How many names stand in one sentence. */
const NAMED = 3;

/** The whole scorecard in two or three sentences: how many of each colour, which are not green, what is missing. */
export function sayScorecard(rows: readonly ScorecardRow[]): string {
  const of = (colour: string): readonly ScorecardRow[] =>
    rows.filter(({ rated }) => rated?.colour === colour);
  const counts = (['green', 'amber', 'red'] as const)
    .filter((colour) => of(colour).length > 0)
    .map((colour) => `${of(colour).length} ${colour}`);
  const below = [...of('red'), ...of('amber')];
  const missing = rows.filter(({ gap }) => gap !== undefined);
  const changed = rows.filter(
    ({ comparison }) => comparison?.comparable === false && comparison.code === 'wording',
  );
  return [
    `${rows.length === 1 ? 'One figure' : `${rows.length} figures`}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.`,
    below.length > 0 ? `Not on target: ${named(below)}.` : '',
    missing.length > 0 ? `Missing: ${named(missing)}.` : '',
    changed.length > 0 ? `Not compared, because the question changed: ${named(changed)}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function named(rows: readonly ScorecardRow[]): string {
  const names = rows.slice(0, NAMED).map(({ metric }) => metric.name);
  return `${names.join(', ')}${rows.length > NAMED ? ` and ${rows.length - NAMED} more` : ''}`;
}
