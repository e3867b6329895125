import { z } from 'zod';
import { userText } from '../expand.ts';

/** What somebody who has left leaves behind, for the business unit to give to others. */
export const data = z.strictObject({
  heading: userText(),
  intro: z.string(),
  items: z.array(
    z.strictObject({
      title: userText(),
      line: userText(),
      subject: z.string(),
      rev: z.number(),
      /** The button's verb that gives it to somebody else; empty without one. */
      assign: z.string(),
      /** The button's verb that opens the record; empty without one. */
      open: z.string(),
      /** The member to change; empty without one. */
      person: z.string(),
    }),
  ),
  more: z.string(),
});
