import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** One duty of the forward plan: how it stands and why, what is still missing from whom, and what shows that it was done. */
export const data = z.strictObject({
  reference: z.string(),
  /** Red, amber or green in a word: never by colour alone. */
  status: z.string(),
  title: userText(),
  why: userText(),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  sections: z.array(
    z.strictObject({
      name: z.string(),
      lines: z.array(z.strictObject({ text: userText(), sub: userText() })),
    }),
  ),
  buttons,
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })),
});
