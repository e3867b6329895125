import { z } from 'zod';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
/** `2026-11`: a month that a calendar has. */
export const LICENCE_MONTH = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const stamp = { by: member, at: instant };

/**
 * `asked`: one is set aside, and the business unit sets it up with the supplier. `lapsed`: taken back because nobody used it.
 * `released`: every other end.
 */
export const LICENCE_STATES = ['asked', 'waiting', 'held', 'released', 'lapsed'] as const;
export type LicenceState = (typeof LICENCE_STATES)[number];

/** Why one ended. `withdrawn`: they did not want it any more before they had it. */
export const LICENCE_ENDS = [
  'given-back',
  'handed-on',
  'left',
  'unused',
  'withdrawn',
  'refused',
  'corrected',
] as const;
export type LicenceEnd = (typeof LICENCE_ENDS)[number];

/** One person's licence of one pool, from asking for it to giving it back. Staff data alone: never about whom it was used. */
export const Licence = z.strictObject({
  id: z.string().regex(/^LIC-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  /** Id of the course whose licences they are. */
  pool: id,
  member,
  state: z.enum(LICENCE_STATES),
  /** The waiting list goes by this. */
  askedAt: instant,
  /** The London day from which they hold it, or from which one is set aside for them. */
  since: z.iso.date().exactOptional(),
  /** How often it was used in each month somebody said something about; 0 for not at all. */
  uses: z.array(z.strictObject({ month: LICENCE_MONTH, times: z.number().int().min(0).max(999) })),
  /** The London day on which they last said that they used it. */
  lastUsed: z.iso.date().exactOptional(),
  /** They, or whoever answers for them, said on this day that it is needed although it is not used. */
  kept: z.strictObject({ on: z.iso.date(), by: member }).exactOptional(),
  /** Of whom they have it. */
  from: z.string().exactOptional(),
  /** What went out by itself, and on which London day. */
  prompted: z.array(z.strictObject({ step: z.string().min(1).max(60), on: z.iso.date() })),
  ended: z.strictObject({ why: z.enum(LICENCE_ENDS), ...stamp }).exactOptional(),
});
export type Licence = z.infer<typeof Licence>;

/** What the chair of training and the business unit were last told about a pool. */
export const LicencePool = z.strictObject({
  /** Id of the course. */
  id,
  told: z.strictObject({ level: z.enum(['near-full', 'full']), on: z.iso.date() }),
});
export type LicencePool = z.infer<typeof LicencePool>;

/** It counts: held, set aside, or waited for. */
export function isLiveLicence({ state }: Pick<Licence, 'state'>): boolean {
  return state === 'held' || state === 'asked' || state === 'waiting';
}
