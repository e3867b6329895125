import type { Context } from '../../src/bot/context.ts';
import { post } from '../../src/bot/outbox.ts';
import { raisersOf } from '../../src/domain/escalation/chased-people.ts';
import { currentStage, policyOf } from '../../src/domain/escalation/clock.ts';
import { askedPeople } from '../../src/domain/escalation/held.ts';
import type { MoveKind } from '../../src/domain/escalation/moves.ts';
import { ownersAt } from '../../src/domain/escalation/owners.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { SIDES, type Side } from '../../src/domain/escalation/words.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { subjectOfEscalation } from './record.ts';
import { peopleOf } from './tell.ts';

/** Moves that ask nothing of the other side, and those about an opinion, which tell people themselves. */
const NOT_TOLD: ReadonlySet<MoveKind> = new Set([
  'acknowledge',
  'offer-panel',
  'take-to-panel',
  'ask-opinion',
  'give-opinion',
  'review',
]);

/**
 * Tells the other side what was done: the card they have changes in place, which rings no phone, and an answer that nobody
 * hears of is none. `before` is the escalation before the move: whoever gets the card anew with it needs no second message.
 */
export async function tellOthers(
  { tx, now, directory, member }: Context,
  before: Escalation,
  made: Escalation,
  kind: MoveKind,
  side: Side | undefined,
): Promise<void> {
  if (NOT_TOLD.has(kind)) return;
  const have = made.state === 'open' ? peopleOf(made, directory) : new Set<string>();
  for (const person of othersIn(made, kind, side, directory)) {
    const getsCard = have.has(person) && !before.told.includes(person);
    if (person === member.id || getsCard) continue;
    await post(tx, now, {
      to: { kind: 'member', member: person },
      content: { kind: 'record', subject: subjectOfEscalation(made), view: 'escalation-turn' },
    });
  }
}

/** Who hears of it: those who answer for the other side now; both workers once it ended; for a re-think the business unit. */
function othersIn(
  made: Escalation,
  kind: MoveKind,
  side: Side | undefined,
  directory: Directory,
): ReadonlySet<string> {
  const policy = policyOf(made, currentStage(made).stage);
  const sides = SIDES.filter((each) => each !== side);
  const people = new Set(
    policy
      ? sides.flatMap((each) => ownersAt(made, each, policy, directory).members.map(({ id }) => id))
      : [],
  );
  if (made.settled || made.state === 'closed')
    for (const id of [...askedPeople(made, directory), ...raisersOf(made, directory)]) people.add(id);
  if (kind === 're-think')
    for (const { id, left, roles } of directory.members)
      if (!left && roles.some(({ role }) => role === 'business-unit')) people.add(id);
  return people;
}
