import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** A review as somebody may see it: the whole, what one agency owes it, or its one-page briefing. Ready to read. */
export const data = z.strictObject({
  /** `Multi-agency audit REV-2611-K4TR`. */
  reference: z.string(),
  status: z.string(),
  title: userText(),
  alarm: z.string(),
  /** What is missing in the directory, so that nobody waits for nobody. */
  gaps: z.array(z.string()),
  sections: z.array(
    z.strictObject({
      name: z.string(),
      lines: z.array(z.strictObject({ text: userText(), sub: userText() })),
    }),
  ),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  timeline: z.array(z.strictObject({ what: z.string(), text: userText(), by: userText(), at: z.string() })),
  buttons,
});
