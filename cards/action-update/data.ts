import { z } from 'zod';
import { userText } from '../expand.ts';

/** The form that says how an action is going. */
export const data = z.strictObject({
  reference: z.string(),
  due: z.string(),
  title: userText(),
  values: z.strictObject({ note: userText() }),
  errors: z.strictObject({ note: z.string() }),
});
