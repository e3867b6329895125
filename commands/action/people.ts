import type { SearchHandler } from '../../src/bot/command.ts';
import type { Choice } from '../../src/bot/reply.ts';
import { choicesThatFit } from '../../src/bot/run-search.ts';
import type { Directory } from '../../src/partnership/model.ts';

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

/** `members`: found by name or agency, for whoever may assign something to them. */
export const memberSearch: SearchHandler = {
  access: 'action.assign',
  async find({ directory }, typed): Promise<readonly Choice[]> {
    return choicesThatFit(peopleChoices(directory), typed);
  },
};
