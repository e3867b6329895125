import { z } from 'zod';
import { userText } from '../expand.ts';

export const EVENT_FIELDS = ['what', 'time', 'date', 'action', 'n', 'owner', 'outcome'] as const;
const fields = <T extends z.ZodType>(field: T) => z.record(z.enum(EVENT_FIELDS), field);
const choices = z.array(z.strictObject({ title: z.string(), value: z.string() }));

/** What happened about an item since: first what, then what belongs to it and nothing else. */
export const data = z.strictObject({
  reference: z.string(),
  help: z.string(),
  dateLabel: z.string(),
  timeLabel: z.string(),
  asks: fields(z.boolean()),
  values: fields(userText()),
  errors: fields(z.string()),
  whats: choices,
  ns: choices,
  outcomes: choices,
  actions: choices,
  owners: choices,
});
