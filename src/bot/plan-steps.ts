import type { DutyRecord } from '../domain/plan/duty-record.ts';
import { countdownOf } from '../domain/plan/countdown.ts';
import { londonDate, sayDate } from '../domain/working-days.ts';
import type { MissingStep, StepAround, StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { holdersFor, ownersOf, whoName } from './plan-relations.ts';
import { dotted } from './text.ts';

/** An open duty goes on while somebody sees to it and its countdown is not over. */
export const planSteps: StepKind<DutyRecord> = {
  name: 'duty',

  open: (view) => view.find('duties', 'state', 'open'),

  describe: (duty, around) => ({
    subject: subjectOf('duty', duty.id),
    rev: duty.rev,
    title: duty.occurrence.name,
    line: dotted([
      duty.id,
      whoName(duty.occurrence.owner, around),
      `due ${sayDate(duty.occurrence.due, 'short')}`,
    ]),
  }),

  nextStep(duty, around) {
    const missing = missingOf(duty, around);
    if (missing.length > 0) return missing;
    const [owner] = ownersOf(duty, around);
    const next = countdownOf(duty.occurrence, around.calendar).find(
      ({ dueAt }) => londonDate(dueAt) >= around.today,
    );
    return {
      what: 'prompt',
      who: owner?.id ?? '',
      when: next ? londonDate(next.dueAt) : duty.occurrence.due,
    };
  },
};

function missingOf(duty: DutyRecord, around: StepAround): MissingStep[] {
  const { occurrence } = duty;
  // Long before its day nobody has to be there for it yet.
  if (occurrence.opens > around.today) return [];
  const missing: MissingStep[] = [];
  if (ownersOf(duty, around).length === 0)
    missing.push({
      reason: 'seat-empty',
      says: holdersFor(occurrence.owner, around).gap ?? 'Nobody sees to it.',
    });
  const over = countdownOf(occurrence, around.calendar).every(
    ({ dueAt }) => londonDate(dueAt) < around.today,
  );
  if (over && occurrence.due < around.today)
    missing.push({
      reason: 'overdue',
      says: `It was due ${sayDate(occurrence.due)}, and everybody has been prompted.`,
    });
  return missing;
}
