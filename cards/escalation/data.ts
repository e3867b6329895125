import { z } from 'zod';
import { buttons } from '../notice/data.ts';
import { userText } from '../expand.ts';

/** One escalation as its two sides and the business unit see it. Dates and times come ready to read. */
export const data = z.strictObject({
  reference: z.string(),
  /** `Stage 2 of 5: Manager to manager`, or `Closed`. */
  stage: z.string(),
  urgent: z.boolean(),
  /** Who asks whom, and what about. */
  title: userText(),
  /** How the due time came about, in one line. */
  due: z.string(),
  overdue: z.string(),
  /** Whose turn it is. */
  turn: z.string(),
  /** Seats that nobody holds. */
  gaps: z.array(z.string()),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  parts: z.array(z.strictObject({ name: z.string(), text: userText() })),
  timeline: z.array(z.strictObject({ what: z.string(), text: userText(), by: userText(), at: z.string() })),
  buttons,
});
