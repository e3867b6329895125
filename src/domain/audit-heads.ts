import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { AuditEntry, headAfter, isChained, type ChainHead } from './audit-chain.ts';

/**
 * Where the chain ended at some time, signed, in one line that can be pasted from a log, a chat or a file:
 * `audit-head 1204 <hash> 2026-11-23T09:13:00.000Z key <id> <signature>`. It says nothing about anybody.
 */
export interface KeptHead extends ChainHead {
  /** ISO time at which it was written; absent in lines of a version that did not sign. */
  readonly at?: string;
  /** Which key signed it, and the Ed25519 signature in hex. */
  readonly signed?: { readonly key: string; readonly signature: string };
  /** Number of the line it was found on, from 1. */
  readonly line: number;
}

const DOMAIN = 'partnership-audit-head-v1';
const SIGNED =
  /audit-head\s+(?<n>[1-9]\d{0,14})\s+(?<hash>[0-9a-f]{64})\s+(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\s+key\s+(?<key>[0-9a-f]{16})\s+(?<signature>[0-9a-f]{128})(?![0-9a-f])/g;
/** As the log had it before heads were signed. */
const UNSIGNED = /"kind":"audit-head","n":(?<n>[1-9]\d{0,14}),"hash":"(?<hash>[0-9a-f]{64})"(?!,"signed")/g;
/** Anything that begins like a signed head. */
const BEGUN = /audit-head\s+\d/g;

/** A short name for a public key: the first 16 hex digits of its SHA-256. */
export function keyId(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** Signs a head: the line to be kept elsewhere. */
export function signHead(head: ChainHead, at: Date, privateKey: KeyObject): string {
  const time = at.toISOString();
  const signature = sign(null, signedText(head, time), privateKey).toString('hex');
  return `audit-head ${head.n} ${head.hash} ${time} key ${keyId(createPublicKey(privateKey))} ${signature}`;
}

/** What a signature is over: the domain's name, number, hash and time, a line each. */
function signedText({ n, hash }: ChainHead, at: string): Buffer {
  return Buffer.from(`${DOMAIN}\n${n}\n${hash}\n${at}`);
}

/** Every head in this text, whatever stands around it, and the lines where one begins that cannot be read to its end. */
export function readHeads(text: string): {
  readonly heads: readonly KeptHead[];
  readonly unreadable: readonly number[];
} {
  const lineAt = lineCounter(text);
  const heads: KeptHead[] = [];
  const begun = new Set([...text.matchAll(BEGUN)].map(({ index }) => index));
  for (const { groups = {}, index } of text.matchAll(SIGNED)) {
    begun.delete(index);
    const { n = '', hash = '', at = '', key = '', signature = '' } = groups;
    heads.push({ n: Number(n), hash, at, signed: { key, signature }, line: lineAt(index) });
  }
  for (const { groups = {}, index } of text.matchAll(UNSIGNED))
    heads.push({ n: Number(groups['n']), hash: groups['hash'] ?? '', line: lineAt(index) });
  return { heads, unreadable: [...begun].map(lineAt) };
}

function lineCounter(text: string): (index: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (index) => {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((ends[middle] ?? index) < index) from = middle + 1;
      else to = middle;
    }
    return from + 1;
  };
}

/** What a head's signature says: `good`, `forged`, made with a key that was not given, or there is none. */
export type Signature = 'good' | 'forged' | 'unknown-key' | 'unsigned';

export function checkSignature(head: KeptHead, keys: readonly KeyObject[]): Signature {
  const { signed, at } = head;
  if (!signed || at === undefined) return 'unsigned';
  const key = keys.find((each) => keyId(each) === signed.key);
  if (!key) return 'unknown-key';
  return verify(null, signedText(head, at), key, Buffer.from(signed.signature, 'hex')) ? 'good' : 'forged';
}

/** How a trail compares with heads that were kept elsewhere. */
export interface HeadsReport {
  readonly fitting: number;
  /** The furthest head that fits: everything up to it is what was there. */
  readonly lastFit?: KeptHead;
  /** The first, by number, whose entry is another one now. */
  readonly rewritten?: KeptHead;
  /** The first, by number, whose entry is gone from the end; `end` is the last entry there is. */
  readonly cut?: KeptHead;
  readonly end: number;
  /** Of those that do not fit, the newest: until then the trail was as it should be. */
  readonly lastGood?: KeptHead;
  /** Two heads that cannot both be of one trail. */
  readonly contradiction?: readonly [KeptHead, KeptHead];
}

/** Compares the entries on record with heads that were kept elsewhere. Whether each entry is sound is `checkChain`'s to say. */
export function checkHeads(stored: readonly unknown[], kept: readonly KeptHead[]): HeadsReport {
  const hashes = new Map<number, string>();
  for (const each of stored) {
    const entry = AuditEntry.safeParse(each).data;
    if (entry && isChained(entry)) hashes.set(entry.n, headAfter(entry).hash);
  }
  const end = Math.max(0, ...hashes.keys());
  const heads = [...kept].sort((one, other) => one.n - other.n);
  const isFit = (head: KeptHead): boolean => hashes.get(head.n) === head.hash;
  const misfits = heads.filter((head) => !isFit(head));
  const lastFit = heads.findLast(isFit);
  const rewritten = misfits.find(({ n }) => n <= end);
  const cut = misfits.find(({ n }) => n > end);
  const [lastGood] = misfits
    .filter(({ at }) => at !== undefined)
    .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1));
  const contradiction = contradictionIn(heads);
  return {
    fitting: heads.length - misfits.length,
    end,
    ...(lastFit ? { lastFit } : {}),
    ...(rewritten ? { rewritten } : {}),
    ...(cut ? { cut } : {}),
    ...(lastGood ? { lastGood } : {}),
    ...(contradiction ? { contradiction } : {}),
  };
}

function contradictionIn(heads: readonly KeptHead[]): readonly [KeptHead, KeptHead] | undefined {
  const seen = new Map<number, KeptHead>();
  for (const head of heads) {
    const other = seen.get(head.n);
    if (other && other.hash !== head.hash) return [other, head];
    seen.set(head.n, head);
  }
  return undefined;
}
