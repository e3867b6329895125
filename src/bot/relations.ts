import { didTheWork } from '../domain/action/assurance.ts';
import { boardCallOpen } from '../domain/action/board.ts';
import { holdersOf, type Holders } from '../domain/action/owner.ts';
import { currentHop, currentRound, type Action } from '../domain/action/record.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { actsFor } from './absences.ts';
import { may, type Relation } from './access.ts';

/** Who does an action now: a person, or whoever holds the seat. Nobody, with words for it, when the seat is empty. */
export function whoOwns(action: Pick<Action, 'owner'>, directory: Directory): Holders {
  return holdersOf(action.owner, directory);
}

/** How a member stands to an action. */
export function relationsTo(action: Action, member: Member, directory: Directory): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  const owners = ownerIds(action, directory);
  if (owners.includes(member.id)) relations.add('owner');
  if (owners.some((owner) => actsFor(directory, owner, member.id))) relations.add('owners-deputy');
  if (owners.some((owner) => directory.member(owner)?.agency === member.agency)) relations.add('same-agency');
  if (action.assignedBy === member.id) {
    relations.add('assigner');
    if (action.status === 'returned') relations.add('returned-to');
  }
  const speaks = (group: string | undefined): boolean =>
    group !== undefined && speaksFor(group, member, directory);
  if (speaks(action.group)) relations.add('group-chair');
  if (action.status === 'sent' && speaks(currentHop(action)?.group)) relations.add('hop-chair');
  if (action.status === 'returned' && speaks(action.route[0])) relations.add('returned-to');
  if (groupsOn(action).some(speaks)) relations.add('route-chair');
  if (isAssurer(action, member, directory)) relations.add('assurer');
  if (speaks(boardCallOpen(action)?.to)) relations.add('board-chair');
  const groups = [action.group, ...groupsOn(action)];
  if (member.roles.some(({ group }) => group !== undefined && groups.includes(group)))
    relations.add('group-member');
  return relations;
}

export function maySeeAction(action: Action, member: Member, directory: Directory): boolean {
  return may(member, 'action.see', relationsTo(action, member, directory));
}

/** The chair of a group, their deputy, or who stands in for them today. */
export function speaksFor(group: string, member: Member, directory: Directory): boolean {
  return chairsOf(group, directory).some(({ id }) => id === member.id || actsFor(directory, id, member.id));
}

export function chairsOf(group: string, directory: Directory): readonly Member[] {
  return holdersOf({ kind: 'chair', group }, directory).members;
}

/**
 * Who may say whether the evidence is enough: who speaks for the group that was asked; where all of them did some of the work
 * themselves, its other members. Nobody who did the work, and nobody who chairs the group that did it.
 */
export function assurersOf(action: Action, directory: Directory): readonly Member[] {
  const round = currentRound(action);
  if (!round) return [];
  const here = directory.members.filter(({ left }) => !left);
  const chairs = chairsOf(round.group, directory).map(({ id }) => id);
  const speakers = here.filter(
    ({ id }) => chairs.includes(id) || chairs.some((chair) => actsFor(directory, chair, id)),
  );
  const members = here.filter(({ roles }) => roles.some(({ group }) => group === round.group));
  const free = (member: Member): boolean => !isDoer(action, member, directory);
  const able = speakers.filter(free);
  return able.length > 0 ? able : members.filter(free);
}

/** Who has to do something now, apart from the board. */
export function whoseTurn(action: Action, directory: Directory): readonly Member[] {
  switch (action.status) {
    case 'sent':
      return chairsOf(currentHop(action)?.group ?? '', directory);
    case 'assurance': {
      // Their deputies may as well, and get what is sent to them while they are away.
      const able = assurersOf(action, directory);
      const chairs = chairsOf(currentRound(action)?.group ?? '', directory).map(({ id }) => id);
      const first = able.filter(({ id }) => chairs.includes(id));
      return first.length > 0 ? first : able;
    }
    case 'returned':
      return directory.members.filter(({ id, left }) => id === action.assignedBy && !left);
    case 'assigned':
    case 'accepted':
      return whoOwns(action, directory).members;
    case 'closed':
      return [];
  }
}

export function isAssurer(action: Action, member: Member, directory: Directory): boolean {
  return assurersOf(action, directory).some(({ id }) => id === member.id);
}

function isDoer(action: Action, member: Member, directory: Directory): boolean {
  if (didTheWork(action, member.id) || ownerIds(action, directory).includes(member.id)) return true;
  return member.roles.some(({ role, group }) => role === 'chair' && group === action.group);
}

/** Groups it has been sent to, was planned to go through, or that were asked for assurance. */
function groupsOn({ route, hops, assurance }: Action): string[] {
  return [...new Set([...route, ...hops.map(({ group }) => group), ...assurance.map(({ group }) => group)])];
}

/** A person stays the owner when they have left: their agency still sees it, and their deputy still acts. */
function ownerIds({ owner }: Action, directory: Directory): string[] {
  return owner.kind === 'member' ? [owner.member] : holdersOf(owner, directory).members.map(({ id }) => id);
}
