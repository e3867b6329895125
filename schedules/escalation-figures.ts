import { drawEscalationFigures } from '../cards/figures/escalations.ts';
import { collectFigures } from '../src/bot/escalation-figures.ts';
import { post, type Destination } from '../src/bot/outbox.ts';
import type { Schedule } from '../src/bot/schedule.ts';
import { toRole } from '../src/bot/to-role.ts';
import { monthsBefore } from '../src/domain/period.ts';
import { londonDate } from '../src/domain/working-days.ts';
import type { Directory } from '../src/partnership/model.ts';
import type { Partnership } from '../src/partnership/schema.ts';

type Every = Partnership['escalation']['figuresTo'][number]['every'];

/** How many months each covers, and in which months it goes out. Years and quarters are the partnership's own, from April. */
const COVERS: Readonly<Record<Every, { readonly months: number; readonly in: (month: number) => boolean }>> =
  {
    month: { months: 1, in: () => true },
    'two-months': { months: 2, in: (month) => month % 2 === 1 },
    quarter: { months: 3, in: (month) => month % 3 === 1 },
    'half-year': { months: 6, in: (month) => month === 4 || month === 10 },
    year: { months: 12, in: (month) => month === 4 },
  };
const DAY_MS = 86_400_000;

/**
 * On the first working day of a month the figures of the time that has just ended go to the chairs of the groups the
 * partnership file names: counts only, small ones hidden. Where a group has no chair, the business unit gets them.
 */
export const escalationFigures: Schedule = {
  name: 'escalation-figures',
  title: 'Send the figures of case resolution to the groups',
  timetables: [{ at: ['09:15'], days: 'first working day of the month' }],
  whenMissed: { sendLate: 14 * DAY_MS },
  async run({ tx, now, today, calendar, directory, partnership, occurrence }) {
    const due = londonDate(new Date(occurrence.dueAt));
    for (const { group, every } of partnership.escalation.figuresTo) {
      const covers = COVERS[every];
      if (!covers.in(Number(due.slice(5, 7)))) continue;
      const period = monthsBefore(due, covers.months);
      const figures = await collectFigures(tx, directory, period, { now, calendar });
      const whom = directory.group(group)?.name ?? group;
      const view = drawEscalationFigures(figures, period, { directory, today, showing: 'hidden', whom });
      for (const to of chairsOf(directory, group))
        await post(tx, now, { to, content: { kind: 'card', view: { ...view } } });
    }
  },
};

function chairsOf(directory: Directory, group: string): readonly Destination[] {
  const chairs = directory.members.filter(
    ({ left, roles }) => !left && roles.some((held) => held.role === 'chair' && held.group === group),
  );
  return chairs.length > 0
    ? chairs.map(({ id }) => ({ kind: 'member', member: id }))
    : toRole(directory, 'business-unit');
}
