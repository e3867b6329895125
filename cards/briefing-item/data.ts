import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** One item of a briefing with what follows from it, and what was changed since. */
export const data = z.strictObject({
  title: z.string(),
  line: z.string(),
  facts: z.array(z.strictObject({ label: z.string(), shown: z.string() })),
  actions: z.array(z.strictObject({ text: userText(), buttons })),
  changes: z.array(z.string()),
  buttons,
});
