import type { Meeting, SeatAt } from '../domain/meeting/record.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { actsFor } from './absences.ts';
import { may, type AccessVerb, type Relation } from './access.ts';
import { speaksFor } from './relations.ts';

/** How a member stands to a meeting: by their group, by their seat, or as who writes the minutes. */
export function relationsToMeeting(
  meeting: Pick<Meeting, 'group' | 'seats' | 'minutes'>,
  member: Member,
  directory: Directory,
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (speaksFor(meeting.group, member, directory)) relations.add('group-chair');
  if (member.roles.some(({ group }) => group === meeting.group)) relations.add('group-member');
  if (meeting.minutes.taker === member.id) relations.add('minute-taker');
  if (seatOf(meeting, member, directory)) relations.add('seat');
  return relations;
}

export function mayMeet(
  verb: Extract<AccessVerb, `meeting.${string}`>,
  meeting: Pick<Meeting, 'group' | 'seats' | 'minutes'>,
  member: Member,
  directory: Directory,
): boolean {
  return may(member, verb, relationsToMeeting(meeting, member, directory));
}

/** The seat this member answers for: their own, that of somebody whose deputy they are or who is away, or whom they come for this time. */
export function seatOf(
  { seats }: Pick<Meeting, 'seats'>,
  member: Member,
  directory: Directory,
): SeatAt | undefined {
  const own = seats.find((seat) => seat.member === member.id);
  if (own || member.left) return own;
  return (
    seats.find(({ reply }) => reply?.deputy === member.id) ??
    seats.find((seat) => seat.member !== undefined && actsFor(directory, seat.member, member.id))
  );
}
