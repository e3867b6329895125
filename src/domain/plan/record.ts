import { z } from 'zod';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const line = z.string().min(1).max(600);
const stamp = { by: member, at: instant };

export const DUTY_KINDS = [
  'lsp-duty',
  'sign-off',
  'delegated',
  'report',
  'plan',
  'scrutiny',
  'audit',
  'event',
  'task',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** What one of several gives to a duty: a lead partner's sign-off, an agency's contribution, a group's return. */
export const DutyPart = z.strictObject({
  /** Id of a seat, an agency or a group. */
  who: id,
  given: z.strictObject({ link: z.url({ protocol: /^https$/ }).exactOptional(), ...stamp }).exactOptional(),
  /** They said no, and why. */
  refused: z.strictObject({ why: line, ...stamp }).exactOptional(),
});
export type DutyPart = z.infer<typeof DutyPart>;

/** One time that a duty falls due: the annual report of this year, the budget round of next. */
export const DutyOccurrence = z.strictObject({
  /** Id of the duty, `@` and the date it fell due at first: `annual-report@2026-09-30`. Stays when the date is moved. */
  id: z.string().regex(/^[a-z0-9-]+@\d{4}-\d{2}-\d{2}$/),
  rev: z.number().int().positive(),
  duty: id,
  name: line,
  kind: z.enum(DUTY_KINDS),
  /** A group or an agency. */
  owner: id,
  /** Who sees to it for the owner. */
  member: member.exactOptional(),
  /** First day on which it can be worked on, and the last day by which it is done: ISO dates. */
  opens: z.iso.date(),
  due: z.iso.date(),
  /** The plan year it belongs to: the calendar year of its April. */
  year: z.number().int().min(2019).max(2040),
  priority: id.exactOptional(),
  /** What shows that it was done. */
  evidenceWanted: line.exactOptional(),
  evidence: z.array(
    z.strictObject({ id, text: line, link: z.url({ protocol: /^https$/ }).exactOptional(), ...stamp }),
  ),
  parts: z.array(DutyPart),
  /** Days before its date on which the owner is asked, most first. */
  countdown: z.array(z.number().int().min(1)),
  moves: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), why: line, ...stamp })),
  started: z.strictObject(stamp).exactOptional(),
  done: z.strictObject(stamp).exactOptional(),
  /** Not needed this time, and why. */
  dropped: z.strictObject({ why: line, ...stamp }).exactOptional(),
  /** Put on the plan by somebody, not by the partnership file. */
  own: z.literal(true).exactOptional(),
  /** How certain its date is: nobody has published it. */
  assumed: z.literal(true).exactOptional(),
  /** The occurrence of the year before that it takes further. */
  after: z.string().exactOptional(),
});
export type DutyOccurrence = z.infer<typeof DutyOccurrence>;
