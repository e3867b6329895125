import { z } from 'zod';
import { assumed, note } from './schema-parts.ts';

const WorkingDays = z.number().int().min(1).max(30);

/** How people are asked what a course did. In which months after it, each course says. */
export const EvaluationRules = z.strictObject({
  reminders: z
    .array(WorkingDays)
    .max(2, 'at most two reminders: nobody is hounded')
    .default([3, 8])
    .describe('Working days after the question on which whoever has not answered is reminded.'),
  closes: WorkingDays.default(5).describe(
    'Working days after the last reminder by which it can be answered; then nobody is asked any more.',
  ),
  reportMonths: z
    .array(z.number().int().min(1).max(12))
    .min(1, 'at least one month')
    .default([4, 10])
    .describe('Months on whose first working day the impact report of the time before is ready.'),
  note,
  assumed,
});
