import { agencyAndAbove } from '../../partnership/agencies-above.ts';
import type { Directory, Member, Role } from '../../partnership/model.ts';
import { policyOf } from './clock.ts';
import type { Escalation, StagePolicy } from './record.ts';
import { SIDES, type Side } from './words.ts';

/** Who answers for one side at one stage. Nobody: the seat is empty, which has to be seen by everybody who waits. */
export interface Owners {
  readonly side: Side;
  readonly members: readonly Member[];
  /** What the directory lacks, in words: "Nobody is on record as a manager of the Family Hubs." */
  readonly gap?: string;
}

const ROLES: Readonly<Record<StagePolicy['foundAmong'], readonly Role[]>> = {
  workers: ['manager', 'dsl'],
  managers: ['manager', 'dsl'],
  seniors: ['senior'],
  'delegated-partners': ['dsp'],
  'lead-partners': ['lsp'],
  'accountable-officer': ['lsp'],
};
const SEATS: Readonly<Record<StagePolicy['foundAmong'], string>> = {
  workers: 'worker or lead',
  managers: 'manager or designated safeguarding lead',
  seniors: 'senior lead',
  'delegated-partners': 'delegated partner',
  'lead-partners': 'lead partner',
  'accountable-officer': 'accountable officer',
};
/** Partners speak for every agency: where a side has none of its own, all of them are asked. */
const FOR_EVERYBODY: ReadonlySet<StagePolicy['foundAmong']> = new Set([
  'delegated-partners',
  'lead-partners',
]);

/** Who answers for this side at this stage, from the directory as it is now, leavers left out. */
export function ownersAt(
  escalation: Pick<Escalation, 'raising' | 'receiving' | 'openedBy' | 'receivingWorker'>,
  side: Side,
  policy: StagePolicy,
  directory: Directory,
): Owners {
  const here = directory.members.filter((member) => !member.left);
  const agency = side === 'raising' ? escalation.raising : escalation.receiving;
  if (policy.foundAmong === 'workers') {
    const worker = side === 'raising' ? escalation.openedBy : escalation.receivingWorker;
    const named = here.find((member) => member.id === worker);
    if (named) return { side, members: [named] };
  }
  const roles = ROLES[policy.foundAmong];
  const holders = here.filter((member) => member.roles.some(({ role }) => roles.includes(role)));
  const chain = policy.agency ? [policy.agency] : agencyAndAbove(agency, directory);
  for (const each of chain) {
    const members = holders.filter((member) => member.agency === each);
    if (members.length > 0) return { side, members };
  }
  if (FOR_EVERYBODY.has(policy.foundAmong) && holders.length > 0) return { side, members: holders };
  const name = directory.agency(policy.agency ?? agency)?.name ?? 'that agency';
  return { side, members: [], gap: `Nobody is on record as ${SEATS[policy.foundAmong]} of ${name}.` };
}

/**
 * The side a member acts for: its raiser or worker, or an owner at any stage reached so far; of two, that of their own agency, as
 * a partner may be asked for a side that has none. Undefined for everybody else.
 */
export function sideOf(escalation: Escalation, member: Member, directory: Directory): Side | undefined {
  if (member.id === escalation.openedBy) return 'raising';
  if (member.id === escalation.receivingWorker) return 'receiving';
  const reached = new Set(escalation.stages.map(({ stage }) => stage));
  const sides = SIDES.filter((side) =>
    [...reached].some((stage) => {
      const policy = policyOf(escalation, stage);
      return (
        policy !== undefined &&
        ownersAt(escalation, side, policy, directory).members.some(({ id }) => id === member.id)
      );
    }),
  );
  return (
    sides.find((side) => agencyAndAbove(escalation[side], directory).includes(member.agency)) ?? sides[0]
  );
}

/** Does this member answer for a side at the open stage? */
export function sitsNow(escalation: Escalation, member: Member, directory: Directory): boolean {
  const policy = policyOf(escalation, escalation.stages.at(-1)?.stage ?? 0);
  if (!policy) return false;
  return SIDES.some((side) =>
    ownersAt(escalation, side, policy, directory).members.some(({ id }) => id === member.id),
  );
}

/** Does this member sit where the open stage is decided? */
export function decidesNow(escalation: Escalation, member: Member, directory: Directory): boolean {
  const policy = policyOf(escalation, escalation.stages.at(-1)?.stage ?? 0);
  return policy?.decides === true && sitsNow(escalation, member, directory);
}
