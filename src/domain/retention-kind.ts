/**
 * How long each kind of record is kept. What is counted from and what happens at the end belong to the kind and cannot be
 * chosen; how long, and why, the partnership file says.
 */
export interface RetentionKind {
  /** In words, for cards and tables. */
  readonly holds: string;
  /** What the time is counted from. */
  readonly after: string;
  /** Anonymised where figures must survive; erased where the place in the audit chain must. */
  readonly then: 'delete' | 'anonymise' | 'erase';
  /** Fewer days would break what the record is for. */
  readonly leastDays: number;
  /** Cleared away every hour as part of the running, and not reported one by one. */
  readonly routine?: true;
  readonly keep: string;
  readonly basis: string;
}

/** Article 6(1)(e) of the UK GDPR with section 16E to 16H of the Children Act 2004: the partnership's own tasks. */
export const PUBLIC_TASK = 'Public task (UK GDPR Art 6(1)(e); Children Act 2004 s16E to s16H)';
export const RUNNING = `${PUBLIC_TASK}: needed for as long as the bot works with it`;
export const ACCOUNTABLE =
  'Legal obligation and public task: accountability (UK GDPR Art 5(2), Art 6(1)(c) and (e))';
