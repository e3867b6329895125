import { z } from 'zod';
import { PERIOD_TEXT, readPeriod } from '../domain/metric/periods.ts';
import { FigureValue } from '../domain/metric/record.ts';
import { aliases, assumed, Id, note, Text } from './schema-parts.ts';

const PeriodText = z
  .string()
  .regex(
    PERIOD_TEXT,
    'a period in quotes, like "2024-25", "2024", "2024-Q1", "2025-03" or "2024-09..2025-08"',
  )
  .refine((text) => readPeriod(text) !== undefined, { error: 'a period that the calendar has' });

/** One version of a question. Two versions with other words are never compared, unless one says that it may be. */
const Wording = z.strictObject({
  id: Id,
  asks: Text.describe(
    'What is counted, in words. Change a word, and it is another version: add it, keep this one.',
  ),
  from: PeriodText.exactOptional().describe('The first period it was asked for.'),
  source: Id.exactOptional(),
  comparableWith: z
    .array(Id)
    .default([])
    .describe('Other versions whose figures mean the same, because somebody looked at both.'),
  note,
  assumed,
});

const PublishedFigure = z.strictObject({
  period: PeriodText,
  wording: Id,
  value: FigureValue,
  stated: z
    .strictObject({ change: z.number() })
    .exactOptional()
    .describe('The change in per cent that the source says, to be worked out again.'),
  source: Id.exactOptional(),
  note,
});

const Target = z.strictObject({
  green: z.number().describe('On target from here on, in the direction that is better.'),
  red: z.number().exactOptional().describe('Red on the other side of this; amber between the two.'),
  why: Text.describe('Who says so.'),
  assumed,
});

/** From which numbers of a monthly return it is worked out. */
const FromReturn = z.strictObject({
  return: Id,
  count: Id.exactOptional(),
  part: Id.exactOptional(),
  of: Id.exactOptional(),
});

const Metric = z.strictObject({
  id: Id,
  name: Text,
  aliases,
  young: Text.exactOptional().describe('What it is in words the Young Safeguarders would use.'),
  unit: z.enum(['count', 'percent']),
  counts: z
    .enum(['children', 'other'])
    .default('children')
    .describe('Of children, numbers below 5 are hidden.'),
  taken: z.enum(['over', 'snapshot']).default('over').describe('Over a period, or as things stood on a day.'),
  every: z.enum(['month', 'quarter', 'year']),
  better: z.enum(['higher', 'lower', 'neither']),
  priority: Id.exactOptional(),
  supplier: Id.describe('The agency or group that supplies it.'),
  limits: Text.exactOptional().describe('Known limits of what the figure can say.'),
  target: Target.exactOptional(),
  fromReturn: FromReturn.exactOptional(),
  wordings: z.array(Wording).min(1, 'at least one version of the question'),
  figures: z.array(PublishedFigure).default([]),
  note,
  assumed,
});
export type Metric = z.infer<typeof Metric>;
export type MetricWording = z.infer<typeof Wording>;
export type MetricTarget = z.infer<typeof Target>;

/** The metric dictionary: what is counted, in which words, by whom, and what was published. */
export const Metrics = z.strictObject({
  keeper: Id.exactOptional().describe('The group that keeps the scorecard; its chair can enter figures.'),
  items: z.array(Metric).default([]),
});
export type Metrics = z.infer<typeof Metrics>;
