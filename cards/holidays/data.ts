import { z } from 'zod';
import { userText } from '../expand.ts';

/** The bank holidays to come, and how certain each is. Those the business unit entered can be taken out again. */
export const data = z.strictObject({
  intro: z.string(),
  holidays: z.array(
    z.strictObject({
      name: userText(),
      line: z.string(),
      date: z.string(),
      /** Names this entry of this day, so that an old button cannot take out a newer one. Empty: it cannot be taken out. */
      once: z.string(),
    }),
  ),
  /** Further off: a line a year. */
  years: z.array(z.strictObject({ year: z.string(), line: z.string() })),
});
