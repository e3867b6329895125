import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** Overlapping reviews side by side: a row each, a column a week. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  /** The weeks by their Mondays: `23 Nov`. */
  weeks: z.array(z.string()),
  lanes: z.array(
    z.strictObject({
      title: userText(),
      /** The same in words, for a narrow screen and for a screen reader. */
      line: z.string(),
      cells: z.array(z.string()),
    }),
  ),
  clashes: z.array(z.string()),
  buttons,
});
