import { purgeBatch } from '../src/bot/retention.ts';
import type { Schedule } from '../src/bot/schedule.ts';

/** Records in one batch, which is one transaction: small enough that nobody waits for it. */
const BATCH = 100;

/** Twelve batches a night, from 02:00. */
const AT = Array.from({ length: 12 }, (_, count) => `02:${String(count * 5).padStart(2, '0')}`);

/**
 * Each night what the partnership does not keep any longer is deleted, anonymised or erased, batch by batch, unless somebody
 * holds it. A night that was missed is made up for; what twelve batches do not reach goes the next night.
 */
export const retention: Schedule = {
  name: 'retention',
  title: 'Delete or anonymise what is kept no longer',
  timetables: [{ at: AT, days: 'every day' }],
  whenMissed: 'merge',
  async run({ tx, now, partnership }) {
    await purgeBatch(tx, partnership.retention, now, BATCH);
  },
};
