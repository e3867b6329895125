import { z } from 'zod';

const isoDate = z.iso.date();
const at = z.iso.datetime();
const name = z.string().min(1).max(80);
const whole = z.number().int().min(0).max(10_000_000);

/**
 * What was counted. A share is kept as its two numbers, so that it can be worked out again; a bare percentage only where nothing
 * else was ever published.
 */
export const FigureValue = z.union([
  z.strictObject({ count: whole }),
  z
    .strictObject({ part: whole, of: whole.min(1) })
    .refine(({ part, of }) => part <= of, { error: 'a part that is no more than what it is a part of' }),
  z.strictObject({ percent: z.number().min(0).max(100) }),
]);
export type FigureValue = z.infer<typeof FigureValue>;

const Entry = {
  value: FigureValue,
  by: z.string(),
  at,
};

/** A figure that somebody entered: of one metric, in one wording, for one period. What it was before a correction is kept. */
export const MetricFigure = z.strictObject({
  id: z.string(),
  rev: z.number().int().min(1),
  metric: name,
  /** The version of the question it answers. */
  wording: name,
  from: isoDate,
  to: isoDate,
  ...Entry,
  /** Where it is published, in a line. */
  source: z.string().max(300).exactOptional(),
  before: z.array(z.strictObject(Entry)),
});
export type MetricFigure = z.infer<typeof MetricFigure>;

/** What a person says about a metric as it stood in one period. */
export const MetricNote = z.strictObject({
  /** `ppn-children|2024-04-01|2025-03-31` */
  id: z.string(),
  metric: name,
  from: isoDate,
  to: isoDate,
  text: z.string().min(1).max(600),
  by: z.string(),
  at,
});
export type MetricNote = z.infer<typeof MetricNote>;

export function figureKey(figure: Pick<MetricFigure, 'metric' | 'wording' | 'from' | 'to'>): string {
  return [figure.metric, figure.wording, figure.from, figure.to].join('|');
}

export function noteKey(metric: string, period: { readonly from: string; readonly to: string }): string {
  return [metric, period.from, period.to].join('|');
}
