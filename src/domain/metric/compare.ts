import type { Metric, MetricWording } from '../../partnership/metric-schema.ts';
import { checkChange, percentChange, saySigned, type StatedCheck } from './arithmetic.ts';
import { latestWording, wordingOf, type Figure } from './figures.ts';
import { monthsIn, readPeriod, sayFigurePeriod } from './periods.ts';
import { showFigure } from './show.ts';
import { sayWordChange, wordChange, wordingMark } from './wording.ts';

export interface Compared {
  readonly comparable: true;
  /** In per cent of a count, or in percentage points of a percentage. Absent from nothing, of which there is no per cent. */
  readonly change?: number;
  /** `+14.8%`, `+2.9 percentage points` */
  readonly shown: string;
  readonly says: string;
  /** When somebody stated another change. */
  readonly check?: StatedCheck;
}

/** Why two figures are not compared. */
export interface NotComparable {
  readonly comparable: false;
  readonly code: 'wording' | 'period' | 'part' | 'hidden';
  /** A few words for a table: `question changed`. */
  readonly short: string;
  readonly why: string;
}
export type Comparison = Compared | NotComparable;

/**
 * Compares two figures of one metric, the older one first, or says why not. In this order: the words of the question, whether
 * everybody was heard, the length of the periods, and whether both may be seen (F39).
 */
export function compareFigures(metric: Metric, before: Figure, after: Figure): Comparison {
  return (
    otherWords(metric, before, after) ??
    notAll(before, after) ??
    otherLength(metric, before, after) ??
    changeOf(metric, before, after)
  );
}

/** The two versions mean the same: the same words, or somebody has looked at both and says so. */
export function isSameQuestion(one: MetricWording, other: MetricWording): boolean {
  return (
    one.id === other.id ||
    wordingMark(one.asks) === wordingMark(other.asks) ||
    one.comparableWith.includes(other.id) ||
    other.comparableWith.includes(one.id)
  );
}

function otherWords(metric: Metric, before: Figure, after: Figure): NotComparable | undefined {
  const one = wordingOf(metric, before.wording);
  const other = wordingOf(metric, after.wording);
  if (!one || !other)
    return {
      comparable: false,
      code: 'wording',
      short: 'question unknown',
      why: 'One of them answers a question that is no longer in the dictionary.',
    };
  if (isSameQuestion(one, other)) return undefined;
  const from = readPeriod(other.from ?? '') ?? after.period;
  return {
    comparable: false,
    code: 'wording',
    short: 'question changed',
    why: `The question changed from ${sayFigurePeriod(from)}. Before: “${one.asks}”. Then: “${other.asks}”. ${sayWordChange(wordChange(one.asks, other.asks))} A difference between the two says nothing about children.`,
  };
}

function notAll(before: Figure, after: Figure): NotComparable | undefined {
  const part = [before, after].find(({ partial }) => partial);
  if (!part?.partial) return undefined;
  const { heard, of } = part.partial;
  return {
    comparable: false,
    code: 'part',
    short: 'not all heard',
    why: `For ${sayFigurePeriod(part.period)} only ${heard} of ${of} teams have sent their numbers.`,
  };
}

function otherLength(metric: Metric, before: Figure, after: Figure): NotComparable | undefined {
  if (metric.taken === 'snapshot' || monthsIn(before.period) === monthsIn(after.period)) return undefined;
  return {
    comparable: false,
    code: 'period',
    short: 'other length',
    why: `${sayFigurePeriod(before.period)} and ${sayFigurePeriod(after.period)} are not equally long.`,
  };
}

function changeOf(metric: Metric, before: Figure, after: Figure): Comparison {
  const [one, other] = [showFigure(metric, before), showFigure(metric, after)];
  if (one.number === undefined || other.number === undefined)
    return {
      comparable: false,
      code: 'hidden',
      short: 'too few to say',
      why: 'One of the two is below 5, and a change would give it away.',
    };
  const between = `${one.says} (${sayFigurePeriod(before.period)}) to ${other.says} (${sayFigurePeriod(after.period)})`;
  if (metric.unit === 'percent') {
    const change = other.number - one.number;
    const shown = saySigned(change, points(change));
    return { comparable: true, change, shown, says: `${between}: ${shown}.` };
  }
  const change = percentChange(one.number, other.number);
  if (change === undefined)
    return {
      comparable: true,
      shown: `+${other.says}`,
      says: `${between}. From nothing there is no per cent.`,
    };
  const check = after.stated === undefined ? undefined : checkChange(one.number, other.number, after.stated);
  const shown = saySigned(change, '%');
  return {
    comparable: true,
    change,
    shown,
    says: [`${between}: ${shown}.`, ...(check ? [check.says] : [])].join(' '),
    ...(check ? { check } : {}),
  };
}

function points(change: number): string {
  return Math.abs(change) === 1 ? ' percentage point' : ' percentage points';
}

/** Pairs that may be compared, the newest first: what to offer somebody whose own pair may not. */
export function comparablePairs(
  metric: Metric,
  figures: readonly Figure[],
): readonly (readonly [Figure, Figure])[] {
  const pairs: (readonly [Figure, Figure])[] = [];
  for (let at = figures.length - 1; at > 0; at -= 1) {
    const after = figures[at];
    const before = after
      ? figures.slice(0, at).findLast((each) => compareFigures(metric, each, after).comparable)
      : undefined;
    if (after && before) pairs.push([before, after]);
  }
  return pairs;
}

/** What to do instead, in words, when no pair can be compared. */
export function insteadOf(metric: Metric, figures: readonly Figure[]): string {
  const [pair] = comparablePairs(metric, figures);
  if (pair)
    return `You can compare ${sayFigurePeriod(pair[0].period)} with ${sayFigurePeriod(pair[1].period)}.`;
  const now = latestWording(metric);
  const current = figures.filter(({ wording }) => wording === now?.id);
  return current.length === 0
    ? 'Show each figure with its own question, and no change between them.'
    : `Show each figure with its own question. The next one asked as now can be compared with ${sayFigurePeriod((current.at(-1) ?? current[0] ?? { period: { from: '', to: '' } }).period)}.`;
}
