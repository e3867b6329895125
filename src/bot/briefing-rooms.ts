import type { StoreView, Transaction } from '../../storage/store.ts';
import type { Briefing, Update } from '../domain/briefing/record.ts';
import type { Place } from './interaction.ts';
import { conversationOf, post, subjectOf, type Destination } from './outbox.ts';
import { roomsFor } from './places.ts';
import { threadBelow } from './thread.ts';

type Room = Extract<Destination, { kind: 'conversation' }>;

/** The one card of the day in each room, below which everybody writes. */
export const BRIEFING_VIEW = 'briefing';
/** An update as the other rooms read it. */
export const MIRROR_VIEW = 'briefing-mirror';

const WAITING = ['pending', 'sending', 'unknown'] as const;

/**
 * Sees to it that the briefing's card stands in every room that is for it, once: in a new room, after somebody deleted it, and
 * at the start. What was confirmed stands on it. Looks only while one is missing.
 */
export async function openInRooms(tx: Transaction, briefing: Briefing, now: Date): Promise<void> {
  if (briefing.state === 'closed') return;
  const subject = subjectOf('briefing', briefing.id);
  const missing: Room[] = [];
  for (const room of await roomsFor(tx, 'briefing'))
    if ((await threadBelow(tx, subject, room)) === undefined) missing.push(room);
  if (missing.length === 0) return;
  const underWay = await roomsUnderWay(tx, subject);
  for (const room of missing)
    if (!underWay.has(conversationOf(room)))
      await post(tx, now, { to: room, content: { kind: 'record', subject, view: BRIEFING_VIEW } });
}

/** Rooms for which the card is on its way, or may have arrived without anybody knowing yet. */
async function roomsUnderWay(view: StoreView, subject: string): Promise<ReadonlySet<string>> {
  const rooms = new Set<string>();
  for (const state of WAITING)
    for (const { op, to, content } of await view.find('outbox', 'state', state))
      if (
        op === 'post' &&
        content?.kind === 'record' &&
        content.subject === subject &&
        content.view === BRIEFING_VIEW
      )
        rooms.add(conversationOf(to));
  return rooms;
}

/** An update in the threads of all rooms but the one it was written in. What it says is drawn when it leaves. */
export async function mirror(
  tx: Transaction,
  briefing: Briefing,
  update: Update,
  from: Place | undefined,
  now: Date,
): Promise<void> {
  const below = subjectOf('briefing', briefing.id);
  for (const room of await roomsFor(tx, 'briefing')) {
    if (from && isSameRoom(room, from)) continue;
    await post(tx, now, {
      to: { ...room, below },
      content: { kind: 'record', subject: subjectOf('update', update.id), view: MIRROR_VIEW },
    });
  }
}

/** Is this said in the thread of this briefing? */
export async function isInThread(view: StoreView, briefing: Briefing, place: Place): Promise<boolean> {
  if (place.thread === undefined) return false;
  const { platform, tenant, conversation } = place;
  const thread = await threadBelow(view, subjectOf('briefing', briefing.id), {
    platform,
    tenant,
    conversation,
  });
  return thread === place.thread;
}

function isSameRoom(room: Room, place: Place): boolean {
  return (
    room.platform === place.platform &&
    room.tenant === place.tenant &&
    room.conversation === place.conversation
  );
}
