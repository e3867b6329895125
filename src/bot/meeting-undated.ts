import { drawUndated, type UndatedMeeting } from '../../cards/items/undated-meetings.ts';
import { promptSent } from '../domain/meeting/in-meeting.ts';
import { BY_ITSELF } from '../domain/meeting/reconcile.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { londonDate, londonTime } from '../domain/working-days.ts';
import { writeAudit } from './audit.ts';
import { lookOver } from './meeting-slots.ts';
import { peopleFor } from './meeting-people.ts';
import { post, subjectOf } from './outbox.ts';
import { isPromptTime } from './prompts.ts';
import type { ScheduleContext } from './schedule.ts';

/**
 * Tells whoever chairs a group and whoever writes its minutes, once, of dates that the rule gives and the calendar refuses, with the
 * nearest other times to press: one message for each person, with everything that waits for them.
 */
export async function tellOfUndated(context: ScheduleContext): Promise<void> {
  const { tx, now, directory, partnership } = context;
  if (!isPromptTime(context)) return;
  const waiting = (await tx.find('meetings', 'state', 'moved')).filter(
    (meeting) => isUntold(meeting) && new Date(meeting.starts) > now,
  );
  if (waiting.length === 0) return;
  const people = await peopleFor(tx, directory);
  const lists = new Map<string, UndatedMeeting[]>();
  for (const meeting of waiting.sort((one, other) => (one.starts < other.starts ? -1 : 1))) {
    const others = await otherTimes(context, meeting);
    const { taker } = meeting.minutes;
    for (const member of new Set([
      ...people.chairsOf(meeting.group),
      ...(taker === undefined ? people.unit() : [taker]),
    ]))
      lists.set(member, [...(lists.get(member) ?? []), { meeting, others }]);
    await tx.put('meetings', promptSent(meeting, 'date-check', now));
    await writeAudit(tx, now, {
      verb: 'meeting.date-check',
      subject: subjectOf('meeting', meeting.id),
      from: BY_ITSELF,
      outcome: 'done',
    });
  }
  for (const [member, meetings] of lists)
    await post(tx, now, {
      to: { kind: 'member', member },
      content: { kind: 'card', view: { ...drawUndated(meetings, partnership) } },
    });
}

/** It waits since its rule gave it a day that cannot be, and nobody has heard of it. */
function isUntold({ moves, sent }: Meeting): boolean {
  const last = moves.at(-1);
  return last?.by === BY_ITSELF && !sent.some(({ at }) => at >= last.at);
}

async function otherTimes(context: ScheduleContext, meeting: Meeting) {
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
