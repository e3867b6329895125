import { holdersOf, seatName, type Owner } from '../../src/domain/action/owner.ts';
import type { Directory } from '../../src/partnership/model.ts';

export function nameOf(directory: Directory, memberId: string): string {
  return directory.member(memberId)?.name ?? 'somebody who has left';
}

export function nameAndAgency(directory: Directory, memberId: string): string {
  const member = directory.member(memberId);
  if (!member) return 'somebody who has left';
  return `${member.name}, ${directory.agency(member.agency)?.name ?? member.agency}`;
}

/** Who does it in a word: a person's name, or what the seat is called. */
export function ownerName(owner: Owner, directory: Directory): string {
  return owner.kind === 'member' ? nameOf(directory, owner.member) : (seatName(owner, directory) ?? '');
}

/** The same with the agency of a person, and who holds a seat now: "Chair of Neglect (Clementine Owusu)". */
export function ownerInFull(owner: Owner, directory: Directory): string {
  if (owner.kind === 'member') return nameAndAgency(directory, owner.member);
  const { members } = holdersOf(owner, directory);
  const [first, ...others] = members.map(({ name }) => name);
  const held =
    first === undefined
      ? 'nobody now'
      : others.length > 1
        ? `${first} and ${others.length} others`
        : members.map(({ name }) => name).join(' and ');
  return `${seatName(owner, directory) ?? ''} (${held})`;
}

export function groupName(directory: Directory, group: string): string {
  return directory.group(group)?.name ?? 'a group that is no more';
}
