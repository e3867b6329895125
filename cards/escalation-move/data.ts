import { z } from 'zod';
import { userText } from '../expand.ts';

const IDS = [
  'text',
  'stage',
  'days',
  'reason',
  'outcome',
  'impact',
  'learning',
  'learningTheme',
  'onBothFiles',
  'held',
] as const;
const fields = <T extends z.ZodType>(field: T) => z.record(z.enum(IDS), field);
const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));

/** The form of one move: it asks for what this move needs and nothing else. */
export const data = z.strictObject({
  reference: z.string(),
  stage: z.string(),
  help: z.string(),
  textLabel: z.string(),
  textNeeded: z.boolean(),
  daysLabel: z.string(),
  asks: z.strictObject({
    text: z.boolean(),
    stage: z.boolean(),
    days: z.boolean(),
    reason: z.boolean(),
    outcome: z.boolean(),
    held: z.boolean(),
  }),
  values: fields(userText()),
  errors: fields(z.string()),
  stages: choices,
  days: choices,
  reasons: choices,
  outcomes: choices,
  yesNo: choices,
  helds: choices,
});
