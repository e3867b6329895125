import type { Member } from './model.ts';
import { chairAgencies, type Partnership, type PartnershipGroup } from './schema.ts';

/**
 * What does not fit between a partnership file and its members, one line each, for the person who runs the bot: groups
 * nobody chairs, chairs from an agency the file does not expect, and members whose agency, group or deputy is unknown.
 */
export function memberFindings(partnership: Partnership, members: readonly Member[]): readonly string[] {
  const here = members.filter((member) => !member.left);
  return [
    ...partnership.groups.flatMap((group) => chairFindings(group, here)),
    ...here.flatMap((member) => strayFindings(member, partnership, here)),
  ];
}

/** The groups that should have a chair and have none among these members. */
export function groupsWithoutChair(
  partnership: Partnership,
  members: readonly Member[],
): readonly PartnershipGroup[] {
  return partnership.groups.filter(
    (group) => chairAgencies(group).length > 0 && chairsOf(group, members).length === 0,
  );
}

function chairsOf(group: PartnershipGroup, members: readonly Member[]): readonly Member[] {
  return members.filter(
    (member) => !member.left && member.roles.some((held) => held.role === 'chair' && held.group === group.id),
  );
}

function chairFindings(group: PartnershipGroup, members: readonly Member[]): string[] {
  const expected = chairAgencies(group);
  if (expected.length === 0) return [];
  const chairs = chairsOf(group, members);
  if (chairs.length === 0)
    return [`${group.short}: no member is its chair (expected from ${expected.join(' or ')}).`];
  return chairs
    .filter((chair) => !expected.includes(chair.agency))
    .map(
      (chair) =>
        `${group.short}: its chair ${chair.id} is from ${chair.agency}; the file expects ${expected.join(' or ')}.`,
    );
}

function strayFindings(member: Member, partnership: Partnership, members: readonly Member[]): string[] {
  const findings: string[] = [];
  if (!partnership.agencies.some((agency) => agency.id === member.agency)) {
    findings.push(`${member.id}: the agency "${member.agency}" is not in the file.`);
  }
  for (const { group } of member.roles) {
    if (group !== undefined && !partnership.groups.some((known) => known.id === group)) {
      findings.push(`${member.id}: the group "${group}" is not in the file.`);
    }
  }
  if (member.deputy !== undefined && !members.some((other) => other.id === member.deputy)) {
    findings.push(`${member.id}: the deputy "${member.deputy}" is not a member any more.`);
  }
  return findings;
}
