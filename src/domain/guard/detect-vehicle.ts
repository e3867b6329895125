import { among, setOf, type Scene } from './context.ts';
import type { Hit } from './finding.ts';
import { isThin, type Token } from './token.ts';

const CUES = setOf(`
  reg regs registration vrm plate plates numberplate car van vehicle moped motorbike scooter bike taxi lorry driving drove driver
  astra corsa fiesta focus golf polo clio audi bmw merc mercedes vauxhall ford vw seat skoda nissan toyota transit mini corsas`);
const LABELS = setOf('reg registration vrm plate plates numberplate vehicle');
/** Three letters behind two figures that are words: "in12wks", "by24hrs", "at10mon". */
const WORDS = setOf(`
  wks hrs day min mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec yrs mth pts the and new all for was has
  her his not but who how yet now out off per are our see set rhc dsl csc sch yps kps wds pax ppl men lad lot max`);
const PUT = '[registration removed]';
const LETTERS = /^[a-hj-pr-z]{1,3}$/;

/**
 * Vehicle registrations of every kind people type: AB12 CDE, A123 BCD, ABC 123D, and after "reg" anything with letters and
 * figures. Small words and sections ("S47 the") are not taken for one.
 */
export function detectVehicle({ tokens }: Scene): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const last = shapedAt(tokens, at) ?? labelled(tokens, at);
    if (last === undefined) continue;
    const first = tokens[at];
    const end = tokens[last];
    if (!first || !end) continue;
    hits.push({ kind: 'vehicle', severity: 'refuse', start: first.start, end: end.end, put: PUT });
    at = last;
  }
  return hits;
}

/** Whatever its kind, letters stand first and figures behind them. */
function shapedAt(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.digits !== '' || (tokens[at + 1]?.digits ?? '') === '') return undefined;
  return current(tokens, at) ?? prefixed(tokens, at) ?? suffixed(tokens, at);
}

function hasCue(tokens: readonly Token[], at: number, to: number): boolean {
  return among(tokens, at - 4, at, CUES) || among(tokens, to + 1, to + 3, CUES);
}

function isLetters(token: Token | undefined, length: number): token is Token {
  return token !== undefined && token.digits === '' && token.low.length === length && LETTERS.test(token.low);
}

/** AB12 CDE, since 2001. */
function current(tokens: readonly Token[], at: number): number | undefined {
  const area = tokens[at];
  const age = tokens[at + 1];
  const rest = tokens[at + 2];
  if (!isLetters(area, 2) || !age || age.digits.length !== 2 || !isThin(age.gap, 1) || !isLetters(rest, 3))
    return undefined;
  if (!isThin(rest.gap, 1)) return undefined;
  if (hasCue(tokens, at, at + 2)) return at + 2;
  if (WORDS.has(rest.low)) return undefined;
  if (age.gap === ' ' && !(area.upper && rest.upper)) return undefined;
  return (area.upper && rest.upper) || (age.gap === '' && rest.gap === '') ? at + 2 : undefined;
}

/** A123 BCD, 1983 to 2001. */
function prefixed(tokens: readonly Token[], at: number): number | undefined {
  const letter = tokens[at];
  const number = tokens[at + 1];
  const rest = tokens[at + 2];
  if (
    !isLetters(letter, 1) ||
    !number ||
    number.gap !== '' ||
    number.digits === '' ||
    number.digits.length > 3
  )
    return undefined;
  if (!isLetters(rest, 3) || !isThin(rest.gap, 1)) return undefined;
  if (hasCue(tokens, at, at + 2)) return WORDS.has(rest.low) ? undefined : at + 2;
  // S175 and S157 are sections; whatever stands behind them is a word.
  if (letter.low === 's' || WORDS.has(rest.low)) return undefined;
  return number.digits.length === 3 && letter.capital && rest.upper ? at + 2 : undefined;
}

/** ABC 123D, 1963 to 1983. */
function suffixed(tokens: readonly Token[], at: number): number | undefined {
  const letters = tokens[at];
  const number = tokens[at + 1];
  const year = tokens[at + 2];
  if (
    !isLetters(letters, 3) ||
    !number ||
    number.digits === '' ||
    number.digits.length > 3 ||
    !isThin(number.gap, 1)
  )
    return undefined;
  if (!isLetters(year, 1) || year.gap !== '') return undefined;
  if (hasCue(tokens, at, at + 2)) return at + 2;
  return letters.upper && number.digits.length === 3 && year.text !== year.low ? at + 2 : undefined;
}

const BETWEEN = setOf('is no number partial plate reg of the index starts starting ends ending with');

/** "reg K7 DAD", "plate AEZ 4567", "partial reg WF15": the label says what it is. */
function labelled(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token || token.text.length > 3 || BETWEEN.has(token.low) || LABELS.has(token.low)) return undefined;
  let label = at - 1;
  while (
    label >= 0 &&
    at - label < 4 &&
    BETWEEN.has(tokens[label]?.low ?? '') &&
    !LABELS.has(tokens[label]?.low ?? '')
  )
    label -= 1;
  if (!LABELS.has(tokens[label]?.low ?? '')) return undefined;
  let last = at;
  let length = token.text.length;
  let letters = token.digits === '';
  let figures = token.digits !== '';
  for (let next = at + 1; next <= at + 2; next += 1) {
    const part = tokens[next];
    if (!part || !isThin(part.gap, 1) || part.text.length > 4 || length + part.text.length > 7) break;
    if (part.gap !== '' && part.digits === '' && !part.upper && !part.capital) break;
    letters ||= part.digits === '';
    figures ||= part.digits !== '';
    length += part.text.length;
    last = next;
  }
  return letters && figures && length >= 4 ? last : undefined;
}
