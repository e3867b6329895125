import type { Meeting, SeatAt } from './record.ts';
import { next } from './moves.ts';
import { MeetingRefused, stampOf, type By } from './refused.ts';
import type { AttendanceMark, Reply } from './words.ts';

/** Somebody who sits in a group, or an agency that should and has nobody there. */
export interface SeatHolder {
  readonly agency: string;
  readonly member?: string;
}

/**
 * The seats of a group: one for each of its members, and one nobody holds for each agency the file expects there and none of
 * its members comes from (the agency itself or one that is part of it).
 *
 * @param expected agency ids from the partnership file
 * @param partOf the agency an agency belongs to
 */
export function seatsOfGroup(
  members: readonly { readonly id: string; readonly agency: string }[],
  expected: readonly string[],
  partOf: (agency: string) => string | undefined = () => undefined,
): SeatHolder[] {
  const present = new Set(members.flatMap(({ agency }) => [agency, partOf(agency) ?? agency]));
  return [
    ...members.map(({ id, agency }) => ({ agency, member: id })),
    ...expected.filter((agency) => !present.has(agency)).map((agency) => ({ agency })),
  ];
}

export function seatsAt(holders: readonly SeatHolder[]): SeatAt[] {
  const seats = new Map<string, SeatAt>();
  for (const { agency, member } of holders) {
    const id = member ?? `agency:${agency}`;
    if (!seats.has(id)) seats.set(id, { id, agency, ...(member === undefined ? {} : { member }) });
  }
  return [...seats.values()];
}

/** Seats follow the group until the meeting is held: who joined gets one, who left and never answered loses it. */
export function refreshSeats(meeting: Meeting, holders: readonly SeatHolder[]): Meeting {
  if (meeting.state !== 'planned' && meeting.state !== 'called' && meeting.state !== 'papers-out')
    return meeting;
  const known = new Map(meeting.seats.map((seat) => [seat.id, seat]));
  const wanted = seatsAt(holders);
  const ids = new Set(wanted.map(({ id }) => id));
  const seats = [
    ...wanted.map((seat) => known.get(seat.id) ?? seat),
    ...meeting.seats.filter((seat) => !ids.has(seat.id) && (seat.reply ?? seat.mark) !== undefined),
  ];
  const same = seats.length === meeting.seats.length && seats.every((seat, at) => seat === meeting.seats[at]);
  return same ? meeting : { ...next(meeting), seats };
}

/**
 * Says before the meeting whether a seat will be taken. A deputy may be named; without one somebody will be sent.
 * @throws MeetingRefused once the meeting is over, called off or waits for a date
 */
export function replyForSeat(
  meeting: Meeting,
  seat: string,
  reply: { answer: Reply; deputy?: string },
  by: By,
): Meeting {
  if (meeting.state === 'cancelled') throw new MeetingRefused('This meeting was cancelled.');
  if (meeting.state === 'moved')
    throw new MeetingRefused('It waits for a new date. You will be asked again.');
  if (by.now >= new Date(meeting.ends)) throw new MeetingRefused('This meeting is over.');
  if (reply.answer !== 'deputy' && reply.deputy !== undefined)
    throw new MeetingRefused('A deputy is named only when a deputy comes.');
  return changeSeat(meeting, seat, (one) => ({ ...one, reply: { ...reply, ...stampOf(by) } }));
}

/** Notes who was there. A mark can be corrected until the meeting is closed. @throws MeetingRefused */
export function markSeat(
  meeting: Meeting,
  seat: string,
  mark: { as: AttendanceMark; deputy?: string },
  by: By,
): Meeting {
  if (meeting.state === 'closed') throw new MeetingRefused('This meeting is closed.');
  if (meeting.state === 'cancelled' || meeting.state === 'moved' || by.now < new Date(meeting.starts))
    throw new MeetingRefused('It has not been held yet.');
  return changeSeat(meeting, seat, (one) => ({ ...one, mark: { ...mark, ...stampOf(by) } }));
}

/** Marks every seat that has no mark as its reply said it would be; silent ones and empty ones as absent. */
export function markByReplies(meeting: Meeting, by: By): Meeting {
  return meeting.seats
    .filter(({ mark }) => mark === undefined)
    .reduce((marked, seat) => {
      const answer = seat.reply?.answer;
      const as: AttendanceMark = answer === 'coming' ? 'present' : (answer ?? 'absent');
      const deputy = seat.reply?.deputy;
      return markSeat(marked, seat.id, { as, ...(deputy === undefined ? {} : { deputy }) }, by);
    }, meeting);
}

function changeSeat(meeting: Meeting, id: string, change: (seat: SeatAt) => SeatAt): Meeting {
  if (!meeting.seats.some((seat) => seat.id === id))
    throw new MeetingRefused('There is no such seat at this meeting.');
  return { ...next(meeting), seats: meeting.seats.map((seat) => (seat.id === id ? change(seat) : seat)) };
}
