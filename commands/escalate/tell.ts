import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Place } from '../../src/bot/interaction.ts';
import { post } from '../../src/bot/outbox.ts';
import { placeId, roomFor, roomsFor, roomsOfGroup } from '../../src/bot/places.ts';
import { currentStage, policyOf } from '../../src/domain/escalation/clock.ts';
import { ownersAt } from '../../src/domain/escalation/owners.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { SIDES } from '../../src/domain/escalation/words.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { subjectOfEscalation } from './record.ts';

/**
 * Puts the card before everybody who answers for the open stage and was not sent it yet: both sides' owners, at the first
 * stage also the receiving agency's leads, and from the stage the policy names, or where nobody answers, the business unit. Returns the escalation
 * with who was told, to be kept in the same transaction.
 */
export async function tellOwners(context: Context, escalation: Escalation): Promise<Escalation> {
  const { tx, now, directory } = context;
  const people = [...peopleOf(escalation, directory)].filter((member) => !escalation.told.includes(member));
  for (const member of people) {
    await post(tx, now, {
      to: { kind: 'member', member },
      content: { kind: 'record', subject: subjectOfEscalation(escalation), view: 'escalation' },
      ifLost: { tell: escalation.openedBy, view: notReached(escalation, directory, member) },
      critical: true,
    });
  }
  return people.length > 0 ? { ...escalation, told: [...escalation.told, ...people] } : escalation;
}

/** Everybody who should have the card at the open stage. */
export function peopleOf(escalation: Escalation, directory: Directory): ReadonlySet<string> {
  const { stage } = currentStage(escalation);
  const policy = policyOf(escalation, stage);
  const people = new Set([escalation.openedBy]);
  if (!policy) return people;
  for (const side of SIDES)
    for (const { id } of ownersAt(escalation, side, policy, directory).members) people.add(id);
  if (policy.foundAmong === 'workers') {
    const leads = ownersAt(escalation, 'receiving', { ...policy, foundAmong: 'managers' }, directory);
    for (const { id } of leads.members) people.add(id);
  }
  for (const id of currentStage(escalation).advice?.told ?? []) people.add(id);
  // A side that nobody answers for: somebody has to find one, or the clock runs for nobody.
  const isGap = SIDES.some((side) => ownersAt(escalation, side, policy, directory).members.length === 0);
  if (isGap || stage >= escalation.policy.tellsBusinessUnitFrom)
    for (const member of directory.members)
      if (!member.left && member.roles.some(({ role }) => role === 'business-unit')) people.add(member.id);
  return people;
}

/**
 * Rooms see that there is one: reference, stage and due time, and nothing of what it is about or between whom. Those that the
 * partnership file names see it from their stage on; the room where it was raised does when cases may be spoken of there.
 * Returns the escalation with the rooms it went to, to be kept in the same transaction.
 */
export async function tellRooms(
  { tx, now, partnership }: Context,
  escalation: Escalation,
  place?: Place,
): Promise<Escalation> {
  const { stage } = currentStage(escalation);
  const rooms = [await roomFor(tx, place, 'escalation.raise')].filter((room) => room !== undefined);
  for (const { room, fromStage } of partnership.escalation.briefsIn) {
    if (stage < fromStage) continue;
    const group = room.startsWith('group:') ? room.slice('group:'.length) : undefined;
    rooms.push(
      ...(group === undefined ? await roomsFor(tx, 'business-unit') : await roomsOfGroup(tx, group)),
    );
  }
  const briefed = [...(escalation.briefed ?? [])];
  for (const to of rooms) {
    if (briefed.includes(placeId(to))) continue;
    briefed.push(placeId(to));
    await post(tx, now, {
      to,
      content: { kind: 'record', subject: subjectOfEscalation(escalation), view: 'escalation-brief' },
    });
  }
  return briefed.length > 0 ? { ...escalation, briefed } : escalation;
}

function notReached(escalation: Escalation, directory: Directory, member: string) {
  const name = directory.member(member)?.name ?? 'somebody';
  return notice(`I could not reach ${name}`, [
    `${escalation.id} goes on, but they have not been told: I cannot write to them on Slack or Teams yet.`,
    'Please ring them. Its clock is running.',
  ]);
}
