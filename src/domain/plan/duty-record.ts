import { z } from 'zod';
import { DutyOccurrence } from './record.ts';

/** A duty as it is kept: the occurrence under a reference that people can type. */
export const DutyRecord = z.strictObject({
  id: z.string().regex(/^DUT-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  occurrence: DutyOccurrence,
  /** Prompts that were sent: the step of its countdown for the date it had then, and the London day on which it went. */
  prompted: z.array(z.strictObject({ step: z.string().min(1).max(40), on: z.iso.date() })),
  /** A question to the Young Safeguarders: who asked. Their answer is its evidence. */
  asked: z.strictObject({ by: z.string().min(1).max(80), at: z.iso.datetime() }).exactOptional(),
});
export type DutyRecord = z.infer<typeof DutyRecord>;

/** Neither done nor dropped. */
export function isOpenDuty({ occurrence: { done, dropped } }: Pick<DutyRecord, 'occurrence'>): boolean {
  return done === undefined && dropped === undefined;
}
