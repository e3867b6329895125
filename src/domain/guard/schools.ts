import { setOf } from './context.ts';
import { CAPITAL_WORDS } from './person-words.ts';
import { isBreak, type Token } from './token.ts';

export interface NamedSchool {
  readonly first: number;
  readonly last: number;
}

const SCHOOLS = setOf(
  'sch school schl academy primary college nursery infants infant juniors junior prep sixth high comp',
);
const NO_NAME = setOf(`
  the a an his her their our this that same new local special high primary secondary middle infant junior nursery community catholic independent
  grammar boarding sunday private public free old each every per whole after before pre out to at in from of for not missed
  into off and or some all any which what home two three catholic language further virtual day part full senior lower upper art dance
  football summer holiday is was with about my no re`);

/** Schools called by name: "Penholm Sch", "Quillbrook Academy"; in small letters only after "at" or "from". */
export function schoolsIn(tokens: readonly Token[]): NamedSchool[] {
  const schools: NamedSchool[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const word = tokens[at];
    const name = tokens[at - 1];
    if (!word || !name || !SCHOOLS.has(word.low) || word.gap.length > 2 || isBreak(word.gap)) continue;
    if (NO_NAME.has(name.low) || name.digits !== '' || SCHOOLS.has(name.low)) continue;
    const isNamed = name.capital
      ? !CAPITAL_WORDS.has(name.low)
      : ['at', 'from'].includes(tokens[at - 2]?.low ?? '');
    if (!isNamed) continue;
    let last = at;
    while (SCHOOLS.has(tokens[last + 1]?.low ?? '') && tokens[last + 1]?.gap === ' ') last += 1;
    schools.push({ first: at - 1, last });
  }
  return schools;
}

const YEARS = setOf('yr year y yrgroup');

/** "yr 9", "Y9", "Year 10" for one child: where it stands. "Years 7/8/9" and "year 9s" are groups. */
export function yearGroupAt(
  tokens: readonly Token[],
  at: number,
): { first: number; last: number; year: number } | undefined {
  const number = tokens[at + 1];
  const next = tokens[at + 2];
  if (
    !YEARS.has(tokens[at]?.low ?? '') ||
    !number ||
    number.digits === '' ||
    number.digits.length > 2 ||
    number.gap.length > 1
  )
    return undefined;
  const year = Number(number.digits);
  if (year < 1 || year > 13) return undefined;
  if (next && (next.low === 's' || (next.digits !== '' && /^[-/&,]/.test(next.gap)))) return undefined;
  return { first: at, last: at + 1, year };
}
