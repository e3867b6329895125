import { z } from 'zod';
import { userText } from '../expand.ts';

export const ORDER_FIELDS = ['item', 'what', 'with'] as const;
const fields = <T extends z.ZodType>(field: T) => z.record(z.enum(ORDER_FIELDS), field);
const choices = z.array(z.strictObject({ title: z.string(), value: z.string() }));

/** One change to the running order. */
export const data = z.strictObject({
  intro: z.string(),
  values: fields(userText()),
  errors: fields(z.string()),
  items: choices,
  whats: choices,
});
