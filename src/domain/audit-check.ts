import {
  AuditEntry,
  AuditHead,
  auditId,
  beginChain,
  commitmentTo,
  headAfter,
  isChained,
  isUnchained,
  REDACT,
  type ChainedEntry,
  type ChainHead,
  type RedactedEntry,
} from './audit-chain.ts';

/** What is wrong where, first in order. `n` is the number of the entry that shows it. */
export type ChainBreak =
  /** What stands where the entry should be is not an entry. */
  | { readonly kind: 'unreadable'; readonly n: number }
  /** The facts of the entry are not the ones that were written. */
  | { readonly kind: 'changed'; readonly n: number }
  /** Entries from `n` to `last` are gone from the middle. */
  | { readonly kind: 'missing'; readonly n: number; readonly last: number }
  /** The entry stands where another should: put in, copied or renumbered. */
  | { readonly kind: 'inserted'; readonly n: number }
  /** The entry does not follow the one before it: one of the two was replaced. */
  | { readonly kind: 'unlinked'; readonly n: number }
  /** The facts were erased, and no entry says so. */
  | { readonly kind: 'erased'; readonly n: number }
  /** The facts were redacted and are there again. */
  | { readonly kind: 'returned'; readonly n: number }
  /** The entries from before the chain, or its first, are not the ones it began with. */
  | { readonly kind: 'beginning'; readonly n: number }
  /** The entries end elsewhere than the record of the head says: `head` is its number, 0 when it is gone. */
  | { readonly kind: 'end'; readonly n: number; readonly head: number }
  /** The chain ends before the head that was kept elsewhere: its tail was cut, or this is an older copy. */
  | { readonly kind: 'cut'; readonly n: number; readonly kept: number }
  /** The chain is whole but is not the one whose head was kept elsewhere: it was written anew. */
  | { readonly kind: 'rewritten'; readonly n: number };

export interface ChainReport {
  /** Entries in the chain, up to the break if there is one. */
  readonly entries: number;
  readonly redacted: number;
  /** Entries from before there was a chain. */
  readonly before: number;
  /** The last entry that is sound, and its time. Absent when there is none. */
  readonly head?: ChainHead & { readonly at?: string };
  readonly broken?: ChainBreak;
}

type Link = ChainedEntry | RedactedEntry;

/**
 * Checks a whole audit trail: the entries in order of id, the record of the head, and a head that was kept outside the
 * store. Only the last can show that the tail was cut, or everything written anew. What is in the store is not taken on
 * trust: it may have any shape.
 */
export function checkChain(stored: readonly unknown[], storedHead: unknown, kept?: ChainHead): ChainReport {
  const entries = stored.map((entry) => AuditEntry.safeParse(entry).data);
  const head = AuditHead.safeParse(storedHead).data;
  const before = entries.filter((entry) => entry !== undefined).filter(isUnchained);
  const links = entries.filter((entry) => entry === undefined || isChained(entry));
  const redactions = redactionsIn(links);
  let end = beginChain(before);
  let last: Link | undefined;
  let redacted = 0;
  const report = (broken?: ChainBreak): ChainReport => ({
    entries: end.n,
    redacted,
    before: before.length,
    ...(last ? { head: { ...end, ...('at' in last ? { at: last.at } : {}) } } : {}),
    ...(broken ? { broken } : {}),
  });
  for (const entry of links) {
    if (!entry) return report({ kind: 'unreadable', n: end.n + 1 });
    const broken = faultIn(entry, end, redactions);
    if (broken) return report(broken);
    end = headAfter(entry);
    last = entry;
    if (entry.outcome === 'redacted') redacted += 1;
    if (kept?.n === end.n && kept.hash !== end.hash) return report({ kind: 'rewritten', n: end.n });
  }
  if ((head?.n ?? 0) !== end.n || (head && head.hash !== end.hash))
    return report({ kind: 'end', n: end.n, head: head?.n ?? 0 });
  if (kept && kept.n > end.n) return report({ kind: 'cut', n: end.n, kept: kept.n });
  return report();
}

function faultIn(
  entry: Link,
  before: ChainHead,
  redactions: ReadonlyMap<string, number>,
): ChainBreak | undefined {
  const { n } = entry;
  const expected = before.n + 1;
  if (n > expected) return { kind: 'missing', n: expected, last: n - 1 };
  if (n < expected || entry.id !== auditId(n)) return { kind: 'inserted', n };
  if (entry.prev !== before.hash) return { kind: n === 1 ? 'beginning' : 'unlinked', n };
  const toldLater = (redactions.get(`audit:${n}`) ?? 0) > n;
  if (entry.outcome === 'redacted') return toldLater ? undefined : { kind: 'erased', n };
  if (entry.commitment !== commitmentTo(entry, entry.salt)) return { kind: 'changed', n };
  return toldLater ? { kind: 'returned', n } : undefined;
}

/** Which entries were redacted (as subjects, `audit:17`), and the number of the entry that says so. */
function redactionsIn(links: readonly (Link | undefined)[]): Map<string, number> {
  const redactions = new Map<string, number>();
  for (const entry of links)
    if (entry?.outcome === 'done' && entry.verb === REDACT && entry.subject)
      redactions.set(entry.subject, entry.n);
  return redactions;
}
