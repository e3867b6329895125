import { z } from 'zod';
import { ActionData } from '../../src/bot/wire.ts';
import { userText } from '../expand.ts';

export const buttons = z.array(z.strictObject({ title: z.string(), data: ActionData }));

/** A short word to one person. */
export const data = z.strictObject({ title: userText(), lines: z.array(userText()), buttons });
