import { isFigure, type Word } from './lex.ts';

/** What a word with figures in it says by itself. */
export type Figure =
  | { readonly kind: 'number'; readonly value: number; readonly atLeast?: true }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'ordinal'; readonly value: number }
  | { readonly kind: 'time'; readonly time: Clock }
  /** Four figures that may be a time, a year or anything else. */
  | { readonly kind: 'maybe-time'; readonly time: Clock }
  | { readonly kind: 'span'; readonly hours: number }
  | { readonly kind: 'other' };

export interface Clock {
  readonly hours: number;
  readonly minutes: number;
  /** Morning or afternoon was said, or it can only be one of them. */
  readonly sure: boolean;
}

const SPELLED =
  'nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
    ' ',
  );
const NAMED: Readonly<Record<string, number>> = { pair: 2, dozen: 12, twenty: 20, single: 1, twice: 2 };
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** Units that make a number into a length of time, in hours. */
export const UNITS: Readonly<Record<string, number>> = {
  h: 1,
  hr: 1,
  hrs: 1,
  hour: 1,
  hours: 1,
  day: 24,
  days: 24,
  week: 168,
  weeks: 168,
  month: 720,
  months: 720,
  min: 0,
  mins: 0,
  minutes: 0,
  years: 8760,
  year: 8760,
  yrs: 8760,
  yr: 8760,
  yo: 8760,
  nights: 24,
};

/** Reads `2140ish`, `9pm`, `72h`, `3rd`, `x2`, `10+`, `5-6`, `two`. Undefined for a word that is none. */
export function figureOf({ low }: Word): Figure | undefined {
  const spelled = SPELLED.indexOf(low);
  if (spelled > 0) return { kind: 'number', value: spelled };
  const named = Object.hasOwn(NAMED, low) ? NAMED[low] : undefined;
  if (named !== undefined) return { kind: 'number', value: named };
  const ordinal = ORDINALS.indexOf(low);
  if (ordinal >= 0) return { kind: 'ordinal', value: ordinal + 1 };
  if (low === 'midnight') return { kind: 'time', time: { hours: 0, minutes: 0, sure: true } };
  if (low === 'midday' || low === 'noon')
    return { kind: 'time', time: { hours: 12, minutes: 0, sure: true } };
  if (low.length > 1 && low.startsWith('x') && isFigure(low.charCodeAt(1))) return plain(low.slice(1));
  if (!isFigure(low.charCodeAt(0))) return undefined;
  return withFigures(low);
}

function withFigures(low: string): Figure {
  let end = 0;
  while (isFigure(low.charCodeAt(end))) end += 1;
  const [figures, rest] = [low.slice(0, end), low.slice(end)];
  if (rest === '') return plain(figures);
  if (rest[0] === ':' || rest[0] === '.')
    return clockOf(figures, rest.slice(1, 3), rest.slice(3)) ?? { kind: 'other' };
  if (rest === '+') return { kind: 'number', value: Number(figures), atLeast: true };
  if (rest[0] === '-' && figures.length <= 2) {
    const to = Number(rest.slice(1));
    return Number.isInteger(to) && to > Number(figures) && to < 100
      ? { kind: 'range', from: Number(figures), to }
      : { kind: 'other' };
  }
  if (rest === 'x') return plain(figures);
  if (
    rest === 'am' ||
    rest === 'pm' ||
    rest === 'ish' ||
    rest === 'hrs' ||
    rest === 'hr' ||
    rest === 'h' ||
    rest === 'hours'
  ) {
    if (figures.length >= 3)
      return clockOf(figures.slice(0, -2), figures.slice(-2), rest) ?? { kind: 'other' };
    if (rest === 'am' || rest === 'pm') return clockOf(figures, '00', rest) ?? { kind: 'other' };
    if (rest === 'ish') return { kind: 'number', value: Number(figures) };
  }
  const unit = Object.hasOwn(UNITS, rest) ? UNITS[rest] : undefined;
  if (unit !== undefined) return { kind: 'span', hours: Number(figures) * unit };
  if (rest === 'st' || rest === 'nd' || rest === 'rd' || rest === 'th')
    return { kind: 'ordinal', value: Number(figures) };
  // "4misper": a number run together with the next word is read as the number.
  return { kind: 'other' };
}

function plain(figures: string): Figure {
  if (figures.length <= 2) {
    const value = Number(figures);
    // 0 is a word of its own here: none.
    return Number.isInteger(value) && value > 0 ? { kind: 'number', value } : { kind: 'other' };
  }
  if (figures.length === 4 || figures.length === 3) {
    const clock = clockOf(figures.slice(0, -2), figures.slice(-2), '');
    if (clock?.kind === 'time')
      // A nought in front is never a year or a number: 0840.
      return figures.length === 4 && figures[0] === '0' ? clock : { kind: 'maybe-time', time: clock.time };
  }
  return { kind: 'other' };
}

function clockOf(first: string, second: string, half: string): Figure | undefined {
  const [hours, minutes] = [Number(first), Number(second)];
  if (!(hours <= 24 && minutes <= 59) || first.length > 2) return undefined;
  return {
    kind: 'time',
    time: inHalf({ hours: hours % 24, minutes, sure: hours > 12 || hours === 0 || first.length === 2 }, half),
  };
}

/** The time with "am", "pm" or nothing behind it. */
export function inHalf(clock: Clock, half: string): Clock {
  if (half.startsWith('pm') && clock.hours < 12) return { ...clock, hours: clock.hours + 12, sure: true };
  if (half.startsWith('am')) return { ...clock, hours: clock.hours === 12 ? 0 : clock.hours, sure: true };
  return half.startsWith('h') ? { ...clock, sure: true } : clock;
}
