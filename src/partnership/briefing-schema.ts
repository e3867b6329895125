import { z } from 'zod';
import { aliases, assumed, Id, note, Text } from './schema-parts.ts';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time on the clock in London, in quotes, like "08:30"');

/** What happens at a time of the day, in its order. */
export const BRIEFING_STEPS = [
  'policeReady',
  'opens',
  'nudge',
  'cutOff',
  'order',
  'starts',
  'ends',
  'actions',
  'highRiskCheck',
  'closes',
] as const;

const Timetable = z
  .strictObject({
    policeReady: time.default('07:45').describe('Who brings the missing children is reminded.'),
    opens: time.default('08:30').describe('The thread is opened.'),
    nudge: time.default('09:05').describe('Agencies that have not posted are asked, privately.'),
    cutOff: time.default('09:15').describe('What comes later is marked as late.'),
    order: time.default('09:20').describe('The chair sees the draft.'),
    starts: time.default('09:30').describe('The briefing itself.'),
    ends: time.default('10:00'),
    actions: time.default('10:10').describe('The list of actions goes to who attended.'),
    highRiskCheck: time.default('12:00').describe('Is the strategy meeting booked, has the DSL been told?'),
    closes: time.default('16:00').describe('What is open goes to the next day and to the duty out of hours.'),
    note,
    assumed,
  })
  .superRefine((timetable, context) => {
    for (const [index, name] of BRIEFING_STEPS.entries()) {
      const before = BRIEFING_STEPS[index - 1];
      if (before !== undefined && timetable[name] <= timetable[before])
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `a time after "${before}" (${timetable[before]})`,
        });
    }
  });

/** An agency that brings something to the briefing. */
const Expected = z.strictObject({
  agency: Id,
  role: Text.describe('Who of it comes, as a job: never a name.'),
  post: Text.exactOptional().describe(
    'Words in the job of the members who are asked; all its members otherwise.',
  ),
  when: z
    .enum(['daily', 'when-needed'])
    .default('daily')
    .describe('Agencies that come daily are asked for a nil return.'),
  brings: z.array(Text).default([]),
  takes: z.array(Text).default([]).describe('What it usually takes away.'),
  leads: z.literal(true).exactOptional().describe('Brings who is missing, and is reminded first.'),
  hospital: z.literal(true).exactOptional().describe('Confirms the list of who is missing now.'),
  note,
  assumed,
});

const Named = { id: Id, name: Text, assumed };
const words = z.array(Text).default([]).describe('Words and abbreviations that people type for it.');

/** What the daily briefing knows of this partnership. */
export const BriefingSettings = z.strictObject({
  timetable: Timetable.prefault({}),
  rawTextMinutes: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(15)
    .describe('How long the words of an update are kept when nobody confirms it.'),
  returnTalkHours: z
    .number()
    .int()
    .min(1)
    .max(240)
    .default(72)
    .describe('Hours on the clock from a return to the return home conversation.'),
  weekThemes: z
    .strictObject({
      day: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']),
      at: time,
      note,
      assumed,
    })
    .prefault({ day: 'Friday', at: '15:00' }),
  chair: z
    .strictObject({
      group: Id.exactOptional().describe(
        'Whose chair chairs the briefing; the group that gets the themes otherwise.',
      ),
      note,
      assumed,
    })
    .prefault({}),
  digest: z
    .strictObject({
      group: Id.exactOptional().describe('Gets the themes before each of its meetings.'),
      daysBefore: z.number().int().min(1).max(30).default(7),
      note,
      assumed,
    })
    .prefault({}),
  education: z
    .strictObject({
      groups: z.array(Id).default([]).describe('Get the termly brief.'),
      note,
      assumed,
    })
    .prefault({}),
  expected: z.array(Expected).default([]),
  teams: z
    .array(z.strictObject({ ...Named, agency: Id, words }))
    .default([])
    .describe('Teams that actions are given to by name.'),
  areas: z
    .array(
      z.strictObject({
        ...Named,
        aliases,
        postcodes: z
          .array(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?$/, 'the first half of a postcode'))
          .default([]),
      }),
    )
    .default([])
    .describe('Neighbourhoods: as near as a place may be said.'),
  landmarks: z
    .array(z.strictObject({ area: Id.exactOptional(), context: Id.exactOptional(), words, assumed }))
    .default([])
    .describe('Well-known places, said as their neighbourhood or kind of place.'),
  contexts: z
    .array(z.strictObject({ ...Named, words }))
    .default([])
    .describe('Kinds of place.'),
  themes: z
    .array(z.strictObject({ ...Named, words }))
    .default([])
    .describe('What the weekly themes count.'),
  note,
  assumed,
});
export type BriefingSettings = Readonly<z.infer<typeof BriefingSettings>>;
export type BriefingTimetable = BriefingSettings['timetable'];
