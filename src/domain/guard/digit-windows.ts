import { isThin, type Token } from './token.ts';

/** Neighbouring groups of figures read as one number. */
export interface DigitWindow {
  readonly digits: string;
  /** Lengths of its groups: `[3, 3, 4]`. */
  readonly shape: readonly number[];
  readonly first: number;
  readonly last: number;
}

const MOST_GROUPS = 12;

/**
 * Every run of neighbouring figure groups that begins here, shortest first, up to `most` figures. Between two groups stand
 * only a few blanks, dots, dashes and the like.
 */
export function* windowsFrom(tokens: readonly Token[], first: number, most: number): Generator<DigitWindow> {
  let digits = '';
  const shape: number[] = [];
  for (let at = first; at < tokens.length && at < first + MOST_GROUPS; at += 1) {
    const token = tokens[at];
    if (!token || token.digits === '') return;
    if (at > first && !isThin(token.gap)) return;
    digits += token.digits;
    // "9oo" is one group, though it is two tokens.
    if (at > first && token.gap === '') shape.push((shape.pop() ?? 0) + token.digits.length);
    else shape.push(token.digits.length);
    if (digits.length > most) return;
    const next = tokens[at + 1];
    if (next && next.gap === '' && next.digits !== '') continue;
    yield { digits, shape: [...shape], first, last: at };
  }
}

/** The token is the beginning of a group, not the second half of one. */
export function beginsGroup(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.digits === '') return false;
  return token.gap !== '' || at === 0 || tokens[at - 1]?.digits === '';
}
