import { z } from 'zod';
import { userText } from '../expand.ts';

const fields = <T extends z.ZodType>(field: T) =>
  z.strictObject({ to: field, person: field, text: field, theme: field });
const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));

/** The form that thanks somebody at another agency. */
export const data = z.strictObject({
  values: fields(userText()),
  errors: fields(z.string()),
  /** Something to know before it is filled in; empty when there is nothing. */
  note: z.string(),
  agencies: choices,
  people: choices,
  themes: choices,
});
