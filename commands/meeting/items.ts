import { meetingButton } from '../../cards/meeting/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { withAgenda } from '../../src/bot/meeting-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { agendaLines, fits, moveItem, removeItem, settleItem } from '../../src/domain/meeting/agenda.ts';
import type { AgendaItem, Meeting } from '../../src/domain/meeting/record.ts';
import { itemsView } from './lists.ts';
import { byOf, findMeeting, keepMeeting } from './record.ts';

const A_PAGE = 8;

/** The items for whoever runs the meeting: before it their order, from its beginning on what became of each. */
export function drawItems({ now }: Context, meeting: Meeting, page: number): CardView {
  const begun = now >= new Date(meeting.starts);
  const pages = Math.max(1, Math.ceil(meeting.items.length / A_PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  return itemsView(
    `Items of ${meeting.id}`,
    begun ? 'What became of each? What is carried over stands on the next agenda.' : fits(meeting).says,
    agendaLines(meeting)
      .slice((at - 1) * A_PAGE, at * A_PAGE)
      .map(({ item, number, from, to }) => ({
        title: `${number}. ${item.title}`,
        line: dotted([`${from} to ${to}`, item.became === undefined ? undefined : BECAME[item.became]]),
        note: '',
        buttons: begun ? settling(meeting, item, at) : ordering(meeting, item, at),
      })),
    pages > 1 ? `Page ${at} of ${pages}.` : '',
    at < pages ? [meetingButton(meeting, 'meeting.items', 'More items', { page: String(at + 1) })] : [],
  );
}

const BECAME = { done: 'dealt with', 'carried-over': 'carried over', dropped: 'dropped' } as const;

function settling(meeting: Meeting, { id, became, kind }: AgendaItem, page: number) {
  // What always stands on the agenda comes again by itself.
  if (meeting.state === 'closed' || (kind !== 'asked' && kind !== 'carried-over')) return [];
  const press = (as: keyof typeof BECAME, title: string) =>
    as === became ? [] : [meetingButton(meeting, 'meeting.settle', title, { id, as, page: String(page) })];
  return [...press('done', 'Done'), ...press('carried-over', 'Carry over'), ...press('dropped', 'Drop it')];
}

function ordering(meeting: Meeting, { id }: AgendaItem, page: number) {
  const at = meeting.items.findIndex((item) => item.id === id);
  const above = meeting.items[at - 1];
  const args = { id, page: String(page) };
  return [
    ...(above ? [meetingButton(meeting, 'meeting.earlier', 'Earlier', { ...args, before: above.id })] : []),
    meetingButton(meeting, 'meeting.take-off', 'Take it off', args),
  ];
}

/** Changes an item in the list it was pressed in. */
function changesItem(
  change: (meeting: Meeting, context: Context, args: Readonly<Record<string, string>>) => Meeting,
): PressHandler {
  return {
    access: 'meeting.run',
    async run(context, { subject, args }) {
      const meeting = await findMeeting(context, subject, 'meeting.run');
      const changed = change(meeting, context, args);
      await keepMeeting(context, changed, 'meeting.run');
      return { kind: 'card', view: drawItems(context, changed, Number(args['page'])) };
    },
  };
}

export const itemPresses: Readonly<Record<string, PressHandler>> = {
  'meeting.items': {
    access: 'meeting.run',
    async run(context, { subject, args }) {
      const found = await findMeeting(context, subject, 'meeting.run');
      const meeting = await withAgenda(context.tx, found, context.partnership);
      if (meeting !== found) await keepMeeting(context, meeting, 'meeting.run');
      return { kind: 'notice', view: drawItems(context, meeting, Number(args['page'])) };
    },
  },
  'meeting.settle': changesItem((meeting, _context, { id = '', as }) =>
    settleItem(meeting, id, as === 'carried-over' || as === 'dropped' ? as : 'done'),
  ),
  'meeting.earlier': changesItem((meeting, context, { id = '', before }) =>
    moveItem(meeting, id, before, byOf(context)),
  ),
  'meeting.take-off': changesItem((meeting, context, { id = '' }) => removeItem(meeting, id, byOf(context))),
};
