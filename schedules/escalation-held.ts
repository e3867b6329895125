import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { askedOn, askedPeople } from '../src/domain/escalation/held.ts';
import { londonDate } from '../src/domain/working-days.ts';

const DAY_MS = 86_400_000;

/**
 * Some weeks after closing, whoever raised it and the worker on the other side are asked whether it held, and once more a
 * week later; then the business unit hears that nobody said. Days that were missed are made up for by the next run.
 */
export const escalationHeld: Schedule = {
  name: 'escalation-held',
  title: 'Ask whether case resolutions held',
  timetables: [{ at: ['09:30'], days: 'working days' }],
  whenMissed: 'merge',
  async run(context) {
    const { tx, now, today, calendar, directory, occurrence } = context;
    const lastRun = (await tx.get('schedules', occurrence.schedule))?.lastRun?.at;
    const since = londonDate(lastRun ? new Date(lastRun) : new Date(now.getTime() - DAY_MS));
    const due = (await tx.find('escalations', 'state', 'closed')).filter((escalation) =>
      askedOn(escalation, { calendar }).some((date) => date > since && date <= today),
    );
    const members = new Set(due.flatMap((escalation) => [...askedPeople(escalation, directory)]));
    await promptEach(context, 'escalation-held', members);
  },
};
