import { drawGaps } from '../cards/next-steps/view.ts';
import { findGaps, gapKeys } from '../src/bot/next-steps.ts';
import { post } from '../src/bot/outbox.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { stepKinds } from '../src/bot/step-kinds.ts';
import { toRole } from '../src/bot/to-role.ts';

const WEEK_MS = 7 * 86_400_000;

/**
 * Each working morning the business unit hears of every open record to which nothing will happen, in one message: when
 * there is something new among them, and else once a week. With nobody in the business unit the safeguarding partners do.
 */
export const nextSteps: Schedule = {
  name: 'next-steps',
  title: 'Look for open records without a next step',
  timetables: [{ at: ['08:40'], days: 'working days' }],
  whenMissed: 'merge',
  async run({ tx, now, ...around }) {
    const gaps = await findGaps(tx, around, stepKinds);
    const keys = gaps.flatMap(gapKeys);
    const before = await tx.get('stepAlerts', 'last');
    const told = new Set(before?.told);
    const fresh = keys.filter((key) => !told.has(key));
    const isWeekly = before === undefined || now.getTime() - Date.parse(before.at) >= WEEK_MS;
    const unit = toRole(around.directory, 'business-unit');
    const readers = unit.length > 0 ? unit : toRole(around.directory, 'dsp');
    if (keys.length === 0 || readers.length === 0 || (fresh.length === 0 && !isWeekly)) {
      // What was dealt with is new again when it comes back.
      if (before && told.size > 0)
        await tx.put('stepAlerts', { ...before, told: before.told.filter((key) => keys.includes(key)) });
      return;
    }
    const view = drawGaps(gaps, (gap) => gapKeys(gap).some((key) => fresh.includes(key)));
    for (const to of readers) await post(tx, now, { to, content: { kind: 'card', view: { ...view } } });
    await tx.put('stepAlerts', { id: 'last', at: now.toISOString(), told: keys });
  },
};
