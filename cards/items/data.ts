import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** Several records in one message, each with what it is about and what can be done with it at once. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  sections: z.array(
    z.strictObject({
      name: z.string(),
      items: z.array(z.strictObject({ title: userText(), line: userText(), note: userText(), buttons })),
    }),
  ),
  more: z.string(),
  /** For the whole list: the next page. */
  buttons,
});
