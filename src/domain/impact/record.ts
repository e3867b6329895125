import { z } from 'zod';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const text = z.string().min(1).max(600);
const line = z.string().min(1).max(300);
const stamp = { by: member, at: instant };

export const IMPACT_STATES = ['draft', 'in-basket', 'used', 'withdrawn'] as const;

/** Where somebody noticed it. */
export const IMPACT_SOURCES = ['free', 'message', 'evaluation', 'action', 'escalation', 'review'] as const;
export type ImpactSource = (typeof IMPACT_SOURCES)[number];

/** Who said yes to its being told, as a role and never as a name; or that nobody had to be asked. */
export const CONSENTS = ['child', 'parent', 'worker', 'not-needed', 'not-yet'] as const;
export type Consent = (typeof CONSENTS)[number];

/** For whom something changed: the three that independent scrutiny asks for. */
export const CHANGED_FOR = ['children', 'practice', 'partnership'] as const;
export type ChangedFor = (typeof CHANGED_FOR)[number];

/** One piece of evidence that something made a difference: what was done, what came of it, and what changed for whom. */
export const Impact = z.strictObject({
  id: z.string().regex(/^IMP-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  state: z.enum(IMPACT_STATES),
  /** Id of a type in the partnership file. */
  type: id,
  did: text,
  outcome: text,
  /** What changed, for at least one of the three. */
  changed: z.strictObject({
    children: text.exactOptional(),
    practice: text.exactOptional(),
    partnership: text.exactOptional(),
  }),
  priority: id.exactOptional(),
  theme: id.exactOptional(),
  source: z.enum(IMPACT_SOURCES),
  /** The record it came from, by its reference, or the course. */
  about: id.exactOptional(),
  consent: z.enum(CONSENTS),
  /** Whoever added it said that nobody can be recognised; the text guard has read it, too. */
  anonymous: z.literal(true),
  /** Agency of whoever added it. */
  agency: id,
  changes: z.array(z.strictObject(stamp)),
  /** Chosen for the annual report, and at which place of its order, from 1. */
  basket: z.strictObject({ place: z.number().int().positive(), ...stamp }).exactOptional(),
  /** Where it was published or shown. */
  used: z.strictObject({ in: line, ...stamp }).exactOptional(),
  withdrawn: z.strictObject({ why: line, ...stamp }).exactOptional(),
  ...stamp,
});
export type Impact = z.infer<typeof Impact>;
