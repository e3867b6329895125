import { z } from 'zod';
import { userText } from '../expand.ts';

/** The form that finishes an action with its evidence. */
export const data = z.strictObject({
  reference: z.string(),
  due: z.string(),
  title: userText(),
  measure: userText(),
  values: z.strictObject({ evidence: userText() }),
  errors: z.strictObject({ evidence: z.string() }),
});
