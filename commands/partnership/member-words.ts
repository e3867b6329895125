import { dotted } from '../../src/bot/text.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { ROLES, type Directory, type Member, type Role, type RoleHeld } from '../../src/partnership/model.ts';

const WORDS: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  dsl: 'Designated safeguarding lead',
  chair: 'Chair',
  'group-member': 'Member',
  dsp: 'Delegated safeguarding partner',
  lsp: 'Lead safeguarding partner',
  'business-unit': 'Business unit',
  scrutineer: 'Scrutineer',
  'participation-worker': 'Participation worker',
  manager: 'Manager',
  senior: 'Senior lead',
  'independent-person': 'Independent Person',
};

/** The roles that are not held in a group, as choices. */
export const PLAIN_ROLES: readonly Role[] = ROLES.filter(
  (role) => role !== 'chair' && role !== 'group-member',
);

export function roleWord(role: Role): string {
  return WORDS[role];
}

/** "Chair of Neglect". */
export function sayRole({ role, group }: RoleHeld, directory: Directory): string {
  if (!group) return WORDS[role];
  return `${WORDS[role]} of ${directory.group(group)?.name ?? group}`;
}

export function agencyName(directory: Directory, id: string): string {
  return directory.agency(id)?.name ?? id;
}

/** "away until Mon 4 January 2027", with the first day when that is still to come. Undefined for nobody away. */
export function sayAbsence({ away }: Member, today: string): string | undefined {
  if (!away || away.back <= today) return undefined;
  const until = `away until ${sayDate(away.back)}`;
  return away.from > today ? `away from ${sayDate(away.from)} until ${sayDate(away.back)}` : until;
}

/** What stands beside a name in a list. */
export function aboutMember(member: Member, directory: Directory, today: string): string {
  return dotted([
    member.post,
    member.email,
    member.roles.map((held) => sayRole(held, directory)).join(', '),
    sayAbsence(member, today),
  ]);
}
