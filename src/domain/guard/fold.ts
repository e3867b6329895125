import { HOMOGLYPHS } from './homoglyphs.ts';

/** Text in plain characters, and where each of them came from. */
export interface Folded {
  readonly text: string;
  /** For each plain character, where in the original it begins and ends. Absent when nothing was changed. */
  readonly from?: readonly number[];
  readonly to?: readonly number[];
}

const PLAIN = /^[\n\x20-\x7e]*$/;
const MARK = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const DIGIT = /^\p{Nd}$/u;
const DASHES = new Set([...'‐‑‒–—―−﹘﹣－⁃']);
const QUOTES = new Set([...'‘’‚‛ʼ＇´′']);

/**
 * The same text without disguises: full-width and other digits and letters as usual ones, look-alikes of other alphabets
 * as Latin, accents and hidden characters left out, every kind of dash, quotation mark and blank as the plain one.
 */
export function fold(original: string): Folded {
  if (PLAIN.test(original)) return { text: original };
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    for (const plain of plainOf(character)) {
      text += plain;
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { text, from, to };
}

const known = new Map<string, string>();

function plainOf(character: string): string {
  if (character <= '~') return character === '\n' || character >= ' ' ? character : ' ';
  const before = known.get(character);
  if (before !== undefined) return before;
  const plain = makePlain(character);
  // Bounded by the characters people use; an attacker's whole Unicode would be a few megabytes, so it stops there.
  if (known.size < 10_000) known.set(character, plain);
  return plain;
}

function makePlain(character: string): string {
  if (MARK.test(character)) return '';
  if (DASHES.has(character)) return '-';
  if (QUOTES.has(character)) return "'";
  if (DIGIT.test(character)) return String(digitValue(character));
  let plain = '';
  for (const part of character.normalize('NFKD')) {
    if (MARK.test(part)) continue;
    const latin = HOMOGLYPHS.get(part) ?? part;
    plain += /^\s$/u.test(latin) ? ' ' : latin;
  }
  // Each plain character is one code unit, so that offsets stay simple; what is none (an emoji) reads as a full stop.
  return [...plain].map((part) => (part.length === 1 ? part : '.')).join('');
}

/** Decimal digits of every script stand in runs of ten, so the value follows from how far back the run begins. */
function digitValue(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let back = 0;
  while (back < 9 && DIGIT.test(String.fromCodePoint(code - back - 1))) back += 1;
  return back % 10;
}
