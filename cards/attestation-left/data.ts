import { z } from 'zod';
import { userText } from '../expand.ts';

const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));
/** The form that asks who of an agency has left. */
export const data = z.strictObject({
  values: z.strictObject({ who: z.string() }),
  errors: z.strictObject({ who: z.string() }),
  people: choices,
});
