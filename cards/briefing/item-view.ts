import { may } from '../../src/bot/access.ts';
import { relationsToItem } from '../../src/bot/briefing-relations.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted, sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import type { BriefingItem, Correction } from '../../src/domain/briefing/record.ts';
import { hoursMissing } from '../../src/domain/briefing/times.ts';
import {
  ITEM_OUTCOMES,
  KNOWN_TO,
  labelOf,
  REPEATS,
  SAFER_ME,
  STRATEGY_STATES,
  TALK_STATES,
} from '../../src/domain/briefing/words.ts';
import { nameOf } from '../action/names.ts';
import type { Button } from '../words.ts';
import { briefingItemCard } from './list.ts';
import { agencyName, sayAction, sayDue, sayItem, type Scene } from './words.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

/** One item for one person, in their own chat. */
export const itemView: RecordView = {
  name: 'item',
  async draw(id, { store, directory, partnership, now, viewer }) {
    const item = await store.get('briefingItems', id);
    if (!item) return undefined;
    const scene: Scene = { directory, settings: partnership.briefing, now };
    const relations = viewer && relationsToItem(directory, partnership.briefing, item, viewer);
    const can = (verb: 'briefing.correct' | 'briefing.progress'): boolean =>
      viewer !== undefined && relations !== undefined && may(viewer, verb, relations);
    const view = drawItem(item, scene, {
      correct: can('briefing.correct'),
      progress: can('briefing.progress'),
    });
    return { rev: item.rev, view };
  },
};

/** What somebody may do with it. */
interface Able {
  readonly correct: boolean;
  readonly progress: boolean;
}

export function drawItem(item: BriefingItem, scene: Scene, able: Able): CardView {
  const agencies = [item.agency, ...item.alsoFrom].map((agency) => agencyName(scene, agency));
  const isOver = item.status === 'withdrawn';
  return {
    card: briefingItemCard.expand({
      title: sayItem(item, scene),
      line: dotted([
        item.id,
        agencies.join(' and '),
        `confirmed ${sayWhen(item.confirmedAt, scene.now)}`,
        item.late ? 'late' : undefined,
        isOver ? 'withdrawn' : undefined,
      ]),
      facts: factsOf(item, scene),
      actions: item.actions.map((action) => ({
        text: sayAction(action, scene),
        buttons:
          action.done || !able.progress
            ? []
            : [own(item, 'Done', 'briefing.action-done', { n: String(action.n) })],
      })),
      changes: item.corrections.map((line) => sayCorrection(line, scene)),
      buttons: isOver
        ? []
        : [
            ...(able.progress ? [own(item, 'Say what happened', 'briefing.event', undefined, true)] : []),
            ...(able.correct ? [own(item, 'Put it right', 'briefing.correct', undefined, true)] : []),
            ...(able.correct ? [own(item, 'Withdraw it', 'briefing.withdraw-item')] : []),
          ],
    }),
    summary: `${item.id}, confirmed ${sayWhen(item.confirmedAt, scene.now)}`,
  };
}

function factsOf(item: BriefingItem, { now, settings }: Scene): { label: string; shown: string }[] {
  const { missingSince, returnedAt, returnTalk, strategy, flag, dslTold, closed } = item;
  const facts: [string, string | undefined][] = [
    [
      'Missing',
      missingSince === undefined
        ? undefined
        : `${returnedAt === undefined ? `${hoursMissing(new Date(missingSince), now)} hours, ` : ''}since ${sayWhen(missingSince, now).replace(/^at /, '')}`,
    ],
    ['Back', returnedAt === undefined ? undefined : sayWhen(returnedAt, now)],
    ['Within 90 days', item.repeat === undefined ? undefined : labelOf(REPEATS, item.repeat)],
    ['Known to', item.knownTo.map((value) => labelOf(KNOWN_TO, value)).join(', ') || undefined],
    [
      'Return home conversation',
      returnTalk &&
        `${labelOf(TALK_STATES, returnTalk.state)}${returnTalk.state === 'pending' ? `, until ${sayWhen(returnTalk.due, now).replace(/^(on|at) /, '')}` : ''}`,
    ],
    [
      'Strategy meeting',
      strategy &&
        `${labelOf(STRATEGY_STATES, strategy.state)}${
          strategy.bookedFor === undefined
            ? strategy.state === 'requested'
              ? `, ${sayDue(strategy.due, now)}`
              : ''
            : `, ${sayWhen(strategy.bookedFor, now)}`
        }`,
    ],
    ['School’s DSL', dslTold && (dslTold.told ? 'Knows' : 'Does not know yet')],
    ['Hospital flag', flag && `${flag.state === 'on' ? 'On' : 'Taken off'} ${sayWhen(flag.at, now)}`],
    ['Safer Me', item.saferMe && labelOf(SAFER_ME, item.saferMe)],
    [
      'Themes',
      item.themes.map((id) => settings.themes.find((theme) => theme.id === id)?.name ?? id).join(', ') ||
        undefined,
    ],
    ['Closed', closed && `${labelOf(ITEM_OUTCOMES, closed.outcome)}, ${sayWhen(closed.at, now)}`],
    ['The same as', item.mergedInto],
  ];
  return facts.flatMap(([label, shown]) => (shown === undefined ? [] : [{ label, shown }]));
}

/** `Risk: from medium to high, by Ewan Tregear at 09:02`. */
function sayCorrection(
  { field, from, to, by, at, afterRelease }: Correction,
  { directory, now }: Scene,
): string {
  const words = upperFirst(field);
  const what = [from === undefined ? undefined : `from ${from}`, to === undefined ? undefined : `to ${to}`]
    .filter((part) => part !== undefined)
    .join(' ');
  return `${words}: ${what || 'emptied'}, by ${nameOf(directory, by)} ${sayWhen(at, now)}${afterRelease ? ', after the release' : ''}`;
}

function own(
  item: BriefingItem,
  title: string,
  verb: string,
  args?: Readonly<Record<string, string>>,
  opens = false,
): Button {
  return {
    title,
    data: {
      verb,
      subject: subjectOf('item', item.id),
      rev: item.rev,
      ...(args ? { args: { ...args } } : {}),
      ...(opens ? { opens: 'form' as const } : {}),
    },
  };
}
