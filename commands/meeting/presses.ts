import { notice } from '../../cards/words.ts';
import { meetingForm, sayMeeting, saySlot } from '../../cards/meeting/words.ts';
import { agendaButton } from '../../cards/meeting/buttons.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { PressInteraction } from '../../src/bot/interaction.ts';
import { seatOf } from '../../src/bot/meeting-relations.ts';
import { groupShort, nextAfter } from '../../src/bot/meeting-store.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { fitItems } from '../../src/domain/meeting/agenda.ts';
import { closeMeeting, lackingToClose, setNext, type Lacking } from '../../src/domain/meeting/closing.ts';
import { confirmDate, papersOut } from '../../src/domain/meeting/moves.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { markByReplies, markSeat, replyForSeat } from '../../src/domain/meeting/seats.ts';
import { ATTENDANCE, type Reply as Answer } from '../../src/domain/meeting/words.ts';
import { drawAgenda } from './agenda-card.ts';
import { pressedSlot } from './dates.ts';
import { doPresses } from './do.ts';
import { minutesOf, moveTo } from './do-dates.ts';
import { nextAt } from './do-next.ts';
import { extraAt } from './extra.ts';
import { filePresses } from './files.ts';
import { itemPresses } from './items.ts';
import { drawLines, drawMore, drawNext, drawSeats } from './lists.ts';
import { drawPreview } from './preview.ts';
import { aroundOf, byOf, findMeeting, keepMeeting, meetingReply, type MeetingVerb } from './record.ts';

/** Coming, apology or deputy, in one press: for one's own seat, or that of somebody one stands in for. */
function answers(answer: Answer): PressHandler {
  return {
    access: 'meeting.attend',
    async run(context, press) {
      const meeting = await findMeeting(context, press.subject, 'meeting.attend');
      const seat = seatOf(meeting, context.member, context.directory);
      const deputy = answer === 'deputy' ? context.directory.member(seat?.member ?? '')?.deputy : undefined;
      const changed = replyForSeat(
        meeting,
        seat?.id ?? '',
        { answer, ...(deputy === undefined ? {} : { deputy }) },
        byOf(context),
      );
      await keepMeeting(context, changed, 'meeting.attend');
      return meetingReply(context, changed);
    },
  };
}

/** Changes the meeting and shows its card as it is then. */
function changes(
  change: (meeting: Meeting, context: Context, press: PressInteraction) => Meeting | Promise<Meeting>,
): PressHandler {
  return {
    access: 'meeting.run',
    async run(context, press) {
      const meeting = await findMeeting(context, press.subject, 'meeting.run');
      const changed = await change(meeting, context, press);
      if (changed !== meeting) await keepMeeting(context, changed, 'meeting.run');
      return meetingReply(context, changed);
    },
  };
}

/** Shows something beside the card it was pressed on. */
function shows(
  verb: MeetingVerb,
  draw: (context: Context, meeting: Meeting, press: PressInteraction) => CardView | Promise<CardView>,
): PressHandler {
  return {
    access: verb,
    async run(context, press) {
      const meeting = await findMeeting(context, press.subject, verb);
      return { kind: 'notice', view: await draw(context, meeting, press) };
    },
  };
}

/** Who was there, seat by seat, in the list it was pressed in. */
const mark: PressHandler = {
  access: 'meeting.run',
  async run(context, { subject, args }): Promise<Reply> {
    const meeting = await findMeeting(context, subject, 'meeting.run');
    const as = ATTENDANCE.find((each) => each === args['as']) ?? 'present';
    const known = meeting.seats.find(({ id }) => id === args['seat']);
    const deputy = as === 'deputy' ? (known?.mark?.deputy ?? known?.reply?.deputy) : undefined;
    const changed = markSeat(
      meeting,
      args['seat'] ?? '',
      { as, ...(deputy === undefined ? {} : { deputy }) },
      byOf(context),
    );
    await keepMeeting(context, changed, 'meeting.run');
    return { kind: 'card', view: drawSeats(context, changed, Number(args['page'])) };
  },
};

/** Closes it; or says what is missing, with the presses that settle it. */
export async function close(context: Context, subject: string | undefined): Promise<Reply> {
  const meeting = await findMeeting(context, subject, 'meeting.run');
  const missing = lackingToClose(meeting);
  if (missing.some(({ may }) => !may))
    return {
      kind: 'notice',
      view: notice(
        'It cannot be closed yet',
        [
          `${groupShort(context.partnership, meeting.group)}, ${sayMeeting(meeting)}.`,
          ...missing.map(({ says }) => says),
        ],
        missing.map((lack) => settles(meeting, lack)),
      ),
    };
  const closed = closeMeeting(meeting, byOf(context));
  await keepMeeting(context, closed, 'meeting.run');
  return meetingReply(context, closed);
}

function settles(meeting: Meeting, { what }: Lacking) {
  switch (what) {
    case 'next-date':
      return {
        ...agendaButton(meeting),
        title: 'Next date',
        data: { ...agendaButton(meeting).data, verb: 'meeting.next' },
      };
    case 'minutes':
      return meetingForm(meeting, 'minutes', 'Minutes');
    case 'captured':
      return {
        ...agendaButton(meeting),
        title: 'Make them actions',
        data: { ...agendaButton(meeting).data, verb: 'meeting.lines' },
      };
    case 'attendance':
      return {
        ...agendaButton(meeting),
        title: 'Seats',
        data: { ...agendaButton(meeting).data, verb: 'meeting.seats' },
      };
  }
}

const nextYes: PressHandler = {
  access: 'meeting.run',
  async run(context, { subject, args }) {
    const meeting = await findMeeting(context, subject, 'meeting.run');
    const starts = new Date(args['starts'] ?? '');
    const known = args['meeting'];
    const changed = setNext(
      meeting,
      { kind: 'date', starts, ...(known === undefined ? {} : { meeting: known }) },
      byOf(context),
    );
    await keepMeeting(context, changed, 'meeting.run');
    return { kind: 'notice', view: notice(`The next date is ${saySlot(starts)}`, ['It is written down.']) };
  },
};

export const meetingPresses: Readonly<Record<string, PressHandler>> = {
  ...doPresses,
  ...filePresses,
  ...itemPresses,
  'meeting.coming': answers('coming'),
  'meeting.apology': answers('apology'),
  'meeting.deputy': answers('deputy'),
  'meeting.look': shows('meeting.see', (context, meeting) => meetingReply(context, meeting).view),
  'meeting.agenda': shows('meeting.see', drawAgenda),
  'meeting.more': shows('meeting.run', drawMore),
  'meeting.preview': {
    access: 'meeting.run',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawPreview(context, args) }),
  },
  'meeting.seats': shows('meeting.see', (context, meeting, { args }) =>
    drawSeats(context, meeting, Number(args['page'])),
  ),
  'meeting.lines': shows('meeting.run', drawLines),
  'meeting.next': shows('meeting.run', async (context, meeting) =>
    drawNext(meeting, await nextAfter(context.tx, meeting, await aroundOf(context))),
  ),
  'meeting.next-yes': nextYes,
  'meeting.next-at': nextAt,
  'meeting.mark': mark,
  'meeting.by-replies': changes((meeting, context) => markByReplies(meeting, byOf(context))),
  'meeting.fit': changes((meeting, context) => fitItems(meeting, byOf(context))),
  'meeting.papers-out': changes((meeting, context) => papersOut(meeting, byOf(context))),
  'meeting.move-to': changes(async (meeting, context, { args }) => {
    const group = context.partnership.groups.find(({ id }) => id === meeting.group);
    const slot = await pressedSlot(context, group, args, minutesOf(meeting));
    return moveTo(context, meeting, slot, args['why'] ?? '');
  }),
  'meeting.extra-at': extraAt,
  'meeting.close': { access: 'meeting.run', run: (context, { subject }) => close(context, subject) },
  'meeting.date-good': {
    access: 'meeting.run',
    async run(context, { subject }) {
      const meeting = await findMeeting(context, subject, 'meeting.run');
      const confirmed = confirmDate(meeting, byOf(context));
      if (confirmed !== meeting) await keepMeeting(context, confirmed, 'meeting.run');
      return { kind: 'notice', view: notice('Thank you', [`${saySlot(meeting.starts)} stays.`]) };
    },
  },
};
