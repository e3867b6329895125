import { setOf } from './context.ts';
import { monthOf } from './dates.ts';
import { ONE_CHILD, SIBLING_WORDS } from './person-words.ts';
import { isBreak, isThin, type Token } from './token.ts';

/** One child's age in years, where it was said. */
export interface Age {
  readonly years: number;
  readonly first: number;
  readonly last: number;
  /** Said with a word for a brother, sister or twin. */
  readonly sibling: boolean;
}

const OLD = setOf('yo yrs yr year years y');
/** Behind a number, these make it a count or a time. */
export const UNITS = setOf(`
  am pm wd mins min minutes hr hrs hour hours day days wk wks week weeks month months mth mths time times pc places cases reports x
  st nd rd th of to jan feb mar apr may jun jul aug sep oct nov dec percent per out more less schools agencies teams on in and
  returned missing back still calls incidents items eps episodes yps wards flags at k p new referrals homes points`);
/** Of those, what can also follow a child's age: "KT 14 missing". */
const AFTER_AGE = setOf('missing back still at in on returned');
const OLDEST = 19;

/** Ages of single children: 14yo, aged 14, 14 year old, boy 13, sister (6), 14M. Bands and groups ("aged 11-18", "16 year olds") are not. */
export function agesIn(tokens: readonly Token[]): Age[] {
  const ages: Age[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.digits === '' || token.digits.length > 2) continue;
    const years = Number(token.digits);
    if (years > OLDEST || isPartOfNumber(tokens, at) || isBand(tokens, at)) continue;
    const last = explicitEnd(tokens, at);
    const before = wordBefore(tokens, at);
    const sibling = SIBLING_WORDS.has(before);
    if (last !== undefined) ages.push({ years, first: at, last, sibling });
    else if (tokens[at - 1]?.low === 'aged' && !isList(tokens, at))
      ages.push({ years, first: at - 1, last: at, sibling });
    else if (ONE_CHILD.has(before) || before === 'twins') {
      if (
        !UNITS.has(tokens[at + 1]?.low ?? '') ||
        isBreak(tokens[at + 1]?.gap ?? '') ||
        bareAgeMayEnd(tokens, at)
      )
        ages.push({ years, first: at, last: at, sibling });
    }
  }
  return ages;
}

/** "and" and the like after a bare age: "brother 9 and sister 6", "JR 13 missing". */
export function bareAgeMayEnd(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.low ?? '';
  return AFTER_AGE.has(next) || (next === 'and' && monthOf(tokens[at + 2]?.low ?? '') === 0);
}

function isPartOfNumber(tokens: readonly Token[], at: number): boolean {
  const gap = tokens[at]?.gap ?? '';
  const next = tokens[at + 1];
  if (/[£$:/.]$/.test(gap) && gap.length === 1) return true;
  if (gap === '-' && tokens[at - 1]?.digits) return true;
  return (
    next !== undefined &&
    (next.gap === '%' ||
      (next.digits !== '' && /^[:/.,]$/.test(next.gap)) ||
      next.gap.startsWith('%') ||
      next.gap.startsWith('+'))
  );
}

const BAND = setOf('under over below above from u between');

/** 14-16, 14 to 16, under 14, over 14. */
function isBand(tokens: readonly Token[], at: number): boolean {
  const one = tokens[at + 1];
  const two = tokens[at + 2];
  if (one?.digits && /^ ?- ?$/.test(one.gap)) return true;
  if ((one?.low === 'to' || one?.low === 'or') && two?.digits) return true;
  const before = tokens[at - 1];
  if (BAND.has(before?.low ?? '')) return true;
  return (
    (before?.low === 'to' || before?.low === 'or') &&
    tokens[at - 2]?.digits !== '' &&
    tokens[at - 2] !== undefined
  );
}

/** 14yo, 14 y/o, 14 yrs old, 14-year-old, 14M: where that ends. Not "14 year olds", not "14 yrs". */
function explicitEnd(tokens: readonly Token[], at: number): number | undefined {
  const one = tokens[at + 1];
  const two = tokens[at + 2];
  if (!one || !isThin(one.gap, 1)) return undefined;
  if (one.low === 'yo') return at + 1;
  if (one.low === 'y' && two?.low === 'o') return at + 2;
  if (OLD.has(one.low) && two?.low === 'old' && isThin(two.gap, 1)) return at + 2;
  if ((one.low === 'm' || one.low === 'f') && one.gap === '' && two?.gap !== '/') return at + 1;
  return undefined;
}

function isList(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at + 1]?.digits !== undefined &&
    tokens[at + 1]?.digits !== '' &&
    /[,+&]/.test(tokens[at + 1]?.gap ?? '')
  );
}

function wordBefore(tokens: readonly Token[], at: number): string {
  const gap = tokens[at]?.gap ?? '';
  if (gap === '' || gap.length > 2 || isBreak(gap)) return '';
  const before = tokens[at - 1]?.low ?? '';
  // "3 yp, 1 repeat": several, and a count.
  if (tokens[at - 2]?.digits) return '';
  return before === 'aged' || before === 'is' || before === 'age' ? (tokens[at - 2]?.low ?? '') : before;
}

/** What may be said instead of an age. */
export function ageBand(years: number): string {
  if (years < 5) return 'a child under five';
  if (years < 12) return 'a primary-age child';
  return years < 18 ? 'a teenager' : 'a young adult';
}
