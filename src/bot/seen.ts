import type { Transaction } from '../../storage/store.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Member } from '../partnership/model.ts';
import { writeAudit } from './audit.ts';

/** Records whose every reader is written down (F23). */
const RESTRICTED = ['escalation:', 'review:'] as const;

/**
 * Writes down that somebody looked at a restricted record: once for each person, record and day in London, so that the trail
 * stays readable. Nothing for other records.
 */
export async function noteSeen(
  tx: Transaction,
  now: Date,
  member: Member,
  subject: string | undefined,
  from: string,
): Promise<void> {
  const kind = RESTRICTED.find((each) => subject?.startsWith(each));
  if (!subject || !kind) return;
  const verb = `${kind.slice(0, -1)}.see`;
  const today = londonDate(now);
  // A day in London lies in two of the days by which such entries are found.
  for (const day of [now, new Date(now.getTime() - 86_400_000)])
    for (const entry of await tx.find(
      'audit',
      'seen',
      `${day.toISOString().slice(0, 10)}|${member.id}|${subject}`,
    ))
      if ('at' in entry && entry.verb === verb && londonDate(new Date(entry.at)) === today) return;
  await writeAudit(tx, now, { who: member.id, verb, subject, from, outcome: 'seen' });
}
