import { z } from 'zod';

/**
 * What a card's action carries in `data`, the same on both platforms. Templates write it, adapters carry it, the
 * receiving side parses it with this schema and nothing else: whatever does not fit is refused.
 *
 * `opens: 'form'` says that pressing leads to a form, so that Teams opens a dialog instead of replacing the card.
 */
export const ActionData = z.strictObject({
  verb: z
    .string()
    .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)*$/)
    .max(60),
  subject: z.string().max(80).optional(),
  rev: z.number().int().nonnegative().optional(),
  opens: z.literal('form').optional(),
  args: z.record(z.string().max(40), z.string().max(500)).optional(),
});
export type ActionData = z.infer<typeof ActionData>;

/** Data of the submit action that adapters add to a form shown inside a message or dialog. */
export const FormData = z.strictObject({
  form: z.string().max(60),
  token: z.string().max(80),
  /** Which of several screens, from 0. */
  step: z.number().int().min(0).max(9).optional(),
});
export type FormData = z.infer<typeof FormData>;
