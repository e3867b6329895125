import { z } from 'zod';
import { userText } from '../expand.ts';

/** To one person: what a bank holiday that was entered or taken out means for their dates. */
export const data = z.strictObject({
  title: userText(),
  intro: z.string(),
  /** Limits in working days, which moved by themselves. */
  moved: z.array(z.string()),
  /** Actions that are due on the day, each with one press to move it. */
  due: z.array(
    z.strictObject({
      title: userText(),
      line: userText(),
      subject: z.string(),
      rev: z.number().int(),
      button: z.string(),
    }),
  ),
  more: z.string(),
});
