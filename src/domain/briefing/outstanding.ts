import type { BriefingItem, ItemAction } from './record.ts';

/** Types that somebody has to settle; others are shared and that is all. */
const OPEN_UNTIL_SETTLED: ReadonlySet<BriefingItem['type']> = new Set(['missing-now', 'repeat-missing']);

/** Shown by itself: neither withdrawn nor shown through another item that says the same. */
export function isShown(item: BriefingItem): boolean {
  return item.status !== 'withdrawn' && item.mergedInto === undefined;
}

/** What is asked for and not done. */
export function openActions(item: BriefingItem): readonly ItemAction[] {
  return item.actions.filter(({ done }) => done === undefined);
}

/** A strategy meeting was asked for and has not been held. */
export function awaitsStrategy({ strategy }: BriefingItem): boolean {
  return strategy !== undefined && strategy.state !== 'held';
}

export function awaitsTalk({ returnTalk }: BriefingItem): boolean {
  return returnTalk?.state === 'pending';
}

/** Somebody still has to do something about it, so it is carried over at the close. */
export function isOutstanding(item: BriefingItem): boolean {
  if (!isShown(item)) return false;
  if (openActions(item).length > 0 || awaitsStrategy(item) || awaitsTalk(item)) return true;
  return item.status === 'open' && OPEN_UNTIL_SETTLED.has(item.type);
}
