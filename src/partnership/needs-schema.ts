import { z } from 'zod';
import { ROLES } from './model.ts';
import { assumed, Id, note, Text } from './schema-parts.ts';

const Choice = z.strictObject({
  id: Id,
  name: Text,
  theme: Id.exactOptional().describe('The theme, priority or course it belongs to, by its id.'),
});

const Question = z
  .strictObject({
    id: Id,
    asks: Text,
    kind: z.enum(['one', 'many', 'text']),
    choices: z.array(Choice).default([]),
  })
  .refine(({ kind, choices }) => (kind === 'text') === (choices.length === 0), {
    error: 'choices for "one" and "many", and none for "text"',
  });
export type NeedsQuestion = z.infer<typeof Question>;

/** One theme under which what people ask for meets what audits, escalations and briefings bring. */
const NeedTheme = z.strictObject({
  id: Id,
  name: Text,
  findings: z.array(Id).default([]).describe('Themes and priorities of audits and reviews.'),
  escalations: z.array(Id).default([]).describe('What escalations are about.'),
  briefing: z.array(Id).default([]).describe('Themes of the daily briefing.'),
});
export type NeedTheme = z.infer<typeof NeedTheme>;

/** The yearly question what training people need: one form, to those who work with children. */
export const Needs = z.strictObject({
  opens: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-\d{2}$/, 'a month and a day in quotes, like "01-11"')
    .default('01-11'),
  closes: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-\d{2}$/, 'a month and a day in quotes, like "03-26"')
    .default('03-26'),
  reminds: z
    .tuple([z.number().int().min(3).max(30), z.number().int().min(6).max(50)])
    .default([15, 35])
    .describe('Working days after it was first asked.'),
  asks: z
    .array(z.enum(ROLES))
    .default(['practitioner', 'dsl', 'manager'])
    .describe('Whom it is sent to, by role.'),
  questions: z.array(Question).max(5, 'five questions at most').default([]),
  themes: z.array(NeedTheme).default([]),
  keeper: Id.exactOptional().describe('The group that uses it; its chair sees the result.'),
  note,
  assumed,
});
export type Needs = z.infer<typeof Needs>;
