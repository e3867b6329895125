import { orderOf } from '../../src/bot/briefing-order.ts';
import { itemsOf, updatesOf } from '../../src/bot/briefing-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { duplicates } from '../../src/domain/briefing/duplicates.ts';
import type { Briefing, BriefingItem, Update } from '../../src/domain/briefing/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { nameOf } from '../action/names.ts';
import type { Button } from '../words.ts';
import { briefingCard } from './list.ts';
import { agencyName, count, itemLine, sayContributions, shortRef, type Scene } from './words.ts';

export const ORDER_VIEW = 'briefing-order';

/** The running order for whoever chairs: a draft until they release it. */
export const orderView: RecordView = {
  name: ORDER_VIEW,
  async draw(id, { store, directory, partnership, now }) {
    const briefing = await store.get('briefings', id);
    if (!briefing) return undefined;
    const scene: Scene = { directory, settings: partnership.briefing, now };
    const facts = { items: await itemsOf(store, briefing), updates: await updatesOf(store, briefing) };
    return { rev: briefing.rev, always: true, view: drawOrder(briefing, facts, scene) };
  },
};

export function drawOrder(
  briefing: Briefing,
  { items, updates }: { readonly items: readonly BriefingItem[]; readonly updates: readonly Update[] },
  scene: Scene,
): CardView {
  const { released } = briefing;
  const heading = `Running order, ${sayDate(briefing.date, 'short')}${released ? '' : ': draft'}`;
  let n = 0;
  return {
    summary: heading,
    card: briefingCard.expand({
      heading,
      covers: released
        ? `Released by ${nameOf(scene.directory, released.by)} ${sayWhen(released.at, scene.now)}.`
        : briefing.state === 'closed'
          ? 'The day was closed, and this was not released: only you have seen it.'
          : 'Only you see this until you release it. Anything can still be added after that.',
      lines: [
        sayContributions(briefing.contributions),
        ...silentLine(briefing, scene),
        ...waitingLine(updates, scene),
        ...sameLine(items),
      ],
      sections: orderOf(briefing, items).map(({ name, items: here }) => ({
        name,
        items: here.map((item) => ({ text: `${(n += 1)}. ${itemLine(item, scene, briefing)}` })),
      })),
      foot: '',
      buttons: buttonsOf(briefing),
    }),
  };
}

/** The items in their order, as the chair chooses from them. */
export function orderLines(
  briefing: Briefing,
  items: readonly BriefingItem[],
  scene: Scene,
): { id: string; text: string }[] {
  return orderOf(briefing, items)
    .flatMap((section) => section.items)
    .map((item, index) => ({ id: item.id, text: `${index + 1}. ${itemLine(item, scene, briefing)}` }));
}

function silentLine({ contributions }: Briefing, scene: Scene): string[] {
  const named = (state: string): string =>
    contributions
      .filter((row) => row.state === state)
      .map(({ agency }) => agencyName(scene, agency))
      .join(', ');
  const [silent, away] = [named('expected'), named('on-leave')];
  return [...(silent ? [`Not heard from: ${silent}.`] : []), ...(away ? [`On leave: ${away}.`] : [])];
}

function waitingLine(updates: readonly Update[], { directory }: Scene): string[] {
  const waiting = updates.filter(({ state }) => state === 'proposed');
  if (waiting.length === 0) return [];
  const who = [...new Set(waiting.map(({ author }) => nameOf(directory, author)))].join(', ');
  return [
    `${count(waiting.length, 'update waits', 'updates wait')} for a word of whoever wrote ${waiting.length === 1 ? 'it' : 'them'}: ${who}.`,
  ];
}

/** What may be said twice. The chair decides: two children may well come back at the same time. */
function sameLine(items: readonly BriefingItem[]): string[] {
  const pairs = duplicates(items).map(({ into, items: others }) =>
    [into, ...others].map((id) => shortRef({ id })).join(' and '),
  );
  return pairs.length === 0 ? [] : [`Perhaps the same: ${pairs.join('; ')}. “Change the order” joins them.`];
}

function buttonsOf(briefing: Briefing): Button[] {
  if (briefing.state === 'closed') return [];
  const own = { subject: subjectOf('briefing', briefing.id), rev: briefing.rev };
  return [
    ...(briefing.released ? [] : [{ title: 'Release', data: { verb: 'briefing.release', ...own } }]),
    { title: 'Change the order', data: { verb: 'briefing.order', ...own, opens: 'form' as const } },
    { title: 'Actions', data: { verb: 'briefing.actions' } },
  ];
}
