import type { Mover } from '../domain/escalation/moves.ts';
import { wasTold } from '../domain/escalation/breach.ts';
import { decidesNow, sideOf } from '../domain/escalation/owners.ts';
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
  if (sideOf(escalation, member, directory)) relations.add('side');
  if (decidesNow(escalation, member, directory)) relations.add('decider');
  if (wasTold(escalation, member.id)) relations.add('told');
  if (member.id === escalation.openedBy) relations.add('raiser');
  if (member.agency === escalation.raising || member.agency === escalation.receiving)
    relations.add('same-agency');
  const others = actedFor(member, directory);
  if (others.some((other) => sideOf(escalation, other, directory))) relations.add('side');
  if (others.some((other) => decidesNow(escalation, other, directory))) relations.add('decider');
  return relations;
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
  return {
    member: member.id,
    ...(side ? { side } : {}),
    ...(decides ? { decides } : {}),
    ...(unit ? { unit } : {}),
  };
}

/** Everybody whose deputy this member is, and whom they stand in for today. */
function actedFor(member: Member, directory: Directory): readonly Member[] {
  const named = directory.members.filter((other) => other.deputy === member.id && !other.left);
  return [...new Set([...named, ...standsInFor(directory, member.id)])];
}
