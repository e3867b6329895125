import { agencyAndAbove } from '../partnership/agencies-above.ts';
import type { Directory, Member, Role } from '../partnership/model.ts';

/** Who answers for what somebody does, the first of these that their agency has. */
const LEADS: readonly Role[] = ['manager', 'senior', 'dsl', 'dsp'];

/**
 * Who is told when somebody's training is overdue or their licence lies unused: those with the nearest such role in the person's own
 * agency, else in the one it belongs to; never the person. Empty where nobody is on record: then it is for the business unit.
 */
export function leadsOf(person: Pick<Member, 'id' | 'agency'>, directory: Directory): readonly Member[] {
  for (const agency of agencyAndAbove(person.agency, directory)) {
    const here = directory.members.filter(
      (each) => !each.left && each.agency === agency && each.id !== person.id,
    );
    for (const role of LEADS) {
      const found = here.filter(({ roles }) => roles.some((held) => held.role === role));
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** The same, or the business unit where nobody is on record. */
export function leadsOrUnit(person: Pick<Member, 'id' | 'agency'>, directory: Directory): readonly Member[] {
  const leads = leadsOf(person, directory);
  return leads.length > 0
    ? leads
    : directory.members.filter(
        ({ left, id, roles }) =>
          !left && id !== person.id && roles.some(({ role }) => role === 'business-unit'),
      );
}
