import { currentStage, isPaused, policyOf } from '../domain/escalation/clock.ts';
import { raisersOf } from '../domain/escalation/chased-people.ts';
import { ownersAt } from '../domain/escalation/owners.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import { SIDES } from '../domain/escalation/words.ts';
import type { Directory } from '../partnership/model.ts';
import type { DeadlineKind, OpenDeadline } from './deadlines.ts';
import { readSubject, subjectOf } from './outbox.ts';

/** The limit of each open stage. One that is paused is counted when it goes on; one that is settled has no limit any more. */
export const escalationDeadlines: DeadlineKind = {
  name: 'escalation',

  async open(view, { directory }) {
    const open = await view.find('escalations', 'state', 'open');
    return open
      .filter((escalation) => !escalation.settled && !isPaused(currentStage(escalation)))
      .map((escalation) => limitOf(escalation, directory));
  },

  async replan(tx, { subject }, due) {
    const found = readSubject(subject);
    const escalation = found && (await tx.get('escalations', found.id));
    if (!escalation) return;
    const run = { ...currentStage(escalation), due: due.toISOString() };
    const stages = [...escalation.stages.slice(0, -1), run];
    await tx.put('escalations', { ...escalation, rev: escalation.rev + 1, stages });
  },
};

function limitOf(escalation: Escalation, directory: Directory): OpenDeadline {
  const run = currentStage(escalation);
  const policy = policyOf(escalation, run.stage);
  const owners = SIDES.flatMap((side) =>
    policy ? ownersAt(escalation, side, policy, directory).members.map(({ id }) => id) : [],
  );
  return {
    subject: subjectOf('escalation', escalation.id),
    what: `${escalation.id}, stage ${run.stage}`,
    startedAt: new Date(run.startedAt),
    workingDays: run.days,
    ...(escalation.policy.closesAt ? { closesAt: escalation.policy.closesAt } : {}),
    due: new Date(run.due),
    owners: [...new Set([...raisersOf(escalation, directory), ...owners])],
  };
}
