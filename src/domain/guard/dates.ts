import type { Token } from './token.ts';
import { isThin } from './token.ts';

/** A date as somebody wrote it. The year is absent when it was not said. */
export interface WrittenDate {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly first: number;
  readonly last: number;
  /** Only figures, set apart by blanks: it takes a label to know that it is a date. */
  readonly loose?: true;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL =
  'january february march april may june july august september october november december sept'.split(' ');
const ORDINAL = new Set(['st', 'nd', 'rd', 'th']);
const FILLER = new Set(['of', 'the']);

const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
]);
const ONES: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
  ['oh', 0],
]);

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  [...FULL, ...MONTHS].map((word) => [word, MONTHS.indexOf(word.slice(0, 3)) + 1]),
);

/** The month a word names, from 1; 0 when it names none. */
export function monthOf(low: string): number {
  return MONTH_OF.get(low) ?? 0;
}

/** The date that begins at this token, if one does. `thisYear` has four figures and settles what "12" means. */
export function dateAt(tokens: readonly Token[], at: number, thisYear: number): WrittenDate | undefined {
  const token = tokens[at];
  if (
    !token ||
    (token.digits === '' && !ONES.has(token.low) && !TENS.has(token.low) && monthOf(token.low) === 0)
  )
    return undefined;
  return (
    figuresAt(tokens, at, thisYear) ?? dayMonthAt(tokens, at, thisYear) ?? monthDayAt(tokens, at, thisYear)
  );
}

function make(
  day: number,
  month: number,
  year: number | undefined,
  first: number,
  last: number,
  loose = false,
): WrittenDate | undefined {
  if (day < 1 || day > 31 || month < 1 || month > 12 || (year !== undefined && (year < 1900 || year > 2100)))
    return undefined;
  return {
    day,
    month,
    first,
    last,
    ...(year === undefined ? {} : { year }),
    ...(loose ? { loose: true } : {}),
  };
}

export function fullYear(digits: string, thisYear: number): number | undefined {
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return undefined;
  const century = Math.floor(thisYear / 100) * 100;
  const year = century + Number(digits);
  // Dates to come are near; what lies further off was a hundred years before.
  return year > thisYear + 15 ? year - 100 : year;
}

/** 14/03/2012, 14.3.12, 2012-03-14, 14 3 12 and, in one piece, 14032012. */
function figuresAt(tokens: readonly Token[], at: number, thisYear: number): WrittenDate | undefined {
  const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!one || one.digits === '') return undefined;
  if (
    (one.digits.length === 6 || one.digits.length === 8) &&
    (two?.digits === '' || two === undefined || two.gap !== '')
  ) {
    const year = fullYear(one.digits.slice(4), thisYear);
    return make(Number(one.digits.slice(0, 2)), Number(one.digits.slice(2, 4)), year, at, at, true);
  }
  if (!two || !three || two.digits === '' || three.digits === '') return undefined;
  if (two.digits.length > 2 || !isMark(two.gap) || !isMark(three.gap)) return undefined;
  const loose = two.gap.trim() === '' || three.gap.trim() === '';
  if (one.digits.length === 4 && three.digits.length <= 2)
    return make(Number(three.digits), Number(two.digits), Number(one.digits), at, at + 2, loose);
  if (one.digits.length > 2) return undefined;
  const year = fullYear(three.digits, thisYear);
  if (year === undefined) return undefined;
  const [a, b] = [Number(one.digits), Number(two.digits)];
  // The American order, when it can be no other.
  return b > 12 && a <= 12 ? make(b, a, year, at, at + 2, loose) : make(a, b, year, at, at + 2, loose);
}

function isMark(gap: string): boolean {
  return gap !== '' && isThin(gap) && !gap.includes(':') && !gap.includes('+') && !gap.includes('\n');
}

/** 14 March 2012, 14th of Mar 12, 3rd May, fourteenth of march twenty twelve. */
function dayMonthAt(tokens: readonly Token[], at: number, thisYear: number): WrittenDate | undefined {
  const [day, afterDay] = numberAt(tokens, at);
  if (day === undefined || day > 31) return undefined;
  let next = afterDay;
  if (ORDINAL.has(tokens[next]?.low ?? '') && tokens[next]?.gap === '') next += 1;
  while (FILLER.has(tokens[next]?.low ?? '')) next += 1;
  const month = monthOf(tokens[next]?.low ?? '');
  if (month === 0 || !isNear(tokens[next])) return undefined;
  return withYear(tokens, day, month, at, next, thisYear);
}

/** March 14 2012, March 14th. */
function monthDayAt(tokens: readonly Token[], at: number, thisYear: number): WrittenDate | undefined {
  const month = monthOf(tokens[at]?.low ?? '');
  if (month === 0) return undefined;
  const start = tokens[at + 1]?.low === 'the' ? at + 2 : at + 1;
  const day = tokens[start];
  if (!day || day.digits === '' || day.digits.length > 2 || !isThin(day.gap, 1) || day.gap === '\n')
    return undefined;
  const isOrdinal = ORDINAL.has(tokens[start + 1]?.low ?? '') && tokens[start + 1]?.gap === '';
  return withYear(tokens, Number(day.digits), month, at, isOrdinal ? start + 1 : start, thisYear);
}

function withYear(
  tokens: readonly Token[],
  day: number,
  month: number,
  first: number,
  before: number,
  thisYear: number,
): WrittenDate | undefined {
  const next = tokens[before + 1];
  if (next && isNear(next)) {
    if (next.digits !== '') {
      // The day of another date ("3 Sep-24 Oct", or on the next line) is no year.
      const isDay =
        next.gap.includes('\n') || (next.digits.length === 2 && monthOf(tokens[before + 2]?.low ?? '') > 0);
      const year = isDay ? undefined : fullYear(next.digits, thisYear);
      if (year !== undefined && (next.digits.length === 4 || tokens[before + 2]?.gap !== ':'))
        return make(day, month, year, first, before + 1);
    } else {
      const [year, after] = yearInWords(tokens, before + 1);
      if (year !== undefined) return make(day, month, year, first, after - 1);
    }
  }
  return make(day, month, undefined, first, before);
}

function isNear(token: Token | undefined): boolean {
  return token !== undefined && (isThin(token.gap) || token.gap === ', ' || token.gap === "'");
}

/** A number in figures or words (up to ninety-nine), and the place after it. */
export function numberAt(tokens: readonly Token[], at: number): readonly [number | undefined, number] {
  const token = tokens[at];
  if (!token) return [undefined, at];
  if (token.digits !== '') return token.digits.length <= 2 ? [Number(token.digits), at + 1] : [undefined, at];
  const tens = TENS.get(token.low);
  const one = ONES.get(tokens[at + 1]?.low ?? '');
  if (tens !== undefined) return one !== undefined && one < 10 ? [tens + one, at + 2] : [tens, at + 1];
  const value = ONES.get(token.low);
  return value === undefined || token.low === 'oh' ? [undefined, at] : [value, at + 1];
}

/** "twenty twelve", "two thousand and nine". */
function yearInWords(tokens: readonly Token[], at: number): readonly [number | undefined, number] {
  const first = tokens[at]?.low;
  if (first === 'two' && tokens[at + 1]?.low === 'thousand') {
    const skip = tokens[at + 2]?.low === 'and' ? 3 : 2;
    const [rest, after] = numberAt(tokens, at + skip);
    return rest === undefined ? [2000, at + 2] : [2000 + rest, after];
  }
  if (first !== 'twenty' && first !== 'nineteen') return [undefined, at];
  const [rest, after] = numberAt(tokens, at + 1);
  return rest === undefined ? [undefined, at] : [(first === 'twenty' ? 2000 : 1900) + rest, after];
}
