import { z } from 'zod';
import { userText } from '../expand.ts';

/** An update as the rooms read it in which it was not written: who and which agency, and what they say. */
export const data = z.strictObject({ title: userText(), lines: z.array(userText()), foot: z.string() });
