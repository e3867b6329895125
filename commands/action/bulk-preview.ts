import { ownerName } from '../../cards/action/names.ts';
import { actionBulkCard } from '../../cards/index.ts';
import type { Button } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { newId } from '../../src/bot/ids.ts';
import { post } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { BulkRow } from './bulk-read.ts';

/** As many lines as fit on one card on either platform, with room for long ones. */
const ON_CARD = 12;
const SUMMARY = 'The list that you pasted';

/**
 * Every line of the list as it was read: what is wrong first, then what is ready, with a button for each way on. A long list
 * leaves as several messages, the answer being the last.
 */
export async function previewReply(
  context: Context,
  rows: readonly BulkRow[],
  draft: string,
  before?: CardView,
): Promise<{ readonly view: CardView }> {
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  const ready = rows.filter(({ problems }) => problems.length === 0);
  const ordered = [...wrong, ...ready];
  const parts = Array.from({ length: Math.max(1, Math.ceil(ordered.length / ON_CARD)) }, (_, at) =>
    ordered.slice(at * ON_CARD, (at + 1) * ON_CARD),
  );
  if (before) await sendTo(context, before);
  for (const [at, part] of parts.slice(0, -1).entries())
    await sendTo(context, draw(context, part, `Lines of your list, ${at + 1} of ${parts.length}`, '', []));
  const heading =
    wrong.length === 0
      ? `${counted(ready.length)} ready to assign`
      : `${wrong.length === 1 ? 'One line' : `${wrong.length} lines`} to put right, ${ready.length} ready`;
  const intro = [
    'Nothing is assigned yet.',
    parts.length > 1 ? 'The first lines are in the messages I have just sent you; here are the last.' : '',
    rows.some(({ vague }) => vague)
      ? 'Lines marked “vague” can be assigned. Say what somebody does, if you can.'
      : '',
  ];
  const view = draw(
    context,
    parts.at(-1) ?? [],
    heading,
    intro.filter((line) => line !== '').join(' '),
    buttonsFor(draft, ready.length, wrong.length),
  );
  return { view };
}

function buttonsFor(draft: string, ready: number, wrong: number): Button[] {
  const args = { draft };
  const assign = {
    title:
      wrong === 0
        ? ready === 1
          ? 'Assign it'
          : `Assign all ${ready}`
        : ready === 1
          ? 'Assign the one that is ready'
          : `Assign the ${ready} that are ready`,
    data: { verb: 'action.bulk.assign', args: { ...args, once: newId() } },
  };
  const correct = {
    title: wrong === 0 ? 'Change the list' : 'Put them right',
    data: { verb: 'action.bulk', args, opens: 'form' as const },
  };
  if (ready === 0) return [correct];
  return wrong === 0 ? [assign, correct] : [correct, assign];
}

function draw(
  { directory }: Context,
  rows: readonly BulkRow[],
  heading: string,
  intro: string,
  buttons: readonly Button[],
): CardView {
  return {
    summary: SUMMARY,
    card: actionBulkCard.expand({
      heading,
      intro,
      rows: rows.map((row) => ({
        mark: row.problems.length > 0 ? '⚠️' : '✓',
        line: String(row.line),
        title: row.title === '' ? '–' : row.title,
        facts: dotted([
          row.owner && ownerName(row.owner, directory),
          row.due && sayDate(row.due, 'short'),
          row.measure && `known by: ${row.measure}`,
          row.group && (directory.group(row.group)?.short ?? row.group),
          row.vague ? 'vague' : undefined,
        ]),
        problem: row.problems.join(' '),
      })),
      buttons: buttons.map((button) => ({ ...button })),
    }),
  };
}

async function sendTo({ tx, now, member }: Context, view: CardView): Promise<void> {
  await post(tx, now, {
    to: { kind: 'member', member: member.id },
    content: { kind: 'card', view: { ...view } },
  });
}

function counted(count: number): string {
  return count === 1 ? 'One line is' : `${count} lines are`;
}
