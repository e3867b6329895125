import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** What the action card shows. Dates and times come ready to read. */
export const data = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  status: z.string(),
  title: userText(),
  /** Why it needs a look now: overdue, late on its way, an empty seat. Empty lines are left out. */
  warnings: z.array(z.string()),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  /** What stands over the lines below: "How it is going", or "What happened" for the whole story. */
  heading: z.string(),
  lines: z.array(z.strictObject({ text: userText(), by: userText(), at: z.string() })),
  evidence: z.array(z.strictObject({ text: userText(), by: userText(), at: z.string() })),
  /** How it ended, in one line; empty while it is open. */
  ended: userText(),
  buttons,
  /** In a room where people have views of their own: a button that shows them. */
  canAsk: z.boolean(),
});
