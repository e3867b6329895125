import { z } from 'zod';
import { assumed, Id, note, Text } from './schema-parts.ts';
import { ROLES } from './model.ts';

const Team = z
  .strictObject({
    id: Id,
    name: Text,
    agency: Id.describe('Whose numbers they are.'),
    post: Text.exactOptional().describe('The job that answers; else whoever answers for the agency.'),
    role: z.enum(ROLES).exactOptional(),
    assumed,
  })
  .refine(({ post, role }) => post === undefined || role === undefined, {
    error: 'either "post" or "role", and not both',
  });

const AskedNumber = z.strictObject({
  id: Id,
  label: Text.describe('What stands beside the box.'),
  within: Id.exactOptional().describe('It is a part of this other number, so it is never more.'),
});

const Return = z.strictObject({
  id: Id,
  name: Text,
  asks: Text.describe('The question, in a line.'),
  why: Text.describe('What it is for: nobody counts for nothing.'),
  counts: z.enum(['children', 'other']).default('children'),
  numbers: z
    .array(AskedNumber)
    .min(1, 'at least one number')
    .max(2, 'two numbers at most: it is a tiny card'),
  teams: z.array(Team).min(1, 'at least one team'),
  from: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month in quotes, like "2026-10"')
    .exactOptional()
    .describe('The first month that is asked for; else the month before the bot first looks.'),
  note,
  assumed,
});
export type Return = z.infer<typeof Return>;
export type ReturnTeam = Return['teams'][number];

const workingDay = (least: number, most: number) => z.number().int().min(least).max(most);

/** The monthly numbers that teams are asked for. Days are working days of the month after. */
export const Returns = z.strictObject({
  asks: workingDay(1, 10)
    .default(2)
    .describe('On which working day of the month the month before is asked for.'),
  reminds: z
    .tuple([workingDay(2, 15), workingDay(3, 18)])
    .default([5, 8])
    .describe('The two working days on which whoever owes it is reminded.'),
  lead: workingDay(4, 19).default(10).describe('The working day on which the agency’s lead is told.'),
  items: z.array(Return).default([]),
  note,
  assumed,
});
export type Returns = z.infer<typeof Returns>;
