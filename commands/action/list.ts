import { myWorkCard } from '../../cards/index.ts';
import { ownerName } from '../../cards/action/names.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { openActions } from '../../src/bot/action-steps.ts';
import { isOpen, isOverdue, type Action } from '../../src/domain/action/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { maySeeAction } from '../../src/bot/relations.ts';
import type { ListItem, ListSection, Reader } from '../mywork/source.ts';

const SHOWN = 10;

export const WHICH = [
  { value: 'open', words: ['open'] },
  { value: 'overdue', words: ['overdue', 'late'] },
  { value: 'done', words: ['done', 'closed', 'finished'] },
  { value: 'all', words: ['all', 'everything'] },
] as const;
const HEADINGS: Readonly<Record<string, string>> = {
  open: 'Open actions',
  overdue: 'Overdue actions',
  done: 'Finished actions',
  all: 'All actions',
};

/** `/action list`: the actions this member may see, by group and state. What they may not see is not counted either. */
export async function drawActionList(context: Context, values: Values): Promise<CardView> {
  const which = values['which'] ?? 'open';
  const group = values['group'];
  const all = group ? await context.tx.find('actions', 'group', group) : await byState(context, which);
  const seen = all
    .filter((action) => maySeeAction(action, context.member, context.directory))
    .filter((action) => fits(action, which, context.today));
  const where = group ? `for ${context.directory.group(group)?.name ?? group}` : 'that you may see';
  const intro = seen.length === 0 ? `There are none ${where}.` : `${seen.length} ${where}, by due date.`;
  const { tx, member, directory, now, today } = context;
  const sections = sectionsOf({ store: tx, member, directory, now, today }, [['', seen, true]]);
  const heading = HEADINGS[which] ?? 'Actions';
  return { card: myWorkCard.expand({ heading, intro, sections }), summary: heading };
}

async function byState(context: Context, which: string): Promise<readonly Action[]> {
  if (which === 'all') return context.tx.all('actions');
  return which === 'done' ? context.tx.find('actions', 'status', 'closed') : openActions(context.tx);
}

function fits(action: Action, which: string, today: string): boolean {
  if (which === 'all') return true;
  if (which === 'done') return !isOpen(action);
  return which === 'overdue' ? isOverdue(action, today) : isOpen(action);
}

export function openOnes(actions: readonly Action[]): Action[] {
  return actions.filter(isOpen);
}

export type Section = readonly [name: string, actions: readonly Action[], withOwner: boolean];

export function sectionsOf(reader: Reader, sections: readonly Section[]): ListSection[] {
  return sections
    .filter(([, actions]) => actions.length > 0)
    .map(([name, actions, withOwner]) => ({
      name,
      items: [...actions]
        .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
        .slice(0, SHOWN)
        .map((action) => lineOf(reader, action, withOwner)),
      more:
        actions.length > SHOWN
          ? `And ${actions.length - SHOWN} more. Narrow it down: /action list overdue, /action list for neglect.`
          : '',
    }));
}

function lineOf({ directory, today }: Reader, action: Action, withOwner: boolean): ListItem {
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
function stateWords({ status, closed }: Action): string | undefined {
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
