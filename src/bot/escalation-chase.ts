import type { StoreView } from '../../storage/store.ts';
import { opinionsToChase } from '../domain/escalation/advice.ts';
import { chaseOf, type Chase } from '../domain/escalation/chase.ts';
import { chasedPeople, type ChasedAs } from '../domain/escalation/chased-people.ts';
import { askedOn, askedPeople } from '../domain/escalation/held.ts';
import type { MoveAt } from '../domain/escalation/moves.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';

export interface ChasedEscalation {
  readonly escalation: Escalation;
  readonly chase: Chase;
  readonly as: ChasedAs;
}

/** Everything that is worth a prompt today, by the member to prompt. */
export async function chasedBy(
  store: StoreView,
  directory: Directory,
  at: MoveAt,
): Promise<ReadonlyMap<string, readonly ChasedEscalation[]>> {
  const byMember = new Map<string, ChasedEscalation[]>();
  for (const escalation of await store.find('escalations', 'state', 'open')) {
    const prompted = new Set<string>();
    const add = (member: string, chase: Chase, as: ChasedAs): void => {
      if (prompted.has(member)) return;
      prompted.add(member);
      byMember.set(member, [...(byMember.get(member) ?? []), { escalation, chase, as }]);
    };
    for (const [member, as] of opinionsToChase(escalation, at))
      if (directory.member(member)?.left !== true) add(member, { kind: 'opinion' }, as);
    const chase = chaseOf(escalation, at);
    if (!chase) continue;
    for (const [member, as] of chasedPeople(escalation, chase, at, directory)) add(member, chase, as);
  }
  return byMember;
}

/** Closed escalations of which this member is asked whether they held, once their day has come and until somebody has said. */
export async function askedOf(
  store: StoreView,
  directory: Directory,
  at: MoveAt,
  member: string,
): Promise<readonly Escalation[]> {
  const today = londonDate(at.now);
  const closed = await store.find('escalations', 'state', 'closed');
  return closed.filter((escalation) => {
    const [first] = askedOn(escalation, at);
    return first !== undefined && first <= today && askedPeople(escalation, directory).has(member);
  });
}
