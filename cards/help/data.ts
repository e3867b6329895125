import { z } from 'zod';
import { userText } from '../expand.ts';

/** What can be typed, generated from the commands themselves. */
export const data = z.strictObject({
  title: z.string(),
  intro: z.string(),
  entries: z.array(z.strictObject({ usage: userText(), summary: z.string(), example: userText() })),
  footer: z.string(),
});
