import { z } from 'zod';
import { StepPolicy } from './policy.ts';
import { OUTCOME_KINDS, REVIEW_KINDS } from './words.ts';

const instant = z.iso.datetime();
const date = z.iso.date();
const member = z.string().min(1).max(80);
const agency = z.string().min(1).max(80);
const line = z.string().min(1).max(600);
/** Who did it and when it was written down. */
const mark = { by: member, at: instant };

/** A step was done: on which day, and what shows it. */
const StepDone = z.strictObject({
  ...mark,
  on: date,
  text: line.exactOptional(),
  /** For a step that asks yes or no. */
  yes: z.boolean().exactOptional(),
  /** For a meeting: the agencies that took part. */
  agencies: z.array(agency).exactOptional(),
});
export type StepDone = z.infer<typeof StepDone>;

/** One step with its clock. The policy is frozen when the review opens: a later change of the file changes no promise made. */
export const StepRun = z.strictObject({
  ...StepPolicy.shape,
  /** The day its clock started; absent until the step before it is done. */
  startedOn: date.exactOptional(),
  dueAt: instant.exactOptional(),
  done: StepDone.exactOptional(),
  /** For one that comes again: each time it was done. */
  times: z.array(StepDone),
  skipped: z.strictObject({ ...mark, why: line }).exactOptional(),
  /** Each time its day was moved by somebody. */
  moved: z.array(z.strictObject({ ...mark, from: instant, to: instant, why: line })),
});
export type StepRun = z.infer<typeof StepRun>;

/** What one agency or setting owes a review. */
export const ReviewReturn = z.strictObject({
  /** The agency's id, or the setting's. */
  id: z.string(),
  agency,
  /** For a setting: its name, and its lead where they are a member. */
  setting: z.strictObject({ name: z.string(), lead: member.exactOptional() }).exactOptional(),
  state: z.enum(['planned', 'asked', 'received', 'declined']),
  /** The member who was sent its card: nobody gets it twice. */
  told: member.exactOptional(),
  dueAt: instant.exactOptional(),
  received: z.strictObject({ ...mark, on: date, text: line.exactOptional() }).exactOptional(),
  declined: z.strictObject({ ...mark, why: line }).exactOptional(),
  /** More time: asked for by the agency, answered by whoever runs the review, or given outright. */
  extension: z
    .strictObject({
      ...mark,
      until: date,
      why: line,
      answer: z.strictObject({ ...mark, yes: z.boolean() }).exactOptional(),
    })
    .exactOptional(),
});
export type ReviewReturn = z.infer<typeof ReviewReturn>;

/** Something a review found, without any case. It becomes an action, or there is a reason why not. */
export const Finding = z.strictObject({
  id: z.string().regex(/^F\d+$/),
  ...mark,
  text: line,
  theme: z.string().exactOptional(),
  action: z.string().exactOptional(),
  dropped: z.strictObject({ ...mark, why: line }).exactOptional(),
});
export type Finding = z.infer<typeof Finding>;

/** What a review asks. The wording decides whether a repeat can be compared. */
export const Question = z.strictObject({
  id: z.string().regex(/^Q\d+$/),
  text: z.string().min(1).max(400),
  /** What was found: in a line, as a per cent, or both. */
  answer: z
    .strictObject({
      ...mark,
      text: line.exactOptional(),
      percent: z.number().min(0).max(100).exactOptional(),
    })
    .exactOptional(),
});
export type Question = z.infer<typeof Question>;

/** The one-page learning briefing: written, agreed, sent round, acknowledged by each agency. */
export const OnePage = z.strictObject({
  ...mark,
  looked: line,
  well: line,
  better: line,
  now: line,
  link: z.url().exactOptional(),
  approved: z.strictObject({ ...mark, on: date }).exactOptional(),
  circulated: z.strictObject({ ...mark, on: date }).exactOptional(),
  to: z.array(
    z.strictObject({
      agency,
      /** How many people it was passed on to there. */
      reach: z.number().int().min(0).max(100_000).exactOptional(),
      acknowledged: z.strictObject(mark).exactOptional(),
    }),
  ),
});
export type OnePage = z.infer<typeof OnePage>;

export const REVIEW_EVENTS = [
  'opened',
  'step-done',
  'step-skipped',
  'step-moved',
  'asked',
  'return-received',
  'return-declined',
  'return-reopened',
  'extension-asked',
  'extension-given',
  'extension-refused',
  'finding',
  'finding-action',
  'finding-dropped',
  'questions',
  'answered',
  'briefing-written',
  'briefing-approved',
  'briefing-circulated',
  'acknowledged',
  'repeated',
  'followed',
  'handed-over',
  'closed',
  're-opened',
] as const;

/** One line of a review's story. `what` names a step, a return or a finding by its id. */
export const ReviewEvent = z.strictObject({
  kind: z.enum(REVIEW_EVENTS),
  ...mark,
  what: z.string().exactOptional(),
  text: line.exactOptional(),
});
export type ReviewEvent = z.infer<typeof ReviewEvent>;

/**
 * A review or audit as a record with clocks: what is due when, who owes what, what was found and what became of it.
 * References and statuses only: it never says which child, and it is no file of a case.
 */
export const Review = z.strictObject({
  /** `REV-YYMM-XXXX`: month of opening and four random characters. */
  id: z.string().regex(/^REV-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  kind: z.enum(REVIEW_KINDS),
  state: z.enum(['open', 'closed']),
  /** What it is about: a topic, never a case. */
  topic: z.string().min(1).max(200),
  began: z.string(),
  /** Day 0 of its clocks. */
  startedOn: date,
  openedAt: instant,
  openedBy: member,
  /** Who runs it day by day. */
  lead: member,
  /** The group that oversees it. */
  group: z.string(),
  /** A priority or theme of the partnership file. */
  theme: z.string().exactOptional(),
  jointWith: z.array(z.string()),
  inspectorate: z.string().exactOptional(),
  questions: z.array(Question),
  steps: z.array(StepRun).min(1),
  returns: z.array(ReviewReturn),
  findings: z.array(Finding),
  checklist: z.array(
    z.strictObject({ id: z.string(), name: z.string(), ticked: z.strictObject(mark).exactOptional() }),
  ),
  onePage: OnePage.exactOptional(),
  /** The outcomes it can have. */
  outcomes: z.array(z.enum(OUTCOME_KINDS)),
  outcome: z
    .strictObject({ ...mark, kind: z.enum(OUTCOME_KINDS), text: line.exactOptional() })
    .exactOptional(),
  /** The review whose questions this one asks again, and the one that asks this one's. */
  repeats: z.string().exactOptional(),
  repeatedBy: z.string().exactOptional(),
  /** The review this one follows from. */
  follows: z.string().exactOptional(),
  timeline: z.array(ReviewEvent),
});
export type Review = z.infer<typeof Review>;
