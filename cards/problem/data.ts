import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** What was wrong with a command, what was understood all the same, and the next step. */
export const data = z.strictObject({
  title: userText(),
  problems: z.array(userText()),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  hint: z.string(),
  buttons,
});
