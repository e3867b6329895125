import { agenciesAndTheme, countOf, openButton, whenDue } from '../../cards/items/escalation-lines.ts';
import { turnOf } from '../../cards/escalation/words.ts';
import { itemsCard } from '../../cards/index.ts';
import type { CommandVerb, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { emptySeats } from '../../src/domain/escalation/advice.ts';
import { currentStage, daysOpen, daysOver, policyOf } from '../../src/domain/escalation/clock.ts';
import type { MoveAt } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { momentOf, noteLooked } from './record.ts';

const A_PAGE = 8;

/** `/escalate board`: everything open, for the business unit: what is over its limit first, then by stage. */
export const boardVerb: CommandVerb = {
  name: 'board',
  aliases: ['overview'],
  summary: 'See every open escalation by stage, overdue first (business unit)',
  access: 'escalation.figures',
  arguments: {},
  examples: ['escalate board'],
  run: async (context) => ({ kind: 'notice', view: await drawBoard(context, 1) }),
};

/** The next page. */
export const boardPress: PressHandler = {
  access: 'escalation.figures',
  run: async (context, { args }) => ({
    kind: 'notice',
    view: await drawBoard(context, Number(args['page']) || 1),
  }),
};

interface Placed {
  readonly escalation: Escalation;
  readonly section: string;
  readonly over: number;
}

async function drawBoard(context: Context, wanted: number): Promise<CardView> {
  const at = await momentOf(context);
  const open = await context.tx.find('escalations', 'state', 'open');
  const placed = open.map((escalation) => placeOf(escalation, at)).sort(compare);
  const pages = Math.max(1, Math.ceil(placed.length / A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted)), pages);
  const shown = placed.slice((page - 1) * A_PAGE, page * A_PAGE);
  for (const { escalation } of shown) await noteLooked(context, escalation);
  const names = [...new Set(shown.map(({ section }) => section))];
  const over = placed.filter((each) => each.over > 0).length;
  return {
    summary: 'The board of case resolution',
    card: itemsCard.expand({
      heading: 'Case resolution: the board',
      intro:
        placed.length === 0
          ? 'None is open.'
          : `${placed.length} open, ${over === 0 ? 'none' : over} over ${over === 1 ? 'its' : 'their'} limit.`,
      sections: names.map((name) => ({
        name,
        items: shown
          .filter(({ section }) => section === name)
          .map(({ escalation }) => itemOf(context, escalation, at)),
      })),
      more: pages > 1 ? `Page ${page} of ${pages}.` : '',
      buttons:
        page < pages
          ? [{ title: 'Next page', data: { verb: 'escalation.board', args: { page: String(page + 1) } } }]
          : [],
    }),
  };
}

function placeOf(escalation: Escalation, { now, calendar }: MoveAt): Placed {
  const { stage } = currentStage(escalation);
  const over = daysOver(escalation, now, calendar);
  const name = policyOf(escalation, stage)?.name ?? '';
  return { escalation, over, section: over > 0 ? 'Over the limit' : `Stage ${stage}: ${name}` };
}

/** What is furthest over comes first; then by stage, soonest due first. */
function compare(one: Placed, other: Placed): number {
  const [first, second] = [currentStage(one.escalation), currentStage(other.escalation)];
  if (one.over !== other.over) return other.over - one.over;
  return first.stage - second.stage || first.due.localeCompare(second.due);
}

function itemOf({ directory }: Context, escalation: Escalation, at: MoveAt) {
  const agency = (id: string): string => directory.agency(id)?.name ?? id;
  const age = daysOpen(escalation, at.now, at.calendar);
  return {
    title: agenciesAndTheme(escalation, directory),
    line: dotted([
      escalation.id,
      `stage ${currentStage(escalation).stage}`,
      escalation.track === 'urgent' ? 'urgent' : undefined,
      whenDue(escalation, at),
      age === 0 ? 'new' : `open for ${countOf(age, 'working day')}`,
    ]),
    note: [turnOf(escalation, agency), ...emptySeats(escalation, directory)].join(' '),
    buttons: [openButton(escalation)],
  };
}
