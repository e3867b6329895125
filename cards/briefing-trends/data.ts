import { z } from 'zod';

/** Charts of bars made of characters: an Adaptive Card of version 1.5 has no charts, and these are read out by a screen reader as they stand. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  charts: z.array(
    z.strictObject({
      name: z.string(),
      /** The same in a sentence. */
      says: z.string(),
      bars: z.array(z.strictObject({ text: z.string() })),
    }),
  ),
  /** Who may see it and what was hidden. */
  note: z.string(),
});
