import { subjectOf } from '../../src/bot/outbox.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { groupShort } from '../../src/bot/meeting-store.ts';
import { londonDate, londonTime, sayDate } from '../../src/domain/working-days.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import type { Button } from '../words.ts';

/** `Board MTG-2611-K4TR`. */
export function referenceOf(meeting: Pick<Meeting, 'group' | 'id'>, partnership: Partnership): string {
  return `${groupShort(partnership, meeting.group)} ${meeting.id}`;
}

/** `Tue 15 December 2026, 10:00 to 12:00`, on the clock in London. */
export function sayMeeting({ starts, ends }: Pick<Meeting, 'starts' | 'ends'>): string {
  return `${saySlot(starts)} to ${londonTime(new Date(ends))}`;
}

/** The same, or when it was to be, while it waits for a new date: `was Tue 15 December 2026, 10:00 to 12:00`. */
export function sayWhen(meeting: Pick<Meeting, 'starts' | 'ends' | 'state'>): string {
  return meeting.state === 'moved' ? `was ${sayMeeting(meeting)}` : sayMeeting(meeting);
}

/** `Tue 15 December 2026, 10:00`. */
export function saySlot(starts: string | Date): string {
  const at = new Date(starts);
  return `${sayDate(londonDate(at))}, ${londonTime(at)}`;
}

/** A press about a meeting, on the revision that is shown. */
export function meetingButton(
  { id, rev }: Pick<Meeting, 'id' | 'rev'>,
  verb: string,
  title: string,
  args?: Readonly<Record<string, string>>,
): Button {
  return {
    title,
    data: { verb, subject: subjectOf('meeting', id), rev, ...(args ? { args: { ...args } } : {}) },
  };
}

/** Opens the form of one thing; `args` say which item, seat or line it is about. */
export function meetingForm(
  meeting: Pick<Meeting, 'id' | 'rev'>,
  what: string,
  title: string,
  args?: Readonly<Record<string, string>>,
): Button {
  const { data } = meetingButton(meeting, `meeting.do.${what}`, title, args);
  return { title, data: { ...data, opens: 'form' } };
}
