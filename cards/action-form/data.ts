import { z } from 'zod';
import { userText } from '../expand.ts';

const fields = <T extends z.ZodType>(field: T) =>
  z.strictObject({
    title: field,
    owner: field,
    due: field,
    measure: field,
    group: field,
    origin: field,
    via: field,
    priority: field,
    themes: field,
  });
const choice = z.strictObject({ title: userText(), value: z.string() });

/** The form that assigns an action: what was filled in so far, what is wrong, and what can be chosen. */
export const data = z.strictObject({
  /** A word about what was filled in already; empty for none. */
  note: z.string(),
  values: fields(userText()),
  errors: fields(z.string()),
  people: z.array(choice),
  groups: z.array(choice),
  origins: z.array(choice),
  priorities: z.array(choice),
  themes: z.array(choice),
  today: z.iso.date(),
});
