import type { Metric } from '../../partnership/metric-schema.ts';
import type { Return } from '../../partnership/returns-schema.ts';
import type { Figure } from '../metric/figures.ts';
import { latestWording } from '../metric/figures.ts';
import { monthOf } from '../metric/periods.ts';
import type { FigureValue } from '../metric/record.ts';
import type { Point } from '../metric/series.ts';
import { SMALLEST_SHOWN } from '../small-numbers.ts';
import type { MonthlyReturn } from './record.ts';

type Gap = Extract<Point, { kind: 'gap' }>;

/** A metric out of the monthly numbers of teams: a figure for each month somebody answered, a gap for each nobody did. */
export function metricFromReturns(
  metric: Metric,
  asked: Return | undefined,
  records: readonly MonthlyReturn[],
): { readonly figures: readonly Figure[]; readonly gaps: readonly Gap[] } {
  const wording = latestWording(metric);
  const from = metric.fromReturn;
  if (!asked || !from || !wording) return { figures: [], gaps: [] };
  const own = records.filter((each) => each.return === asked.id);
  const figures: Figure[] = [];
  const gaps: Gap[] = [];
  for (const month of [...new Set(own.map((each) => each.month))].sort()) {
    const period = monthOf(`${month}-01`);
    const all = own.filter((each) => each.month === month);
    const heard = all.flatMap(({ answer }) => (answer?.numbers ? [answer.numbers] : []));
    const value = valueOf(from, heard);
    if (value === undefined) gaps.push({ kind: 'gap', period, why: whyGap(all, heard.length) });
    else
      figures.push({
        metric: metric.id,
        wording: wording.id,
        period,
        value,
        from: 'returns',
        ...(heard.length < all.length ? { partial: { heard: heard.length, of: all.length } } : {}),
      });
  }
  return { figures, gaps };
}

/** A number among these points at few children: a count below 5, or what is left of a whole beside its part. */
export function hasSmall(asked: Return, numbers: Readonly<Record<string, number>>): boolean {
  if (asked.counts !== 'children') return false;
  return asked.numbers.some(({ id, within }) => {
    const count = numbers[id] ?? 0;
    const rest = within === undefined ? 0 : (numbers[within] ?? 0) - count;
    return [count, rest].some((each) => each > 0 && each < SMALLEST_SHOWN);
  });
}

function valueOf(
  from: NonNullable<Metric['fromReturn']>,
  heard: readonly Readonly<Record<string, number>>[],
): FigureValue | undefined {
  if (heard.length === 0) return undefined;
  const sum = (id: string | undefined): number =>
    heard.reduce((total, numbers) => total + (id === undefined ? 0 : (numbers[id] ?? 0)), 0);
  if (from.count !== undefined) return { count: sum(from.count) };
  const of = sum(from.of);
  return of === 0 ? undefined : { part: sum(from.part), of };
}

function whyGap(all: readonly MonthlyReturn[], heard: number): string {
  if (heard > 0) return 'There was nothing to count.';
  const cannot = all.filter(({ state }) => state === 'cannot-tell').length;
  if (cannot === all.length) return cannot === 1 ? 'The team cannot tell.' : 'No team can tell.';
  return all.length === 1 ? 'The team has not answered.' : `None of ${all.length} teams has answered.`;
}
