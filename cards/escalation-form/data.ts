import { z } from 'zod';
import { userText } from '../expand.ts';

const IDS = [
  'receiving',
  'theme',
  'decided',
  'disagree',
  'want',
  'track',
  'urgentWhy',
  'decidedOn',
  'plan',
  'levelOfNeed',
  'children',
  'familyTold',
  'inOurRecord',
  'receivingWorker',
] as const;
const fields = <T extends z.ZodType>(field: T) => z.record(z.enum(IDS), field);
const choices = z.array(z.strictObject({ title: userText(), value: z.string() }));

/** The form that raises an escalation, on two short screens. */
export const data = z.strictObject({
  step: z.number().int().min(0).max(1),
  values: fields(userText()),
  errors: fields(z.string()),
  /** Something to know before it is filled in; empty when there is nothing. */
  note: z.string(),
  agencies: choices,
  themes: choices,
  tracks: choices,
  plans: choices,
  levels: choices,
  children: choices,
  told: choices,
  people: choices,
  today: z.iso.date(),
});
