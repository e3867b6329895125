import { z } from 'zod';
import { CHILDREN, FAMILY_TOLD, OUTCOMES, PLANS, SIDES, THEMES, TRACKS } from './words.ts';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const agency = z.string().min(1).max(80);
const line = z.string().min(1).max(600);
const side = z.enum(SIDES);
const valuesOf = <T extends string>(words: readonly { readonly value: T }[]) =>
  z.enum(words.map(({ value }) => value));

/** Where a stage's owners are found in the directory; see `owners.ts`. */
export const FOUND_AMONG = [
  'workers',
  'managers',
  'seniors',
  'delegated-partners',
  'lead-partners',
  'accountable-officer',
] as const;

/** Where those are found who may be asked for an opinion at a stage; see `advice.ts`. */
export const ADVISERS = ['independent-person', 'lead-partners'] as const;

/**
 * Who else is told when a stage goes over its limit: the safeguarding leads of the agency whose turn it is, everybody who holds
 * a role, or the chair of a group (`chair:dsp-meeting`).
 */
export const BreachTell = z.union([
  z.enum(['safeguarding-lead', 'delegated-partners', 'lead-partners']),
  z.templateLiteral(['chair:', z.string()]),
]);
export type BreachTell = z.infer<typeof BreachTell>;

/** One stage as the partnership file had it when the escalation was opened. */
export const StagePolicy = z.strictObject({
  stage: z.number().int().min(1).max(9),
  name: z.string(),
  foundAmong: z.enum(FOUND_AMONG),
  /** The agency whose officer decides for everybody, where the arrangements name one. */
  agency: agency.exactOptional(),
  /** Working days; 0 is by 17:00 the same working day. */
  limit: z.strictObject({ routine: z.number().int().min(0), urgent: z.number().int().min(0) }),
  /** Those found here do not negotiate: they decide. */
  decides: z.literal(true).exactOptional(),
  onBreachTell: z.array(BreachTell).exactOptional(),
  /** Whose opinion those who sit here may ask for. */
  advice: z
    .strictObject({
      /** "Independent Person". */
      name: z.string(),
      foundAmong: z.enum(ADVISERS),
      /** Nothing is decided here before they were asked. */
      needed: z.literal(true).exactOptional(),
    })
    .exactOptional(),
});
export type StagePolicy = z.infer<typeof StagePolicy>;

/** The rules an escalation runs by, frozen when it opens: a later change of the file changes no promise already made. */
export const EscalationPolicy = z.strictObject({
  extensionsPerStage: z.number().int().min(0),
  reviewAfterDays: z.number().int().min(1),
  tellsBusinessUnitFrom: z.number().int().min(1),
  /** When its working days end, `HH:MM`; 17:00 when absent. */
  closesAt: z.string().exactOptional(),
  /** Reasons for which a stage may be paused; none unless the partnership says so. */
  pauses: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  stages: z.array(StagePolicy).min(1),
});
export type EscalationPolicy = z.infer<typeof EscalationPolicy>;

/** One stage that was reached, with its one clock. */
export const StageRun = z.strictObject({
  stage: z.number().int().min(1),
  startedAt: instant,
  /** Working days the limit gives, with what was agreed on top and what a pause lasted. */
  days: z.number().int().min(0),
  /** 17:00 in London on the last day. */
  due: instant,
  /** Each asked for by one side and answered by the other; at most one waits for its answer. */
  extensions: z.array(
    z.strictObject({
      days: z.number().int().min(1),
      why: line,
      askedBy: member,
      side,
      answer: z.enum(['yes', 'no']).exactOptional(),
    }),
  ),
  pause: z
    .strictObject({ reason: z.string(), by: member, from: instant, to: instant.exactOptional() })
    .exactOptional(),
  /** Stages passed over to get here, and why. */
  skipped: z.strictObject({ stages: z.array(z.number().int()), why: line }).exactOptional(),
  /** It went over its limit: when that was noticed, and who was told beside its owners. */
  breach: z.strictObject({ at: instant, told: z.array(member) }).exactOptional(),
  /** An opinion that was asked for: of whom, within how many working days, what about, and what each said. */
  advice: z
    .strictObject({
      by: member,
      at: instant,
      days: z.number().int().min(1),
      told: z.array(member).min(1),
      text: line.exactOptional(),
      /** `person` was asked; `by` is who said it, a deputy perhaps. */
      opinions: z.array(z.strictObject({ person: member, by: member, at: instant, text: line })),
    })
    .exactOptional(),
  endedAt: instant.exactOptional(),
});
export type StageRun = z.infer<typeof StageRun>;

export const EVENTS = [
  'opened',
  'acknowledged',
  'view-given',
  'proposed',
  'agreed',
  'dissented',
  'decided',
  'opinion-asked',
  'opinion-given',
  'moved-up',
  'moved-down',
  'extension-asked',
  'extension-agreed',
  'extension-declined',
  'paused',
  'resumed',
  're-think',
  'panel-offered',
  'panel-taken',
  'made-urgent',
  'withdrawn',
  'closed',
  'reviewed',
  're-opened',
  'handed-over',
] as const;

/** One line of the timeline that both sides see. */
export const EscalationEvent = z.strictObject({
  kind: z.enum(EVENTS),
  at: instant,
  by: member,
  side: side.exactOptional(),
  stage: z.number().int().min(1),
  text: line.exactOptional(),
});
export type EscalationEvent = z.infer<typeof EscalationEvent>;

export const Outcome = z.strictObject({
  kind: z.enum([...OUTCOMES.map(({ value }) => value), 'withdrawn']),
  by: member,
  at: instant,
  stage: z.number().int().min(1),
  /** One line on what it meant for the child. */
  impact: line.exactOptional(),
  learning: z.boolean(),
  learningTheme: line.exactOptional(),
  onBothFiles: z.boolean(),
  /** Settled before the limit of the stage it was settled at. */
  onTime: z.boolean(),
  /** The action that the learning became. */
  action: z.string().exactOptional(),
});
export type Outcome = z.infer<typeof Outcome>;

/**
 * A disagreement between two agencies about what a child needs, from the first conversation to its outcome. Never says
 * which child: `inOurRecord` only says that the raising agency's own file does. Fields: DOMAIN's record of escalations.
 */
export const Escalation = z.strictObject({
  /** `ESC-YYMM-XXXX`: month of opening and four random characters. */
  id: z.string().regex(/^ESC-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  state: z.enum(['open', 'closed']),
  openedAt: instant,
  openedBy: member,
  raising: agency,
  receiving: agency,
  /** The worker on the other side, when the raiser named one. */
  receivingWorker: member.exactOptional(),
  theme: valuesOf(THEMES),
  priority: z.string().exactOptional(),
  levelOfNeed: z.number().int().min(1).max(4).exactOptional(),
  plan: valuesOf(PLANS),
  children: valuesOf(CHILDREN),
  /** What the other agency decided, what we disagree with and why, what we want instead. */
  decided: line,
  disagree: line,
  want: line,
  /** ISO date of the decision that is challenged. */
  decidedOn: z.iso.date().exactOptional(),
  track: z.enum(TRACKS),
  urgentWhy: line.exactOptional(),
  familyTold: valuesOf(FAMILY_TOLD),
  inOurRecord: z.boolean(),
  policy: EscalationPolicy,
  /** In the order they were reached; the last one is the open one while the escalation is open. */
  stages: z.array(StageRun).min(1),
  acknowledged: z.strictObject({ by: member, at: instant }).exactOptional(),
  /** How the receiving side sees it. */
  otherView: line.exactOptional(),
  /** What one side offers and the other has not answered yet. */
  proposal: z.strictObject({ by: member, side, at: instant, text: line }).exactOptional(),
  /** Both sides agree, or those who decide have decided; what is left is writing the outcome down. */
  settled: z
    .strictObject({ by: member, at: instant, text: line, how: z.enum(['agreed', 'decided']) })
    .exactOptional(),
  outcome: Outcome.exactOptional(),
  /** Outcomes it had before it was opened again. */
  formerOutcomes: z.array(Outcome),
  /** "Did it hold?", asked some weeks after closing. */
  review: z
    .strictObject({
      due: z.iso.date(),
      held: z.enum(['yes', 'partly', 'no']).exactOptional(),
      by: member.exactOptional(),
      at: instant.exactOptional(),
      note: line.exactOptional(),
    })
    .exactOptional(),
  timeline: z.array(EscalationEvent),
  /** Members who were sent the card: nobody gets it twice, whoever it reached in their absence. */
  told: z.array(member),
  /** Rooms that were sent the brief. */
  briefed: z.array(z.string()).exactOptional(),
});
export type Escalation = z.infer<typeof Escalation>;
