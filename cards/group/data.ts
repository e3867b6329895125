import { z } from 'zod';
import { userText } from '../expand.ts';

/** Who is in a group, its chair first. */
export const data = z.strictObject({
  name: userText(),
  chaired: userText(),
  people: z.array(z.strictObject({ name: userText(), about: userText() })),
});
