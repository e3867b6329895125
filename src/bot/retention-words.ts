import { collectionNames, type CollectionName } from '../../storage/collections.ts';
import type { Transaction } from '../../storage/store.ts';
import { writeAudit } from './audit.ts';
import { refreshPostings, subjectOf, type SubjectKind } from './outbox.ts';

export const REMOVED_WORDS = '[removed]';

/** Entries hold no free text, and changing one would break the chain. */
const LEFT_ALONE: ReadonlySet<CollectionName> = new Set(['audit', 'auditHead']);
const KINDS: Partial<Readonly<Record<CollectionName, SubjectKind>>> = {
  actions: 'action',
  escalations: 'escalation',
  thanks: 'thanks',
  attestations: 'attestation',
};
/** What records are found by stays as it is, whatever it looks like. */
const KEYS = new Set(['id', 'member', 'owner', 'by', 'subject', 'posting', 'to']);

/** How many records of each collection held the words. */
export type WordsFound = Readonly<Partial<Record<CollectionName, number>>>;

/**
 * Takes words that should never have been written out of every record, and out of its cards: for a detail that was found
 * later. Capital letters and the width of gaps do not matter. Nothing is changed when `dryRun`.
 */
export async function eraseWords(
  tx: Transaction,
  words: readonly string[],
  now: Date,
  { by, dryRun }: { readonly by: string; readonly dryRun: boolean },
): Promise<WordsFound> {
  const pattern = new RegExp(words.map(flexible).join('|'), 'giu');
  const found: Partial<Record<CollectionName, number>> = {};
  for (const collection of collectionNames) {
    if (LEFT_ALONE.has(collection)) continue;
    for (const record of await tx.all(collection)) {
      const clean = without(record, pattern);
      if (clean === record) continue;
      found[collection] = (found[collection] ?? 0) + 1;
      if (dryRun) continue;
      const kind = KINDS[collection];
      const subject = kind ? subjectOf(kind, record.id) : `${collection}:${record.id}`;
      await tx.put(collection, 'rev' in clean ? { ...clean, rev: Number(clean.rev) + 1 } : clean);
      await writeAudit(tx, now, {
        who: by,
        verb: 'breach.erase',
        subject,
        from: 'command line',
        outcome: 'done',
      });
      if (kind) await refreshPostings(tx, now, subject);
    }
  }
  return found;
}

/** The same value when nothing in it matches. */
function without<T>(value: T, pattern: RegExp): T;
function without(value: unknown, pattern: RegExp): unknown {
  if (typeof value === 'string') return value.replace(pattern, REMOVED_WORDS);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const items = list.map((item) => without(item, pattern));
    return items.some((item, index) => item !== list[index]) ? items : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]: [string, unknown]) => [key, KEYS.has(key) ? inner : without(inner, pattern)] as const,
  );
  const fields = new Map<string, unknown>(Object.entries(value));
  return entries.some(([key, inner]) => inner !== fields.get(key)) ? Object.fromEntries(entries) : value;
}

function flexible(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
}
