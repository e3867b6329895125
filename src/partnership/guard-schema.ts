import { z } from 'zod';
import { GUARD_KINDS, SEVERITIES } from '../domain/guard/finding.ts';

const Text = z.string().trim().min(1, 'some text');

/** What is never kept here, and has somewhere else to go. */
export const CONCERNS = ['allegation', 'whistleblowing', 'complaint', 'referral'] as const;

/** What the text guard knows of a partnership beside its agencies, groups and members. */
export const Guard = z.strictObject({
  places: z.array(Text).default([]).describe('Neighbourhoods: as near as a place may be said.'),
  names: z
    .array(Text)
    .default([])
    .describe("Places, venues and schemes whose names look like somebody's, or like an address."),
  atLeast: z
    .partialRecord(z.enum(GUARD_KINDS), z.enum(SEVERITIES))
    .default({})
    .describe('Kinds of detail to be stricter with than usual. It cannot be made milder.'),
  wording: z
    .array(z.strictObject({ words: z.array(Text).min(1, 'at least one word'), instead: Text }))
    .default([])
    .describe('Words that can sound like blame, and gentler ones. Advice only.'),
  note: Text.exactOptional(),
  assumed: z.literal(true).exactOptional().describe('No published document states this.'),
});
