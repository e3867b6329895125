import { drawUndated, type UndatedMeeting } from '../../cards/items/undated-meetings.ts';
import { promptSent } from '../domain/meeting/in-meeting.ts';
import { isGivenBackUntold, isKnown, isUntold } from '../domain/meeting/unchosen-dates.ts';
import { BY_ITSELF } from '../domain/meeting/reconcile.ts';
import type { People } from '../domain/meeting/recipients.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { londonDate, londonTime } from '../domain/working-days.ts';
import { writeAudit } from './audit.ts';
import { lookOver } from './meeting-slots.ts';
import { peopleFor } from './meeting-people.ts';
import { tellSeats, postCard } from './meeting-told.ts';
import { post, refreshPostings, subjectOf } from './outbox.ts';
import type { ScheduleContext } from './schedule.ts';

type Telling = Pick<ScheduleContext, 'tx' | 'now' | 'directory' | 'partnership' | 'calendar'>;

/**
 * Tells, once, of dates that changed without anybody's press: of meetings whose day cannot be, and of those that have their day
 * again. Within a morning's looks it waits for working hours; when somebody has just changed the bank holidays it does not.
 */
export async function tellOfDates(context: Telling): Promise<void> {
  const people = await peopleFor(context.tx, context.directory);
  await tellOfUndated(context, people);
  await tellOfGivenBack(context, people);
}

/**
 * Whoever chairs the group and whoever writes its minutes get the nearest other times to press: one message for each person, with
 * everything that waits for them. Members are told of a meeting they knew of, and of no other.
 */
async function tellOfUndated(context: Telling, people: People): Promise<void> {
  const { tx, now, partnership } = context;
  const waiting = (await tx.find('meetings', 'state', 'moved')).filter(
    (meeting) => isUntold(meeting) && (new Date(meeting.starts) > now || isKnown(meeting)),
  );
  const lists = new Map<string, UndatedMeeting[]>();
  for (const each of waiting.sort((one, other) => (one.starts < other.starts ? -1 : 1))) {
    const others = await otherTimes(context, each);
    const meeting = await markTold(context, each);
    const running = runningIt(meeting, people);
    for (const member of running) lists.set(member, [...(lists.get(member) ?? []), { meeting, others }]);
    if (isKnown(meeting)) await tellSeats(context, meeting, running);
  }
  for (const [member, meetings] of lists)
    await post(tx, now, {
      to: { kind: 'member', member },
      content: { kind: 'card', view: { ...drawUndated(meetings, partnership) } },
    });
}

/** Those who heard that a meeting had no day see its card once it has one again. */
async function tellOfGivenBack(context: Telling, people: People): Promise<void> {
  const given = (await context.tx.all('meetings')).filter(
    (meeting) => isGivenBackUntold(meeting) && new Date(meeting.starts) > context.now,
  );
  for (const each of given) {
    const meeting = await markTold(context, each);
    const running = runningIt(meeting, people);
    for (const member of running) await postCard(context, meeting, member);
    if (isKnown(meeting)) await tellSeats(context, meeting, running);
  }
}

function runningIt({ group, minutes: { taker } }: Meeting, people: People): ReadonlySet<string> {
  return new Set([...people.chairsOf(group), ...(taker === undefined ? people.unit() : [taker])]);
}

async function markTold({ tx, now }: Telling, meeting: Meeting): Promise<Meeting> {
  const told = promptSent(meeting, 'date-check', now);
  const subject = subjectOf('meeting', meeting.id);
  await tx.put('meetings', told);
  await writeAudit(tx, now, { verb: 'meeting.date-check', subject, from: BY_ITSELF, outcome: 'done' });
  await refreshPostings(tx, now, subject);
  return told;
}

async function otherTimes(context: Telling, meeting: Meeting) {
  const group = context.partnership.groups.find(({ id }) => id === meeting.group);
  if (!group) return [];
  const starts = new Date(meeting.starts);
  const slot = {
    date: londonDate(starts),
    at: londonTime(starts),
    minutes: (new Date(meeting.ends).getTime() - starts.getTime()) / 60_000,
  };
  return (await lookOver(context.tx, context, group, slot, meeting.id)).others;
}
