import { z } from 'zod';
import { userText } from '../expand.ts';

/** The form that gives a leaver's side of an escalation to somebody else of the same agency. */
export const data = z.strictObject({
  reference: z.string(),
  line: userText(),
  label: userText(),
  values: z.strictObject({ to: z.string() }),
  errors: z.strictObject({ to: z.string() }),
  people: z.array(z.strictObject({ title: userText(), value: z.string() })),
});
