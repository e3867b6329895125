import { z } from 'zod';
import { buttons } from '../notice/data.ts';
import { userText } from '../expand.ts';

/** What the bot is for, in six lines, for somebody who has just added it. */
export const data = z.strictObject({ name: userText(), lines: z.array(z.string()).length(6), buttons });
