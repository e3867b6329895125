import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** A session of a course as one person may see it: when, where, how many places, and how they stand to it. */
export const data = z.strictObject({
  /** `SES-2701-K4TR`. */
  reference: z.string(),
  status: z.string(),
  /** The course, of the partnership file. */
  title: z.string(),
  /** The reader's own place, or wait for one. */
  own: userText(),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  /** Who is booked, for those who see to it. */
  people: z.array(z.strictObject({ name: z.string(), lines: z.array(z.strictObject({ text: userText() })) })),
  buttons,
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })),
});
