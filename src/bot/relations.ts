import type { Action } from '../domain/action.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { actsFor } from './absences.ts';
import { may, type Relation } from './access.ts';

/** How a member stands to an action. */
export function relationsTo(action: Action, member: Member, directory: Directory): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (action.owner === member.id) relations.add('owner');
  if (actsFor(directory, action.owner, member.id)) relations.add('owners-deputy');
  if (directory.member(action.owner)?.agency === member.agency) relations.add('same-agency');
  if (action.assignedBy === member.id) relations.add('assigner');
  for (const held of member.roles) {
    if (!action.group || held.group !== action.group) continue;
    if (held.role === 'chair') relations.add('group-chair');
    relations.add('group-member');
  }
  return relations;
}

export function maySeeAction(action: Action, member: Member, directory: Directory): boolean {
  return may(member, 'action.see', relationsTo(action, member, directory));
}
