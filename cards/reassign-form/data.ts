import { z } from 'zod';
import { userText } from '../expand.ts';

/** The form that gives an action to somebody else. */
export const data = z.strictObject({
  reference: z.string(),
  due: z.string(),
  title: userText(),
  values: z.strictObject({ owner: z.string() }),
  errors: z.strictObject({ owner: z.string() }),
  people: z.array(z.strictObject({ title: userText(), value: z.string() })),
});
