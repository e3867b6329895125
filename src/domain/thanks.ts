import { z } from 'zod';
import { THEMES } from './escalation/words.ts';

/** Good practice between agencies, worth as much notice as a disagreement. Free text names no child. */
export const Thanks = z.strictObject({
  /** `THX-YYMM-XXXX`. */
  id: z.string().regex(/^THX-\d{4}-[A-Z0-9]{4}$/),
  at: z.iso.datetime(),
  by: z.string().min(1).max(80),
  /** Agency ids. */
  from: z.string().min(1).max(80),
  to: z.string().min(1).max(80),
  person: z.string().min(1).max(80).exactOptional(),
  text: z.string().min(1).max(600),
  theme: z.enum(THEMES.map(({ value }) => value)),
});
export type Thanks = z.infer<typeof Thanks>;
