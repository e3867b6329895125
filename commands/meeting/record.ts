import { drawMeeting } from '../../cards/meeting/view.ts';
import { NotAllowed, type AccessVerb } from '../../src/bot/access.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { comingMeetings, putOnRecord, type MeetingsAround } from '../../src/bot/meeting-store.ts';
import { readSubject, refreshPostings, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import type { By } from '../../src/domain/meeting/refused.ts';

export type MeetingVerb = Extract<AccessVerb, `meeting.${string}`>;

const NOT_FOUND =
  'I cannot find that meeting among those you may see. Check the reference, or use /meeting list.';

export function subjectOfMeeting({ id }: Pick<Meeting, 'id'>): string {
  return subjectOf('meeting', id);
}

/** Whoever acts, now. */
export function byOf({ member, now }: Pick<Context, 'member' | 'now'>): By {
  return { member: member.id, now };
}

export async function aroundOf({ tx, partnership, directory }: Context): Promise<MeetingsAround> {
  return { partnership, directory, calendar: await calendarOf(tx) };
}

/**
 * The meeting a press, form or reference is about, for somebody who may do this with it. One that does not exist and one they
 * may not know of are refused in the same words.
 */
export async function findMeeting(
  { tx, member, directory }: Context,
  subject: string | undefined,
  verb: MeetingVerb = 'meeting.see',
): Promise<Meeting> {
  const found = subject ? readSubject(subject) : undefined;
  const meeting = found?.collection === 'meetings' ? await tx.get('meetings', found.id) : undefined;
  if (!meeting || !mayMeet('meeting.see', meeting, member, directory)) throw new NotAllowed(NOT_FOUND);
  if (!mayMeet(verb, meeting, member, directory))
    throw new NotAllowed(
      verb === 'meeting.attend'
        ? 'You have no seat at this meeting. The chair or the business unit can tell you more.'
        : 'The chair, whoever writes the minutes, and the business unit can do that.',
    );
  return meeting;
}

/** Meetings to come that this person may see, soonest first; on the first day of a new store they are put on record for it. */
export async function meetingsFor(
  context: Context,
  group?: string,
  verb: MeetingVerb = 'meeting.see',
): Promise<readonly Meeting[]> {
  const { tx, now, member, directory } = context;
  if ((await tx.all('meetings')).length === 0) await putOnRecord(tx, now, await aroundOf(context));
  return (await comingMeetings(tx, now, group)).filter((meeting) =>
    mayMeet(verb, meeting, member, directory),
  );
}

/** Keeps the changed meeting, writes the audit entry, and brings every copy and page up to date. */
export async function keepMeeting(context: Context, meeting: Meeting, verb: AccessVerb): Promise<void> {
  const subject = subjectOfMeeting(meeting);
  await context.tx.put('meetings', meeting);
  await context.did(verb, subject);
  await refreshPostings(context.tx, context.now, subject);
  await refreshHomes(
    context.tx,
    context.now,
    meeting.seats.flatMap(({ member }) => member ?? []),
  );
}

/** The card as this person sees it now. */
export function meetingReply(
  { member, directory, partnership, now }: Context,
  meeting: Meeting,
): Extract<Reply, { kind: 'card' }> {
  const view = drawMeeting(meeting, { directory, partnership, now, viewer: member });
  if (!view) throw new NotAllowed(NOT_FOUND);
  return { kind: 'card', view, record: { subject: subjectOfMeeting(meeting), view: 'meeting' } };
}
