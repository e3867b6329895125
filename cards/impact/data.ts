import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** One impact entry: what was done, what came of it, what changed for whom, and what still keeps it out of the annual report. */
export const data = z.strictObject({
  reference: z.string(),
  status: z.string(),
  /** Its type. */
  heading: z.string(),
  parts: z.array(z.strictObject({ label: z.string(), text: userText() })),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  lacks: z.array(z.string()),
  buttons,
});
