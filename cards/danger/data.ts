import { z } from 'zod';
import { userText } from '../expand.ts';
import { buttons } from '../notice/data.ts';

/** Whom to call, before anything else: what to do first, the contacts, and what the bot did not do. */
export const data = z.strictObject({
  title: z.string(),
  first: z.array(z.string()),
  contacts: z.array(z.strictObject({ name: userText(), reach: userText(), when: userText() })),
  last: z.array(z.string()),
  buttons,
});
