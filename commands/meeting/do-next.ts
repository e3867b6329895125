import { meetingButton, saySlot } from '../../cards/meeting/words.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { comingMeetings, freeMeetingReference, nextAfter } from '../../src/bot/meeting-store.ts';
import { setNext } from '../../src/domain/meeting/closing.ts';
import { cycleOf } from '../../src/domain/meeting/cycle-kinds.ts';
import type { Slot } from '../../src/domain/meeting/finding.ts';
import { planMeeting } from '../../src/domain/meeting/moves.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { slotTimes } from '../../src/domain/meeting/series.ts';
import { londonTime } from '../../src/domain/working-days.ts';
import { typed } from '../form-fields.ts';
import { checkSlot, findingsNotice, pressedSlot, seatsFor } from './dates.ts';
import type { MeetingDoing } from './do.ts';
import { minutesOf, TIME } from './do-dates.ts';
import { aroundOf, byOf, findMeeting, keepMeeting } from './record.ts';

/** When the group meets next, at any time; or why it does not any more. */
export const next: MeetingDoing = {
  verb: 'meeting.run',
  ask: (_context, meeting) => ({
    title: 'The next date',
    heading: '',
    intro: ['A day and a time; or, when there are no more meetings, why.'],
    fields: [
      { id: 'date', kind: 'date', label: 'Day' },
      { id: 'at', kind: 'line', label: 'Time', value: londonTime(new Date(meeting.starts)), longest: 5 },
      { id: 'why', kind: 'line', label: 'No more meetings, because', longest: 300 },
    ],
  }),
  async run(context, meeting, _id, values) {
    const [date, at, why] = [typed(values, 'date'), typed(values, 'at') ?? '', typed(values, 'why')];
    if (!date && !why) return { errors: { date: 'Choose a day, or say why there are no more.' } };
    if (!date)
      return {
        meeting: setNext(meeting, { kind: 'no-more', why: why ?? '' }, byOf(context)),
        says: ['It is written down.'],
      };
    if (!TIME.test(at)) return { errors: { at: 'A time like 10:00.' } };
    const slot = { date, at, minutes: minutesOf(meeting) };
    const group = groupOf(context, meeting);
    const { starts } = slotTimes(slot);
    const known = await thereAlready(context, meeting, starts);
    if (!known) {
      const checked = await checkSlot(context, group, slot);
      if (checked.findings.some(({ weight }) => weight !== 'noted'))
        return {
          instead: findingsNotice(checked, slot, (other, title) =>
            meetingButton(meeting, 'meeting.next-at', title, { date: other.date, at: other.at }),
          ),
        };
    }
    const { changed, says } = await setNextAt(context, meeting, slot);
    return { meeting: changed, says };
  },
};

/** The same at a time that was offered. */
export const nextAt: PressHandler = {
  access: 'meeting.run',
  async run(context, { subject, args }) {
    const meeting = await findMeeting(context, subject, 'meeting.run');
    const slot = await pressedSlot(context, groupOf(context, meeting), args, minutesOf(meeting));
    const { changed, says } = await setNextAt(context, meeting, slot);
    await keepMeeting(context, changed, 'meeting.run');
    return { kind: 'notice', view: notice(`The next date is ${saySlot(slotTimes(slot).starts)}`, says) };
  },
};

/** A date that the series does not have becomes a meeting of its own; one that is there already is taken. */
async function setNextAt(
  context: Context,
  meeting: Meeting,
  slot: Slot,
): Promise<{ readonly changed: Meeting; readonly says: string[] }> {
  const { starts } = slotTimes(slot);
  if (starts <= new Date(meeting.ends))
    throw new MeetingRefused('The next meeting has to be after this one.');
  const known = await thereAlready(context, meeting, starts);
  const id = known ? known.meeting : (await planNext(context, meeting, slot)).id;
  const changed = setNext(
    meeting,
    { kind: 'date', starts, ...(id === undefined ? {} : { meeting: id }) },
    byOf(context),
  );
  if (known) return { changed, says: ['It is written down.'] };
  const between = await nextAfter(context.tx, meeting, await aroundOf(context));
  const also =
    between && between.meeting !== undefined && between.meeting !== id
      ? [
          `The series also has ${saySlot(between.starts)} (${between.meeting}): cancel it if this is instead of it.`,
        ]
      : [];
  return { changed, says: [`It is on record as ${id ?? ''}, and is prompted like any other.`, ...also] };
}

/** A meeting of the group at that time, on record or the next of its series. */
async function thereAlready(
  context: Context,
  meeting: Meeting,
  starts: Date,
): Promise<{ readonly meeting?: string } | undefined> {
  const at = starts.toISOString();
  const found = (await comingMeetings(context.tx, new Date(meeting.ends), meeting.group)).find(
    (other) => other.starts === at && other.state !== 'moved',
  );
  if (found) return { meeting: found.id };
  const inSeries = await nextAfter(context.tx, meeting, await aroundOf(context));
  return inSeries?.meeting === undefined && inSeries?.starts.getTime() === starts.getTime() ? {} : undefined;
}

async function planNext(context: Context, meeting: Meeting, slot: Slot): Promise<Meeting> {
  const { tx, now } = context;
  if (slotTimes(slot).starts <= now)
    throw new MeetingRefused('That time has passed. Give it a time to come.');
  const group = groupOf(context, meeting);
  const { place } = group.meetings ?? {};
  const planned = planMeeting(
    {
      id: await freeMeetingReference(tx, now),
      group: group.id,
      kind: 'regular',
      cycle: cycleOf(group, 'regular'),
      ...slotTimes(slot),
      ...(place === undefined ? {} : { place }),
      seats: seatsFor(context, group),
    },
    byOf(context),
  );
  await keepMeeting(context, planned, 'meeting.run');
  return planned;
}

function groupOf({ partnership }: Context, { group }: Meeting) {
  const found = partnership.groups.find(({ id }) => id === group);
  if (!found) throw new MeetingRefused('That group is no longer in the partnership file.');
  return found;
}
