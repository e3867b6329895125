import { z } from 'zod';
import { userText } from '../expand.ts';

/** Members by agency. */
export const data = z.strictObject({
  heading: z.string(),
  intro: z.string(),
  agencies: z.array(
    z.strictObject({
      name: userText(),
      people: z.array(z.strictObject({ name: userText(), about: userText() })),
    }),
  ),
});
