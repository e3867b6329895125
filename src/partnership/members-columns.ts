import type { Platform } from '../bot/interaction.ts';
import { closest } from './closest.ts';
import { foldGroupName, foldText } from './fold.ts';
import { ROLES, type Role, type RoleHeld } from './model.ts';
import type { Partnership } from './schema.ts';

type Say = (message: string) => void;

const PLATFORMS = ['slack', 'teams'] as const satisfies readonly Platform[];
const IN_A_GROUP: readonly Role[] = ['chair', 'group-member'];

/** Reads the `roles` cell, e.g. `chair:neglect; dsl`: roles by name, those held in a group with the group behind a colon. */
export function readRoles(cell: string, partnership: Partnership, say: Say): readonly RoleHeld[] {
  const held: RoleHeld[] = [];
  for (const part of list(cell)) {
    const [word = '', groupName] = part.split(':').map((side) => side.trim());
    const role = ROLES.find((name) => foldText(name) === foldText(word));
    if (!role) {
      const suggestion = closest(word, ROLES);
      say(
        `There is no role "${word}". ${suggestion ? `Did you mean "${suggestion}"?` : `The roles are ${ROLES.join(', ')}.`}`,
      );
    } else if (!IN_A_GROUP.includes(role)) {
      if (groupName) say(`The role ${role} is not held in a group. Leave ":${groupName}" out.`);
      else held.push({ role });
    } else if (!groupName) {
      say(`The role ${role} needs its group behind a colon, like ${role}:neglect.`);
    } else {
      const group = groupIn(partnership, groupName);
      if (group) held.push({ role, group });
      else {
        const names = partnership.groups.flatMap(({ id, name, short, aliases }) => [
          id,
          short,
          name,
          ...aliases,
        ]);
        const suggestion = closest(groupName, names);
        say(
          `There is no group "${groupName}". ${suggestion ? `Did you mean "${suggestion}"?` : 'Put the id of one from the partnership file.'}`,
        );
      }
    }
  }
  const keys = held.map(({ role, group }) => `${role}:${group ?? ''}`);
  if (new Set(keys).size < keys.length) say('A role stands there twice. Take one out.');
  return held;
}

function groupIn(partnership: Partnership, text: string): string | undefined {
  const folded = foldGroupName(text);
  return partnership.groups.find(({ id, name, short, aliases }) =>
    [id, name, short, ...aliases].some((known) => foldGroupName(known) === folded),
  )?.id;
}

/** Reads the `platforms` cell, e.g. `slack;teams`, with the `prefers` cell. */
export function readPlatforms(
  cell: string,
  prefersCell: string,
  say: Say,
): { readonly platforms: readonly Platform[]; readonly prefers?: Platform } {
  const platforms = new Set<Platform>();
  for (const word of list(cell)) {
    const platform = platformNamed(word);
    if (platform) platforms.add(platform);
    else say(`There is no platform "${word}". Put slack, teams, or slack;teams.`);
  }
  if (prefersCell === '') return { platforms: [...platforms] };
  const prefers = platformNamed(prefersCell);
  if (prefers && platforms.has(prefers)) return { platforms: [...platforms], prefers };
  say(`"${prefersCell}" cannot be preferred. Put one of the platforms of this person, or leave it empty.`);
  return { platforms: [...platforms] };
}

function platformNamed(word: string): Platform | undefined {
  return PLATFORMS.find((platform) => platform === foldText(word));
}

function list(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
