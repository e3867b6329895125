import type { Store, StoreView } from '../../storage/store.ts';
import type { Destination, OutboxMessage } from './outbox.ts';
import type { SendResult } from './platform.ts';

type Room = Extract<Destination, { kind: 'conversation' }>;

/** The card it hangs below has left, or is about to: longer than looking a lost answer up takes. */
const PATIENCE_MS = 10 * 60_000;
const AGAIN_MS = 2_000;

/** The thread below this record's card in this room: the id of the message that shows it. Undefined while there is none. */
export async function threadBelow(
  view: StoreView,
  subject: string,
  room: Pick<Room, 'platform' | 'tenant' | 'conversation'>,
): Promise<string | undefined> {
  for (const { to, messages } of await view.find('postings', 'subject', subject)) {
    if (to.kind !== 'conversation' || to.thread !== undefined || to.conversation !== room.conversation)
      continue;
    if (to.platform === room.platform && to.tenant === room.tenant && messages[0]) return messages[0];
  }
  return undefined;
}

/** The same place with its thread; or to wait for it, or that there is none to be had. */
export async function inItsThread(
  store: Store,
  place: Destination,
  { createdAt }: Pick<OutboxMessage, 'createdAt'>,
  now: Date,
): Promise<{ readonly place: Destination } | { readonly result: SendResult }> {
  if (place.kind !== 'conversation' || place.below === undefined) return { place };
  const { below, ...room } = place;
  const thread = await store.read((view) => threadBelow(view, below, room));
  if (thread !== undefined) return { place: { ...room, thread } };
  const isOver = now.getTime() - Date.parse(createdAt) > PATIENCE_MS;
  return {
    result: isOver
      ? { outcome: 'gone', reason: 'no-thread' }
      : { outcome: 'retry', reason: 'no-thread', afterMs: AGAIN_MS },
  };
}
