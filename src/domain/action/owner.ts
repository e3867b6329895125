import { z } from 'zod';
import { ROLES, type Directory, type Member, type Role } from '../../partnership/model.ts';

const name = z.string().min(1).max(120);

/**
 * Who does an action: a person, or a seat. A seat is whoever holds it whenever somebody is needed: the chair of a group, those who
 * hold a role in an agency (a safeguarding partner's seat is one of these), or a post by its name.
 */
export const Owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), member: name }),
  z.strictObject({ kind: z.literal('chair'), group: name }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(ROLES), agency: name }),
  z.strictObject({ kind: z.literal('post'), post: name, agency: name }),
]);
export type Owner = z.infer<typeof Owner>;

/** Who that is now. Nobody: the seat is empty, which everybody who waits has to see. */
export interface Holders {
  readonly members: readonly Member[];
  /** What is missing, in words: "Nobody is on record as chair of Neglect." */
  readonly gap?: string;
}

export function owned(member: string): Owner {
  return { kind: 'member', member };
}

/** An owner in one line, for forms, indexes and commands: `jo-ellis`, `chair:neglect`, `role:dsp@nhs-devon-icb`. */
export function ownerKey(owner: Owner): string {
  switch (owner.kind) {
    case 'member':
      return owner.member;
    case 'chair':
      return `chair:${owner.group}`;
    case 'role':
      return `role:${owner.role}@${owner.agency}`;
    case 'post':
      return `post:${foldPost(owner.post)}@${owner.agency}`;
  }
}

/** The owner such a line names, if the directory knows of it; undefined for anybody who has left. */
export function readOwner(key: string, directory: Directory): Owner | undefined {
  const [kind, rest = ''] = splitAt(key, ':');
  if (kind === 'chair') return directory.group(rest) ? { kind: 'chair', group: rest } : undefined;
  const [first, agency = ''] = splitAt(rest, '@');
  if (kind === 'role') {
    const role = ROLES.find((known) => known === first);
    return role && directory.agency(agency) ? { kind: 'role', role, agency } : undefined;
  }
  if (kind === 'post') {
    const holder = directory.members.find((each) => each.agency === agency && foldPost(each.post) === first);
    return holder ? { kind: 'post', post: holder.post, agency } : undefined;
  }
  const member = directory.member(key);
  return member && !member.left ? owned(member.id) : undefined;
}

/** Every line under which this member may be an owner: their own, and those of the seats they hold. */
export function ownerKeysOf(member: Member): readonly string[] {
  const seats = member.roles.flatMap(({ role, group }): Owner[] =>
    role === 'chair' && group
      ? [{ kind: 'chair', group }]
      : group
        ? []
        : [{ kind: 'role', role, agency: member.agency }],
  );
  const all: Owner[] = [
    owned(member.id),
    ...seats,
    { kind: 'post', post: member.post, agency: member.agency },
  ];
  return [...new Set(all.map(ownerKey))];
}

/** Who holds it now, leavers left out. A person who has left is a gap, too. */
export function holdersOf(owner: Owner, directory: Directory): Holders {
  const members = directory.members.filter((member) => !member.left && holds(member, owner));
  return members.length > 0 ? { members } : { members, gap: gapOf(owner, directory) };
}

function holds(member: Member, owner: Owner): boolean {
  switch (owner.kind) {
    case 'member':
      return member.id === owner.member;
    case 'chair':
      return member.roles.some(({ role, group }) => role === 'chair' && group === owner.group);
    case 'role':
      return member.agency === owner.agency && member.roles.some(({ role }) => role === owner.role);
    case 'post':
      return member.agency === owner.agency && foldPost(member.post) === foldPost(owner.post);
  }
}

/** What a seat is called, or undefined for a person: "Chair of Neglect". */
export function seatName(owner: Owner, directory: Directory): string | undefined {
  switch (owner.kind) {
    case 'member':
      return undefined;
    case 'chair':
      return `Chair of ${directory.group(owner.group)?.name ?? 'a group that is no more'}`;
    case 'role':
      return `${ROLE_NAMES[owner.role]}, ${agencyName(owner.agency, directory)}`;
    case 'post':
      return `${owner.post}, ${agencyName(owner.agency, directory)}`;
  }
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  dsl: 'Designated safeguarding lead',
  chair: 'Chair',
  'group-member': 'Group member',
  dsp: 'Delegated safeguarding partner',
  lsp: 'Lead safeguarding partner',
  'business-unit': 'Business unit',
  scrutineer: 'Scrutineer',
  'participation-worker': 'Participation worker',
  manager: 'Manager',
  senior: 'Senior lead',
  'independent-person': 'Independent person',
};

function gapOf(owner: Owner, directory: Directory): string {
  if (owner.kind === 'member') {
    const member = directory.member(owner.member);
    return member ? `${member.name} has left, so nobody does it.` : 'Its owner has left, so nobody does it.';
  }
  const seat = seatName(owner, directory) ?? '';
  return `Nobody is on record as ${seat.charAt(0).toLowerCase()}${seat.slice(1)}.`;
}

function agencyName(id: string, directory: Directory): string {
  return directory.agency(id)?.name ?? id;
}

function foldPost(post: string): string {
  return post.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}
