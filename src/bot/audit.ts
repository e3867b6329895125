import { newOrderedId } from './ids.ts';
import type { Transaction } from '../../storage/store.ts';

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

/** Writes down who did what to which record, from where, and how it ended: in the transaction of its effect, without any free text. */
export async function writeAudit(tx: Transaction, at: Date, facts: AuditFacts): Promise<void> {
  await tx.insert('audit', { id: newOrderedId(at), at: at.toISOString(), ...facts });
}
