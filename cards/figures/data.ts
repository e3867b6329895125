import { z } from 'zod';

/** Figures of a period. Whoever fills it in has hidden what must not leave the business unit. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  sections: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.array(z.strictObject({ label: z.string(), shown: z.string() })),
      /** Rows too long to stand in two columns. */
      lines: z.array(z.string()).exactOptional(),
    }),
  ),
  /** Who may see it and what was hidden. */
  note: z.string(),
});
