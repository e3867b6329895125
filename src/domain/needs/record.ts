import { z } from 'zod';

const year = z.number().int().min(2024).max(2100);
const name = z.string().min(1).max(80);

/**
 * How many chose what, of one round: of everybody, of one agency, or of one role. Agency and role are counted apart, so that no
 * two of them together point at somebody; no answer is kept as one person gave it.
 */
export const NeedsTally = z.strictObject({
  /** `2027|all`, `2027|agency|livewell-southwest`, `2027|role|dsl` */
  id: z.string(),
  year,
  of: z.enum(['all', 'agency', 'role']),
  who: name.exactOptional(),
  people: z.number().int().min(0),
  /** By question, then by choice. */
  chosen: z.record(name, z.record(name, z.number().int().min(0))),
});
export type NeedsTally = z.infer<typeof NeedsTally>;

/** What somebody wrote, without who, when or from where. */
export const NeedsText = z.strictObject({
  id: z.string(),
  year,
  question: name,
  text: z.string().min(1).max(600),
});
export type NeedsText = z.infer<typeof NeedsText>;

/** Who was asked, how often, and whether they answered: never what. */
export const NeedsPerson = z.strictObject({
  /** `2027|jo-ellis` */
  id: z.string(),
  year,
  member: z.string(),
  answered: z.boolean(),
  prompted: z.array(z.iso.date()),
});
export type NeedsPerson = z.infer<typeof NeedsPerson>;
