import { fold } from './fold.ts';
import { isThin, tokenise, type Token } from './token.ts';
import { Remaking } from './way-back.ts';
import type { Span } from './finding.ts';

/** A text as detectors read it: plain characters and tokens, with the way back to what was typed. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Offsets in what was typed for offsets in the plain text. */
  original(span: Span): Span;
}

/**
 * The readings of one text: as it stands and, where something is spelled out letter by letter or figure by figure, with
 * that drawn together. Time grows with the length of the text and with nothing else.
 */
export function readingsOf(typed: string): readonly Reading[] {
  const folded = fold(typed);
  const plain: Reading = {
    text: folded.text,
    tokens: tokenise(folded.text),
    original: (span) => folded.original(span),
  };
  const drawn = drawTogether(plain);
  return drawn ? [plain, drawn] : [plain];
}

const FIGURES: ReadonlyMap<string, string> = new Map([
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
    (word, value): [string, string] => [word, String(value)],
  ),
  ['oh', '0'],
  ['nought', '0'],
  ['naught', '0'],
]);
const TIMES: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
]);
const LEAST_UNITS = 4;
/** How much is read with what was spelled out, on either side, in characters. */
const AROUND = 120;

interface Unit {
  readonly put: string;
  /** How many tokens it is made of. */
  readonly tokens: number;
}

/** One character that was written out: a single letter or figure, "nine", "oh", "double seven". */
function unitAt(tokens: readonly Token[], at: number): Unit | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const times = TIMES.get(token.low);
  if (times !== undefined) {
    const next = tokens[at + 1];
    const figure = next && (FIGURES.get(next.low) ?? (next.low.length === 1 ? next.low : undefined));
    return figure === undefined ? undefined : { put: figure.repeat(times), tokens: 2 };
  }
  const figure = FIGURES.get(token.low);
  if (figure !== undefined) return { put: figure, tokens: 1 };
  return token.text.length === 1 ? { put: token.digits || token.text, tokens: 1 } : undefined;
}

const SPELLED: ReadonlySet<string> = new Set([...FIGURES.keys(), ...TIMES.keys()]);

function isUnit(token: Token | undefined): boolean {
  return token !== undefined && (token.text.length === 1 || SPELLED.has(token.low));
}

/** Enough in a row to be worth drawing together. */
function mayBeRun(tokens: readonly Token[], at: number): boolean {
  for (let unit = 0; unit < LEAST_UNITS; unit += 1) if (!isUnit(tokens[at + unit])) return false;
  return true;
}

function drawTogether(reading: Reading): Reading | undefined {
  const { text, tokens } = reading;
  const drawn = new Remaking(text);
  // What is far from anything spelled out was read already.
  const copyAround = (start: number, end: number): void => {
    if (end - start <= 2 * AROUND) {
      drawn.copy(start, end);
      return;
    }
    if (start > 0) drawn.copy(start, start + AROUND);
    drawn.put('\n', start + AROUND, start + AROUND);
    if (end < text.length) drawn.copy(end - AROUND, end);
  };
  let copied = 0;
  let found = false;
  for (let at = 0; at < tokens.length;) {
    if (!mayBeRun(tokens, at)) {
      at += 1;
      continue;
    }
    const run = runAt(tokens, at);
    if (run.units.length < LEAST_UNITS) {
      at += Math.max(1, run.tokens);
      continue;
    }
    found = true;
    const first = tokens[at];
    const last = tokens[at + run.tokens - 1];
    if (!first || !last) break;
    copyAround(copied, first.start);
    for (const { put, start, end } of run.units) drawn.put(put, start, end);
    copied = last.end;
    at += run.tokens;
  }
  if (!found) return undefined;
  copyAround(copied, text.length);
  const made = drawn.done();
  return {
    text: made.text,
    tokens: tokenise(made.text),
    original: (span) => reading.original(made.original(span)),
  };
}

function runAt(
  tokens: readonly Token[],
  start: number,
): { readonly units: readonly (Span & { put: string })[]; readonly tokens: number } {
  const units: (Span & { put: string })[] = [];
  let at = start;
  for (let unit = unitAt(tokens, at); unit; unit = unitAt(tokens, at)) {
    const first = tokens[at];
    const last = tokens[at + unit.tokens - 1];
    if (!first || !last || (at > start && (first.gap === '' || !isThin(first.gap.replace(',', ''))))) break;
    units.push({ put: unit.put, start: first.start, end: last.end });
    at += unit.tokens;
  }
  return { units, tokens: at - start };
}
