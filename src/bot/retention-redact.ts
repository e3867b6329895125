import { classOf } from '../../storage/field-classes.ts';
import type { CollectionName } from '../../storage/collections.ts';
import type { Member } from '../partnership/model.ts';

/** For whom an export is made: a member, who sees themselves and no other by name, or nobody in particular. */
export interface Redaction {
  readonly me?: Member;
  readonly members: readonly Member[];
  /** What stands in the place of another member. */
  readonly mark: (member: Member) => string;
}

export const SOMEBODY = '[another person]';
export const NAME = '[name]';
export const NOT_THEIRS = '[written by another person]';
export const COPY = '[a copy of what is in the records]';

/** Fields that say who wrote the texts beside them. */
const AUTHORS = ['by', 'askedBy', 'openedBy', 'assignedBy', 'member'] as const;
/** Whole cards and answers: copies, drawn from the records. */
const COPIES = new Set(['reply', 'card', 'form']);
/** What they say is about whoever it was given to, whoever wrote it. */
const ABOUT_THE_READER: ReadonlySet<CollectionName> = new Set(['actions', 'thanks']);

/**
 * A record with third parties taken out. Other members' ids and addresses become marks, their names in texts too. A member
 * who asks gets what they wrote, and what is about them; of what others wrote in the same record only that they did.
 */
export function redact(collection: CollectionName, record: object, redaction: Redaction): unknown {
  const { me } = redaction;
  const others = redaction.members.filter(({ id }) => id !== me?.id);
  const marks = new Map(others.map((member) => [member.id, redaction.mark(member)]));
  const names = namePattern(others, me);
  const isOwn = me !== undefined && isOwnRecord(collection, record, me);

  const text = (value: string): string => {
    const plain = marks.get(value) ?? marks.get(value.replace(/^member:/, ''));
    return plain ?? (names ? value.replace(names, NAME) : value);
  };
  const leaf = (value: string, path: string, author: string | undefined): string => {
    const kind = classOf(collection, path, true) ?? 'free text';
    if (isOwn) return text(value);
    if (kind === 'personal' && me) return isMine(value, me) ? value : (marks.get(value) ?? SOMEBODY);
    const isAnothers = me !== undefined && kind === 'free text' && author !== me.id;
    const isAbout = ABOUT_THE_READER.has(collection) && !path.includes('.');
    return isAnothers && !isAbout ? NOT_THEIRS : text(value);
  };
  const walk = (value: unknown, path: string, author: string | undefined): unknown => {
    if (typeof value === 'string') return leaf(value, path, author);
    if (Array.isArray(value)) return value.map((item) => walk(item, `${path}[]`, author));
    if (typeof value !== 'object' || value === null) return value;
    const writer = authorOf(value) ?? author;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const inside = path === '' ? key : `${path}.${key}`;
        if (COPIES.has(key) && typeof inner === 'object') return [key, COPY];
        // The other side's view has no author of its own.
        return [key, walk(inner, inside, key === 'otherView' ? undefined : writer)];
      }),
    );
  };
  return walk(record, '', undefined);
}

function isOwnRecord(collection: CollectionName, record: object, me: Member): boolean {
  if (collection === 'members' || collection === 'leavings') return 'id' in record && record.id === me.id;
  if (collection === 'accounts' || collection === 'drafts')
    return 'member' in record && record.member === me.id;
  // Those that were found are theirs by their account.
  return collection === 'conversations';
}

function isMine(value: string, me: Member): boolean {
  return [me.id, me.name, me.email, `member:${me.id}`].includes(value);
}

function authorOf(value: object): string | undefined {
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const key of AUTHORS) {
    const found = entries.get(key);
    if (typeof found === 'string') return found;
  }
  return undefined;
}

/** Full names and e-mail addresses however they are written, and parts of names with a capital. Too much rather than too little. */
function namePattern(others: readonly Member[], me: Member | undefined): RegExp | undefined {
  const mine = new Set(me?.name.split(/\s+/));
  const words = new Set<string>();
  for (const { name, email } of others) {
    words.add(anyCase(name));
    words.add(anyCase(email));
    for (const part of name.split(/\s+/)) if (part.length > 2 && !mine.has(part)) words.add(escaped(part));
  }
  if (words.size === 0) return undefined;
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\d])(?:${longestFirst.join('|')})(?![\\p{L}\\d])`, 'gu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function anyCase(text: string): string {
  return [...text]
    .map((letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      return lower === upper ? escaped(letter) : `[${lower}${upper}]`;
    })
    .join('');
}
