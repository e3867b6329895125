import { figureOf, inHalf, UNITS, type Clock } from './figures.ts';
import type { Cue, CueKind } from './cue.ts';
import type { Word } from './lex.ts';
import { phraseCues } from './phrase-cues.ts';
import type { Reader } from './reader.ts';

/** Words behind which a bare number is a time of day: "by 3", "since 9". */
const BEFORE_TIME = new Set([
  'since',
  'by',
  'before',
  'after',
  'at',
  'until',
  'from',
  'past',
  'around',
  'about',
  '@',
]);
const FILLS = new Set([
  'of',
  'the',
  'more',
  'other',
  'new',
  'young',
  'younger',
  'older',
  'different',
  'our',
  'these',
  'those',
  'local',
  'secondary',
  'primary',
  'year',
  'x',
]);
/** "the still out one": a pronoun, no number. */
const BEFORE_PRONOUN = new Set([
  'the',
  'that',
  'this',
  'out',
  'last',
  'which',
  'every',
  'no',
  'outstanding',
  'missing',
  'any',
  'other',
  'same',
  'younger',
  'older',
  'misper',
  'another',
  'each',
  'nice',
  'risk',
  'quick',
  'earlier',
  'first',
  'our',
  'good',
]);
const COUNTED: ReadonlySet<CueKind> = new Set([
  'person',
  'missing',
  'back',
  'out',
  'talk',
  'flag',
  'type',
  'done',
  'declined',
  'pending',
  'risk',
  'on',
  'off',
  'theme',
  'strategy',
]);

export interface Cued {
  readonly words: readonly Word[];
  readonly cues: readonly Cue[];
  /** Times of day, by the word where they begin. */
  readonly clocks: ReadonlyMap<number, Clock>;
}

/** What the words stand for: the longest phrase at each place, then numbers and times. One word may be several cues. */
export function cuesOf(words: readonly Word[], reader: Reader): Cued {
  const cues = phraseCues(words, reader);
  const clocks = new Map<number, Clock>();
  const starts = new Map<number, Cue[]>();
  for (const cue of cues) starts.set(cue.from, [...(starts.get(cue.from) ?? []), cue]);
  const covered = new Set<number>();
  for (const cue of cues)
    if (cue.kind !== 'no' && cue.to - cue.from > 1)
      for (let at = cue.from; at < cue.to; at += 1) covered.add(at);
  const figures: Cue[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (covered.has(at)) continue;
    const found = figureCue(words, at, starts, clocks);
    if (found) {
      figures.push(found);
      at = Math.max(at, found.to - 1);
    }
  }
  return { words, cues: [...cues, ...figures].sort((a, b) => a.from - b.from || b.to - a.to), clocks };
}

function figureCue(
  words: readonly Word[],
  at: number,
  starts: ReadonlyMap<number, readonly Cue[]>,
  clocks: Map<number, Clock>,
): Cue | undefined {
  const word = words[at];
  if (!word) return undefined;
  if (word.low.startsWith('#')) return cue('ref', word.low.slice(1), at, at + 1);
  if (word.low === 'dib') return reference(words, at);
  if (word.low === 'half' && words[at + 1]?.after === 'word') return halfPast(words, at, clocks);
  const figure = figureOf(word);
  if (!figure) return undefined;
  const [before, next] = [words[at - 1], words[at + 1]];
  const follows = next?.after === 'word' ? next.low : '';
  const timely = BEFORE_TIME.has(before?.low ?? '') && word.after === 'word';
  switch (figure.kind) {
    case 'time':
      return time(clocks, figure.time, at, follows);
    case 'maybe-time':
      if (
        timely ||
        ['hrs', 'hours', 'ish', 'am', 'pm', 'last', 'on', 'yesterday', 'today'].includes(follows) ||
        isNear(starts, at, ['back', 'out', 'missing', 'booked', 'held', 'day', 'part'])
      )
        return time(clocks, figure.time, at, follows);
      return undefined;
    case 'span':
      return cue('span', String(figure.hours), at, at + 1);
    case 'ordinal':
      return cue('ordinal', String(figure.value), at, at + 1);
    case 'range':
      return cue('vague', `${figure.from}-${figure.to}`, at, at + 1);
    case 'number':
      return number(words, at, figure.value, figure.atLeast === true, { timely, follows, starts, clocks });
    case 'other':
      return undefined;
  }
}

interface Around {
  readonly timely: boolean;
  readonly follows: string;
  readonly starts: ReadonlyMap<number, readonly Cue[]>;
  readonly clocks: Map<number, Clock>;
}

function number(
  words: readonly Word[],
  at: number,
  value: number,
  atLeast: boolean,
  around: Around,
): Cue | undefined {
  const { timely, follows, starts, clocks } = around;
  const [word, before] = [words[at], words[at - 1]];
  const unit = Object.hasOwn(UNITS, follows) ? UNITS[follows] : undefined;
  if (unit !== undefined) return cue('span', String(value * unit), at, at + 2);
  if (follows === 'am' || follows === 'pm' || follows === 'oclock')
    return time(clocks, { hours: value % 24, minutes: 0, sure: false }, at, follows);
  if (follows === 'times') return cue('ordinal', String(value), at, at + 2);
  if (before?.low === 'item' && word?.after === 'word') return cue('ref', String(value), at, at + 1);
  // Year 9 and aged 14 count nobody; nor does a day of the month.
  if (
    word?.after === 'word' &&
    [
      'year',
      'yr',
      'y',
      'aged',
      'age',
      'item',
      'section',
      'key',
      'stage',
      'level',
      'tier',
      'pl',
      'unit',
      'band',
    ].includes(before?.low ?? '')
  )
    return undefined;
  if (MONTHS.has(follows) || (before && MONTHS.has(before.low) && word?.after === 'word')) return undefined;
  if (word?.low === 'one' && word.after === 'word' && BEFORE_PRONOUN.has(before?.low ?? '')) return undefined;
  if (word?.low === 'one' && ['of'].includes(follows)) return cue('number', '1', at, at + 1);
  const counts = countsSomething(words, at, starts);
  if (timely && value <= 24 && !counts && before?.low !== 'about' && before?.low !== 'around')
    return time(clocks, { hours: value % 24, minutes: 0, sure: value > 12 }, at, follows);
  if (word?.typed.endsWith('ish') && value <= 12 && !counts)
    return time(clocks, { hours: value, minutes: 0, sure: false }, at, follows);
  return cue('number', `${value}${atLeast ? '+' : ''}`, at, at + 1);
}

/** What follows can be counted: a person, a thing, a status. Few words may stand in between. */
function countsSomething(
  words: readonly Word[],
  at: number,
  starts: ReadonlyMap<number, readonly Cue[]>,
): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const word = words[next];
    if (!word || word.after !== 'word') return false;
    if (starts.get(next)?.some(({ kind }) => COUNTED.has(kind) || kind === 'thing')) return true;
    if (!FILLS.has(word.low)) return false;
  }
  return false;
}

function isNear(starts: ReadonlyMap<number, readonly Cue[]>, at: number, kinds: readonly CueKind[]): boolean {
  return [-3, -2, -1, 1].some((step) => starts.get(at + step)?.some(({ kind }) => kinds.includes(kind)));
}

function time(clocks: Map<number, Clock>, clock: Clock, at: number, follows: string): Cue {
  const half =
    follows === 'am' || follows === 'pm' || follows === 'hrs' || follows === 'hours' ? follows : '';
  clocks.set(at, inHalf(clock, half));
  return cue('time', '', at, half === '' ? at + 1 : at + 2);
}

function halfPast(words: readonly Word[], at: number, clocks: Map<number, Clock>): Cue | undefined {
  const step = words[at + 1]?.low === 'past' ? 2 : 1;
  const figure =
    words[at + step] &&
    figureOf(words[at + step] ?? { low: '', typed: '', from: 0, to: 0, after: 'word', capital: false });
  if (figure?.kind !== 'number' || figure.value > 12) return undefined;
  const follows = words[at + step + 1]?.low ?? '';
  clocks.set(at, inHalf({ hours: figure.value, minutes: 30, sure: false }, follows));
  return cue('time', '', at, at + step + (follows === 'am' || follows === 'pm' ? 2 : 1));
}

/** `DIB-261123-04`: three words, as the dashes part them. */
function reference(words: readonly Word[], at: number): Cue | undefined {
  const joined = `${words[at + 1]?.low ?? ''}-${words[at + 2]?.low ?? ''}`;
  const [day = '', n = ''] = (words[at + 1]?.low ?? '').includes('-')
    ? (words[at + 1]?.low ?? '').split('-')
    : joined.split('-');
  if (
    day.length !== 6 ||
    n.length < 1 ||
    n.length > 3 ||
    !Number.isInteger(Number(day)) ||
    !Number.isInteger(Number(n))
  )
    return undefined;
  const last = (words[at + 1]?.low ?? '').includes('-') ? at + 2 : at + 3;
  return cue('ref', `DIB-${day}-${n.padStart(2, '0')}`, at, last);
}

const MONTHS = new Set(
  'jan january feb february mar march apr april jun june jul july aug august sep sept september oct october nov november dec december'.split(
    ' ',
  ),
);

function cue(kind: CueKind, value: string, from: number, to: number): Cue {
  return { kind, value, from, to };
}
