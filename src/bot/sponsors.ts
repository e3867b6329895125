import type { StoreView } from '../../storage/store.ts';
import type { Directory, Member, Role } from '../partnership/model.ts';

/** Who answers for an agency's list when nobody was chosen, in this order. */
const DEFAULT: readonly Role[] = ['dsp', 'lsp', 'senior', 'manager', 'dsl'];

/** Who answers for the list of an agency's members: whom the business unit chose, else its highest role. Undefined: a gap. */
export async function sponsorOf(
  view: StoreView,
  directory: Directory,
  agency: string,
): Promise<Member | undefined> {
  const chosen = directory.member((await view.get('sponsors', agency))?.member ?? '');
  if (chosen && !chosen.left) return chosen;
  const here = directory.members.filter((member) => !member.left && member.agency === agency);
  for (const role of DEFAULT) {
    const holder = here
      .filter((member) => member.roles.some((held) => held.role === role))
      .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (holder) return holder;
  }
  return undefined;
}
