import { isThin, type Token } from './token.ts';

/** Neighbouring groups of figures read as one number. */
export interface DigitWindow {
  readonly digits: string;
  /** Lengths of its groups: `[3, 3, 4]`. */
  readonly shape: readonly number[];
  readonly first: number;
  readonly last: number;
}

/** All that can be read as one number from one place on. */
export interface WrittenNumber {
  readonly at: number;
  /** Shortest first. */
  readonly windows: readonly DigitWindow[];
}

/** NHS numbers have ten figures; the shortest telephone numbers too, and the longest, with 00 44 and a 0, fourteen. */
const LEAST_FIGURES = 10;
const MOST_FIGURES = 16;
const MOST_GROUPS = 12;
const NONE: readonly DigitWindow[] = [];

/**
 * Every run of neighbouring figure groups that begins here and has from `least` to `most` figures, shortest first. Between two
 * groups stand only a few blanks, dots, dashes and the like.
 */
export function windowsFrom(
  tokens: readonly Token[],
  first: number,
  least: number,
  most: number,
): readonly DigitWindow[] {
  // Most figures are ages, dates and counts: too few for any number.
  if (!hasFigures(tokens, first, least)) return NONE;
  let windows: DigitWindow[] | undefined;
  let digits = '';
  const shape: number[] = [];
  for (let at = first; at < tokens.length && at < first + MOST_GROUPS; at += 1) {
    const token = tokens[at];
    if (!token || token.digits === '') break;
    if (at > first && !isThin(token.gap)) break;
    digits += token.digits;
    // "9oo" is one group, though it is two tokens.
    if (at > first && token.gap === '') shape.push((shape.pop() ?? 0) + token.digits.length);
    else shape.push(token.digits.length);
    if (digits.length > most) break;
    const next = tokens[at + 1];
    if (digits.length < least || (next && next.gap === '' && next.digits !== '')) continue;
    windows ??= [];
    windows.push({ digits, shape: [...shape], first, last: at });
  }
  return windows ?? NONE;
}

function hasFigures(tokens: readonly Token[], first: number, least: number): boolean {
  let figures = 0;
  for (let at = first; figures < least; at += 1) {
    const token = tokens[at];
    if (!token || token.digits === '' || (at > first && !isThin(token.gap))) return false;
    figures += token.digits.length;
  }
  return true;
}

/** Every place at which a group of figures begins that may be an NHS or telephone number. */
export function numbersIn(tokens: readonly Token[]): readonly WrittenNumber[] {
  const numbers: WrittenNumber[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!beginsGroup(tokens, at)) continue;
    const windows = windowsFrom(tokens, at, LEAST_FIGURES, MOST_FIGURES);
    if (windows.length > 0) numbers.push({ at, windows });
  }
  return numbers;
}

/** The token is the beginning of a group, not the second half of one. */
function beginsGroup(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.digits === '') return false;
  return token.gap !== '' || at === 0 || tokens[at - 1]?.digits === '';
}
