import type { RecordOf } from '../../storage/collections.ts';
import type { Transaction } from '../../storage/store.ts';
import type { Directory, Member, Role } from '../partnership/model.ts';

/** Keeps a member's record. Whoever remembers the directory hears of it after the commit. */
export async function keepMember(tx: Transaction, member: Member): Promise<void> {
  await tx.put('members', asRecord(member));
}

export function asRecord(member: Member): RecordOf<'members'> {
  return { ...member, roles: [...member.roles], platforms: [...member.platforms] };
}

/** The directory as it will be once this member's record is kept. */
export function directoryWith(directory: Directory, changed: Member): Directory {
  const isKnown = directory.members.some(({ id }) => id === changed.id);
  return {
    ...directory,
    members: isKnown
      ? directory.members.map((member) => (member.id === changed.id ? changed : member))
      : [...directory.members, changed],
    member: (id) => (id === changed.id ? changed : directory.member(id)),
  };
}

export function holds(member: Member, role: Role): boolean {
  return member.roles.some((held) => held.role === role);
}

/** Without the optional fields named. */
export function without(member: Member, ...fields: ('away' | 'left' | 'deputy' | 'prefers')[]): Member {
  const rest = { ...member };
  for (const field of fields) delete rest[field];
  return rest;
}
