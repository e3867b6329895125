import type { Transaction } from '../../storage/store.ts';
import { reportReady } from '../domain/training/evaluation-report.ts';
import { isAway } from './absences.ts';
import { may } from './access.ts';
import { writeAudit } from './audit.ts';
import type { ScheduleContext } from './schedule.ts';
import { runnersOf } from './training-relations.ts';

/**
 * Who is told that the impact report of training is ready: once for each report, and only when somebody was asked in its time. That
 * they were told stands in the audit trail, which is how it is known that they were.
 */
export async function trainingImpactReady(
  tx: Transaction,
  { now, today, partnership, calendar, directory }: ScheduleContext,
): Promise<readonly string[]> {
  const period = reportReady(today, partnership.evaluation.reportMonths, calendar);
  if (!period) return [];
  const subject = `training-impact:${period.from}`;
  if ((await tx.find('audit', 'subject', subject)).length > 0) return [];
  const asked = await tx.all('evaluations');
  if (!asked.some(({ asked: on }) => on !== undefined && period.from <= on && on <= period.to)) return [];
  const unit = directory.members.filter(
    (member) => !member.left && !isAway(member, today) && may(member, 'impact.basket', new Set()),
  );
  await writeAudit(tx, now, {
    who: 'schedule:training-impact',
    verb: 'evaluation.figures',
    from: 'schedule',
    outcome: 'done',
    subject,
  });
  return [...new Set([...runnersOf({ directory, partnership }), ...unit].map(({ id }) => id))];
}
