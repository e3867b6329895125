import { z } from 'zod';
import { userText } from '../expand.ts';

/** An agency's list of members, for its sponsor to look through. */
export const data = z.strictObject({
  heading: userText(),
  intro: userText(),
  people: z.array(z.strictObject({ name: userText(), about: userText() })),
  status: userText(),
  open: z.boolean(),
  subject: z.string(),
  rev: z.number(),
});
