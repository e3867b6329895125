import { clearRoutine } from '../src/bot/retention.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { RETENTION, type RetentionRules } from '../src/domain/retention.ts';
import type { Transaction } from '../storage/store.ts';

const EVERY_HOUR = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:07`);

/** Records of each kind in one run, which is one transaction: nobody waits for it. More than a busy week leaves in an hour. */
const BATCH = 2_000;

/** Once an hour. A missed run needs no catching up: the next one does the same. */
export const housekeeping: Schedule = {
  name: 'housekeeping',
  title: 'Clear away what has served its purpose',
  timetables: [{ at: EVERY_HOUR, days: 'every day' }],
  whenMissed: 'merge',
  async run({ tx, now, partnership }) {
    await tidy(tx, now, partnership.retention, BATCH);
  },
};

/**
 * Removes what only served the running: deliveries outlive every redelivery a platform makes; a form nobody sent in two days
 * is over; messages that left are history, their postings are not touched; an occurrence's watermark keeps it from coming
 * back. What waits, is unsure or could not be delivered stays until somebody deals with it. How long, the partnership says.
 */
export async function tidy(
  tx: Transaction,
  now: Date,
  rules: RetentionRules = RETENTION,
  limit?: number,
): Promise<{ readonly removed: number }> {
  return { removed: await clearRoutine(tx, rules, now, limit) };
}
