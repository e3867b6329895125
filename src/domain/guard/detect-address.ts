import { setOf, type Scene } from './context.ts';
import { monthOf } from './dates.ts';
import type { Hit } from './finding.ts';
import { isBreak, type Token } from './token.ts';

/** Words that end a street's name and mean little else. */
const STREETS = setOf(
  'road rd street avenue ave lane ln crescent cres terrace terr tce gardens gdns grove mews',
);
/** Words that end one too, and are said in other ways all day: they take capitals, or "lives at" before them. */
const MAYBE = setOf(`
  close cl drive dr way place pl court ct hill view walk rise row green parade quay vale villas mount square sq st cottage cottages
  house park wharf heights fields meadow meadows croft dene bank end`);
const LIVES = setOf(
  'lives live living address addr staying stays home resides residing at from moved to visit',
);
const LIVES_STRONGLY = setOf('lives living address addr staying stays resides residing');
/** What makes it a building that everybody may know. */
const VENUES = setOf(`
  police station school academy primary college nursery surgery clinic hospital centre center hub library church hall chapel
  mosque office offices council park playground shops shop shopping campus depot museum theatre car bus stop stops outreach
  children's childrens family youth club lighting pilot health practice community co-op coop retail bridge market cemetery arms inn
  hotel university courthouse court`);
/** Counted things and little words: "6 youths union street" has no house number in it. */
const NOT_NAMES = setOf(`
  the a an our their his her this that these those on in of at to for from by with and or down up over out off is was are were we you
  they it per about back then than as not no
  youths youth lads lad girls girl boys boy kids kid yp children child males females male female teens teenagers people adults older
  cars vans bikes mopeds men women
  mins min minutes hours hour hrs hr days day weeks week wks months month years year yrs times am pm wd
  main side high back same next other another each every ways more less new agencies schools teams sites
  missing found seen reports calls incidents items rooms places cases`);
const FLATS = setOf('flat apartment apt unit room');
const HOUSES = setOf('cottage house farm lodge villa bungalow');
const PUT = '[address removed]';

/** A house with its street is refused; a street alone is asked about where it is about children. */
export function detectAddress(scene: Scene): Hit[] {
  const { tokens, surroundings, harmless } = scene;
  const hits: Hit[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const low = tokens[at]?.low ?? '';
    const isStreet = STREETS.has(low);
    if ((!isStreet && !MAYBE.has(low)) || harmless[at] === 1) continue;
    const found = namedBefore(tokens, at, isStreet);
    if (!found) continue;
    const [first, last] = [tokens[found.first], tokens[at]];
    if (!first || !last) continue;
    if (found.numbered || found.lived) {
      hits.push({ kind: 'address', severity: 'refuse', start: first.start, end: last.end, put: PUT });
    } else if (isStreet && surroundings.about === 'case' && !isVenue(tokens, at)) {
      hits.push({
        kind: 'address',
        severity: 'confirm',
        start: first.start,
        end: last.end,
        put: 'a street nearby',
      });
    }
  }
  return hits;
}

interface Found {
  readonly first: number;
  readonly numbered: boolean;
  readonly lived: boolean;
}

/** The name before the street word, with the house number before it when there is one. */
function namedBefore(tokens: readonly Token[], at: number, isStreet: boolean): Found | undefined {
  let first = at;
  let capitals = tokens[at]?.capital === true;
  while (first > 0 && at - first < 3) {
    const token = tokens[first - 1];
    const gap = tokens[first]?.gap ?? '';
    if (!token || token.digits !== '' || gap === '' || gap.length > 2 || /[.,;\n]/.test(gap)) break;
    if (NOT_NAMES.has(token.low) || monthOf(token.low) > 0 || (LIVES.has(token.low) && !token.capital)) break;
    // A single letter belongs to the number: 22a.
    if (token.low.length === 1 && tokens[first - 2]?.digits) break;
    capitals &&= token.capital;
    first -= 1;
  }
  if (first === at) return undefined;
  const number = numberBefore(tokens, first);
  const start = number ?? first;
  const whole = number === undefined ? start : flatBefore(tokens, start);
  const lived = livesBefore(tokens, whole) || whole < start;
  const numbered = number !== undefined && !isVenue(tokens, at) && (isStreet || capitals || lived);
  if (numbered) return { first: whole, numbered, lived };
  if (lived && (isStreet || capitals) && !isVenue(tokens, at))
    return { first: houseBefore(tokens, start), numbered, lived };
  // A street without a number is one only when it is written as a name.
  return capitals && number === undefined ? { first, numbered: false, lived: false } : undefined;
}

/** Where a house number begins that ends right before `first`: `14`, `22a`, `12-14`. */
function numberBefore(tokens: readonly Token[], first: number): number | undefined {
  let at = first - 1;
  const gap = tokens[first]?.gap ?? '';
  if (gap.trim() !== '' && gap !== ', ') return undefined;
  const letter = tokens[at];
  if (letter && letter.digits === '' && letter.low.length === 1 && letter.gap === '') at -= 1;
  const number = tokens[at];
  if (!number || number.digits === '' || number.digits.length > 4) return undefined;
  // Not the end of a date, a time or a sum: 12/12, 9.30, £14.
  if (/[/:.£]$/.test(number.gap)) return undefined;
  if (number.gap === '-' && tokens[at - 1]?.digits) return at - 1;
  return at;
}

function flatBefore(tokens: readonly Token[], start: number): number {
  for (let at = start - 1; at >= Math.max(0, start - 4); at -= 1)
    if (FLATS.has(tokens[at]?.low ?? '')) return at;
  return start;
}

function houseBefore(tokens: readonly Token[], start: number): number {
  return HOUSES.has(tokens[start - 1]?.low ?? '') && start >= 2 ? start - 2 : start;
}

function livesBefore(tokens: readonly Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 6); at -= 1) {
    const token = tokens[at];
    if (LIVES_STRONGLY.has(token?.low ?? '')) return true;
    if (isBreak(tokens[at + 1]?.gap ?? '')) return false;
  }
  return tokens[start - 1]?.low === 'to' && tokens[start - 2]?.low === 'moved';
}

function isVenue(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; index <= at + 2; index += 1) {
    const token = tokens[index];
    if (!token || isBreak(token.gap)) return false;
    if (VENUES.has(token.low)) return true;
  }
  return false;
}
