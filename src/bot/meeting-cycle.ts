import { drawMeetingPrompt } from '../../cards/items/meeting-prompt.ts';
import { isGivenBackUntold, isOnBankHoliday } from '../domain/meeting/unchosen-dates.ts';
import { cycleOfMeeting, type Cycle, type Prompt } from '../domain/meeting/cycle.ts';
import { promptSent } from '../domain/meeting/in-meeting.ts';
import { settle } from '../domain/meeting/missed.ts';
import { callMeeting, holdMeeting, papersOut, whyNotMeeting } from '../domain/meeting/moves.ts';
import { notNeeded } from '../domain/meeting/needed.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { recipientsOf } from '../domain/meeting/recipients.ts';
import type { PromptKind } from '../domain/meeting/words.ts';
import type { Timetable } from '../domain/occurrences.ts';
import { londonDate, londonTime, type HolidayCalendar } from '../domain/working-days.ts';
import type { StoreView } from '../../storage/store.ts';
import { writeAudit } from './audit.ts';
import { calendarOf } from './calendar.ts';
import { isPromptTime } from './prompts.ts';
import { peopleFor } from './meeting-people.ts';
import { cyclePolicy, withAgenda, type MeetingsAround } from './meeting-store.ts';
import { post, refreshPostings, subjectOf } from './outbox.ts';
import { roomsOfGroup } from './places.ts';
import type { ScheduleContext } from './schedule.ts';
import type { StillRule } from './still.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Prompts lie within this many days of their meeting: lead partners are asked thirty working days before. */
const REACH_DAYS = 75;
const SCHEDULE = 'schedule';

/** A prompt that waited to leave is not wanted any more once its meeting is off or closed, or its day is a bank holiday. */
export const meetingPromptRule: StillRule = {
  name: 'meeting.on',
  async holds(id, { store, now }) {
    const meeting = await store.get('meetings', id);
    if (!meeting || ['cancelled', 'moved', 'closed'].includes(meeting.state)) return false;
    return !isOnBankHoliday(meeting, await calendarOf(store), now);
  },
};

/** Meetings that have prompts about now. */
export async function meetingsInReach(view: StoreView, now: Date): Promise<readonly Meeting[]> {
  const from = new Date(now.getTime() - REACH_DAYS * DAY_MS).toISOString();
  const to = new Date(now.getTime() + REACH_DAYS * DAY_MS).toISOString();
  return (await view.all('meetings')).filter(
    ({ starts, state }) =>
      starts >= from && starts <= to && state !== 'cancelled' && state !== 'moved' && state !== 'closed',
  );
}

/** Worked out at every look, so what has not changed is kept: by the partnership file, meeting, revision and bank holidays. */
const worked = new WeakMap<MeetingsAround['partnership'], Map<string, Worked>>();
interface Worked {
  readonly cycle: Cycle;
  readonly times: readonly Timed[];
}
interface Timed {
  readonly date: string;
  readonly timetable: Timetable;
}
/** What came due longer ago, while nothing ran, is found by the looks of each day. */
const LOOKED_AT_DAYS = 10;
const MOST_KEPT = 2_000;

/** When each prompt is due, to the minute: the one of a meeting that is moved is due at another time, and is another one. */
export async function promptTimes(view: StoreView, now: Date, around: MeetingsAround): Promise<Timetable[]> {
  const near = { from: dayFrom(now, -LOOKED_AT_DAYS), to: dayFrom(now, LOOKED_AT_DAYS) };
  return (await meetingsInReach(view, now)).flatMap((meeting) =>
    workedOut(meeting, around)
      .times.filter(({ date }) => date >= near.from && date <= near.to)
      .map(({ timetable }) => timetable),
  );
}

function workedOut(meeting: Meeting, around: Pick<MeetingsAround, 'partnership' | 'calendar'>): Worked {
  const known = worked.get(around.partnership) ?? new Map<string, Worked>();
  worked.set(around.partnership, known);
  const { id, rev, starts, created } = meeting;
  const key = [id, rev, starts, created.at, daysOf(around.calendar)].join('|');
  const found = known.get(key);
  if (found) return found;
  if (known.size > MOST_KEPT) known.clear();
  const cycle = cycleOfMeeting(meeting, cyclePolicy(around));
  const made = { cycle, times: timesOf(meeting, cycle) };
  known.set(key, made);
  return made;
}

/** The same text for the same bank holidays, without putting it together again for each meeting. */
const written = new WeakMap<HolidayCalendar, string>();
function daysOf(calendar: HolidayCalendar): string {
  const days = written.get(calendar) ?? [...calendar.dates].join();
  written.set(calendar, days);
  return days;
}

function dayFrom(now: Date, days: number): string {
  return londonDate(new Date(now.getTime() + days * DAY_MS));
}

function timesOf(meeting: Meeting, { prompts }: Cycle): readonly Timed[] {
  return prompts.map(({ kind, dueAt }) => {
    const at = new Date(Math.ceil(dueAt.getTime() / MINUTE_MS) * MINUTE_MS);
    const date = londonDate(at);
    const subject = `${subjectOf('meeting', meeting.id)}:${kind}`;
    return { date, timetable: { subject, at: [londonTime(at)], days: { dates: [date] } } };
  });
}

/** Kinds that were dealt with for the meeting's present date. */
export function dealtWith({ sent, moves, created }: Meeting): PromptKind[] {
  const fixed = moves.at(-1)?.at ?? created.at;
  return sent.filter(({ at }) => at >= fixed).map(({ prompt }) => prompt);
}

/**
 * Does with every prompt of this meeting that is due what is right now: sends it, late if need be, asks it along with another,
 * or leaves it out. Everything that becomes of one is in the audit trail. Outside working hours it does nothing.
 */
export async function runCycle(context: ScheduleContext, id: string): Promise<void> {
  const { tx, now, calendar } = context;
  const found = await tx.get('meetings', id);
  if (!found || !isPromptTime({ now, calendar })) return;
  // What has to be said of its date comes first: the next look of the day does both.
  if (isOnBankHoliday(found, calendar, now) || isGivenBackUntold(found)) return;
  const { cycle } = workedOut(found, context);
  let meeting = found;
  for (const outcome of settle(cycle, found, now, dealtWith(found))) {
    const { prompt } = outcome;
    if (outcome.is === 'merged') meeting = await became(context, meeting, prompt.kind, 'merged');
    else if (outcome.is === 'skipped' || notNeeded(prompt.kind, meeting) !== undefined)
      meeting = await became(context, meeting, prompt.kind, 'skipped');
    else meeting = await sendPrompt(context, meeting, prompt, outcome.is === 'late');
  }
  if (meeting === found) return;
  await tx.put('meetings', meeting);
  await refreshPostings(tx, now, subjectOf('meeting', id));
}

async function became(
  { tx, now }: ScheduleContext,
  meeting: Meeting,
  kind: PromptKind,
  how?: 'merged' | 'skipped',
): Promise<Meeting> {
  await writeAudit(tx, now, {
    verb: `meeting.${kind}`,
    subject: subjectOf('meeting', meeting.id),
    from: SCHEDULE,
    outcome: 'done',
    ...(how ? { code: how } : {}),
  });
  return promptSent(meeting, kind, now, how);
}

async function sendPrompt(
  context: ScheduleContext,
  before: Meeting,
  prompt: Prompt,
  late: boolean,
): Promise<Meeting> {
  const { tx, now, directory } = context;
  const ready = await carryOn(context, before, prompt);
  const people = await peopleFor(tx, directory);
  for (const member of recipientsOf(prompt, ready, people))
    await postPrompt(context, ready, prompt, member, late);
  if (ready.called && !before.called) await postInRooms(context, ready);
  return became({ ...context, now }, ready, prompt.kind);
}

/** What a prompt does to the meeting besides asking: the call calls it, the agenda goes out, what follows it was held. */
async function carryOn(
  { tx, now, partnership }: ScheduleContext,
  meeting: Meeting,
  { kind, days, to, merges }: Prompt,
): Promise<Meeting> {
  const by = { member: SCHEDULE, now };
  const can = (at: Meeting, move: 'call' | 'papers-out' | 'hold'): boolean =>
    whyNotMeeting(at, move, now) === undefined;
  if (days >= 0) return can(meeting, 'hold') ? holdMeeting(meeting, by) : meeting;
  if (!to.includes('members') && !to.includes('silent') && meeting.cycle !== 'young-people') return meeting;
  let ready = await withAgenda(tx, meeting, partnership);
  if (can(ready, 'call')) ready = callMeeting(ready, by);
  const agenda = kind === 'agenda-out' || merges.includes('agenda-out');
  return agenda && can(ready, 'papers-out') ? papersOut(ready, by) : ready;
}

async function postPrompt(
  { tx, now, directory, partnership }: ScheduleContext,
  meeting: Meeting,
  prompt: Prompt,
  member: string,
  late: boolean,
): Promise<void> {
  const reader = directory.member(member);
  if (!reader || reader.left) return;
  const view = drawMeetingPrompt(prompt, meeting, { reader, directory, partnership, now, late });
  await post(tx, now, {
    to: { kind: 'member', member },
    content: { kind: 'card', view: { ...view } },
    still: { subject: subjectOf('meeting', meeting.id), rule: meetingPromptRule.name },
  });
}

/** Its card hangs in the group's rooms on both platforms from the call on. */
async function postInRooms({ tx, now }: ScheduleContext, meeting: Meeting): Promise<void> {
  for (const to of await roomsOfGroup(tx, meeting.group))
    await post(tx, now, {
      to,
      content: { kind: 'record', subject: subjectOf('meeting', meeting.id), view: 'meeting' },
    });
}

/** Those who put a prompt off are asked again on their day, when it still has something to ask. */
export async function askAgain(context: ScheduleContext, meeting: Meeting, member: string): Promise<void> {
  const { tx, now, directory } = context;
  const people = await peopleFor(tx, directory);
  const { prompts } = cycleOfMeeting(meeting, cyclePolicy(context));
  const last = meeting.sent
    .filter(({ became: how }) => how === undefined)
    .map(({ prompt }) => prompts.find(({ kind }) => kind === prompt))
    .findLast((prompt) => prompt !== undefined && recipientsOf(prompt, meeting, people).includes(member));
  if (!last || notNeeded(last.kind, meeting) !== undefined) return;
  if (last.days < 0 && now >= new Date(meeting.starts)) return;
  await postPrompt(context, meeting, last, member, false);
}
