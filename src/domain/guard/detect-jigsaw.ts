import { agesIn, ageBand, bareAgeMayEnd, UNITS, type Age } from './ages.ts';
import { setOf, type Scene } from './context.ts';
import type { Hit, Severity } from './finding.ts';
import { initialsIn } from './initials.ts';
import { detectAddress } from './detect-address.ts';
import { ONE_CHILD } from './person-words.ts';
import { schoolsIn, yearGroupAt, type NamedSchool } from './schools.ts';
import { siblingSets } from './sibling-sets.ts';
import { isBreak, type Token } from './token.ts';

/** Circumstances so rare that with an age and a place hardly anybody else is meant. */
const RARE = setOf(`
  dialysis tracheostomy wheelchair deaf blind transgender trans nonbinary asylum refugee triplets triplet leukaemia cancer transplant
  amputee tourettes tourette epidermolysis fibrosis hiv surrogate conjoined quadruplets deported stabbed tagged oxygen prosthetic
  downs down's adopted orphan orphaned`);

interface Piece {
  readonly first: number;
  readonly last: number;
  readonly put: string;
}

/**
 * Pieces that name nobody alone and somebody together: initials with an age, a school or a year group; a child's age
 * or year group with a named school or a street; an age with a neighbourhood and a rare circumstance; the ages of brothers
 * and sisters. An age with a neighbourhood is asked about.
 */
export function detectJigsaw(scene: Scene): Hit[] {
  const { tokens } = scene;
  const ages = agesIn(tokens);
  const schools = schoolsIn(tokens);
  const years = yearGroups(tokens);
  const initials = initialsIn(scene);
  const pieces = ages.map(pieceOf);
  const hits: Hit[] = siblingSets(tokens, ages).map(({ first, last }) =>
    hit(tokens, { first, last, put: 'brothers and sisters' }, 'refuse'),
  );
  const add = (severity: Severity, ...found: readonly Piece[]): void => {
    hits.push(...found.map((piece) => hit(tokens, piece, severity)));
  };
  for (const mark of initials) {
    const bareAge = ageBehind(tokens, mark.last, scene);
    const near = [...pieces, ...schools.map(schoolPiece), ...years].filter((piece) => isNear(mark, piece, 8));
    if (bareAge) near.push(bareAge);
    if (near.length > 0) add('refuse', { ...mark, put: 'a child' }, ...near);
  }
  const isOne = pieces.length > 0 || oneChildNamedBy(tokens, years);
  if (schools.length > 0 && isOne) add('refuse', ...schools.map(schoolPiece), ...pieces, ...years);
  if (pieces.length > 0) {
    const streets = detectAddress(scene).length > 0;
    const place = scene.places.indexOf(1);
    const isRare = tokens.some(({ low }) => RARE.has(low)) || onlyOne(tokens);
    if (streets) add('refuse', ...pieces);
    else if (place >= 0) add(isRare ? 'refuse' : 'confirm', ...pieces);
  }
  return hits;
}

function hit(tokens: readonly Token[], { first, last, put }: Piece, severity: Severity): Hit {
  return { kind: 'jigsaw', severity, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0, put };
}

function pieceOf({ years, first, last }: Age): Piece {
  return { first, last, put: ageBand(years) };
}

function schoolPiece({ first, last }: NamedSchool): Piece {
  return { first, last, put: 'a school' };
}

function yearGroups(tokens: readonly Token[]): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const group = yearGroupAt(tokens, at);
    if (group)
      found.push({
        first: group.first,
        last: group.last,
        put: group.year >= 7 ? 'secondary-age' : 'primary-age',
      });
  }
  return found;
}

/** "yr 9 lad", "only Year 6 girl", "girl in yr 8": the year group of one child. */
function oneChildNamedBy(tokens: readonly Token[], years: readonly Piece[]): boolean {
  return years.some(({ first, last }) => {
    for (let at = Math.max(0, first - 4); at <= Math.min(tokens.length - 1, last + 2); at += 1)
      if (ONE_CHILD.has(tokens[at]?.low ?? '')) return true;
    return false;
  });
}

function onlyOne(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ low }, at) =>
      low === 'only' && [1, 2, 3, 4].some((step) => ONE_CHILD.has(tokens[at + step]?.low ?? '')),
  );
}

/** A bare number right behind initials, when it can be an age: "KT 14 Penholm", "JB 15 from care home". */
function ageBehind(tokens: readonly Token[], initials: number, { surroundings }: Scene): Piece | undefined {
  const at = initials + 1;
  const age = tokens[at];
  if (
    surroundings.about !== 'case' ||
    !age ||
    age.digits === '' ||
    age.digits.length > 2 ||
    isBreak(age.gap.replace(/^\./, '')) ||
    age.gap === ''
  )
    return undefined;
  const years = Number(age.digits);
  if (years < 1 || years > 19) return undefined;
  const next = tokens[at + 1];
  if (next && UNITS.has(next.low) && !bareAgeMayEnd(tokens, at) && !isBreak(next.gap)) return undefined;
  if (next && next.digits !== '' && /^[:/.,-]/.test(next.gap)) return undefined;
  return { first: at, last: at, put: ageBand(years) };
}

function isNear(
  one: { first: number; last: number },
  other: { first: number; last: number },
  reach: number,
): boolean {
  return other.first - one.last <= reach && one.first - other.last <= reach;
}
