import { z } from 'zod';
import { userText } from '../expand.ts';

/** How the bot's messages are doing: counts, and those that somebody has to look at. Never what a message says. */
export const data = z.strictObject({
  intro: z.string(),
  counts: z.array(z.strictObject({ label: z.string(), shown: z.string() })),
  messages: z.array(
    z.strictObject({
      title: userText(),
      line: z.string(),
      /** The message's id, for sending it again. */
      id: z.string(),
      /** Names this one sending again, so that it cannot happen twice. */
      once: z.string(),
      again: z.boolean(),
    }),
  ),
  more: z.string(),
  /** Everything that happens by the calendar: when it last ran, when it is due next, and what went wrong. */
  schedules: z.array(z.strictObject({ title: z.string(), line: z.string() })),
});
