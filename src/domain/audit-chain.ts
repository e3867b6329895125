import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * The audit trail is one hash chain, so that nobody can change, remove, insert or reorder an entry unseen. What an entry
 * says is chained through a salted commitment: erasing it leaves the chain whole, and nobody can guess what it said.
 */
const DOMAIN = 'partnership-audit-v1';
const DOMAIN_BEFORE = 'partnership-audit-v1-before';

/** The verb of the entry that records a redaction. Its subject names the redacted entry: `audit:17`. */
export const REDACT = 'audit.redact';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Who did what to which record, when, from where, with what outcome. Never free text. */
const facts = {
  at: z.iso.datetime(),
  /** Member id; absent for strangers and for the bot itself. */
  who: z.string().exactOptional(),
  verb: z.string(),
  subject: z.string().exactOptional(),
  from: z.string(),
  outcome: z.enum(['done', 'refused', 'seen']),
  /** Error code for a refusal. */
  code: z.string().exactOptional(),
};

/** An entry's place: its number (from 1, without gaps), the hash of the entry before, and the commitment to its facts. */
const link = { n: z.number().int().positive(), prev: digest, commitment: digest };

const ChainedEntry = z.strictObject({
  id: z.string(),
  ...facts,
  ...link,
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});
/** What is left of an entry whose facts were erased. Another entry further on says that they were. */
const RedactedEntry = z.strictObject({
  id: z.string(),
  verb: z.literal('redacted'),
  outcome: z.literal('redacted'),
  ...link,
});
/** From a version that did not chain. */
const UnchainedEntry = z.strictObject({ id: z.string(), ...facts });

export const AuditEntry = z.union([ChainedEntry, RedactedEntry, UnchainedEntry]);
/** The last entry's number and hash. One record, id `head`. */
export const AuditHead = z.strictObject({
  id: z.literal('head'),
  n: z.number().int().positive(),
  hash: digest,
});

export type ChainedEntry = z.infer<typeof ChainedEntry>;
export type RedactedEntry = z.infer<typeof RedactedEntry>;
export type UnchainedEntry = z.infer<typeof UnchainedEntry>;
export type AuditEntry = z.infer<typeof AuditEntry>;
export type ChainFacts = Omit<UnchainedEntry, 'id'>;

/** Where a chain ends: everything up to entry `n` is fixed by `hash` (hex). */
export interface ChainHead {
  readonly n: number;
  readonly hash: string;
}

export function isChained(entry: AuditEntry): entry is ChainedEntry | RedactedEntry {
  return 'n' in entry;
}

/** For filtering. A chained entry has everything an unchained one has, so only `isChained` can tell the two apart both ways. */
export function isUnchained(entry: AuditEntry): entry is UnchainedEntry {
  return !isChained(entry);
}

/** The id of entry `n`: ids sort as the numbers do, and after those of unchained entries, which start with a year. */
export function auditId(n: number): string {
  return `entry-${String(n).padStart(12, '0')}`;
}

/** Where a chain begins: number 0, and a hash of the entries from before there was a chain (in order of id). */
export function beginChain(before: readonly UnchainedEntry[]): ChainHead {
  const hash = createHash('sha256').update(DOMAIN_BEFORE);
  for (const entry of before) hash.update(`\n${JSON.stringify(entry.id)} ${payloadOf(entry)}`);
  return { n: 0, hash: hash.digest('hex') };
}

/** The entry that comes after `head`. The salt is 16 random bytes in hex, never used before. */
export function chainEntry(head: ChainHead, said: ChainFacts, salt: string): ChainedEntry {
  const n = head.n + 1;
  return { id: auditId(n), ...said, n, prev: head.hash, commitment: commitmentTo(said, salt), salt };
}

/** Takes away what an entry says, and the salt; its place in the chain stays. */
export function redactEntry({ id, n, prev, commitment }: ChainedEntry): RedactedEntry {
  return { id, verb: 'redacted', outcome: 'redacted', n, prev, commitment };
}

/** SHA-256 over the domain's name, `n` in eight bytes (big-endian), and the 32 bytes each of `prev` and the commitment. */
export function headAfter({ n, prev, commitment }: ChainedEntry | RedactedEntry): ChainHead {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(n));
  const hash = createHash('sha256').update(DOMAIN).update(number);
  return {
    n,
    hash: hash.update(Buffer.from(prev, 'hex')).update(Buffer.from(commitment, 'hex')).digest('hex'),
  };
}

/** SHA-256 over the salt's bytes and the facts as UTF-8 JSON. */
export function commitmentTo(said: ChainFacts, salt: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(payloadOf(said)).digest('hex');
}

/** The exact text that is committed to: these keys in this order, without the absent ones. */
function payloadOf({ at, who, verb, subject, from, outcome, code }: ChainFacts): string {
  return JSON.stringify({ at, who, verb, subject, from, outcome, code });
}
