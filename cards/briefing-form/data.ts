import { z } from 'zod';
import { userText } from '../expand.ts';

export const ITEM_FIELDS = [
  'type',
  'count',
  'risk',
  'area',
  'context',
  'since',
  'repeat',
  'knownTo',
  'dslTold',
  'strategyBy',
  'action',
  'owner',
  'dueBy',
] as const;
const fields = <T extends z.ZodType>(field: T) => z.record(z.enum(ITEM_FIELDS), field);
const choices = z.array(z.strictObject({ title: z.string(), value: z.string() }));

/** An item as a form: all of it in two screens, or what can be put right in one. */
export const data = z.strictObject({
  intro: z.string(),
  asks: fields(z.boolean()),
  values: fields(userText()),
  errors: fields(z.string()),
  types: choices,
  risks: choices,
  areas: choices,
  contexts: choices,
  repeats: choices,
  knowns: choices,
  yesNo: choices,
  actions: choices,
  owners: choices,
});
