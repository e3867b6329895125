import { z } from 'zod';

const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const text = z.string().min(1).max(600);
const day = z.iso.date();

/** One waits while the person is away: nobody is asked on their holiday. */
export const EVALUATION_STATES = ['waiting', 'asked', 'answered', 'passed'] as const;
/** Why it ended without an answer: the last day was over, they left, or said that they would not answer. */
export const PASSED = ['not-answered', 'left', 'declined'] as const;

/**
 * That one person was asked what one session did, some months after it. What they answered is kept apart, in an
 * `EvaluationAnswer`, and nothing here leads to it.
 */
export const Evaluation = z.strictObject({
  id: z.string().regex(/^EVA-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  /** `session|member|wave`: nobody is asked twice. */
  key: z.string().min(1).max(220),
  session: id,
  course: id,
  member,
  /** The agency they came from to the session. */
  agency: id,
  /** Months after the session: 0 is the session itself. */
  wave: z.number().int().min(0).max(24),
  /** London days: of the session, on which the question was due, on which it was asked, and on which they were reminded. */
  held: day,
  due: day,
  asked: day.exactOptional(),
  reminded: z.array(day),
  state: z.enum(EVALUATION_STATES),
  /** The day on which it was answered or passed. */
  ended: z.strictObject({ on: day, why: z.enum(PASSED).exactOptional() }).exactOptional(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** How often somebody has used what they learned. */
export const USES = ['often', 'once-or-twice', 'not-yet', 'no-occasion'] as const;
export type Use = (typeof USES)[number];
export const RECOMMENDS = ['yes', 'perhaps', 'no'] as const;

const confidence = z.number().int().min(1).max(5);

/** What somebody answered: without their name, their agency, the day, or anything that leads back to who was asked. */
export const EvaluationAnswer = z.strictObject({
  id: z.string().min(1).max(80),
  course: id,
  session: id,
  wave: z.number().int().min(0).max(24),
  /** `2026-11`: months are fine enough for every report. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** From 1 (not at all) to 5 (very). `before` is asked at the session only. */
  confidence: z.strictObject({ before: confidence.exactOptional(), after: confidence }),
  used: z.enum(USES).exactOptional(),
  recommend: z.enum(RECOMMENDS).exactOptional(),
  /** At the session: what they will do differently. Later: what they did. */
  differently: text.exactOptional(),
  /** What changed for a child or family, without anything about who. */
  changedForChild: text.exactOptional(),
  better: text.exactOptional(),
  /** Their words may stand in a report, without their name. */
  quote: z.boolean(),
});
export type EvaluationAnswer = z.infer<typeof EvaluationAnswer>;

export function evaluationKey(of: Pick<Evaluation, 'session' | 'member' | 'wave'>): string {
  return `${of.session}|${of.member}|${of.wave}`;
}
