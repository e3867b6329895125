import { maySeeEscalation, moverOf } from '../../src/bot/escalation-relations.ts';
import { waitingFor } from '../../src/domain/escalation/advice.ts';
import { currentStage, isOverdue, policyOf } from '../../src/domain/escalation/clock.ts';
import { ownersAt } from '../../src/domain/escalation/owners.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { sidesToAnswer } from '../../src/domain/escalation/turn.ts';
import type { Reader, WorkSource } from '../mywork/source.ts';
import { itemOf } from './list.ts';

/** Escalations as a part of somebody's own list: those they can move now, and those that others are to move. */
export const escalationWork: WorkSource = {
  async owed(reader) {
    const { waiting } = await mine(reader);
    return {
      words:
        waiting.length === 1 ? 'an answer to one escalation' : `answers to ${waiting.length} escalations`,
      count: waiting.length,
      late: waiting.filter((each) => isOverdue(each, reader.now)).length,
    };
  },

  async sections(reader) {
    const { waiting, others } = await mine(reader);
    return [
      { name: 'Escalations that wait for you', found: waiting },
      { name: 'Escalations that wait for others', found: others },
    ]
      .filter(({ found }) => found.length > 0)
      .map(({ name, found }) => ({
        name,
        items: found.slice(0, 10).map((each) => itemOf(reader, each)),
        more: found.length > 10 ? `And ${found.length - 10} more: /escalate list.` : '',
      }));
  },
};

/** The open ones in which this person answers for a side at the open stage, by whose turn it is, or gives an opinion. */
async function mine({
  store,
  member,
  directory,
}: Reader): Promise<Record<'waiting' | 'others', Escalation[]>> {
  const waiting: Escalation[] = [];
  const others: Escalation[] = [];
  for (const escalation of await store.find('escalations', 'state', 'open')) {
    if (!maySeeEscalation(escalation, member, directory)) continue;
    const { side, advises } = moverOf(escalation, member, directory);
    const { advice } = currentStage(escalation);
    if (advice && advises !== undefined && !escalation.settled && waitingFor(advice).includes(advises)) {
      waiting.push(escalation);
      continue;
    }
    if (!side) continue;
    const policy = policyOf(escalation, currentStage(escalation).stage);
    const answers =
      escalation.openedBy === member.id ||
      (policy && ownersAt(escalation, side, policy, directory).members.some(({ id }) => id === member.id));
    if (!answers) continue;
    const turns = escalation.settled ? ['raising'] : sidesToAnswer(escalation);
    (turns.includes(side) ? waiting : others).push(escalation);
  }
  return { waiting: bySoonest(waiting), others: bySoonest(others) };
}

function bySoonest(escalations: readonly Escalation[]): Escalation[] {
  return [...escalations].sort((one, other) => currentStage(one).due.localeCompare(currentStage(other).due));
}
