import { promptEach } from '../src/bot/prompts.ts';
import type { Schedule } from '../src/bot/schedule.ts';

/** On the first working day of a month, whoever clerks the informal panel gets its list, as it is when it leaves. */
export const escalationPanel: Schedule = {
  name: 'escalation-panel',
  title: 'Send the list for the informal panel to its clerk',
  timetables: [{ at: ['09:10'], days: 'first working day of the month' }],
  whenMissed: 'merge',
  async run(context) {
    const unit = context.directory.members.filter(
      ({ left, roles }) => !left && roles.some(({ role }) => role === 'business-unit'),
    );
    await promptEach(
      context,
      'escalation-panel',
      unit.map(({ id }) => id),
    );
  },
};
