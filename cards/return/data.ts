import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** A team's numbers of one month: two boxes at most while they are owed, what was answered afterwards. */
export const data = z.strictObject({
  /** Reference, team and month. */
  reference: z.string(),
  title: z.string(),
  /** The question; empty once it is answered. */
  asks: z.string(),
  why: z.string(),
  /** Boxes to fill in: `n0`, `n1`. */
  boxes: z.array(z.strictObject({ id: z.string().regex(/^n[01]$/), label: z.string() })),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  lines: z.array(userText()),
  buttons,
});
