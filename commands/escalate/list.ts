import { stageLine } from '../../cards/escalation/view.ts';
import { myWorkCard } from '../../cards/index.ts';
import type { Values } from '../../src/bot/command.ts';
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
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
  for (const each of seen.slice(0, SHOWN)) await noteLooked(context, each);
  const intro =
    seen.length === 0
      ? 'There are none that you may see.'
      : `${seen.length} that you may see, soonest due first.`;
  const heading = HEADINGS[which] ?? 'Escalations';
  return {
    summary: heading,
    card: myWorkCard.expand({
      heading,
      intro,
      sections:
        seen.length === 0
          ? []
          : [
              {
                name: '',
                items: seen.slice(0, SHOWN).map((each) => itemOf(context, each)),
                more:
                  seen.length > SHOWN
                    ? `And ${seen.length - SHOWN} more. Narrow it down: /escalate list overdue.`
                    : '',
              },
            ],
    }),
  };
}

function orderOf(escalation: Escalation): string {
  return escalation.outcome ? `z${escalation.outcome.at}` : currentStage(escalation).due;
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
