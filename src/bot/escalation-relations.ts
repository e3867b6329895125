import type { Mover } from '../domain/escalation/moves.ts';
import { advisersAt, waitingFor, wasAsked } from '../domain/escalation/advice.ts';
import { wasTold } from '../domain/escalation/breach.ts';
import { currentStage, policyOf } from '../domain/escalation/clock.ts';
import { decidesNow, sideOf, sitsNow } from '../domain/escalation/owners.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { standsInFor } from './absences.ts';
import { may, type Relation } from './access.ts';

/** How a member stands to an escalation. A third agency has no relation to it, and so it does not exist for them. */
export function relationsToEscalation(
  escalation: Escalation,
  member: Member,
  directory: Directory,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (member.id === escalation.openedBy) relations.add('raiser');
  if (member.agency === escalation.raising || member.agency === escalation.receiving)
    relations.add('same-agency');
  // Who stands in for somebody gets what is sent to them, and has to be able to open it.
  const people = [member, ...actedFor(member, directory)];
  if (people.some((each) => sideOf(escalation, each, directory))) relations.add('side');
  if (people.some((each) => decidesNow(escalation, each, directory))) relations.add('decider');
  if (people.some(({ id }) => wasTold(escalation, id))) relations.add('told');
  if (people.some(({ id }) => wasAsked(escalation, id))) relations.add('adviser');
  return relations;
}

/** Do they see it only because their opinion was asked for? Then they see what it is about, and not who is behind it. */
export function seesForOpinion(escalation: Escalation, member: Member, directory: Directory): boolean {
  const relations = new Set(relationsToEscalation(escalation, member, directory));
  return relations.delete('adviser') && !may(member, 'escalation.see', relations);
}

export function maySeeEscalation(escalation: Escalation, member: Member, directory: Directory): boolean {
  return may(member, 'escalation.see', relationsToEscalation(escalation, member, directory));
}

/** The same person as the rules of moving see them. A deputy acts for the side of whom they stand in for. */
export function moverOf(escalation: Escalation, member: Member, directory: Directory): Mover {
  const people = [member, ...actedFor(member, directory)];
  const side = people.map((each) => sideOf(escalation, each, directory)).find((each) => each !== undefined);
  const decides = people.some((each) => decidesNow(escalation, each, directory));
  const unit = member.roles.some(({ role }) => role === 'business-unit');
  const asks =
    unit || people.some((each) => sitsNow(escalation, each, directory))
      ? advisersNow(escalation, directory)
      : undefined;
  const advises = adviserAmong(escalation, people);
  return {
    member: member.id,
    ...(side ? { side } : {}),
    ...(decides ? { decides } : {}),
    ...(unit ? { unit } : {}),
    ...(asks ? { asks } : {}),
    ...(advises === undefined ? {} : { advises }),
  };
}

function advisersNow(escalation: Escalation, directory: Directory): readonly string[] | undefined {
  const policy = policyOf(escalation, currentStage(escalation).stage);
  return policy && advisersAt(escalation, policy, directory)?.members.map(({ id }) => id);
}

/** Whose opinion this person gives: who has not given one yet comes first. */
function adviserAmong(escalation: Escalation, people: readonly Member[]): string | undefined {
  const { advice } = currentStage(escalation);
  if (!advice) return undefined;
  const asked = people.map(({ id }) => id).filter((id) => advice.told.includes(id));
  return asked.find((id) => waitingFor(advice).includes(id)) ?? asked[0];
}

/** Everybody whose deputy this member is, and whom they stand in for today. */
function actedFor(member: Member, directory: Directory): readonly Member[] {
  const named = directory.members.filter((other) => other.deputy === member.id && !other.left);
  return [...new Set([...named, ...standsInFor(directory, member.id)])];
}
