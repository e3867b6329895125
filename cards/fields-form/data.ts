import { z } from 'zod';
import { userText } from '../expand.ts';

/** What a form asks, field by field: each form says which ones it has. */
export const data = z.strictObject({
  /** The record it is about, or nothing before there is one. */
  heading: z.string(),
  intro: z.array(userText()),
  fields: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      kind: z.enum(['line', 'text', 'date', 'one', 'many', 'tick']),
      label: userText(),
      value: userText(),
      error: z.string(),
      required: z.boolean(),
      missing: z.string(),
      longest: z.number().int().positive(),
      choices: z.array(z.strictObject({ title: userText(), value: z.string() })),
    }),
  ),
});
