import { z } from 'zod';
import { userText } from '../expand.ts';

/** Open records to which nothing will happen, with why, and the obvious next press. */
export const data = z.strictObject({
  intro: z.string(),
  gaps: z.array(
    z.strictObject({
      title: userText(),
      line: userText(),
      why: userText(),
      subject: z.string(),
      /** The button that opens this kind of record. */
      opens: z.string(),
      rev: z.number().int(),
      assign: z.boolean(),
      /** The message to send again; empty when there is none. */
      message: z.string(),
      once: z.string(),
    }),
  ),
  more: z.string(),
});
