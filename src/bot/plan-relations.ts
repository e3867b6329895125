import { holdersOf, type Holders } from '../domain/action/owner.ts';
import { missingParts } from '../domain/plan/moves.ts';
import type { DutyRecord } from '../domain/plan/duty-record.ts';
import type { DutyPart } from '../domain/plan/record.ts';
import type { Directory, Member, Role } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { actsFor } from './absences.ts';
import { may, type AccessVerb, type Relation } from './access.ts';

/** What says who sits where. */
export interface PlanAround {
  readonly directory: Directory;
  readonly partnership: Pick<Partnership, 'seats'>;
}
type Duty = Pick<DutyRecord, 'occurrence'>;

/** Who answers for an agency on the plan, the first of these that it has. */
const ANSWERS: readonly Role[] = [
  'business-unit',
  'senior',
  'manager',
  'dsp',
  'lsp',
  'dsl',
  'scrutineer',
  'participation-worker',
];

/** A seat, group or agency as people say it: `Chief Constable, Devon & Cornwall Police`. */
export function whoName(who: string, { directory, partnership }: PlanAround): string {
  const seat = partnership.seats.find(({ id }) => id === who);
  if (seat) return `${seat.post}, ${directory.agency(seat.agency)?.name ?? seat.agency}`;
  return directory.group(who)?.name ?? directory.agency(who)?.name ?? who;
}

/** Who speaks for a seat (whoever holds the role there), a group (its chair) or an agency now. */
export function holdersFor(who: string, { directory, partnership }: PlanAround): Holders {
  const seat = partnership.seats.find(({ id }) => id === who);
  if (seat) return holdersOf({ kind: 'role', role: seat.kind, agency: seat.agency }, directory);
  if (directory.group(who)) return holdersOf({ kind: 'chair', group: who }, directory);
  for (const role of ANSWERS) {
    const found = holdersOf({ kind: 'role', role, agency: who }, directory);
    if (found.members.length > 0) return found;
  }
  const name = directory.agency(who)?.name ?? 'its owner';
  return { members: [], gap: `Nobody is on record who answers for ${name}.` };
}

/** Who sees to it: whoever is named, else whoever speaks for its owner. */
export function ownersOf({ occurrence }: Duty, around: PlanAround): readonly Member[] {
  const named = occurrence.member === undefined ? undefined : around.directory.member(occurrence.member);
  return named && !named.left ? [named] : holdersFor(occurrence.owner, around).members;
}

/** Parts that this person may give now. A sign-off is the partner's own: nobody signs it for them. */
export function partsOf({ occurrence }: Duty, member: Member, around: PlanAround): readonly DutyPart[] {
  return missingParts(occurrence).filter(({ who }) =>
    holdersFor(who, around).members.some(
      ({ id }) =>
        id === member.id || (occurrence.kind !== 'sign-off' && actsFor(around.directory, id, member.id)),
    ),
  );
}

export function relationsToDuty(duty: Duty, member: Member, around: PlanAround): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  const { directory } = around;
  const speaks = (people: readonly Member[]): boolean =>
    people.some(({ id }) => id === member.id || actsFor(directory, id, member.id));
  if (speaks(ownersOf(duty, around)) || speaks(holdersFor(duty.occurrence.owner, around).members))
    relations.add('owner');
  if (duty.occurrence.parts.some(({ who }) => speaks(holdersFor(who, around).members))) relations.add('owes');
  return relations;
}

export function mayPlan(
  verb: Extract<AccessVerb, `plan.${string}`>,
  duty: Duty,
  member: Member,
  around: PlanAround,
): boolean {
  return may(member, verb, relationsToDuty(duty, member, around));
}
