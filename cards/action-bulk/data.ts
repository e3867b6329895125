import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** A pasted list as it was read, before anything is kept: each line with what is wrong with it. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  rows: z.array(
    z.strictObject({
      mark: z.enum(['✓', '⚠️']),
      /** Where it stands in what was pasted. */
      line: z.string(),
      title: userText(),
      facts: userText(),
      problem: userText(),
    }),
  ),
  buttons,
});
