import type { Metric, MetricWording } from '../../partnership/metric-schema.ts';
import type { Period } from '../period.ts';
import { readPeriod } from './periods.ts';
import type { FigureValue, MetricFigure } from './record.ts';

/** A figure as the scorecard has it, whether it was published, entered here, or added up from monthly returns. */
export interface Figure {
  readonly metric: string;
  readonly wording: string;
  readonly period: Period;
  readonly value: FigureValue;
  readonly from: 'published' | 'entered' | 'returns';
  /** Id of a source of the partnership file, or where somebody says it is published. */
  readonly source?: string;
  /** The change in per cent that its source states. */
  readonly stated?: number;
  /** Reference of the record behind it. */
  readonly id?: string;
  /** Not everybody it is added up from has been heard. */
  readonly partial?: { readonly heard: number; readonly of: number };
}

/**
 * The figures of a metric, oldest first. What somebody entered stands in the place of what was published for the same wording
 * and period.
 */
export function figuresOf(
  metric: Metric,
  entered: readonly MetricFigure[],
  returned: readonly Figure[] = [],
): readonly Figure[] {
  const found = new Map<string, Figure>();
  const keep = (figure: Figure): void => {
    found.set(`${figure.wording}|${figure.period.from}|${figure.period.to}`, figure);
  };
  for (const { period: text, wording, value, source, stated } of metric.figures) {
    const period = readPeriod(text);
    if (period)
      keep({
        metric: metric.id,
        wording,
        period,
        value,
        from: 'published',
        ...(source === undefined ? {} : { source }),
        ...(stated === undefined ? {} : { stated: stated.change }),
      });
  }
  for (const figure of returned) keep(figure);
  for (const { id, wording, from, to, value, source, metric: of } of entered)
    if (of === metric.id)
      keep({
        metric: of,
        wording,
        period: { from, to },
        value,
        from: 'entered',
        id,
        ...(source === undefined ? {} : { source }),
      });
  return [...found.values()].sort(
    (a, b) => compareText(a.period.to, b.period.to) || compareText(a.period.from, b.period.from),
  );
}

export function wordingOf(metric: Metric, id: string): MetricWording | undefined {
  return metric.wordings.find((wording) => wording.id === id);
}

/** The version of the question that is asked now. */
export function latestWording({ wordings }: Metric): MetricWording | undefined {
  return wordings.at(-1);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
