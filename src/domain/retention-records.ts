import { z } from 'zod';
import { retentionNames } from './retention.ts';

const instant = z.iso.datetime();
const kind = z.enum(retentionNames);

/** Nothing goes while this is on: a record (`escalation:ESC-2611-K4TR`) or a whole kind (`kind:escalations`). Id: which. */
export const Hold = z.strictObject({
  id: z.string().min(1).max(80),
  /** Why, in a few words: an inquiry, a claim, a review. */
  because: z.string().min(1).max(200),
  by: z.string().min(1).max(80),
  at: instant,
});
export type Hold = z.infer<typeof Hold>;

/** One batch of one kind that went: how many, and nothing about what. */
export const Purge = z.strictObject({
  id: z.string(),
  at: instant,
  kind,
  did: z.enum(['delete', 'anonymise', 'erase']),
  count: z.number().int().positive(),
  /** The rule it went by: `24 months`. */
  keep: z.string(),
});
export type Purge = z.infer<typeof Purge>;

/** Since when a member is known to have left. Id: the member. */
export const Leaving = z.strictObject({ id: z.string(), since: instant });

/** Where the retention runs have got to. One record, id `state`. */
export const RetentionState = z.strictObject({
  id: z.literal('state'),
  /** The first entry of the audit trail that has not been looked at. */
  auditNext: z.number().int().positive().exactOptional(),
  /** When something was last removed, and when the store's files were last written anew without it. */
  removedAt: instant.exactOptional(),
  forgottenAt: instant.exactOptional(),
});
export type RetentionState = z.infer<typeof RetentionState>;
