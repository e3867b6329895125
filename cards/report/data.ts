import { z } from 'zod';

/** One part of a report, as text to copy into a paper. Everything in it may leave the business unit. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  paragraphs: z.array(z.string()),
  note: z.string(),
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })),
});
