import { z } from 'zod';
import { DOES, OUTCOME_KINDS, REVIEW_KINDS } from './words.ts';

/**
 * How far something lies from its start. Working days leave out bank holidays; weeks and months are the calendar's own, and
 * fall on the next working day where that day is none. Fewer than none is before the start.
 */
export const Count = z.union([
  z.strictObject({ workingDays: z.number().int().min(0).max(260) }),
  z.strictObject({ weeks: z.number().int().min(-26).max(156) }),
  z.strictObject({ months: z.number().int().min(0).max(60) }),
]);
export type Count = z.infer<typeof Count>;

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Text = z.string().trim().min(1, 'some text');

/** One step of a review as the partnership file has it. */
export const StepPolicy = z.strictObject({
  id: Id,
  name: Text,
  short: Text.max(24).exactOptional().describe('A word or two for the picture of overlapping audits.'),
  due: Count.exactOptional().describe('How far from its start. Without it the step has no day of its own.'),
  from: Id.exactOptional().describe(
    'The step whose end starts its clock; the start of the review without it.',
  ),
  needs: z.array(Id).exactOptional().describe('Steps that have to be done before it.'),
  does: z.enum(DOES).exactOptional().describe('What doing it means beside that it is done.'),
  must: z.literal(true).exactOptional().describe('It cannot be left out, and its day cannot be moved.'),
  every: Count.exactOptional().describe('It comes again so long after each time, until it was the last.'),
  opens: Count.exactOptional().describe('It is prompted from here on, although it is due later.'),
  chaseOn: z
    .array(Count)
    .exactOptional()
    .describe('For returns: when those who owe one are reminded, counted from the start of its clock.'),
  notBefore: z.literal(true).exactOptional().describe('It cannot be done before its day.'),
  assumed: z.literal(true).exactOptional().describe('No published document states this.'),
});
export type StepPolicy = z.infer<typeof StepPolicy>;

/** One kind of review as the partnership file has it. */
export const KindPolicy = z.strictObject({
  kind: z.enum(REVIEW_KINDS),
  group: Id.describe('The group that oversees it: its members see it.'),
  began: z
    .enum(['aware', 'agreed', 'started', 'announced', 'begins'])
    .default('started')
    .describe('What the first day is called.'),
  asks: z.array(Id).default([]).describe('Agencies whose return is usually asked for.'),
  asksSettings: z.literal(true).exactOptional().describe('Settings are asked instead of agencies.'),
  questions: z.array(Text.max(400)).default([]).describe('`{theme}` stands for what it is about.'),
  inspectorates: z.array(Text).exactOptional(),
  checklist: z
    .array(z.strictObject({ id: Id, name: Text }))
    .default([])
    .describe('What has to be true before it is published.'),
  outcomes: z.array(z.enum(OUTCOME_KINDS)).min(1).default(['finished']),
  steps: z.array(StepPolicy).min(1, 'at least one step'),
  note: Text.exactOptional(),
  assumed: z.literal(true).exactOptional(),
});
export type KindPolicy = z.infer<typeof KindPolicy>;

/** A school, college or nursery whose return is asked for. Its lead is a member of the partnership, where there is one. */
export const Setting = z.strictObject({
  id: Id,
  name: Text.max(120),
  agency: Id.describe('The kind of setting, as the list of agencies has it.'),
  lead: z.string().max(120).exactOptional().describe('Work e-mail of who answers for it.'),
});
export type Setting = z.infer<typeof Setting>;
