import { stageLine } from '../../cards/escalation/view.ts';
import { myWorkCard } from '../../cards/index.ts';
import type { PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { maySeeEscalation } from '../../src/bot/escalation-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { currentStage, isOverdue } from '../../src/domain/escalation/clock.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { labelOf, THEMES } from '../../src/domain/escalation/words.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { ListItem } from '../mywork/source.ts';
import { noteLooked, subjectOfEscalation } from './record.ts';

const SHOWN = 10;

export const WHICH = [
  { value: 'open', words: ['open'] },
  { value: 'overdue', words: ['overdue', 'late'] },
  { value: 'closed', words: ['closed', 'finished'] },
] as const;
const HEADINGS: Readonly<Record<string, string>> = {
  open: 'Open escalations',
  overdue: 'Escalations over their limit',
  closed: 'Closed escalations',
};

/** The escalations this member may see, overdue first. What they may not see is not counted either. */
export async function drawEscalations(context: Context, values: Values): Promise<CardView> {
  const which = values['which'] ?? 'open';
  const all = await context.tx.find('escalations', 'state', which === 'closed' ? 'closed' : 'open');
  const seen = all
    .filter((each) => maySeeEscalation(each, context.member, context.directory))
    .filter((each) => which !== 'overdue' || isOverdue(each, context.now))
    .sort(inOrder);
  const pages = Math.max(1, Math.ceil(seen.length / SHOWN));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(values['page'] ?? '1')) || 1));
  const shown = seen.slice((page - 1) * SHOWN, page * SHOWN);
  for (const each of shown) await noteLooked(context, each);
  const order = which === 'closed' ? 'closed last first' : 'soonest due first';
  const heading = HEADINGS[which] ?? 'Escalations';
  return {
    summary: heading,
    card: myWorkCard.expand({
      heading,
      intro:
        seen.length === 0
          ? 'There are none that you may see.'
          : `${seen.length} that you may see, ${order}.${pages > 1 ? ` Page ${page} of ${pages}.` : ''}`,
      sections:
        shown.length === 0 ? [] : [{ name: '', items: shown.map((each) => itemOf(context, each)), more: '' }],
      buttons: [
        ...(page < pages ? [pageButton('Next page', which, page + 1)] : []),
        ...(page > 1 ? [pageButton('Page before', which, page - 1)] : []),
      ],
    }),
  };
}

/** Another page of the same list. */
export const listPress: PressHandler = {
  access: 'escalation.see',
  run: async (context, { args }) => ({ kind: 'notice', view: await drawEscalations(context, args) }),
};

function pageButton(title: string, which: string, page: number) {
  return { title, data: { verb: 'escalation.list', args: { which, page: String(page) } } };
}

/** Open ones by when they are due; of closed ones the latest is the one that is looked for. */
function inOrder(one: Escalation, other: Escalation): number {
  if (one.outcome && other.outcome) return other.outcome.at.localeCompare(one.outcome.at);
  return currentStage(one).due.localeCompare(currentStage(other).due);
}

/** One line of a list. */
export function itemOf(
  { directory, now }: Pick<Context, 'directory' | 'now'>,
  escalation: Escalation,
): ListItem {
  const { due } = currentStage(escalation);
  const day = sayDate(londonDate(new Date(due)), 'short');
  const open = escalation.state === 'open' && !escalation.settled;
  const agency = (id: string): string => directory.agency(id)?.name ?? id;
  return {
    title: `${agency(escalation.raising)} to ${agency(escalation.receiving)}: ${labelOf(THEMES, escalation.theme).toLowerCase()}`,
    line: dotted([
      escalation.id,
      stageLine(escalation),
      open ? `${isOverdue(escalation, now) ? 'overdue since' : 'due'} ${day}` : undefined,
    ]),
    subject: subjectOfEscalation(escalation),
    verb: 'escalation.show',
  };
}
