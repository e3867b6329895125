import { endAbsence } from '../src/bot/absences-change.ts';
import { post } from '../src/bot/outbox.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { writeAudit } from '../src/bot/audit.ts';

/** Each morning whoever is here again hears in one message what came while they were away. */
export const absences: Schedule = {
  name: 'absences',
  title: 'Say to people who are back what came meanwhile',
  timetables: [{ at: ['07:30'], days: 'every day' }],
  whenMissed: 'merge',
  async run({ tx, now, today, directory }) {
    // The records themselves: the directory may be older than somebody's "I am back".
    for (const member of await tx.all('members')) {
      if (member.left || !member.away || member.away.back > today) continue;
      const view = await endAbsence(tx, directory, member, now);
      await writeAudit(tx, now, {
        verb: 'absence.end',
        subject: `member:${member.id}`,
        from: 'schedule',
        outcome: 'done',
      });
      await post(tx, now, {
        to: { kind: 'member', member: member.id },
        content: { kind: 'card', view: { ...view } },
      });
    }
  },
};
