import { chasedBy } from '../src/bot/escalation-chase.ts';
import { promptEach } from '../src/bot/prompts.ts';
import { writeAudit } from '../src/bot/audit.ts';
import { refreshPostings, subjectOf } from '../src/bot/outbox.ts';
import type { Schedule, ScheduleContext } from '../src/bot/schedule.ts';
import { isNewBreach, toldOfBreach, withBreach } from '../src/domain/escalation/breach.ts';
import { isChasedAgainToday } from '../src/domain/escalation/chase.ts';
import type { Escalation } from '../src/domain/escalation/record.ts';

const HOUR_MS = 3_600_000;

/**
 * Each working morning everybody who has to answer an escalation at its limit is prompted, in one message each: the day
 * before, on the day, and for three days after, then also the next one up. Whoever the partnership file names is told of the
 * breach once. A morning that was missed is made up for until the afternoon; the next one says what is true then.
 */
export const escalationChase: Schedule = {
  name: 'escalation-chase',
  title: 'Prompt those whose turn it is in a case resolution',
  timetables: [{ at: ['09:00'], days: 'working days' }],
  whenMissed: { skipAfter: 7 * HOUR_MS },
  async run(context) {
    const { tx, now, calendar, directory } = context;
    for (const escalation of await tx.find('escalations', 'state', 'open'))
      if (isNewBreach(escalation, now)) await noteBreach(context, escalation);
    const chased = await chasedBy(tx, directory, { now, calendar });
    await promptEach(context, 'escalation-chase', chased.keys());
  },
};

/** Urgent ones run by the hour: on their last day, and the first day after it, they are chased at noon and in the afternoon too. */
export const escalationChaseUrgent: Schedule = {
  name: 'escalation-chase-urgent',
  title: 'Prompt again about urgent case resolutions the same day',
  timetables: [{ at: ['12:00', '15:30'], days: 'working days' }],
  whenMissed: { skipAfter: 1.5 * HOUR_MS },
  async run(context) {
    const { tx, now, calendar, directory } = context;
    const chased = await chasedBy(tx, directory, { now, calendar });
    const again = [...chased].filter(([, chases]) =>
      chases.some(({ escalation, chase }) => isChasedAgainToday(escalation, chase)),
    );
    await promptEach(
      context,
      'escalation-chase-urgent',
      again.map(([member]) => member),
    );
  },
};

/** From now on those who were told may see it, and every copy says that it is over. */
async function noteBreach(
  { tx, now, directory, occurrence }: ScheduleContext,
  escalation: Escalation,
): Promise<void> {
  const subject = subjectOf('escalation', escalation.id);
  await tx.put('escalations', withBreach(escalation, toldOfBreach(escalation, directory), now));
  await writeAudit(tx, now, {
    who: `schedule:${occurrence.schedule}`,
    verb: 'escalation.breach',
    subject,
    from: 'schedule',
    outcome: 'done',
  });
  await refreshPostings(tx, now, subject);
}
