import { z } from 'zod';
import { userText } from '../expand.ts';

const fields = <T extends z.ZodType>(field: T) =>
  z.strictObject({ looked: field, group: field, day: field, text: field });
const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));

/** The form of one step of an action: it asks for what this step needs and nothing else. */
export const data = z.strictObject({
  reference: z.string(),
  due: z.string(),
  title: userText(),
  /** A word on what happens; empty for none. */
  help: userText(),
  asks: z.strictObject({ looked: z.boolean(), group: z.boolean(), day: z.boolean(), text: z.boolean() }),
  textLabel: z.string(),
  textNeeded: z.boolean(),
  values: fields(userText()),
  errors: fields(z.string()),
  evidence: choices,
  groups: choices,
  today: z.iso.date(),
});
