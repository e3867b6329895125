import type { Directory, Member } from '../../partnership/model.ts';
import { londonDate } from '../working-days.ts';
import type { Chase } from './chase.ts';
import { currentStage, nextStageOf, policyOf } from './clock.ts';
import type { MoveAt } from './moves.ts';
import { ownersAt } from './owners.ts';
import type { Escalation } from './record.ts';
import { sidesToAnswer } from './turn.ts';

/**
 * Why somebody is prompted: it is theirs to answer, they are the next one up, nobody has answered them in time, they get a
 * copy, they raised it, their opinion is asked for, or the opinion that they asked for has not come.
 */
export type ChasedAs = 'answers' | 'next-up' | 'unanswered' | 'copy' | 'raiser' | 'adviser' | 'asker';

/** Who is prompted, each once. Members as on record: who stands in for somebody away is found when the message leaves. */
export function chasedPeople(
  escalation: Escalation,
  chase: Chase,
  { now }: Pick<MoveAt, 'now'>,
  directory: Directory,
): ReadonlyMap<string, ChasedAs> {
  const people = new Map<string, ChasedAs>();
  const add = (as: ChasedAs, ids: readonly string[]): void => {
    for (const id of ids) if (!people.has(id)) people.set(id, as);
  };
  if (chase.kind === 'unwritten') {
    add('raiser', raisersOf(escalation, directory));
    return people;
  }
  const run = currentStage(escalation);
  const policy = policyOf(escalation, run.stage);
  const next = chase.kind === 'after' ? nextStageOf(escalation) : undefined;
  const sides = sidesToAnswer(escalation);
  for (const side of sides)
    if (policy) add('answers', idsOf(ownersAt(escalation, side, policy, directory).members));
  for (const side of sides)
    if (next) add('next-up', idsOf(ownersAt(escalation, side, next, directory).members));
  // Once: the next stage is theirs to go to.
  const isUnanswered = chase.kind === 'after' && chase.over === 1 && !sides.includes('raising');
  if (policy && isUnanswered)
    add('unanswered', idsOf(ownersAt(escalation, 'raising', policy, directory).members));
  if (run.breach && londonDate(new Date(run.breach.at)) === londonDate(now)) add('copy', run.breach.told);
  return people;
}

/** Whoever raised it; once they have left, those who answer for that side now. */
export function raisersOf(escalation: Escalation, directory: Directory): readonly string[] {
  const raiser = directory.member(escalation.openedBy);
  if (raiser && !raiser.left) return [raiser.id];
  const policy = policyOf(escalation, currentStage(escalation).stage);
  return policy ? idsOf(ownersAt(escalation, 'raising', policy, directory).members) : [];
}

function idsOf(members: readonly Member[]): string[] {
  return members.map(({ id }) => id);
}
