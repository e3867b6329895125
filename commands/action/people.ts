import type { SearchHandler } from '../../src/bot/command.ts';
import type { Choice } from '../../src/bot/reply.ts';
import { choicesThatFit } from '../../src/bot/run-search.ts';
import {
  holdersOf,
  ownerKey,
  ownerKeysOf,
  readOwner,
  seatName,
  type Owner,
} from '../../src/domain/action/owner.ts';
import type { Directory, Role } from '../../src/partnership/model.ts';

/** Everybody who can be given something, by name. */
export function peopleChoices(directory: Directory): { title: string; value: string }[] {
  return directory.members
    .filter((member) => !member.left)
    .map(({ id, name, agency }) => ({
      title: `${name} – ${directory.agency(agency)?.name ?? agency}`,
      value: id,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}

/** Seats of a safeguarding partner and of an agency's leads: whoever holds them whenever somebody is needed. */
const SEATS: ReadonlySet<Role> = new Set(['lsp', 'dsp', 'manager', 'senior', 'dsl', 'business-unit']);

/** Everybody who can do an action: people, then the chairs of groups and the other seats, whoever holds them. */
export function ownerChoices(directory: Directory): { title: string; value: string }[] {
  const chairs = directory.groups.map(({ id }): Owner => ({ kind: 'chair', group: id }));
  return [
    ...peopleChoices(directory),
    ...seatChoices([...chairs, ...heldSeats(directory, 'role')], directory),
  ];
}

/** The same with every post by its name, for somebody who types: a post outlasts whoever holds it. */
function everyOwner(directory: Directory): readonly Choice[] {
  return [...ownerChoices(directory), ...seatChoices(heldSeats(directory, 'post'), directory)];
}

function heldSeats(directory: Directory, kind: 'role' | 'post'): readonly Owner[] {
  const keys = directory.members
    .filter(({ left }) => !left)
    .flatMap(ownerKeysOf)
    .filter((key) => key.startsWith(`${kind}:`));
  return [...new Set(keys)]
    .flatMap((key) => readOwner(key, directory) ?? [])
    .filter((owner) => owner.kind !== 'role' || SEATS.has(owner.role));
}

function seatChoices(owners: readonly Owner[], directory: Directory): { title: string; value: string }[] {
  return owners
    .map((owner) => ({
      title: `${seatName(owner, directory) ?? ''} (${holdersOf(owner, directory).members.length === 0 ? 'empty seat' : 'seat'})`,
      value: ownerKey(owner),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}

/** `members`: found by name or agency, for whoever may assign something to them. */
export const memberSearch: SearchHandler = {
  access: 'action.assign',
  async find({ directory }, typed): Promise<readonly Choice[]> {
    return choicesThatFit(peopleChoices(directory), typed);
  },
};

/** `owners`: the same with seats and posts. Whoever is on an action may put a part under it, and names who does that. */
export const ownerSearch: SearchHandler = {
  access: 'action.sub',
  async find({ directory }, typed): Promise<readonly Choice[]> {
    // Before anything is typed people alone: nobody looks a seat up by scrolling.
    return choicesThatFit(typed.trim() === '' ? peopleChoices(directory) : everyOwner(directory), typed);
  },
};
