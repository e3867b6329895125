import { z } from 'zod';
import { userText } from '../expand.ts';

const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));
const fields = <T extends z.ZodType>(field: T) =>
  z.strictObject({
    name: field,
    email: field,
    agency: field,
    post: field,
    roles: field,
    chairs: field,
    groups: field,
    platforms: field,
    deputy: field,
    adult: field,
  });

/** The form that adds a member or changes one. */
export const data = z.strictObject({
  intro: z.string(),
  values: fields(userText()),
  errors: fields(z.string()),
  agencies: choices,
  roles: choices,
  groupChoices: choices,
  platformChoices: choices,
  people: choices,
});
