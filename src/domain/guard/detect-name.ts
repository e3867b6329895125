import { among, type Scene } from './context.ts';
import type { Hit, Severity } from './finding.ts';
import { GIVEN_NAMES, GIVEN_NAMES_TOO, SURNAMES } from './given-names.ts';
import { introducedAt, surnamePairEnd } from './introduced-names.ts';
import { bare } from './phrases.ts';
import { BELONGINGS, HAPPENED, NAMED_THINGS, RELATIVES, RELATIVES_MANY } from './person-words.ts';
import { isBreak, type Token } from './token.ts';

/** How far a word about a child reaches, in tokens of the same sentence. */
const REACH = 6;

/**
 * Names of children and families. A name after a word that introduces one (mum Jane, the lad called Zeb, Mrs X, the X family)
 * is refused. A common given name is refused beside a word for a child, and anywhere in text about cases; with a
 * surname it is asked about; alone, in other work, it is left with a word of advice. Members' own names are fine.
 */
export function detectName(scene: Scene): Hit[] {
  const { tokens } = scene;
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const introduced = introducedAt(scene, at);
    const found = introduced ?? givenAt(scene, at);
    if (!found) continue;
    const [first, last] = [tokens[found.first], tokens[found.last]];
    if (!first || !last) continue;
    const end = last.low.endsWith("'s") ? last.end - 2 : last.end;
    hits.push({ kind: 'name', severity: found.severity, start: first.start, end, put: found.put });
    at = Math.max(at, found.last);
  }
  return [...hits, ...hashtags(scene)];
}

interface FoundName {
  readonly first: number;
  readonly last: number;
  readonly severity: Severity;
  readonly put: string;
}

function givenAt(scene: Scene, at: number): FoundName | undefined {
  const { tokens, surroundings, harmless } = scene;
  const written = writtenName(tokens, at);
  if (!written) return undefined;
  const { low, capital, sure } = written;
  let { last } = written;
  if (NAMED_THINGS.has(tokens[last + 1]?.low ?? '') && !isBreak(tokens[last + 1]?.gap ?? ''))
    return undefined;
  if (isInsideThing(tokens, at, last)) return undefined;
  const isTheirs = harmless[at] === 1;
  const isColleague = surroundings.allow.firstNames.has(low);
  if (isTheirs && !isColleague) return undefined;
  // A member's whole name, and not only the first.
  if (isTheirs && harmless[at + 1] === 1 && tokens[at + 1]?.capital === true) return undefined;
  // Kayleigh-Mae, Bobby Jo.
  while (tokens[last + 1]?.gap === '-' && tokens[last + 1]?.digits === '') last += 1;
  const pair = surnamePairEnd(tokens, last, capital);
  const whole = tokens[pair ?? last];
  const isOwned = bare(whole?.low ?? '') !== whole?.low || ownedWithout(tokens[at]);
  const ownsCase = isOwned && among(tokens, (pair ?? last) + 1, (pair ?? last) + 4, BELONGINGS);
  if (!sure && (pair === undefined || !isSurname(scene, pair))) return undefined;
  const child = ownsCase || nearChild(tokens, at, pair ?? last) || follows(tokens, pair ?? last);
  if (isColleague && !child && pair === undefined) return undefined;
  if (isColleague && !isBeside(tokens, at, last)) return undefined;
  const put = child || surroundings.about === 'case' ? 'a child' : 'somebody';
  const end = pair ?? last;
  if (child || surroundings.about === 'case') return { first: at, last: end, severity: 'refuse', put };
  if (pair !== undefined) return { first: at, last: end, severity: 'confirm', put };
  return capital ? { first: at, last: end, severity: 'advise', put } : undefined;
}

/** Behind a word that is also a name it takes a surname that is one: "Chase Livewell" is something to do. */
function isSurname({ tokens, harmless, surroundings }: Scene, at: number): boolean {
  if (SURNAMES.has(bare(tokens[at]?.low ?? ''))) return true;
  return surroundings.about === 'case' && harmless[at] !== 1;
}

interface Written {
  readonly low: string;
  readonly capital: boolean;
  /** It means hardly anything else. */
  readonly sure: boolean;
  readonly last: number;
}

/** A given name at this token, also with figures for letters (k4yleigh) or an s for 's (tylers mum). */
function writtenName(tokens: readonly Token[], at: number): Written | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const disguised = figuresForLetters(tokens, at);
  if (disguised) return disguised;
  const low = bare(token.low);
  if (GIVEN_NAMES.has(low)) return { low, capital: token.capital, sure: true, last: at };
  if (ownedWithout(token) && BELONGINGS.has(tokens[at + 1]?.low ?? ''))
    return { low: low.slice(0, -1), capital: token.capital, sure: true, last: at };
  // "Mason's mum": with what belongs to a child or a family behind it, a word is a name.
  if (
    low !== token.low &&
    GIVEN_NAMES_TOO.has(low) &&
    token.capital &&
    FAMILY_OWN.has(tokens[at + 1]?.low ?? '')
  )
    return { low, capital: true, sure: true, last: at };
  return token.capital && GIVEN_NAMES_TOO.has(low)
    ? { low, capital: true, sure: false, last: at }
    : undefined;
}

const FAMILY_OWN = new Set(
  'mum mam mother dad father nan gran brother sister siblings parents family bedroom dob birthday boyfriend girlfriend'.split(
    ' ',
  ),
);

function ownedWithout(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.low.endsWith('s') &&
    !GIVEN_NAMES.has(token.low) &&
    GIVEN_NAMES.has(token.low.slice(0, -1))
  );
}

const FIGURES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
};

function figuresForLetters(tokens: readonly Token[], at: number): Written | undefined {
  const first = tokens[at];
  if (!first || first.digits !== '' || first.low.length > 12) return undefined;
  let name = first.low;
  let last = at;
  while (last < at + 4 && tokens[last + 1]?.gap === '' && name.length < 14) {
    const next = tokens[last + 1];
    if (!next) break;
    name +=
      next.digits === '' ? next.low : [...next.digits].map((figure) => FIGURES[figure] ?? figure).join('');
    last += 1;
  }
  if (last === at || name.length < 4) return undefined;
  const low = [name, name.replaceAll('l', 'i')].find((each) => GIVEN_NAMES.has(each));
  return low === undefined ? undefined : { low, capital: true, sure: true, last };
}

/** Part of a longer name of a place or scheme: "Sir John Hunt Community College". */
function isInsideThing(tokens: readonly Token[], at: number, last: number): boolean {
  for (let index = last + 1; index <= last + 3; index += 1) {
    const token = tokens[index];
    if (!token || isBreak(token.gap) || token.gap.includes(',')) return false;
    if (NAMED_THINGS.has(token.low)) return index - last === 1 || tokens[last + 1]?.capital === true;
    if (!token.capital) return false;
  }
  return tokens[at - 1]?.low === 'st';
}

function nearChild(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - REACH); at -= 1) {
    if (isBreak(tokens[at + 1]?.gap ?? '')) break;
    if (RELATIVES.has(tokens[at]?.low ?? '') || HAPPENED.has(tokens[at]?.low ?? '')) return true;
  }
  for (let at = last + 1; at <= Math.min(tokens.length - 1, last + REACH); at += 1) {
    if (isBreak(tokens[at]?.gap ?? '')) break;
    const low = bare(tokens[at]?.low ?? '');
    if (RELATIVES.has(low) || RELATIVES_MANY.has(low) || HAPPENED.has(low)) return true;
  }
  return false;
}

const STATES = new Set('is was has still not went came back home missing safe'.split(' '));
const AFTER_STATES = new Set('back home missing safe out excluded'.split(' '));

/** "Maddison is back", "LIAM BACK HOME". */
function follows(tokens: readonly Token[], last: number): boolean {
  return STATES.has(tokens[last + 1]?.low ?? '') && AFTER_STATES.has(tokens[last + 2]?.low ?? '');
}

/** A colleague's first name is a child's only right beside a word for one, or with an age behind it. */
function isBeside(tokens: readonly Token[], at: number, last: number): boolean {
  const [before, after] = [tokens[at - 1]?.low ?? '', tokens[last + 1]?.low ?? ''];
  if (RELATIVES.has(before) || before === 'called' || before === 'named' || HAPPENED.has(after)) return true;
  const age = tokens[last + 1];
  const isAge =
    age !== undefined && age.digits.length > 0 && age.digits.length <= 2 && Number(age.digits) <= 19;
  return (isAge && /^(?:yo|yrs|yr|year|y|m|f)$/.test(tokens[last + 2]?.low ?? '')) || after === 'aged';
}

const LEADS = /^(?:find|justicefor|justice4|freefor|free|missing|rip|prayfor|helpfind|bring|for|save|dob)/;

/** #justicefortyler: a given name inside a hashtag. */
function hashtags({ tokens, reading }: Scene): Hit[] {
  const hits: Hit[] = [];
  for (const token of tokens) {
    if (reading.text[token.start - 1] !== '#') continue;
    const name = [
      token.low,
      token.low.replace(LEADS, ''),
      token.low.replace(LEADS, '').replace(LEADS, ''),
    ].find((part) => part.length >= 3 && startsWithName(part));
    if (name !== undefined)
      hits.push({
        kind: 'name',
        severity: 'refuse',
        start: token.start - 1,
        end: token.end,
        put: 'a hashtag',
      });
  }
  return hits;
}

function startsWithName(part: string): boolean {
  if (GIVEN_NAMES.has(part)) return true;
  for (let length = Math.min(part.length - 3, 10); length >= 4; length -= 1)
    if (
      GIVEN_NAMES.has(part.slice(0, length)) &&
      (SURNAMES.has(part.slice(length)) || GIVEN_NAMES.has(part.slice(length)))
    )
      return true;
  return false;
}
