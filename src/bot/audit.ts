import { randomBytes } from 'node:crypto';
import {
  auditId,
  beginChain,
  chainEntry,
  headAfter,
  isChained,
  isUnchained,
  REDACT,
  redactEntry,
  type ChainHead,
} from '../domain/audit-chain.ts';
import { StoreConflict } from '../../storage/errors.ts';
import type { StoreView, Transaction } from '../../storage/store.ts';
import { BotError } from './errors.ts';

export interface AuditFacts {
  /** Member id; absent for strangers. */
  readonly who?: string;
  readonly verb: string;
  readonly subject?: string;
  /** Platform and kind of place: `slack channel`. */
  readonly from: string;
  readonly outcome: 'done' | 'refused' | 'seen';
  readonly code?: string;
}

/** The next number is taken: somebody set the record of the head back, or removed it. */
export class AuditDamaged extends BotError {
  constructor(cause: unknown) {
    super(
      'audit-damaged',
      'Nothing was saved, because the audit trail is not as I left it. Tell whoever runs me; "npm run audit:verify" says more.',
      { cause },
    );
  }
}

/** There is nothing that could be redacted under this number. */
export class NotRedactable extends BotError {
  constructor(n: number, why: string) {
    super(
      'audit-not-redactable',
      `Entry ${n} of the audit trail cannot be redacted: ${why}. Nothing was changed.`,
    );
  }
}

/**
 * Writes down who did what to which record, from where, and how it ended: in the transaction of its effect, without any
 * free text, as the next link of the chain (see `domain/audit-chain.ts`). One at a time within a transaction.
 * @throws AuditDamaged rather than write to a trail whose end is not known
 */
export async function writeAudit(tx: Transaction, at: Date, facts: AuditFacts): Promise<void> {
  const head = (await currentAuditHead(tx)) ?? beginChain((await tx.all('audit')).filter(isUnchained));
  const entry = chainEntry(head, { at: at.toISOString(), ...facts }, randomBytes(16).toString('hex'));
  await tx.put('auditHead', { id: 'head', ...headAfter(entry) });
  await tx.insert('audit', entry).catch((error: unknown) => {
    throw error instanceof StoreConflict ? new AuditDamaged(error) : error;
  });
}

/**
 * Erases what entry `n` says, for good, and writes down that this was done, by whom and from where. The chain stays whole.
 * @throws NotRedactable when there is no such entry, it was redacted before, or it is itself the record of a redaction.
 */
export async function redactAudit(
  tx: Transaction,
  n: number,
  at: Date,
  by: Pick<AuditFacts, 'who' | 'from'>,
): Promise<void> {
  const entry = await tx.get('audit', auditId(n));
  if (!entry || !isChained(entry)) throw new NotRedactable(n, 'there is no such entry');
  if (entry.outcome === 'redacted') throw new NotRedactable(n, 'it was redacted before');
  if (entry.verb === REDACT) throw new NotRedactable(n, 'it says that another entry was redacted');
  await tx.put('audit', redactEntry(entry));
  await writeAudit(tx, at, { ...by, verb: REDACT, subject: `audit:${n}`, outcome: 'done' });
}

/** Where the chain ends now; undefined while it has no entry. */
export async function currentAuditHead(view: StoreView): Promise<ChainHead | undefined> {
  const head = await view.get('auditHead', 'head');
  return head && { n: head.n, hash: head.hash };
}
