import { z } from 'zod';
import { ActionRules } from './action-schema.ts';
import { BriefingSettings } from './briefing-schema.ts';
import { Escalation } from './escalation-schema.ts';
import { aliases, assumed, Id, MonthDay, note, Text } from './schema-parts.ts';
import { EvaluationRules } from './evaluation-schema.ts';
import { CONCERNS, Guard } from './guard-schema.ts';
import { ImpactSettings } from './impact-schema.ts';
import { LicenceTerms, StaffUpdate } from './licence-schema.ts';
import { Calendar, Meetings, StandingItem } from './meeting-schema.ts';
import { Metrics } from './metric-schema.ts';
import { Needs } from './needs-schema.ts';
import { planFields } from './plan-schema.ts';
import { Retention } from './retention-schema.ts';
import { Returns } from './returns-schema.ts';
import { Reviews } from './review-schema.ts';
import { courseFields, Training } from './training-schema.ts';

/**
 * The partnership file: everything about a partnership that differs from another one. Any set of facts may carry
 * `assumed: true`, which says that no published document states it; `npm run doctor` lists those.
 */

export const EVERY = [
  'working-day',
  'week',
  'fortnight',
  'month',
  'two-months',
  'quarter',
  'half-term',
  'term',
  'half-year',
  'year',
  'when-needed',
] as const;

const Cadence = z.strictObject({ every: z.enum(EVERY), note, assumed });

const Source = z.strictObject({ id: Id, name: Text, published: Text.exactOptional() });

const Agency = z.strictObject({
  id: Id,
  name: Text,
  aliases,
  sector: z.enum([
    'police',
    'health',
    'local-authority',
    'education',
    'early-years',
    'justice',
    'fire',
    'defence',
    'housing',
    'social-care',
    'voluntary',
    'faith',
    'sport',
    'independent',
  ]),
  standing: z
    .enum(['statutory', 'education-partner', 'relevant', 'service'])
    .describe('A statutory safeguarding partner, the education partner, a relevant agency, or a service.'),
  partOf: Id.exactOptional().describe('The agency it belongs to.'),
  collective: z.literal(true).exactOptional().describe('Stands for many organisations of one kind.'),
  named: z.array(Id).default([]).describe('The sources that name it.'),
  note,
  assumed,
});

const Seat = z.strictObject({
  id: Id,
  kind: z.enum(['lsp', 'dsp', 'independent-person']),
  agency: Id,
  post: Text.describe('The job, never the person.'),
  chairs: z.literal(true).exactOptional(),
  note,
  assumed,
});

const Chair = z
  .strictObject({
    agency: Id.exactOptional(),
    rotatesAmong: z.array(Id).min(2, 'at least two agencies').exactOptional(),
    post: Text.exactOptional(),
    note,
    assumed,
  })
  .refine((chair) => (chair.agency === undefined) !== (chair.rotatesAmong === undefined), {
    error: 'either "agency" or "rotatesAmong", and not both',
  });

const GroupLink = z.strictObject({ to: Id, note, assumed });

const Group = z.strictObject({
  id: Id,
  name: Text,
  short: Text,
  aliases,
  kind: z.enum(['strategic', 'operational']),
  purpose: Text,
  chair: Chair.exactOptional(),
  cadence: Cadence.exactOptional(),
  meetings: Meetings.exactOptional(),
  reportsTo: z
    .array(GroupLink)
    .default([])
    .describe('Groups and linked boards it answers to; two for dual reporting.'),
  routesTo: z.array(GroupLink).default([]).describe('Groups and linked boards it passes actions to.'),
  standingItems: z
    .strictObject({ items: z.array(StandingItem).min(1, 'at least one item'), assumed })
    .exactOptional(),
  holds: z
    .enum(['everything', 'actions-only', 'calendar-only'])
    .default('everything')
    .describe('What the bot may keep for it.'),
  timeLimited: z.literal(true).exactOptional().describe('Must have an end date.'),
  assumed,
});

const LinkedBoard = z.strictObject({
  id: Id,
  name: Text,
  short: Text.exactOptional(),
  aliases,
  note,
  assumed,
});

const Priority = z.strictObject({
  id: Id,
  name: Text,
  aliases,
  since: Text.exactOptional(),
  within: z.literal('every-priority').exactOptional(),
  lead: Id.exactOptional().describe('The group that leads on it.'),
  note,
  assumed,
});

const Theme = z.strictObject({ id: Id, name: Text, aliases, note, assumed });

const When = z
  .strictObject({
    by: MonthDay.exactOptional(),
    months: z.array(z.number().int().min(1).max(12)).min(1, 'at least one month').exactOptional(),
    every: z.enum(EVERY).exactOptional(),
    year: z.number().int().min(2019).max(2040).exactOptional().describe('For something done once.'),
    note,
    assumed,
  })
  .refine((when) => when.by ?? when.months ?? when.every, {
    error: 'at least one of "by", "months" and "every"',
  });

const Duty = z.strictObject({
  id: Id,
  name: Text,
  kind: z.enum(['lsp-duty', 'sign-off', 'delegated', 'report', 'plan', 'scrutiny', 'audit', 'event', 'task']),
  owner: Id.describe('A group or an agency.'),
  when: When,
  ...planFields,
  note,
  assumed,
});

const Course = z.strictObject({
  id: Id,
  name: Text,
  aliases,
  priority: Id.exactOptional(),
  cadence: Cadence.exactOptional(),
  licences: LicenceTerms.exactOptional().describe('Licences that come with it, and what holds for them.'),
  ...courseFields,
  note,
  assumed,
});

const Word = z.strictObject({ word: Text, means: Text, assumed });
const Link = z.strictObject({
  id: Id,
  name: Text,
  url: z.url('a web address starting with https://'),
  assumed,
});

const Contact = z.strictObject({
  id: Id,
  name: Text,
  when: Text.exactOptional().describe('When to use it.'),
  phone: Text.exactOptional(),
  email: z.email('an e-mail address').exactOptional(),
  emergency: z
    .literal(true)
    .exactOptional()
    .describe('Shown at once when somebody writes of immediate danger.'),
  url: z.url('a web address starting with https://').exactOptional(),
  for: z
    .array(z.enum(CONCERNS))
    .exactOptional()
    .describe('What people are sent there with, instead of writing it to the bot.'),
  note,
  assumed,
});

export const PartnershipSchema = z.strictObject({
  name: Text,
  short: Text,
  aliases,
  area: Text,
  timezone: z.literal('Europe/London'),
  arrangements: z.strictObject({ published: Text, under: Text }),
  vision: Text.exactOptional(),
  sources: z.array(Source).min(1, 'at least one source'),
  agencies: z.array(Agency).min(1, 'at least one agency'),
  seats: z.array(Seat),
  groups: z.array(Group).min(1, 'at least one group'),
  linkedBoards: z.array(LinkedBoard).default([]),
  priorities: z.array(Priority),
  themes: z.array(Theme).default([]),
  values: z.array(Theme).default([]),
  escalation: Escalation,
  briefing: BriefingSettings.prefault({}).describe('The daily intelligence briefing.'),
  actions: ActionRules.prefault({}).describe(
    'The way of actions through the groups, and who looks at what was done.',
  ),
  calendar: Calendar.prefault({}).describe('School terms, days to keep free, and the prompts of meetings.'),
  duties: z.array(Duty).default([]),
  courses: z.array(Course).default([]),
  staffUpdate: StaffUpdate.exactOptional().describe(
    'The yearly update of staff in schools, once guidance was refreshed.',
  ),
  training: Training.prefault({}).describe('What holds for all training.'),
  metrics: Metrics.prefault({}).describe('The metric dictionary, and what was published of each metric.'),
  returns: Returns.prefault({}).describe('The monthly numbers that teams are asked for.'),
  needs: Needs.prefault({}).describe('The yearly question what training people need.'),
  evaluation: EvaluationRules.prefault({}).describe('How people are asked what a course did.'),
  impact: ImpactSettings.prefault({}).describe('Impact entries: what made a difference.'),
  words: z.array(Word).default([]),
  links: z.array(Link).default([]),
  contacts: z.array(Contact).default([]),
  guard: Guard.exactOptional().describe('What the text guard knows of this partnership.'),
  reviews: Reviews.prefault({}).describe('Reviews and audits: the plan of each kind.'),
  retention: Retention.prefault({}).describe('How long what is kept, and why.'),
});

/** A partnership as the rest of the bot sees it: the file, checked, with the defaults filled in. */
export type Partnership = Readonly<z.infer<typeof PartnershipSchema>>;
export type PartnershipAgency = Partnership['agencies'][number];
export type PartnershipGroup = Partnership['groups'][number];
export type Seat = Partnership['seats'][number];
export type LinkedBoard = Partnership['linkedBoards'][number];
export type EscalationStage = Partnership['escalation']['stages'][number];
export type Duty = Partnership['duties'][number];
export type Course = Partnership['courses'][number];

/** The agencies a group's chair comes from: one, several that take turns, or none when there is no standing chair. */
export function chairAgencies(group: PartnershipGroup): readonly string[] {
  return group.chair?.rotatesAmong ?? (group.chair?.agency ? [group.chair.agency] : []);
}
