import { z } from 'zod';
import { userText } from '../expand.ts';

/** What the action card shows. Dates and times come ready to read. */
export const data = z.strictObject({
  kind: z.string(),
  reference: z.string(),
  subject: z.string(),
  rev: z.number().int(),
  status: z.string(),
  title: userText(),
  due: z.string(),
  overdue: z.boolean(),
  facts: z.array(z.strictObject({ label: z.string(), shown: userText() })),
  updates: z.array(z.strictObject({ text: userText(), by: userText(), at: z.string() })),
  finished: z.boolean(),
  evidence: userText(),
  doneBy: userText(),
  doneAt: z.string(),
  canAccept: z.boolean(),
  canUpdate: z.boolean(),
  canFinish: z.boolean(),
  /** In a room where people have views of their own: a button that shows them. */
  canAsk: z.boolean(),
});
