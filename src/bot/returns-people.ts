import { holdersOf, type Holders } from '../domain/action/owner.ts';
import type { MonthlyReturn } from '../domain/returns/record.ts';
import { agencyAndAbove } from '../partnership/agencies-above.ts';
import type { Directory, Member, Role } from '../partnership/model.ts';
import type { Return, ReturnTeam } from '../partnership/returns-schema.ts';
import type { Partnership } from '../partnership/schema.ts';
import { actsFor } from './absences.ts';
import { may, type AccessVerb, type Relation } from './access.ts';

export interface ReturnAround {
  readonly directory: Directory;
  readonly partnership: Partnership;
}

/** Who answers for an agency's numbers, the first of these that it has; and who is told when they do not come. */
const ANSWERS: readonly Role[] = ['dsl', 'manager', 'senior', 'dsp', 'practitioner'];
const LEADS: readonly Role[] = ['senior', 'dsp', 'manager', 'lsp'];

/** What the partnership file says about what is asked. Undefined when it was taken out since. */
export function askedIn(
  { returns }: Partnership,
  each: Pick<MonthlyReturn, 'return' | 'team'>,
): { readonly asked: Return; readonly team: ReturnTeam } | undefined {
  const asked = returns.items.find(({ id }) => id === each.return);
  const team = asked?.teams.find(({ id }) => id === each.team);
  return asked && team ? { asked, team } : undefined;
}

/** Who answers for a team: one person, so that nobody thinks that another does it. Nobody: whoever waits has to see that. */
export function answererOf(team: ReturnTeam, directory: Directory): Holders {
  const named = ((): Holders | undefined => {
    if (team.post !== undefined)
      return holdersOf({ kind: 'post', post: team.post, agency: team.agency }, directory);
    return team.role && holdersOf({ kind: 'role', role: team.role, agency: team.agency }, directory);
  })();
  const first = named?.members[0] ?? firstOf(team, ANSWERS, directory);
  if (first) return { members: [first] };
  const name = directory.agency(team.agency)?.name ?? team.name;
  return { members: [], gap: `Nobody is on record who answers for ${name}.` };
}

/** Who is told when the numbers of a team do not come: the lead of its agency, where that is another. */
export function leadOf(team: ReturnTeam, directory: Directory): Member | undefined {
  const [answerer] = answererOf(team, directory).members;
  return firstOf(team, LEADS, directory, answerer?.id);
}

function firstOf(
  { agency }: ReturnTeam,
  roles: readonly Role[],
  directory: Directory,
  without?: string,
): Member | undefined {
  for (const each of agencyAndAbove(agency, directory)) {
    const here = directory.members.filter(
      ({ left, agency: of, id }) => !left && of === each && id !== without,
    );
    for (const role of roles) {
      const found = here.find((member) => member.roles.some((held) => held.role === role));
      if (found) return found;
    }
  }
  return undefined;
}

export function relationsToReturn(
  each: Pick<MonthlyReturn, 'return' | 'team'>,
  member: Member,
  { directory, partnership }: ReturnAround,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  const found = askedIn(partnership, each);
  if (!found) return relations;
  const [answerer] = answererOf(found.team, directory).members;
  if (answerer && (answerer.id === member.id || actsFor(directory, answerer.id, member.id)))
    relations.add('owes');
  if (agencyAndAbove(found.team.agency, directory).includes(member.agency)) relations.add('same-agency');
  return relations;
}

export function mayReturn(
  verb: Extract<AccessVerb, `return.${string}`>,
  each: Pick<MonthlyReturn, 'return' | 'team'>,
  member: Member,
  around: ReturnAround,
): boolean {
  return may(member, verb, relationsToReturn(each, member, around));
}
