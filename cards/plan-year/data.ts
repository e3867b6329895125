import { z } from 'zod';
import { userText } from '../expand.ts';

/** A plan year in words, month by month, with the links to its picture and its printable page. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  months: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  note: z.string(),
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })),
});
