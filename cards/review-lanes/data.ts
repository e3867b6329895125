import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** Overlapping reviews side by side: a strip of weeks each, and the same in words. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  /** What the squares of a strip mean. */
  legend: z.string(),
  lanes: z.array(
    z.strictObject({
      title: userText(),
      /** One square a week. */
      strip: z.string(),
      /** The same in words, for whoever hears it and for details. */
      line: z.string(),
    }),
  ),
  clashes: z.array(z.string()),
  buttons,
});
