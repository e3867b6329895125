import { z } from 'zod';
import { assumed, Id, MonthDay, note, Text } from './schema-parts.ts';

const Months = z.number().int().min(1).max(120);

/** What holds for the licences of a course: how many there are, who may have one, and what holders are asked. */
export const LicenceTerms = z.strictObject({
  cap: z.number().int().positive().exactOptional().describe('The most that can be held at one time.'),
  trainedOnly: z.literal(true).exactOptional().describe('Only who has done the course may have one.'),
  setUp: Text.exactOptional().describe(
    'What the business unit does with the supplier before one can be used, in a line.',
  ),
  asksUse: z
    .literal(true)
    .exactOptional()
    .describe('Holders are asked each month whether they used it; a number, never about whom.'),
  unusedMonths: Months.default(6).describe(
    'After so many months without use the holder is asked to give it back.',
  ),
  note,
  assumed,
});
export type LicenceTerms = Readonly<z.infer<typeof LicenceTerms>>;

/** The yearly update of staff after guidance was refreshed: who is asked whether it was done, and when. */
export const StaffUpdate = z.strictObject({
  name: Text.describe('The guidance, such as Keeping Children Safe in Education.'),
  on: MonthDay.describe('The day from which the refreshed guidance holds.'),
  sectors: z.array(Text).default([]).describe('Every agency of these sectors is asked.'),
  agencies: z.array(Id).default([]).describe('And these.'),
  except: z.array(Id).default([]).describe('But not these: they have no staff in schools.'),
  chaseAfterDays: z
    .array(z.number().int().min(1).max(180))
    .max(4)
    .default([14, 35])
    .describe('Days after which whoever has not answered is asked again.'),
  note,
  assumed,
});
export type StaffUpdate = Readonly<z.infer<typeof StaffUpdate>>;
