import { foldGroupName, foldText, nameWords } from './fold.ts';
import type { Directory, Member } from './model.ts';
import type { Partnership } from './schema.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly short?: string;
  readonly aliases: readonly string[];
}

/**
 * The directory of a partnership: its agencies and groups from the partnership file, and these members. `today` says who is away.
 *
 * A new one is cheap to make; it does not follow changes. Leavers stay in `members` and are found by id and e-mail, so
 * that old records still have a name, but never by what somebody types.
 */
export function createDirectory(
  partnership: Partnership,
  members: readonly Member[],
  today?: () => string,
): Directory {
  const { agencies, groups } = partnership;
  const agencyById = byId(agencies);
  const groupById = byId(groups);
  const groupByName = namesIndex(groups);
  const memberById = byId(members);
  const memberByEmail = emailIndex(members);
  let people: readonly Person[] | undefined;

  return {
    agencies,
    groups,
    members,
    ...(today ? { today } : {}),
    member: (id) => memberById.get(id),
    memberByEmail: (email) => memberByEmail.get(foldEmail(email)),
    membersNamed: (text) => {
      if (text.trim().replace(/^@/, '').includes('@')) {
        const member = memberByEmail.get(foldEmail(text));
        return member && !member.left ? [member] : [];
      }
      people ??= members.filter((member) => !member.left).map(personOf);
      return peopleNamed(people, text);
    },
    agency: (id) => agencyById.get(id),
    group: (id) => groupById.get(id),
    groupNamed: (text) => groupByName.get(foldGroupName(text)),
  };
}

/** An agency by id, name or alias, whatever the case and punctuation. */
export function agencyNamed(
  partnership: Partnership,
  text: string,
): Partnership['agencies'][number] | undefined {
  return namesIndex(partnership.agencies).get(foldGroupName(text));
}

interface Person {
  readonly member: Member;
  readonly whole: string;
  readonly words: readonly string[];
}

function personOf(member: Member): Person {
  return { member, whole: wholeName(member.name), words: nameWords(member.name) };
}

// Without spaces, so that a hyphen, a space and nothing between the halves of a name are the same.
function wholeName(name: string): string {
  return foldText(name).replaceAll(' ', '');
}

function peopleNamed(people: readonly Person[], text: string): readonly Member[] {
  const typed = text.replace(/^\s*@/, '');
  const whole = wholeName(typed);
  if (whole === '') return [];
  const words = typed.split(/[\s,]+/).filter((word) => foldText(word) !== '');
  const exact: Member[] = [];
  const begun: Member[] = [];
  for (const person of people) {
    if (person.whole === whole) exact.push(person.member);
    else if (words.every((word) => begins(person.words, word))) begun.push(person.member);
  }
  return [...exact.sort(byName), ...begun.sort(byName)];
}

/** Does a word of the name start with this? A word typed with a hyphen may stand for two words of the name. */
function begins(nameWords: readonly string[], typed: string): boolean {
  const starts = (form: string) => nameWords.some((word) => word.startsWith(form));
  const halves = typed.split(/[-‐‑‒–]/).map(foldText);
  return starts(halves.join('')) || halves.every((half) => half !== '' && starts(half));
}

function byName(one: Member, other: Member): number {
  return one.name.localeCompare(other.name, 'en-GB') || (one.id < other.id ? -1 : 1);
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function namesIndex<T extends Named>(items: readonly T[]): ReadonlyMap<string, T> {
  const index = new Map<string, T>();
  for (const item of items) {
    for (const name of [
      item.id,
      item.name,
      ...(item.short === undefined ? [] : [item.short]),
      ...item.aliases,
    ]) {
      const key = foldGroupName(name);
      if (key !== '' && !index.has(key)) index.set(key, item);
    }
  }
  return index;
}

/** Somebody who left and came back is one address and two members: the one who is here counts. Two who are here are nobody. */
function emailIndex(members: readonly Member[]): ReadonlyMap<string, Member> {
  const index = new Map<string, Member>();
  const twice = new Set<string>();
  for (const member of members) {
    const key = foldEmail(member.email);
    const known = index.get(key);
    if (known && !known.left && !member.left) twice.add(key);
    if (!known || !member.left) index.set(key, member);
  }
  for (const key of twice) index.delete(key);
  return index;
}

function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}
