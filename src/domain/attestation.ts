import { z } from 'zod';
import { BotError } from '../bot/errors.ts';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);

/** One agency's list of members, put before its sponsor once a quarter: is it still right? */
export const Attestation = z.strictObject({
  /** `ATT-YYMM-XXXX`. */
  id: z.string().regex(/^ATT-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  /** `2027-q1|nspcc`: an agency is asked once a quarter. */
  key: z.string(),
  /** `2027-q1`. */
  round: z.string(),
  agency: z.string(),
  /** Who was asked. Absent when the agency has nobody to ask, which is a gap from the start. */
  sponsor: member.exactOptional(),
  askedAt: instant,
  chasedAt: instant.exactOptional(),
  /** The business unit was told that nobody answered. */
  gapAt: instant.exactOptional(),
  /** The sponsor (or the business unit) said that the list is right. */
  confirmed: z.strictObject({ by: member, at: instant }).exactOptional(),
  /** Members who were said to have left, and by whom. */
  left: z.array(z.strictObject({ member, by: member, at: instant })),
  /** How often somebody was said to be missing; who it was goes to the business unit and is not kept here. */
  missing: z.number().int().nonnegative(),
});
export type Attestation = z.infer<typeof Attestation>;

/** The list was said to be right before. */
export class AlreadyAttested extends BotError {
  readonly by: string;
  readonly at: string;

  constructor(by: string, at: string) {
    super('already-done', 'Already confirmed.');
    this.by = by;
    this.at = at;
  }
}

/** @throws AlreadyAttested */
export function confirm(attestation: Attestation, by: string, at: Date): Attestation {
  if (attestation.confirmed) throw new AlreadyAttested(attestation.confirmed.by, attestation.confirmed.at);
  return { ...attestation, rev: attestation.rev + 1, confirmed: { by, at: at.toISOString() } };
}

/** Writes down that these have left. Who is down already stays as they are. */
export function withLeavers(
  attestation: Attestation,
  members: readonly string[],
  by: string,
  at: Date,
): Attestation {
  const fresh = members
    .filter((id) => !attestation.left.some((known) => known.member === id))
    .map((id) => ({ member: id, by, at: at.toISOString() }));
  return { ...attestation, rev: attestation.rev + 1, left: [...attestation.left, ...fresh] };
}

/** The quarter an ISO date lies in: `2027-q1`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
