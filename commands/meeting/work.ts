import { referenceOf, sayMeeting } from '../../cards/meeting/words.ts';
import { relationsToMeeting, seatOf } from '../../src/bot/meeting-relations.ts';
import { comingMeetings } from '../../src/bot/meeting-store.ts';
import { dotted } from '../../src/bot/text.ts';
import { lackingToClose } from '../../src/domain/meeting/closing.ts';
import { addWorkingDays, londonDate } from '../../src/domain/working-days.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { Reader } from '../mywork/source.ts';
import { waitingSource, type Waiting } from '../mywork/waiting.ts';
import { subjectOfMeeting } from './record.ts';

const SHOWN = 5;
/** Meetings are in somebody's list from so many working days before them. */
const AHEAD = 5;

/** Meetings as a part of somebody's own list: those they have not answered, and those of theirs that wait to be closed. */
export const meetingWork = waitingSource({
  section: 'Meetings that wait for you',
  words: (count) => (count === 1 ? 'one meeting' : `${count} meetings`),
  shown: SHOWN,
  all: '/meeting list',
  mine,
});

async function mine(reader: Reader): Promise<Waiting[]> {
  return [...(await toAnswer(reader)), ...(await toClose(reader))];
}

async function toAnswer({ store, member, directory, partnership, now, today }: Reader): Promise<Waiting[]> {
  const until = addWorkingDays(today, AHEAD, await calendarOf(store));
  return (await comingMeetings(store, now)).flatMap((meeting) => {
    const { called, state, starts } = meeting;
    if (!called || state === 'moved' || londonDate(new Date(starts)) > until) return [];
    const seat = seatOf(meeting, member, directory);
    if (!seat || seat.reply || new Date(starts) <= now) return [];
    return [
      {
        title: `Are you coming? ${referenceOf(meeting, partnership)}`,
        line: sayMeeting(meeting),
        subject: subjectOfMeeting(meeting),
        verb: 'meeting.look',
        late: false,
      },
    ];
  });
}

/** For the chair and whoever writes the minutes; the business unit has them in the prompts of each meeting. */
async function toClose({ store, member, directory, partnership }: Reader): Promise<Waiting[]> {
  const open = [];
  for (const state of ['held', 'minutes-draft', 'minutes-out'] as const)
    open.push(...(await store.find('meetings', 'state', state)));
  return open.flatMap((meeting) => {
    const relations = relationsToMeeting(meeting, member, directory);
    if (!relations.has('group-chair') && !relations.has('minute-taker')) return [];
    const missing = lackingToClose(meeting).filter(({ may }) => !may);
    return [
      {
        title: `To be closed: ${referenceOf(meeting, partnership)}`,
        line: dotted([sayMeeting(meeting), ...missing.map(({ what }) => LACKS[what])]),
        subject: subjectOfMeeting(meeting),
        verb: 'meeting.look',
        late: false,
      },
    ];
  });
}

const LACKS = {
  'next-date': 'no next date',
  minutes: 'minutes not settled',
  attendance: '',
  captured: '',
} as const;
