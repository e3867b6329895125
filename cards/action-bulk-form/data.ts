import { z } from 'zod';
import { userText } from '../expand.ts';

const fields = <T extends z.ZodType>(field: T) =>
  z.strictObject({
    text: field,
    text2: field,
    text3: field,
    text4: field,
    owner: field,
    due: field,
    group: field,
    origin: field,
    via: field,
  });
const choice = z.strictObject({ title: userText(), value: z.string() });

/** The form into which a list of actions is pasted, with what holds for all of them. */
export const data = z.strictObject({
  values: fields(userText()),
  errors: fields(z.string()),
  people: z.array(choice),
  groups: z.array(choice),
  origins: z.array(choice),
  today: z.iso.date(),
});
