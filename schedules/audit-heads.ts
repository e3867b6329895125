import { notice } from '../cards/words.ts';
import { currentAuditHead } from '../src/bot/audit.ts';
import { post } from '../src/bot/outbox.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { toRole } from '../src/bot/to-role.ts';
import { sayDate } from '../src/domain/working-days.ts';

/**
 * Once a working day the audit trail's signed head goes where whoever runs the bot's machine cannot change it: into chats.
 * Of missed days the newest is enough.
 */
export const auditHeads: Schedule = {
  name: 'audit-heads',
  title: 'Post where the audit trail ends, signed',
  timetables: [{ at: ['16:45'], days: 'working days' }],
  whenMissed: 'merge',
  async run({ tx, now, today, directory, heads }) {
    const head = await currentAuditHead(tx);
    const line = head && heads?.sign(head, now);
    if (!heads || !line) return;
    const view = notice(`The audit trail on ${sayDate(today)}`, [
      line,
      'You need do nothing. Leave this message where it is: with it anybody can find out later whether something was taken out of the audit trail.',
    ]);
    for (const to of heads.to.length > 0 ? heads.to : toRole(directory, 'business-unit'))
      await post(tx, now, { to, content: { kind: 'card', view: { ...view } } });
  },
};
