import { notice } from '../../cards/words.ts';
import type { Transaction } from '../../storage/store.ts';
import { currentStage, policyOf } from '../domain/escalation/clock.ts';
import { withEvent } from '../domain/escalation/moves-shared.ts';
import { ownersAt } from '../domain/escalation/owners.ts';
import type { Escalation } from '../domain/escalation/record.ts';
import type { Side } from '../domain/escalation/words.ts';
import type { HolidayCalendar } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { mayEver } from './access.ts';
import { post, refreshPostings, subjectOf } from './outbox.ts';

/** One side of an escalation whose person has left. */
export interface LeftSide {
  readonly side: Side;
  readonly from: Member;
}

/** The side that somebody who has left raised it for or worked on, the raising one first. Undefined when nobody of it has left. */
export function leftSideOf(escalation: Escalation, directory: Directory): LeftSide | undefined {
  const people: readonly [Side, string | undefined][] = [
    ['raising', escalation.openedBy],
    ['receiving', escalation.receivingWorker],
  ];
  for (const [side, id] of people) {
    const from = id === undefined ? undefined : directory.member(id);
    if (from?.left && escalation.state === 'open') return { side, from };
  }
  return undefined;
}

/** Who can go on with it: everybody of that side's agency who could have raised it. */
export function heirsOf(escalation: Escalation, { side }: LeftSide, directory: Directory): readonly Member[] {
  const agency = side === 'raising' ? escalation.raising : escalation.receiving;
  return directory.members
    .filter((member) => !member.left && member.agency === agency && mayEver(member, 'escalation.raise'))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** The same escalation with somebody else in the leaver's place. Its timeline says so; no clock changes. */
export function handOverSide(
  escalation: Escalation,
  { side, from }: LeftSide,
  to: Member,
  by: string,
  at: { readonly now: Date; readonly calendar: HolidayCalendar },
): Escalation {
  const person = side === 'raising' ? { openedBy: to.id } : { receivingWorker: to.id };
  const text = `${to.name} goes on with it for ${from.name}, who has left.`;
  const mover = { member: by, side, unit: true } as const;
  return withEvent({ ...escalation, ...person, rev: escalation.rev + 1 }, 'handed-over', mover, at, text);
}

/**
 * Tells both: whoever goes on with it gets the card, the other side's people a line. The card of the leaver follows. Returns the
 * escalation with who was told.
 */
export async function tellOfHandOver(
  tx: Transaction,
  directory: Directory,
  escalation: Escalation,
  { side, from }: LeftSide,
  to: Member,
  now: Date,
): Promise<Escalation> {
  const subject = subjectOf('escalation', escalation.id);
  const open = [{ title: 'Open', data: { verb: 'escalation.show', subject } }];
  const yours = notice(
    `${escalation.id} is with you now`,
    [`You go on with it for ${from.name}, who has left. Its limits stay as they are.`],
    open,
  );
  await post(tx, now, {
    to: { kind: 'member', member: to.id },
    content: { kind: 'card', view: { ...yours } },
  });
  await post(tx, now, {
    to: { kind: 'member', member: to.id },
    content: { kind: 'record', subject, view: 'escalation' },
    critical: true,
  });
  const theirs = notice(
    `${escalation.id}: somebody else to talk to`,
    [`${to.name} goes on with it for ${from.name}, who has left. Its limits stay as they are.`],
    open,
  );
  for (const member of othersOf(escalation, side, directory))
    await post(tx, now, { to: { kind: 'member', member }, content: { kind: 'card', view: { ...theirs } } });
  await refreshPostings(tx, now, subjectOf('member', from.id));
  return { ...escalation, told: [...new Set([...escalation.told, to.id])] };
}

/** Who answers for the other side at the open stage. */
function othersOf(escalation: Escalation, side: Side, directory: Directory): readonly string[] {
  const policy = policyOf(escalation, currentStage(escalation).stage);
  if (!policy) return [];
  const other = side === 'raising' ? 'receiving' : 'raising';
  const leads = policy.foundAmong === 'workers' ? { ...policy, foundAmong: 'managers' as const } : policy;
  const people = [policy, leads].flatMap((each) => ownersAt(escalation, other, each, directory).members);
  return [...new Set(people.map(({ id }) => id))];
}
