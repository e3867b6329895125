import type { StoreView } from '../../storage/store.ts';
import { figuresOf } from '../domain/metric/figures.ts';
import { scorecardRow, type MetricFigures, type ScorecardRow } from '../domain/metric/scorecard.ts';
import { metricFromReturns } from '../domain/returns/totals.ts';
import type { Member } from '../partnership/model.ts';
import type { Metric } from '../partnership/metric-schema.ts';
import type { Partnership } from '../partnership/schema.ts';
import type { Relation } from './access.ts';

/** What the scorecard is worked out from. */
export interface MetricReader {
  readonly store: StoreView;
  readonly partnership: Partnership;
  /** ISO date in London. */
  readonly today: string;
}

export function metricById({ metrics }: Partnership, id: string): Metric | undefined {
  return metrics.items.find((metric) => metric.id === id);
}

/** Everything known of a metric: published, entered, added up from returns, and what people say about it. */
export async function figuresFor(
  { store, partnership }: Pick<MetricReader, 'store' | 'partnership'>,
  metric: Metric,
): Promise<MetricFigures> {
  const asked = partnership.returns.items.find(({ id }) => id === metric.fromReturn?.return);
  const returned = metricFromReturns(metric, asked, asked ? await store.all('monthlyReturns') : []);
  const entered = await store.find('metricFigures', 'metric', metric.id);
  const own = new Set(entered.map(({ to }) => to));
  return {
    metric,
    figures: figuresOf(metric, entered, returned.figures),
    gaps: returned.gaps.filter(({ period }) => !own.has(period.to)),
    notes: await store.find('metricNotes', 'metric', metric.id),
  };
}

/** The scorecard, in the order of the dictionary; of one group only what its priorities are about or it supplies. */
export async function scorecardOf(reader: MetricReader, group?: string): Promise<readonly ScorecardRow[]> {
  const rows: ScorecardRow[] = [];
  for (const metric of reader.partnership.metrics.items)
    if (group === undefined || isOf(metric, group, reader.partnership))
      rows.push(scorecardRow(await figuresFor(reader, metric), reader.today));
  return rows;
}

function isOf({ priority, supplier }: Metric, group: string, { priorities }: Partnership): boolean {
  return supplier === group || priorities.some(({ id, lead }) => id === priority && lead === group);
}

/** Whoever chairs the group that keeps the scorecard stands to every figure as its chair. */
export function relationsToMetrics({ roles }: Member, { metrics }: Partnership): ReadonlySet<Relation> {
  const chairs = roles.some(
    ({ role, group }) => role === 'chair' && group !== undefined && group === metrics.keeper,
  );
  return new Set(chairs ? (['group-chair'] as const) : []);
}
