import { myWorkCard } from '../../cards/index.ts';
import { ownerName } from '../../cards/action/names.ts';
import type { PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { isOpen, isOverdue, type Action } from '../../src/domain/action/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { ListItem, ListSection, Reader } from '../mywork/source.ts';
import { findActions, type ListReader } from './wanted.ts';

const PAGE = 10;

/** `/action list`: the actions this member may see, as they asked for them, a page at a time. */
export async function drawActionList(context: Context, values: Values): Promise<CardView> {
  const reader = readerOf(context);
  const { heading, where, actions } = await findActions(reader, values);
  const pages = Math.max(1, Math.ceil(actions.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const shown = actions.slice((page - 1) * PAGE, page * PAGE);
  const { page: _page, ...wanted } = values;
  return {
    summary: heading,
    card: myWorkCard.expand({
      heading,
      intro: introOf(actions.length, where, page, pages),
      sections: sectionsOf(reader, [['', shown, true]]),
      buttons: [
        ...(page < pages ? [pageButton('Next page', wanted, page + 1)] : []),
        ...(page > 1 ? [pageButton('Page before', wanted, page - 1)] : []),
        ...(actions.length > 0
          ? [{ title: 'As a spreadsheet', data: { verb: 'action.file', args: { ...wanted } } }]
          : []),
      ],
    }),
  };
}

export const listPresses: Readonly<Record<string, PressHandler>> = {
  'action.list': {
    access: 'action.see',
    run: async (context, { args }) => ({ kind: 'notice', view: await drawActionList(context, args) }),
  },
};

export function readerOf({ tx, member, directory, partnership, today }: Context): ListReader {
  return { store: tx, member, directory, partnership, today };
}

function introOf(count: number, where: string, page: number, pages: number): string {
  const which = where === '' ? 'that you may see' : where;
  if (count === 0) return `There are none ${which}.`;
  return `${count} ${which}, by due date.${pages > 1 ? ` Page ${page} of ${pages}.` : ''}`;
}

function pageButton(title: string, wanted: Values, page: number) {
  return { title, data: { verb: 'action.list', args: { ...wanted, page: String(page) } } };
}

export function openOnes(actions: readonly Action[]): Action[] {
  return actions.filter(isOpen);
}

export type Section = readonly [name: string, actions: readonly Action[], withOwner: boolean];

export function sectionsOf(
  reader: Pick<Reader, 'directory' | 'today'>,
  sections: readonly Section[],
  most = PAGE,
): ListSection[] {
  return sections
    .filter(([, actions]) => actions.length > 0)
    .map(([name, actions, withOwner]) => ({
      name,
      items: [...actions]
        .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map((action) => lineOf(reader, action, withOwner)),
      more: actions.length > most ? `And ${actions.length - most} more: /action list.` : '',
    }));
}

function lineOf(
  { directory, today }: Pick<Reader, 'directory' | 'today'>,
  action: Action,
  withOwner: boolean,
): ListItem {
  const late = isOverdue(action, today);
  return {
    title: action.title,
    line: dotted([
      action.id,
      `${late ? 'overdue since' : 'due'} ${sayDate(action.due)}`,
      withOwner ? ownerName(action.owner, directory) : undefined,
      stateWords(action),
    ]),
    subject: subjectOf('action', action.id),
    verb: 'action.show',
  };
}

/** What it waits for, in a word or two; nothing for one that its owner is on. */
export function stateWords({ status, closed }: Action): string | undefined {
  switch (status) {
    case 'sent':
      return 'on its way';
    case 'returned':
      return 'returned';
    case 'assigned':
      return 'waiting to be accepted';
    case 'accepted':
      return undefined;
    case 'assurance':
      return 'waiting for assurance';
    case 'closed':
      return closed?.how === 'withdrawn' ? 'withdrawn' : 'done';
  }
}
