import { setOf, type Scene } from './context.ts';
import type { Severity } from './finding.ts';
import { GIVEN_NAMES, GIVEN_NAMES_TOO, SURNAMES } from './given-names.ts';
import {
  CAPITAL_WORDS,
  FAMILY_WORDS,
  NAMED_THINGS,
  RELATIVES,
  RELATIVES_MANY,
  TITLES,
} from './person-words.ts';
import { bare } from './phrases.ts';
import { isBreak, type Token } from './token.ts';

export interface IntroducedName {
  readonly first: number;
  readonly last: number;
  readonly severity: Severity;
  readonly put: string;
}

const CALLED = setOf('called named');
const ALIASES = setOf('aka alias nicknamed nickname moniker');
const NOT_CALLED = setOf(`
  me us him her them it police back out in at on for to the a an 999 101 mash csc school home and again about over round by from
  ambulance duty front somebody someone a who that this today yesterday last off up emergency as`);

/** Whose friend: "his mate Dev", but not "a critical friend Ofsted sends". */
const OWN = setOf('his her their my');
const FRIENDS = setOf('mate friend bestie');

const NAME_WORDS = setOf('name names surname surnames');
const NAME_KINDS = setOf('family last first full real sur second middle birth maiden');

/** Right before a name that is introduced stands one of these. */
const INTRODUCERS = new Set([
  ...RELATIVES,
  ...RELATIVES_MANY,
  ...CALLED,
  ...ALIASES,
  ...FRIENDS,
  ...NAME_WORDS,
  ...setOf('is are and ie by as the somebody being'),
]);

/** A name that the words before it (or the word "family" behind it) say is one, at token `at`. */
export function introducedAt(scene: Scene, at: number): IntroducedName | undefined {
  const { tokens } = scene;
  const token = tokens[at];
  if (!token || token.digits !== '') return undefined;
  if (!TITLES.has(token.low) && !INTRODUCERS.has(bare(tokens[at - 1]?.low ?? ''))) return undefined;
  return titled(scene, at) ?? afterRelative(scene, at) ?? called(scene, at) ?? family(scene, at);
}

function found(tokens: readonly Token[], at: number, severity: Severity, put: string): IntroducedName {
  return { first: at, last: surnamePairEnd(tokens, at, true) ?? at, severity, put };
}

/** Mrs Mockford, Mr and Mrs Penhaligon, Miss Quill. */
function titled({ tokens, surroundings, harmless }: Scene, at: number): IntroducedName | undefined {
  const title = tokens[at];
  if (!title?.capital || !TITLES.has(title.low)) return undefined;
  const second =
    ['and', '&'].includes(tokens[at + 1]?.low ?? '') || tokens[at + 1]?.gap.includes('&') === true;
  const skip = tokens[at + 1]?.low === 'and' ? 2 : second && TITLES.has(tokens[at + 1]?.low ?? '') ? 1 : 0;
  // An initial may stand in between.
  const initial = tokens[at + skip + 1]?.text.length === 1 && tokens[at + skip + 1]?.capital === true ? 1 : 0;
  const name = tokens[at + skip + initial + 1];
  if (
    TITLES.has(tokens[at + skip]?.low ?? '') &&
    name &&
    mayBeName(name) &&
    harmless[at + skip + initial + 1] !== 1
  ) {
    const child = surroundings.about === 'case' || RELATIVES.has(tokens[at - 1]?.low ?? '');
    return {
      first: at,
      last: at + skip + 1,
      severity: child ? 'refuse' : 'confirm',
      put: child ? 'a parent' : 'somebody',
    };
  }
  return undefined;
}

/** mum Jane, his dad, Wayne, siblings Freya and Alfie, step dad is Gary, dad (Dwayne), children's names are Oscar and Freya. */
function afterRelative(scene: Scene, at: number): IntroducedName | undefined {
  const { tokens, harmless } = scene;
  const token = tokens[at];
  if (!token) return undefined;
  let before = at - 1;
  if (['is', 'are', 'and', 'ie'].includes(tokens[before]?.low ?? '')) before -= 1;
  const saysName = NAME_WORDS.has(tokens[before]?.low ?? '');
  if (saysName) before -= 1;
  if (
    saysName &&
    NAME_KINDS.has(tokens[before]?.low ?? '') &&
    (tokens[at - 1]?.low === 'is' || (before === at - 2 && scene.surroundings.about === 'case')) &&
    mayBeName(token)
  )
    return found(tokens, at, 'refuse', 'not for here');
  const relative = tokens[before];
  const and = tokens[at - 1]?.low === 'and';
  if (!relative || (and && !saysName) || harmless[before] === 1) return undefined;
  if (isBreak(token.gap) || token.gap.length > 2) return undefined;
  const word = bare(relative.low);
  const isFriend = FRIENDS.has(word) && OWN.has(tokens[before - 1]?.low ?? '');
  if (!RELATIVES.has(word) && !RELATIVES_MANY.has(word) && !isFriend) return undefined;
  const surname = tokens[at + 1];
  if (token.text.length === 1 && token.capital && surname?.gap.startsWith('.') && surname.gap.length <= 2)
    return mayBeName(surname) && surname.text.length > 2
      ? { first: at, last: at + 1, severity: 'refuse', put: '' }
      : undefined;
  const low = bare(token.low);
  const isGiven =
    GIVEN_NAMES.has(low) || (GIVEN_NAMES_TOO.has(low) && (token.capital || isDescribed(tokens, before, at)));
  // "Mum Will be": the word is a verb unless something follows that only fits a name.
  if (low === 'will' && ['be', 'not', 'have', 'need', 'go', 'come'].includes(tokens[at + 1]?.low ?? ''))
    return undefined;
  if (isGiven && !isThing(tokens, at)) return found(tokens, at, 'refuse', '');
  // "Youth Justice", "Parent Voice": words of a title. An unknown name counts after a word in small letters.
  if (
    !mayBeName(token) ||
    relative.capital ||
    harmless[at] === 1 ||
    isThing(tokens, at) ||
    token.gap.includes(',')
  )
    return undefined;
  const isVerb = tokens[at - 1]?.low === 'is' && !saysName;
  return isVerb || (token.upper && token.text.length <= 5) ? undefined : found(tokens, at, 'refuse', '');
}

/** "his sister grace is in yr 8". */
function isDescribed(tokens: readonly Token[], relative: number, at: number): boolean {
  const isOwn = ['his', 'her', 'their', 'my'].includes(tokens[relative - 1]?.low ?? '');
  return isOwn && at === relative + 1 && ['is', 'was', 'has'].includes(tokens[at + 1]?.low ?? '');
}

/** a lad called Zeb, the boy is named Jordan, known as Pixie, goes by Spud, aka Smiley. */
function called({ tokens, harmless }: Scene, at: number): IntroducedName | undefined {
  const token = tokens[at];
  if (!token || isBreak(token.gap) || harmless[at] === 1) return undefined;
  const low = (back: number): string => tokens[at - back]?.low ?? '';
  const isAlias =
    ALIASES.has(low(1)) || (low(1) === 'by' && low(2) === 'goes') || (low(1) === 'as' && low(2) === 'known');
  if (isAlias && !NOT_CALLED.has(token.low) && !CAPITAL_WORDS.has(token.low) && token.low.length > 1)
    return found(tokens, at, 'refuse', 'somebody');
  if (!CALLED.has(low(1)) || NOT_CALLED.has(token.low)) return undefined;
  const who = [low(2), low(3)].find((word) => RELATIVES.has(word) || RELATIVES_MANY.has(word));
  if (who === undefined) return undefined;
  const isName = mayBeName(token) || GIVEN_NAMES.has(bare(token.low));
  return isName ? found(tokens, at, 'refuse', 'somebody') : undefined;
}

/** the Mockford children, the Quillbrook family. */
function family({ tokens, harmless, places }: Scene, at: number): IntroducedName | undefined {
  const token = tokens[at];
  if (!token || tokens[at - 1]?.low !== 'the' || !FAMILY_WORDS.has(tokens[at + 1]?.low ?? ''))
    return undefined;
  if (
    !mayBeName(token) ||
    token.upper ||
    harmless[at] === 1 ||
    places[at] === 1 ||
    isBreak(tokens[at + 1]?.gap ?? '')
  )
    return undefined;
  // "the Quillbrook Family Hub" is a place.
  if (tokens[at + 1]?.capital) return undefined;
  return { first: at, last: at, severity: 'refuse', put: 'same' };
}

/** A word with a capital that is no day, place, nationality or word of the trade. */
export function mayBeName(token: Token): boolean {
  return token.capital && token.digits === '' && token.low.length > 1 && !CAPITAL_WORDS.has(bare(token.low));
}

function isThing(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    NAMED_THINGS.has(next.low) &&
    !isBreak(next.gap) &&
    next.capital === tokens[at]?.capital
  );
}

/** Where a surname that follows a given name ends: Kayleigh Example, Anne-Marie O'Sullivan, KAYLEIGH EXAMPLE. */
export function surnamePairEnd(tokens: readonly Token[], at: number, capital: boolean): number | undefined {
  const next = tokens[at + 1];
  if (!next || next.digits !== '' || tokens[at]?.low.endsWith("'s")) return undefined;
  if (next.gap !== ' ' && next.gap !== '  ') return undefined;
  const low = bare(next.low);
  if (!capital && !SURNAMES.has(low)) return undefined;
  if (next.low.length === 1)
    return next.capital && capital && next.low !== 'i' && next.low !== 'a' ? at + 1 : undefined;
  if (!next.capital && !SURNAMES.has(low)) return undefined;
  if (CAPITAL_WORDS.has(low) || NAMED_THINGS.has(low) || (next.upper && tokens[at]?.upper !== true))
    return undefined;
  if (next.upper && next.text.length <= 4 && !SURNAMES.has(low)) return undefined;
  let end = at + 1;
  while (["'", '-'].includes(tokens[end + 1]?.gap ?? '') && tokens[end + 1]?.capital) end += 1;
  return end;
}
