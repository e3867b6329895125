import { among, setOf, type Scene } from './context.ts';
import type { Hit } from './finding.ts';
import { POSTCODE_AREAS } from './postcode-areas.ts';
import { isThin, type Token } from './token.ts';

const LABELS = setOf('postcode code address');
/** The second half never has C, I, K, M, O or V. */
const INWARD_LETTERS = /^[abd-hjlnp-uw-z]{2}$/;
const ORDINAL = setOf('st nd rd th');
/** Numbers of sections that are written the way Sheffield's postcodes are. */
const SECTION = /^(?:11|17|20|31|42|46|47|85)$/;

/** A whole postcode of an area that exists. Its first half alone says where, and not who. */
export function detectPostcode({ tokens }: Scene): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const outward = outwardAt(tokens, at);
    if (!outward) continue;
    const inward = inwardAt(tokens, outward.next);
    const first = tokens[at];
    if (!inward || !first) continue;
    const { figure, letters } = inward;
    const isSaid = among(tokens, at - 3, at, LABELS);
    if (!isSaid && isOrdinary(outward, figure, letters)) continue;
    // "at 10 2nd" and the like: loosely written ones count only in capitals or with a label.
    if (outward.loose && !isSaid && !(first.upper && letters.upper)) continue;
    hits.push({
      kind: 'postcode',
      severity: 'refuse',
      start: first.start,
      end: letters.end,
      put: `${outward.said.toUpperCase()} area`,
    });
  }
  return hits;
}

interface Outward {
  readonly said: string;
  readonly figures: string;
  readonly next: number;
  readonly loose: boolean;
}

function outwardAt(tokens: readonly Token[], at: number): Outward | undefined {
  let area = tokens[at];
  const figures = tokens[at + 1];
  if (!area || area.digits !== '') return undefined;
  // "PLO 9ZZ": the letter o in the place of the nought.
  if (area.low.length === 3 && area.low.endsWith('o') && POSTCODE_AREAS.has(area.low.slice(0, 2))) {
    area = { ...area, low: area.low.slice(0, 2) };
    return { said: `${area.low}0`, figures: '0', next: at + 1, loose: false };
  }
  if (!POSTCODE_AREAS.has(area.low) || !figures || figures.digits === '' || figures.digits.length > 3)
    return undefined;
  if (!isThin(figures.gap, 1)) return undefined;
  const loose = figures.gap !== '';
  // "PL09ZZ": two figures or three in one piece belong to both halves.
  const tail = tokens[at + 2];
  const said = area.low + figures.digits;
  if (tail && tail.gap === '' && tail.digits === '' && tail.text.length === 1)
    return { said: said + tail.low, figures: figures.digits, next: at + 3, loose };
  return { said, figures: figures.digits, next: at + 2, loose };
}

interface Inward {
  readonly figure: Token;
  readonly letters: Token;
}

function isPair(token: Token | undefined): token is Token {
  return token !== undefined && INWARD_LETTERS.test(token.low);
}

function inwardAt(tokens: readonly Token[], next: number): Inward | undefined {
  const figure = tokens[next];
  const letters = tokens[next + 1];
  const before = tokens[next - 1];
  // In one piece: the last figure of the first half is the first of the second.
  if (before && before.digits.length > 1 && isPair(figure) && figure.gap === '')
    return { figure: before, letters: figure };
  if (!figure || figure.digits.length !== 1 || !isPair(letters)) return undefined;
  return isThin(figure.gap) && isThin(letters.gap, 1) ? { figure, letters } : undefined;
}

function isOrdinary({ said, figures, loose }: Outward, figure: Token, letters: Token): boolean {
  const isOrdinal = ORDINAL.has(letters.low) && letters.text === letters.low && figure.gap !== '';
  if (isOrdinal) return true;
  // "S47 5 WD": a section and so many working days.
  if (said === `s${figures}` && SECTION.test(figures) && (letters.low === 'wd' || loose)) return true;
  return letters.gap !== '' && letters.low === 'wd';
}
