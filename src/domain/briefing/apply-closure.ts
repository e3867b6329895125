import type { BriefingSettings } from '../../partnership/briefing-schema.ts';
import { londonDate } from '../working-days.ts';
import { actionsOf, strategyFrom } from './items-from.ts';
import { markReturned } from './moves-item.ts';
import { bookStrategy, holdStrategy, requestStrategy, tellDsl } from './moves-follow.ts';
import { next, type By } from './moves-shared.ts';
import type { Closure } from './reading.ts';
import type { BriefingItem } from './record.ts';

/** An earlier item with what an update says about it: the return, what is asked for, who was told. Never throws for what was done before. */
export function applyClosure(
  item: BriefingItem,
  closure: Closure,
  settings: BriefingSettings,
  by: By,
): BriefingItem {
  if (item.status === 'withdrawn') return item;
  let after = item;
  if (closure.returned && after.status === 'open')
    after = markReturned(
      after,
      closure.returnedAt ? new Date(closure.returnedAt.value) : by.at,
      settings.returnTalkHours,
      by,
    );
  if (closure.strategy && after.strategy?.state !== 'held') {
    const { state, due, bookedFor } = strategyFrom(closure.strategy, by.at, settings);
    if (state === 'held') after = holdStrategy(after, by.at, by);
    else if (bookedFor !== undefined) after = bookStrategy(after, new Date(bookedFor), due, by);
    else after = requestStrategy(after, due, by);
  }
  if (closure.actions.length > 0) {
    const last = Math.max(0, ...after.actions.map(({ n }) => n));
    const actions = actionsOf(closure.actions, londonDate(by.at), last);
    after = { ...next(after), actions: [...after.actions, ...actions] };
  }
  return closure.dslTold ? tellDsl(after, closure.dslTold.value, by) : after;
}
