import { z } from 'zod';
import { buttons } from '../notice/data.ts';

/** The day's briefing: what it covers, how to take part, and what was confirmed. Holds no words that anybody typed. */
export const data = z.strictObject({
  heading: z.string(),
  covers: z.string(),
  lines: z.array(z.string()),
  sections: z.array(
    z.strictObject({ name: z.string(), items: z.array(z.strictObject({ text: z.string() })) }),
  ),
  foot: z.string(),
  buttons,
});
