import { post } from '../../src/bot/outbox.ts';
import { seatOf } from '../../src/bot/meeting-relations.ts';
import type { Choice } from '../../src/bot/reply.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Meeting, SeatAt } from '../../src/domain/meeting/record.ts';
import { MeetingRefused } from '../../src/domain/meeting/refused.ts';
import { markSeat, replyForSeat } from '../../src/domain/meeting/seats.ts';
import type { Asked } from '../form-fields.ts';
import type { MeetingDoing } from './do.ts';
import { byOf, subjectOfMeeting } from './record.ts';

/** Before the meeting: who comes for me this time, whoever my deputy on record is. */
const deputy: MeetingDoing = {
  verb: 'meeting.attend',
  ask: (context, meeting) => whoForm(context, ownSeat(context, meeting), 'Who comes for you?'),
  async run(context, meeting, _id, values) {
    const seat = ownSeat(context, meeting);
    const who = values['owner'] ?? '';
    const changed = replyForSeat(meeting, seat.id, { answer: 'deputy', deputy: who }, byOf(context));
    await post(context.tx, context.now, {
      to: { kind: 'member', member: who },
      content: { kind: 'record', subject: subjectOfMeeting(meeting), view: 'meeting' },
    });
    return { meeting: changed, says: ['It is noted for this meeting, and they have its agenda.'] };
  },
};

/** From its beginning on: who sat in a seat for its holder. */
const came: MeetingDoing = {
  verb: 'meeting.run',
  ask: (context, meeting, id) => whoForm(context, seatWith(meeting, id), 'Who came?'),
  run: async (context, meeting, id, values) => ({
    meeting: markSeat(meeting, id, { as: 'deputy', deputy: values['owner'] ?? '' }, byOf(context)),
    says: ['It is noted for this meeting.'],
  }),
};

function whoForm({ directory }: Context, seat: SeatAt, title: string): Asked {
  const of = directory.agency(seat.agency);
  const holder = directory.member(seat.member ?? '');
  const usual = directory.member(holder?.deputy ?? '');
  const isNear = (agency: string): boolean =>
    agency === seat.agency || directory.agency(agency)?.partOf === seat.agency || agency === of?.partOf;
  const choices: Choice[] = directory.members
    .filter(({ id, left, agency }) => !left && id !== holder?.id && (isNear(agency) || id === usual?.id))
    .slice(0, 90)
    .map(({ id, name, post: does }) => ({ title: `${name}, ${does}`, value: id }));
  if (choices.length === 0)
    throw new MeetingRefused('Nobody else of that agency is on record. The business unit can add them.');
  return {
    title,
    heading: '',
    fields: [
      {
        id: 'owner',
        kind: 'one',
        label: 'Who?',
        value: (seat.mark ?? seat.reply)?.deputy ?? usual?.id ?? '',
        required: 'Choose somebody.',
        choices,
      },
    ],
  };
}

function ownSeat({ member, directory }: Context, meeting: Meeting): SeatAt {
  const seat = seatOf(meeting, member, directory);
  if (!seat) throw new MeetingRefused('You have no seat at this meeting.');
  return seat;
}

function seatWith({ seats }: Meeting, id: string): SeatAt {
  const seat = seats.find((each) => each.id === id);
  if (!seat) throw new MeetingRefused('There is no such seat at this meeting.');
  return seat;
}

export const deputyDoings: Readonly<Record<string, MeetingDoing>> = { deputy, came };
