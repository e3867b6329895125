import { foldText, nameWords } from '../../partnership/fold.ts';
import type { Directory, Member } from '../../partnership/model.ts';
import { clip, nearest, orList } from './words.ts';

/** Members by every word of their name. Built once for a list of members and kept as long as the list is. */
type NameIndex = ReadonlyMap<string, readonly Member[]>;
const indexes = new WeakMap<readonly Member[], { readonly size: number; readonly index: NameIndex }>();

const MOST_WORDS = 5;
const COUNTS = 'no one two three four five six seven eight nine ten'.split(' ');

export interface NameMatch {
  /** Several when the name fits more than one person. */
  readonly members: readonly Member[];
  readonly words: number;
  /** The whole name was typed, not just a part of it. */
  readonly whole: boolean;
}

/**
 * Who is named at the beginning of these words: the most words that are all words of one person's name. Prefixes do not
 * count, so that "Ann a plan" is Ann and not Ann Adams. Leavers are nobody.
 */
export function namedAt(words: readonly string[], directory: Directory): NameMatch | undefined {
  const index = indexOf(directory);
  const keys = words.slice(0, MOST_WORDS).map((word) => foldText(word).replaceAll(' ', ''));
  let candidates: readonly Member[] | undefined;
  let match: NameMatch | undefined;
  for (const [position, key] of keys.entries()) {
    const named: readonly Member[] = index.get(key) ?? withInitial(key, candidates);
    candidates = candidates?.filter((member) => named.includes(member)) ?? named;
    if (candidates.length === 0) break;
    const typed = keys.slice(0, position + 1).join('');
    const exact = candidates.filter((member) => foldText(member.name).replaceAll(' ', '') === typed);
    match = {
      members: exact.length > 0 ? exact : candidates,
      words: position + 1,
      whole: exact.length > 0,
    };
  }
  return match && { ...match, members: match.members.filter((member) => isHere(member, directory)) };
}

/** "Sam P" tells two Sams apart. "A" and "I" are words, and a name that is clear already needs no initial. */
function withInitial(key: string, candidates: readonly Member[] | undefined): readonly Member[] {
  if (!candidates || candidates.length < 2 || !/^[b-hj-z]$/.test(key)) return [];
  return candidates.filter((member) => nameWords(member.name).some((word) => word.startsWith(key)));
}

/** Whether a single word is how somebody's name begins; surnames alone are often ordinary words (Young, Green). */
export function isFirstName(word: string, member: Member): boolean {
  const [first = ''] = member.name.split(/\s+/);
  return nameWords(first).includes(foldText(word).replaceAll(' ', ''));
}

/** Up to three people somebody may have meant, nearest first. */
export function peopleLike(typed: string, directory: Directory): readonly Member[] {
  const index = indexOf(directory);
  // The O of O'Sullivan is near every short word.
  const names = [...index.keys()].filter((name) => name.length > 1);
  const words = typed
    .split(/\s+/)
    .map((word) => foldText(word).replaceAll(' ', ''))
    .filter((word) => word.length > 1);
  const found = new Map<Member, number>();
  for (const word of words.slice(0, MOST_WORDS)) {
    const near = nearest(word, names, word.length > 4 ? 2 : 1);
    const begun = word.length >= 3 ? [...index.keys()].filter((key) => key.startsWith(word)) : [];
    for (const key of new Set([...near, ...begun])) {
      for (const member of index.get(key) ?? []) found.set(member, (found.get(member) ?? 0) + 1);
    }
  }
  return [...found]
    .filter(([member]) => isHere(member, directory))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([member]) => member);
}

/** "Sam Okafor (Barnardo's)". */
export function showMember(member: Member, directory: Directory): string {
  return `${member.name} (${directory.agency(member.agency)?.name ?? member.agency})`;
}

export function unknownPerson(typed: string, directory: Directory): string {
  const like = peopleLike(typed, directory).map((member) => showMember(member, directory));
  const hint = like.length > 0 ? `Did you mean ${orList(like)}? ` : '';
  return `I do not know anybody called “${clip(typed)}”. ${hint}Type the full name or the work e-mail of a member.`;
}

export function ambiguousPerson(typed: string, members: readonly Member[], directory: Directory): string {
  const shown = members.slice(0, 5).map((member) => showMember(member, directory));
  const more = members.length > shown.length ? ` and ${members.length - shown.length} more` : '';
  const count = COUNTS[members.length] ?? String(members.length);
  const sameName = new Set(members.map((member) => foldText(member.name))).size === 1;
  const next = sameName ? 'Type the e-mail.' : 'Type the full name or e-mail.';
  return `There are ${count} people called ${clip(capitals(typed))}: ${shown.join(', ')}${more}. ${next}`;
}

function capitals(name: string): string {
  return name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function indexOf(directory: Directory): NameIndex {
  const { members } = directory;
  const known = indexes.get(members);
  if (known?.size === members.length) return known.index;
  const index = new Map<string, Member[]>();
  for (const member of members) {
    if (member.left === true) continue;
    for (const word of nameWords(member.name)) {
      const named = index.get(word);
      if (named) named.push(member);
      else index.set(word, [member]);
    }
  }
  indexes.set(members, { size: members.length, index });
  return index;
}

/** The directory has the last word: the index may be older than a leaving. */
function isHere(member: Member, directory: Directory): boolean {
  return directory.member(member.id)?.left !== true;
}
