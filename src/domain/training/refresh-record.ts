import { z } from 'zod';

const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const stamp = { by: member, at: z.iso.datetime() };

/** What was said to somebody, and about them, of a course they have to do again. When it is due follows from what they have done. */
export const Refresher = z.strictObject({
  id: z.string().regex(/^RFR-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  member,
  /** Id of a course. */
  course: id,
  /** The day on which it was last due, as far as anybody was prompted. */
  due: z.iso.date(),
  /** The step and the day it was due then, `30|2026-12-31`, and the London day on which it went. */
  prompted: z.array(z.strictObject({ step: z.string().min(1).max(60), on: z.iso.date() })),
});
export type Refresher = z.infer<typeof Refresher>;

export const UPDATE_STATES = ['planned', 'done'] as const;

/** One year's update of staff in schools after the guidance was refreshed. */
export const StaffUpdateRound = z.strictObject({
  /** The year: `2026`. */
  id: z.string().regex(/^\d{4}$/),
  rev: z.number().int().positive(),
  /** What was said by whom: a designated safeguarding lead for a school, or whoever answers for an agency. */
  answers: z.array(
    z.strictObject({
      /** See `SchoolAsked.key`. */
      school: z.string().min(1).max(170),
      state: z.enum(UPDATE_STATES),
      ...stamp,
    }),
  ),
  /** `asked`, `chase-1`, `chase-2`, and the London day. */
  prompted: z.array(z.strictObject({ step: z.string().min(1).max(60), on: z.iso.date() })),
});
export type StaffUpdateRound = z.infer<typeof StaffUpdateRound>;
