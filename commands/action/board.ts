import { myWorkCard } from '../../cards/index.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { isOverdue, isWaitingForAssurance, waitsAt, type Action } from '../../src/domain/action/record.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { readerOf, sectionsOf, type Section } from './list.ts';
import { findActions, type ListReader } from './wanted.ts';

const SHOWN = 5;
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** `/action board neglect`: everything a group has on its table, what needs it first at the top. */
export async function drawBoard(context: Context, values: Values): Promise<CardView> {
  const group = values['group'] ?? '';
  const { view } = await boardOf(readerOf(context), group);
  return view;
}

/** The same for whoever reads it, as a chair's digest before a meeting. `waiting` counts what the group itself has to answer. */
export async function boardOf(
  reader: ListReader,
  group: string,
): Promise<{ readonly view: CardView; readonly open: number; readonly waiting: number }> {
  const { actions } = await findActions(reader, { which: 'open', group });
  const sections = boardSections(actions, group, reader.today);
  const name = nameOf(group, reader.directory);
  const waiting = actions.filter((action) => waitsAt(action) === group).length;
  const view = {
    summary: `Actions of ${name}`,
    card: myWorkCard.expand({
      heading: name,
      intro: introOf(actions, group, reader.today),
      sections: sectionsOf(reader, sections, SHOWN),
      buttons:
        actions.length > 0
          ? [
              { title: 'All of them', data: { verb: 'action.list', args: { which: 'open', group } } },
              { title: 'As a spreadsheet', data: { verb: 'action.file', args: { which: 'open', group } } },
            ]
          : [],
    }),
  };
  return { view, open: actions.length, waiting };
}

function boardSections(actions: readonly Action[], group: string, today: string): Section[] {
  const soon = new Date(Date.parse(today) + SOON_DAYS * DAY_MS).toISOString().slice(0, 10);
  const left = new Set(actions);
  const take = (name: string, fits: (action: Action) => boolean): Section => {
    const taken = [...left].filter(fits);
    for (const action of taken) left.delete(action);
    return [name, taken, true];
  };
  return [
    take('For this group to take or look at', (action) => waitsAt(action) === group),
    take('Overdue', (action) => isOverdue(action, today)),
    take('Waiting for assurance elsewhere', isWaitingForAssurance),
    take('On their way elsewhere', ({ status }) => status === 'sent' || status === 'returned'),
    take('Due in the next 30 days', ({ due }) => due <= soon),
    take('Later', () => true),
  ];
}

function introOf(actions: readonly Action[], group: string, today: string): string {
  if (actions.length === 0) return 'There is nothing open here.';
  const late = actions.filter((action) => isOverdue(action, today)).length;
  const waiting = actions.filter((action) => waitsAt(action) === group).length;
  return [
    `${actions.length} open.`,
    late > 0 ? `${late} overdue.` : 'Nothing is overdue.',
    ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for this group.`] : []),
  ].join(' ');
}

function nameOf(group: string, directory: Directory): string {
  return directory.group(group)?.name ?? 'Actions';
}
