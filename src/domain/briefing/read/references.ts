import { isShown } from '../outstanding.ts';
import type { Closure } from '../reading.ts';
import type { BriefingItem } from '../record.ts';
import { ask, type Ask, type ToldClosure } from './ask.ts';
import { attributesIn } from './attributes.ts';
import { timesOf, type Heard } from './missing.ts';
import { becauseOf, type Clause, type Scene } from './scene.ts';

const MOST_CHOICES = 3;

/** Children who are missing according to the items so far. */
export function stillMissing(items: readonly BriefingItem[]): readonly BriefingItem[] {
  return items.filter(
    (item) =>
      isShown(item) &&
      item.status === 'open' &&
      (item.type === 'missing-now' || item.type === 'repeat-missing'),
  );
}

/**
 * Whether a set speaks of earlier items, and which. "Still out one = found 0840" does; so does "back 0715" while somebody is
 * missing. Undefined when it is news.
 */
export function closuresFor(scene: Scene, set: readonly Heard[]): ToldClosure[] | undefined {
  const [first] = set;
  const last = set.at(-1);
  if (!first || !last) return undefined;
  const cues = scene.cues.filter((cue) => cue.from >= first.start && cue.from < last.end);
  const ref = cues.find(({ kind }) => kind === 'ref');
  const named = ref && itemNamed(scene, ref.value);
  const open = stillMissing(scene.context.items);
  if (named) return [closureOf(scene, last, [named], ref ? [becauseOf(scene, 'item', ref)] : [])];
  const earlier = cues.find(({ kind }) => kind === 'earlier');
  if (open.length === 0) return undefined;
  if (first.status === 'missing' && first.quantity?.how === 'number' && !earlier) return undefined;
  const number = last.quantity;
  if (earlier && (!number || number.n <= 1))
    return [closureOf(scene, last, open, [becauseOf(scene, 'earlier item', earlier)])];
  if (first.status !== 'back' || set.length > 1) return undefined;
  return backWithoutMissing(scene, first, open);
}

/** "back 0715", "both back", "all back now": about those who are missing here, if the number fits. */
function backWithoutMissing(
  scene: Scene,
  group: Heard,
  open: readonly BriefingItem[],
): ToldClosure[] | undefined {
  const own = open.filter(({ agency }) => agency === scene.context.agency);
  const because = [becauseOf(scene, 'back', group.cue)];
  const { quantity } = group;
  if (!quantity || quantity.n === 1) return [closureOf(scene, group, own.length > 0 ? own : open, because)];
  const both = scene.words[quantity.cue.from]?.low === 'both' ? 2 : quantity.n;
  const wanted = quantity.how === 'all' && both === 0 ? undefined : both;
  for (const some of [own, open])
    if (some.length > 0 && (wanted === undefined || some.length === wanted))
      return some.map((item) => closureOf(scene, group, [item], because));
  return undefined;
}

/** An item by its ref, or by its number of today. */
function itemNamed({ context }: Scene, ref: string): BriefingItem | undefined {
  if (ref.startsWith('DIB-')) return context.items.find(({ id }) => id === ref);
  const number = ref.padStart(2, '0');
  const found = context.items.filter(({ id }) => id.endsWith(`-${number}`));
  return found.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
}

export function closureOf(
  scene: Scene,
  group: Heard,
  items: readonly BriefingItem[],
  because: Closure['because'],
): ToldClosure {
  const { returnedAt } = timesOf(scene, group);
  const { strategy, actions, dslTold } = attributesIn(scene, group.start, group.end, true);
  const returned = group.status === 'back';
  return about(items, {
    candidates: items.slice(0, 20).map(({ id }) => id),
    because,
    returned,
    actions,
    ...(returned && returnedAt ? { returnedAt } : {}),
    ...(strategy ? { strategy } : {}),
    ...(dslTold ? { dslTold } : {}),
  });
}

/** With the one item it can be, or the question which. */
export function about(items: readonly BriefingItem[], closure: Closure): ToldClosure {
  const [only, second] = items;
  if (only && !second) return { closure: { ...closure, item: only.id }, asks: [] };
  return { closure, asks: [whichItem(items)] };
}

function whichItem(items: readonly BriefingItem[]): Ask {
  const choices = items.slice(0, MOST_CHOICES).map((item) => ({ value: item.id, label: item.id }));
  return ask(
    'which-item',
    'Which item is this about?',
    [...choices, { value: 'new', label: 'None of these' }],
    true,
  );
}

/** What is said of an earlier item without saying that anybody is back: "strat booked 1100 for last night's one". */
export function followUps(scene: Scene, clauses: readonly Clause[]): ToldClosure[] {
  const [first, last] = [clauses[0], clauses.at(-1)];
  const cues = clauses.flatMap((clause) => clause.cues);
  const earlier = cues.find(({ kind }) => kind === 'earlier' || kind === 'ref');
  if (!first || !last || !earlier) return [];
  const { strategy, actions, dslTold } = attributesIn(scene, first.from, last.to, true);
  const named = earlier.kind === 'ref' ? itemNamed(scene, earlier.value) : undefined;
  const items = named ? [named] : stillMissing(scene.context.items);
  if (items.length === 0) return [];
  return [
    about(items, {
      candidates: items.slice(0, 20).map(({ id }) => id),
      because: [becauseOf(scene, 'earlier item', earlier)],
      returned: false,
      actions,
      ...(strategy ? { strategy } : {}),
      ...(dslTold ? { dslTold } : {}),
    }),
  ];
}
