import type { Metric } from '../../partnership/metric-schema.ts';
import { daysBetween } from '../meeting/dates.ts';
import type { Period } from '../period.ts';
import { compareFigures } from './compare.ts';
import type { Figure } from './figures.ts';
import { months } from './periods.ts';
import { showFigure } from './show.ts';

/** One place of a series: a figure, or a gap where one should be. A gap is never a zero. */
export type Point =
  | {
      readonly kind: 'figure';
      readonly figure: Figure;
      readonly says: string;
      /** Absent where it is hidden. */
      readonly number?: number;
      /** A line may be drawn to it from the point before. */
      readonly joins: boolean;
      /** The question is another one than that of the figure before. */
      readonly newQuestion: boolean;
    }
  | { readonly kind: 'gap'; readonly period: Period; readonly why: string };

const STEP_MONTHS = { month: 1, quarter: 3, year: 12 } as const;
/** How long after a period its figure can be there: later than that it is missing. */
const GRACE_DAYS = { month: 35, quarter: 60, year: 200 } as const;
/** A gap of more years than this is one gap. */
const MOST_GAPS = 6;

/**
 * A metric over time, oldest first, with what is missing between the figures and since the last one.
 *
 * @param gaps known gaps with their reasons (teams that could not tell); others are found by how often the metric is due
 * @param today ISO date in London
 */
export function seriesOf(
  metric: Metric,
  figures: readonly Figure[],
  today: string,
  gaps: readonly Extract<Point, { kind: 'gap' }>[] = [],
): readonly Point[] {
  const points: Point[] = figures.map((figure, at) => {
    const before = figures[at - 1];
    const compared = before && compareFigures(metric, before, figure);
    return {
      kind: 'figure',
      figure,
      ...showFigure(metric, figure),
      joins: compared?.comparable === true,
      newQuestion: compared?.comparable === false && compared.code === 'wording',
    };
  });
  const known = new Set([...figures.map(({ period }) => period.to), ...gaps.map(({ period }) => period.to)]);
  const missing = missingPeriods(metric, figures, today)
    .filter(({ to }) => !known.has(to))
    .map((period): Point => ({ kind: 'gap', period, why: 'None was entered.' }));
  return inOrder([...points, ...gaps, ...missing]).map((point, at, all) => {
    const isBroken = point.kind === 'figure' && all[at - 1]?.kind === 'gap';
    return isBroken ? { ...point, joins: false } : point;
  });
}

/** Periods between the first figure and today that have none, by how often it is due. */
function missingPeriods(metric: Metric, figures: readonly Figure[], today: string): Period[] {
  const step = STEP_MONTHS[metric.every];
  const ends = [...new Set(figures.map(({ period }) => period.to))];
  const found: Period[] = [];
  ends.forEach((end, at) => {
    const next = ends[at + 1];
    for (let count = 1; found.length < MOST_GAPS * ends.length; count += 1) {
      const period = stepAfter(end, step, count);
      const isOver = next
        ? // Half a step from the next figure it is that figure's own period.
          daysBetween(period.to, next) < step * 15
        : daysBetween(period.to, today) <= GRACE_DAYS[metric.every];
      if (isOver) break;
      found.push(period);
    }
  });
  return found;
}

/** The period of this length that ends so many steps after the month of a date. */
function stepAfter(end: string, step: number, count: number): Period {
  const [year, month] = [Number(end.slice(0, 4)), Number(end.slice(5, 7))];
  return months(year, month + 1 + step * (count - 1), step);
}

function inOrder(points: readonly Point[]): Point[] {
  const key = (point: Point): string => {
    const { from, to } = periodOf(point);
    return `${to}|${from}`;
  };
  return [...points].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

export function periodOf(point: Point): Period {
  return point.kind === 'gap' ? point.period : point.figure.period;
}

/** The newest figure; and how many gaps came after it. */
export function latestOf(points: readonly Point[]): {
  readonly point?: Extract<Point, { kind: 'figure' }>;
  readonly gapsSince: number;
} {
  const at = points.findLastIndex(({ kind }) => kind === 'figure');
  const point = points[at];
  return {
    ...(point?.kind === 'figure' ? { point } : {}),
    gapsSince: at < 0 ? points.length : points.length - 1 - at,
  };
}
