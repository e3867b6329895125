import type { MonthlyReturn } from '../domain/returns/record.ts';
import { monthAfter, stepDays, STEPS } from '../domain/returns/when.ts';
import { sayDate } from '../domain/working-days.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { answererOf, askedIn } from './returns-people.ts';
import { sayMonth } from './returns-store.ts';
import { dotted } from './text.ts';

/** A month's numbers go on while somebody answers for them and the chase is not over; with the next month they are a gap. */
export const returnSteps: StepKind<MonthlyReturn> = {
  name: 'return',

  open: (view) => view.find('monthlyReturns', 'state', 'asked'),

  describe(record, around) {
    const found = askedIn(around.partnership, record);
    return {
      subject: subjectOf('return', record.id),
      rev: record.rev,
      title: found?.asked.name ?? record.return,
      line: dotted([record.id, found?.team.name, sayMonth(record.month)]),
    };
  },

  nextStep(record, around) {
    const missing = missingOf(record, around);
    if (missing.length > 0) return missing;
    const found = askedIn(around.partnership, record);
    const days = stepDays(record.month, around.partnership.returns, around.calendar);
    const next = STEPS.map((step) => days[step]).find((day) => day >= around.today);
    return {
      what: 'prompt',
      who: (found && answererOf(found.team, around.directory).members[0]?.id) ?? '',
      when: next ?? `${monthAfter(monthAfter(record.month))}-01`,
    };
  },
};

function missingOf(record: MonthlyReturn, around: StepAround): MissingStep[] {
  const found = askedIn(around.partnership, record);
  if (!found) return [];
  const { gap } = answererOf(found.team, around.directory);
  if (gap !== undefined) return [{ reason: 'seat-empty', says: gap }];
  const { lead } = stepDays(record.month, around.partnership.returns, around.calendar);
  return lead < around.today
    ? [
        {
          reason: 'overdue',
          says: `It was asked for until ${sayDate(lead)}, and everybody has been prompted.`,
        },
      ]
    : [];
}
