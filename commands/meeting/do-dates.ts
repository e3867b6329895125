import { meetingButton } from '../../cards/meeting/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { refreshPostings } from '../../src/bot/outbox.ts';
import type { Slot } from '../../src/domain/meeting/finding.ts';
import {
  cancelMeeting,
  moveMeeting,
  postponeMeeting,
  setPlace,
  whyNotMeeting,
  type MeetingMove,
} from '../../src/domain/meeting/moves.ts';
import { SecureLink, type Meeting } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { slotTimes } from '../../src/domain/meeting/series.ts';
import { londonDate, londonTime } from '../../src/domain/working-days.ts';
import type { Field } from '../form-fields.ts';
import { typed } from '../form-fields.ts';
import { checkSlot, findingsNotice, told, tellOfDate } from './dates.ts';
import type { MeetingDoing } from './do.ts';
import { byOf, subjectOfMeeting } from './record.ts';

export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const WHY: Field = {
  id: 'why',
  kind: 'line',
  label: 'Why? (no names of children)',
  required: 'Say why in a line.',
  longest: 200,
};

export const move: MeetingDoing = {
  verb: 'meeting.run',
  ask(context, meeting) {
    allowed(context, meeting, 'move');
    return {
      title: 'Move the meeting',
      submit: 'Move it',
      heading: '',
      fields: [
        {
          id: 'date',
          kind: 'date',
          label: 'To which day?',
          value: londonDate(new Date(meeting.starts)),
          required: 'Choose a day.',
        },
        {
          id: 'at',
          kind: 'line',
          label: 'At what time? (like 10:00)',
          value: londonTime(new Date(meeting.starts)),
          longest: 5,
        },
        WHY,
      ],
    };
  },
  async run(context, meeting, _id, values) {
    const at = typed(values, 'at') ?? '';
    if (!TIME.test(at)) return { errors: { at: 'A time like 10:00.' } };
    const slot = { date: values['date'] ?? '', at, minutes: minutesOf(meeting) };
    const why = typed(values, 'why') ?? '';
    const group = context.partnership.groups.find(({ id }) => id === meeting.group);
    const checked = group && (await checkSlot(context, group, slot, meeting.id));
    if (checked?.findings.some(({ weight }) => weight !== 'noted'))
      return {
        instead: findingsNotice(checked, slot, (other, title) =>
          meetingButton(meeting, 'meeting.move-to', title, { date: other.date, at: other.at, why }),
        ),
      };
    const moved = await moveTo(context, meeting, slot, why);
    return { meeting: moved, says: [told(context, moved), 'Everybody who knew the old date is told.'] };
  },
};

/** Moves it, and tells those who knew the old date. The caller keeps it. @throws MeetingRefused */
export async function moveTo(context: Context, meeting: Meeting, slot: Slot, why: string): Promise<Meeting> {
  const moved = moveMeeting(meeting, { ...slotTimes(slot), why }, byOf(context));
  await tellOfDate(context, moved);
  await nextFollows(context, moved);
  return moved;
}

/** The meeting before it names this one as its next: there, too, it has its new date. */
async function nextFollows({ tx, now }: Context, moved: Meeting): Promise<void> {
  for (const before of await tx.find('meetings', 'group', moved.group)) {
    const { next } = before;
    if (before.id === moved.id || next?.kind !== 'date' || next.meeting !== moved.id) continue;
    await tx.put('meetings', { ...before, rev: before.rev + 1, next: { ...next, starts: moved.starts } });
    await refreshPostings(tx, now, subjectOfMeeting(before));
  }
}

export function minutesOf({ starts, ends }: Meeting): number {
  return (new Date(ends).getTime() - new Date(starts).getTime()) / 60_000;
}

function ending(
  title: string,
  step: MeetingMove,
  change: (meeting: Meeting, why: string, context: Context) => Meeting,
  says: string,
): MeetingDoing {
  return {
    verb: 'meeting.run',
    ask(context, meeting) {
      allowed(context, meeting, step);
      return { title, heading: '', fields: [WHY] };
    },
    async run(context, meeting, _id, values) {
      const changed = change(meeting, typed(values, 'why') ?? '', context);
      await tellOfDate(context, changed);
      return { meeting: changed, says: [says] };
    },
  };
}

const place: MeetingDoing = {
  verb: 'meeting.run',
  ask: (_context, meeting) => ({
    title: 'Room or link',
    heading: '',
    fields: [
      { id: 'room', kind: 'line', label: 'Room', value: meeting.room ?? '', longest: 200 },
      {
        id: 'link',
        kind: 'line',
        label: 'Link to join (https://…)',
        value: meeting.place ?? '',
        longest: 500,
      },
    ],
  }),
  run(_context, meeting, _id, values) {
    const room = typed(values, 'room');
    const link = typed(values, 'link');
    if (link !== undefined && !SecureLink.safeParse(link).success)
      return Promise.resolve({ errors: { link: 'A web address starting with https://' } });
    const changed = setPlace(meeting, { ...(room ? { room } : {}), ...(link ? { place: link } : {}) });
    return Promise.resolve({ meeting: changed, says: ['Cards and calendars show it.'] });
  },
};

function allowed({ now }: Context, meeting: Meeting, step: MeetingMove): void {
  const why = whyNotMeeting(meeting, step, now);
  if (why !== undefined) throw new MeetingRefused(why);
}

export const dateDoings: Readonly<Record<string, MeetingDoing>> = {
  move,
  postpone: ending(
    'No date yet',
    'postpone',
    (meeting, why, context) => postponeMeeting(meeting, why, byOf(context)),
    'It waits for a new date. Nobody is prompted until it has one.',
  ),
  cancel: ending(
    'Cancel the meeting',
    'cancel',
    (meeting, why, context) => cancelMeeting(meeting, why, byOf(context)),
    'It is cancelled. Everybody who was invited is told.',
  ),
  place,
};
