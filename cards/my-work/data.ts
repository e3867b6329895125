import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** One person's list: what they owe, and what others owe them. Also used for lists of actions. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  sections: z.array(
    z.strictObject({
      name: z.string(),
      /** `verb` opens the one record. */
      items: z.array(
        z.strictObject({ title: userText(), line: userText(), subject: z.string(), verb: z.string() }),
      ),
      more: z.string(),
    }),
  ),
  /** For the whole list: the next page, the list as a file. */
  buttons: buttons.default([]),
});
