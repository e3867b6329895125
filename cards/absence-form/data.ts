import { z } from 'zod';
import { userText } from '../expand.ts';

const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));
const fields = <T extends z.ZodType>(field: T) =>
  z.strictObject({ until: field, from: field, deputy: field });

/** The form that says from when to when somebody is away, and who stands in. */
export const data = z.strictObject({
  intro: userText(),
  values: fields(z.string()),
  errors: fields(z.string()),
  people: choices,
});
