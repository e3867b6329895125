import { notice } from '../../cards/words.ts';
import type { Place } from './interaction.ts';
import type { Destination } from './outbox.ts';
import type { CardView } from './reply.ts';

/** Why this place is not one to work in, or undefined when it is. Rooms shared with outsiders never are. */
export function placeRefusal(place: Place | undefined): CardView | undefined {
  if (!place?.shared) return undefined;
  return notice('Please use another channel', [
    "People from outside the partnership's own workspace are in this one, so I do not work here. Nothing was kept.",
    "Write to me directly, or use your group's own channel.",
  ]);
}

/** Where everybody in a room reads it. Undefined where nobody else is, or where it is not known who else is. */
export function roomFor(
  place: Place | undefined,
): Extract<Destination, { kind: 'conversation' }> | undefined {
  if (!place || place.kind === 'direct' || place.unsure) return undefined;
  const { platform, tenant, conversation, thread } = place;
  return { kind: 'conversation', platform, tenant, conversation, ...(thread ? { thread } : {}) };
}
