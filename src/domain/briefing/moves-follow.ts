import { AlreadyDone } from '../already-done.ts';
import { next, refuseIf, stamp, type By } from './moves-shared.ts';
import { notWithdrawn } from './moves-item.ts';
import type { Due } from './reading.ts';
import type { BriefingItem } from './record.ts';
import type { TalkState } from './words.ts';

// What follows an item: the strategy meeting, the return home conversation, the hospital's flag, the DSL.

/** A strategy meeting is asked for, to be held by a time. Asked for again, the earlier time counts. */
export function requestStrategy(item: BriefingItem, due: Due, by: By): BriefingItem {
  notWithdrawn(item);
  if (item.strategy) {
    refuseIf(item.strategy.state === 'held', 'The strategy meeting has been held.');
    return earlier(due, item.strategy.due) ? { ...next(item), strategy: { ...item.strategy, due } } : item;
  }
  return {
    ...next(item),
    strategy: { state: 'requested', requestedAt: by.at.toISOString(), due },
  };
}

/** It has a time. Booked again, the new time counts. @throws IllegalBriefingMove */
export function bookStrategy(item: BriefingItem, bookedFor: Date, due: Due, by: By): BriefingItem {
  notWithdrawn(item);
  refuseIf(item.strategy?.state === 'held', 'The strategy meeting has been held.');
  const asked = item.strategy ?? { requestedAt: by.at.toISOString(), due };
  return {
    ...next(item),
    strategy: { ...asked, state: 'booked', bookedFor: bookedFor.toISOString() },
  };
}

/** @throws AlreadyDone, IllegalBriefingMove */
export function holdStrategy(item: BriefingItem, heldAt: Date, by: By): BriefingItem {
  notWithdrawn(item);
  const { strategy } = item;
  if (strategy?.state === 'held')
    throw new AlreadyDone('held', by.member, strategy.heldAt ?? strategy.requestedAt);
  const asked = strategy ?? {
    requestedAt: heldAt.toISOString(),
    due: { date: heldAt.toISOString().slice(0, 10) },
  };
  return { ...next(item), strategy: { ...asked, state: 'held', heldAt: heldAt.toISOString() } };
}

/**
 * How the return home conversation went. `pending` takes back what was said by mistake. A child may decline; then it has been
 * offered, and nothing is overdue.
 *
 * @throws IllegalBriefingMove when nobody came back; AlreadyDone when the same was said before.
 */
export function settleTalk(item: BriefingItem, state: TalkState, at: Date, by: By): BriefingItem {
  notWithdrawn(item);
  const { returnTalk } = item;
  if (!returnTalk) {
    refuseIf(true, 'There is no return to talk about: say first when the child came back.');
    return item;
  }
  if (returnTalk.state === state && state !== 'pending')
    throw new AlreadyDone(state, returnTalk.by ?? item.author, returnTalk.at ?? item.confirmedAt);
  const settled = state === 'pending' ? {} : { at: at.toISOString(), by: by.member };
  return { ...next(item), returnTalk: { due: returnTalk.due, state, ...settled } };
}

/** The hospital put its flag on, or took it off. */
export function setFlag(item: BriefingItem, state: 'on' | 'removed', by: By): BriefingItem {
  notWithdrawn(item);
  if (item.flag?.state === state) throw new AlreadyDone(`flag ${state}`, item.flag.by, item.flag.at);
  refuseIf(state === 'removed' && item.flag === undefined, 'No flag was put on for this item.');
  return { ...next(item), flag: { state, ...stamp(by) } };
}

export function tellDsl(item: BriefingItem, told: boolean, by: By): BriefingItem {
  notWithdrawn(item);
  if (item.dslTold?.told === told) return item;
  return { ...next(item), dslTold: { told, ...stamp(by) } };
}

function earlier(one: Due, other: Due): boolean {
  return `${one.date}T${one.time ?? '99'}` < `${other.date}T${other.time ?? '99'}`;
}
