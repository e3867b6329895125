import { z } from 'zod';
import { userText } from '../expand.ts';

/** Good practice between agencies, to the person thanked and to whoever manages them. */
export const data = z.strictObject({
  by: userText(),
  to: userText(),
  text: userText(),
  theme: z.string(),
  /** Why somebody else than the person thanked sees it; empty for them. */
  note: z.string(),
});
