import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** A meeting as somebody may see it: when, where, how its agenda stands, who comes, its minutes and the next date. */
export const data = z.strictObject({
  /** `PSCP Board MTG-2611-K4TR`. */
  reference: z.string(),
  status: z.string(),
  /** `Tue 15 December 2026, 10:00 to 12:00`. */
  when: z.string(),
  about: userText(),
  alarms: z.array(z.string()),
  /** What the reader said; empty in a room. */
  own: z.string(),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  sections: z.array(
    z.strictObject({
      name: z.string(),
      lines: z.array(z.strictObject({ text: userText(), sub: userText() })),
    }),
  ),
  buttons,
});
