import { z } from 'zod';

const at = z.iso.datetime();
const name = z.string().min(1).max(80);

export const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** One answer: the numbers, or why there are none. Never anything else, but a short comment that the text guard has read. */
const Answer = z.strictObject({
  /** By the id of the number in the partnership file. Absent where it cannot be told. */
  numbers: z.record(name, z.number().int().min(0).max(100_000)).exactOptional(),
  /** Why it cannot be told. */
  because: z.string().max(300).exactOptional(),
  note: z.string().max(300).exactOptional(),
  by: z.string(),
  at,
});
export type ReturnAnswer = z.infer<typeof Answer>;

/** What one team is asked for one month. One record for each return, team and month. */
export const MonthlyReturn = z.strictObject({
  id: z.string(),
  rev: z.number().int().min(1),
  /** As the partnership file names them. */
  return: name,
  team: name,
  /** `2026-10` */
  month: z.string().regex(MONTH),
  /** `gap`: the next month is asked for and nobody answered. It can still be answered. */
  state: z.enum(['asked', 'answered', 'cannot-tell', 'gap']),
  askedOn: z.iso.date(),
  answer: Answer.exactOptional(),
  /** What it was before each correction, oldest first. */
  before: z.array(Answer),
  /** The steps of the chase that were taken, and on which day. */
  prompted: z.array(z.strictObject({ step: z.enum(['asked', 'first', 'second', 'lead']), on: z.iso.date() })),
});
export type MonthlyReturn = z.infer<typeof MonthlyReturn>;

export function returnKey(each: Pick<MonthlyReturn, 'return' | 'team' | 'month'>): string {
  return [each.return, each.team, each.month].join('|');
}

/** Somebody still has to answer it. */
export function isOwed({ state }: Pick<MonthlyReturn, 'state'>): boolean {
  return state === 'asked';
}
