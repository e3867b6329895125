import { HOMOGLYPHS } from './homoglyphs.ts';
import { Remaking, type Remade } from './way-back.ts';

const PLAIN = /^[\n\x20-\x7e]*$/;
const MARK = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const DIGIT = /^\p{Nd}$/u;
const DASHES = new Set([...'‐‑‒–—―−﹘﹣－⁃']);
const QUOTES = new Set([...'‘’‚‛ʼ＇´′']);

/**
 * The same text without disguises: full-width and other digits and letters as usual ones, look-alikes of other alphabets
 * as Latin, accents and hidden characters left out, every kind of dash, quotation mark and blank as the plain one.
 */
export function fold(typed: string): Remade {
  if (PLAIN.test(typed)) return { text: typed, original: (span) => span };
  const plain = new Remaking(typed);
  let copied = 0;
  for (let at = 0; at < typed.length;) {
    if (isPlain(typed.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(typed.codePointAt(at) ?? 0);
    plain.copy(copied, at);
    plain.put(plainOf(character), at, at + character.length);
    at += character.length;
    copied = at;
  }
  plain.copy(copied, typed.length);
  return plain.done();
}

function isPlain(code: number): boolean {
  return (code >= 32 && code <= 126) || code === 10;
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
