import { z } from 'zod';
import { CYCLES, FIGURES, PROMPTS } from '../domain/meeting/words.ts';
import { assumed, Id, MonthDay, note, Text } from './schema-parts.ts';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const Time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time on the clock in London, in quotes, like "10:00"');
export const IsoDate = z.iso.date('a date as year, month and day, like 2026-06-16');
const WholeDays = z.number().int().min(-60).max(60);

const Rule = z
  .strictObject({
    on: z
      .string()
      .regex(
        /^((first|second|third|fourth|last) )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/,
        'a day such as "second Tuesday", "last Thursday" or, with "every", "Wednesday"',
      )
      .exactOptional(),
    months: z
      .array(z.number().int().min(1).max(12))
      .min(1, 'at least one month')
      .exactOptional()
      .describe('Of which months; of every month when left out.'),
    every: z
      .enum(['week', 'fortnight'])
      .exactOptional()
      .describe('A day of the week, counted on from "from".'),
    from: IsoDate.exactOptional().describe('The first one.'),
    with: Id.exactOptional().describe('Another group, whose dates these are, or are counted from.'),
    days: WholeDays.exactOptional().describe('So many days after the day above; before it, when negative.'),
    workingDays: WholeDays.exactOptional().describe(
      'So many working days after the day above; before it, when negative.',
    ),
    inTerm: z.literal(true).exactOptional().describe('Left out in school holidays.'),
    at: Time.exactOptional().describe("When not at the group's usual time."),
  })
  .superRefine((rule, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((rule.on === undefined) === (rule.with === undefined))
      wrong('on', 'either "on" (a day) or "with" (another group), and not both');
    if (rule.every !== undefined && rule.from === undefined)
      wrong('from', 'the date of the first one, since "every" is counted from it');
    if (rule.on !== undefined && rule.every === undefined && !rule.on.includes(' '))
      wrong('on', `which one of the month, like "second ${rule.on}", or "every" beside it`);
    if (rule.every !== undefined && rule.on?.includes(' ') === true)
      wrong('on', 'a day of the week alone, since "every" says how often');
    if (rule.days !== undefined && rule.workingDays !== undefined)
      wrong('days', 'either "days" or "workingDays", and not both');
  });

const Change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('moved'),
    from: IsoDate,
    to: IsoDate,
    at: Time.exactOptional(),
    why: Text,
    assumed,
  }),
  z.strictObject({ kind: z.literal('cancelled'), on: IsoDate, why: Text, assumed }),
  z.strictObject({ kind: z.literal('extra'), on: IsoDate, at: Time.exactOptional(), why: Text, assumed }),
  z.strictObject({
    kind: z.literal('paused'),
    from: IsoDate,
    to: IsoDate.exactOptional().describe('The last day of the pause; open until it is known.'),
    why: Text,
    assumed,
  }),
]);

export const QUORUM_BY = ['agencies', 'sectors', 'nobody'] as const;

const Quorum = z.strictObject({
  partners: z
    .enum(QUORUM_BY)
    .default('sectors')
    .describe(
      'Each statutory partner itself or a service of it (agencies), or anybody of its sector (sectors).',
    ),
  least: z.number().int().min(1).max(60).exactOptional().describe('The fewest seats that must be taken.'),
  note,
  assumed,
});

/** When and where a group meets, in what rhythm it is prompted, and who should sit there. */
export const Meetings = z.strictObject({
  at: Time,
  minutes: z.number().int().min(15).max(600).default(120).describe('How long it lasts.'),
  rules: z.array(Rule).default([]).describe('Days that come again and again.'),
  dates: z.array(IsoDate).default([]).describe('Days that no rule makes.'),
  changes: z.array(Change).default([]).describe('What was moved, cancelled, added or paused.'),
  cycle: z.enum(CYCLES).exactOptional().describe('Which prompts; from the kind of group when left out.'),
  place: z.url({ protocol: /^https$/, error: 'a web address starting with https://' }).exactOptional(),
  needsSchools: z.literal(true).exactOptional().describe('Cannot work while schools are closed.'),
  pausesForLiveReview: z
    .literal(true)
    .exactOptional()
    .describe('Its rhythm rests while it sits on a live review.'),
  seats: z
    .array(z.strictObject({ agency: Id, note, assumed }))
    .default([])
    .describe('Agencies that should sit here; those of its members always count.'),
  quorum: Quorum.exactOptional(),
  note,
  assumed,
});

const Term = z.strictObject({ from: IsoDate, to: IsoDate });

const Avoid = z
  .strictObject({
    id: Id,
    why: Text,
    lightly: z.literal(true).exactOptional().describe('Only noted beside a date, not warned of.'),
    weekdays: z.array(z.enum(WEEKDAYS)).min(1, 'at least one day').exactOptional(),
    fromTime: Time.exactOptional(),
    toTime: Time.exactOptional(),
    fromDay: MonthDay.exactOptional().describe('Every year, from this day.'),
    toDay: MonthDay.exactOptional(),
    from: IsoDate.exactOptional().describe('Once, from this date.'),
    to: IsoDate.exactOptional(),
    groups: z
      .array(z.enum(['strategic', 'operational']))
      .exactOptional()
      .describe('For groups of this kind only.'),
    note,
    assumed,
  })
  .refine((avoid) => (avoid.from === undefined) === (avoid.to === undefined), {
    error: 'both "from" and "to", or neither',
  })
  .refine((avoid) => (avoid.fromDay === undefined) === (avoid.toDay === undefined), {
    error: 'both "fromDay" and "toDay", or neither',
  })
  .refine((avoid) => (avoid.fromTime === undefined) === (avoid.toTime === undefined), {
    error: 'both "fromTime" and "toTime", or neither',
  });

const Cycle = z.strictObject({
  steps: z
    .partialRecord(z.enum(PROMPTS), z.number().int().min(-60).max(60))
    .describe(
      'Working days from the meeting by prompt, negative before it. A prompt that is left out is not sent.',
    ),
  note,
  assumed,
});

/** School terms, days to keep free, and the prompts of each kind of cycle. */
export const Calendar = z.strictObject({
  schoolYears: z
    .array(
      z.strictObject({
        year: z.string().regex(/^\d{4}-\d{2}$/, 'a school year, like 2026-27'),
        source: Text,
        unconfirmed: z.literal(true).exactOptional().describe('Nobody has published these dates.'),
        terms: z.array(Term).min(1, 'at least one term'),
        note,
        assumed,
      }),
    )
    .default([]),
  avoid: z.array(Avoid).default([]).describe('Hours and days on which a meeting is warned of.'),
  cycles: z.partialRecord(z.enum(CYCLES), Cycle).default({}),
});

/** What always stands on a group's agenda: words, with a figure where there is one. */
export const StandingItem = z.union(
  [
    Text,
    z.strictObject({
      item: Text,
      figure: z.enum(FIGURES).exactOptional(),
      of: Text.exactOptional().describe('Which one, where the figure has several.'),
      minutes: z.number().int().min(1).max(240).exactOptional(),
    }),
  ],
  { error: `some text, or "item" with "figure" (${FIGURES.join(', ')}), "of" and "minutes"` },
);

export type MeetingRule = Readonly<z.infer<typeof Rule>>;
export type SeriesChange = Readonly<z.infer<typeof Change>>;
export type MeetingsOfGroup = Readonly<z.infer<typeof Meetings>>;
export type MeetingCalendar = Readonly<z.infer<typeof Calendar>>;
export type SchoolYear = MeetingCalendar['schoolYears'][number];
export type AvoidRule = MeetingCalendar['avoid'][number];
export type QuorumRule = Readonly<z.infer<typeof Quorum>>;
export type StandingItem = Readonly<z.infer<typeof StandingItem>>;
