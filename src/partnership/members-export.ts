import { COLUMNS } from './members-rows.ts';
import type { Member } from './model.ts';

/** The members who are here as CSV text that `members:import` reads back without a difference. In order of agency and name. */
export function writeMembersCsv(members: readonly Member[]): string {
  const here = members.filter(({ left }) => !left);
  const ids = new Set(here.map(({ id }) => id));
  const rows = here
    // A deputy who has left is nobody's any more, and would stop the file from being read.
    .map(({ deputy, ...member }): Member => (deputy && ids.has(deputy) ? { ...member, deputy } : member))
    .sort(
      (a, b) =>
        a.agency.localeCompare(b.agency) || a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1),
    )
    .map((member) => COLUMNS.map((column) => quoted(cellOf(member, column))).join(','));
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function cellOf(member: Member, column: (typeof COLUMNS)[number]): string {
  if (column === 'roles')
    return member.roles.map(({ role, group }) => (group ? `${role}:${group}` : role)).join('; ');
  return column === 'platforms' ? member.platforms.join(';') : (member[column] ?? '');
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
