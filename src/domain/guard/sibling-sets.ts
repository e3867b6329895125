import { UNITS, type Age } from './ages.ts';
import { setOf } from './context.ts';
import { monthOf } from './dates.ts';
import type { Token } from './token.ts';

const SIBLINGS = setOf('siblings sibs brothers sisters twins');
const MANY = setOf('kids children boys girls');
const BETWEEN = setOf('are is aged ages age of at were being');
const JOINS = setOf('and n plus');
/** What may stand behind each age: "3yrs 5yrs and 11yrs". */
const AGED = setOf('yo yrs yr years y');
const OLDEST = 19;

/**
 * The ages of brothers and sisters, which together are as good as a name: "siblings 3, 7 and 12", "three kids 2, 5 & 11",
 * "brother 9 and sister 6". Counted things and dates ("items 3, 7 and 12") are not.
 */
export function siblingSets(
  tokens: readonly Token[],
  ages: readonly Age[],
): { first: number; last: number }[] {
  const sets: { first: number; last: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const low = tokens[at]?.low ?? '';
    if (!SIBLINGS.has(low) && !MANY.has(low)) continue;
    const list = listAfter(tokens, at + 1);
    const isTheirs = SIBLINGS.has(low) || counted(tokens[at - 1]?.low ?? '');
    // "Children aged 2, 3 and 4" is a band that somebody spelled out.
    if (list && (isTheirs ? list.count >= 2 : list.count >= 3 && !list.inARow))
      sets.push({ first: at, last: list.last });
  }
  const related = ages.filter(({ sibling }) => sibling);
  const [first, last] = [ages[0], ages.at(-1)];
  if (sets.length === 0 && ages.length >= 2 && related.length >= 1 && first && last)
    sets.push({ first: first.first, last: last.last });
  return sets;
}

/** "his two kids", "three kids": somebody's, not everybody's. */
function counted(low: string): boolean {
  return /^(?:two|three|four|five|six|her|his|their|2|3|4|5|6)$/.test(low);
}

function listAfter(
  tokens: readonly Token[],
  start: number,
): { count: number; last: number; inARow: boolean } | undefined {
  let at = start;
  while (BETWEEN.has(tokens[at]?.low ?? '') && at < start + 2) at += 1;
  let count = 0;
  let last = at;
  let before: number | undefined;
  let inARow = true;
  for (; at < tokens.length && count < 12; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if ((JOINS.has(token.low) || AGED.has(token.low)) && count > 0) continue;
    if (token.digits === '' || token.digits.length > 2 || Number(token.digits) > OLDEST) break;
    if (count > 0 && /^ ?[-/:.] ?$/.test(token.gap)) return undefined;
    inARow &&= before === undefined || Number(token.digits) === before + 1;
    before = Number(token.digits);
    count += 1;
    last = at;
  }
  const next = tokens[last + 1];
  if (
    count < 2 ||
    (next &&
      (monthOf(next.low) > 0 ||
        (UNITS.has(next.low) && !['at', 'in', 'back', 'missing', 'still'].includes(next.low))))
  )
    return undefined;
  return { count, last, inARow };
}
