import type { DriverOutcome } from '../deliver.ts';
import { isObject, listOf, objectOf, type JsonObject } from '../json.ts';
import type { TeamsPerson } from '../world.ts';
import { invokeActivity } from './activities.ts';
import { adaptiveCards } from './cards.ts';
import { isCardAnswer } from './dialogs.ts';
import type { TeamsSender } from './sender.ts';
import type { TeamsMessage, TeamsRoom, TeamsState } from './state.ts';

/** A card may name this many people for views of their own. */
const MOST_USERS = 60;

/**
 * What Teams' client does by itself for somebody who looks at a card that names them: asks the app for their own view, once for
 * every state of the message, and shows the answer to them alone. An answer without a card leaves the one they see.
 */
export async function refreshFor(
  state: TeamsState,
  sender: TeamsSender,
  user: TeamsPerson,
  room: TeamsRoom,
  message: TeamsMessage,
): Promise<DriverOutcome | undefined> {
  const action = pendingRefresh(message, user);
  if (action === undefined) return undefined;
  message.refreshed.add(user.id);
  const { type, id, title, verb, data } = action;
  const root = room.kind === 'channel' ? (message.root ?? message.id) : undefined;
  const value = { action: { type, id, title, verb, data }, trigger: 'automatic' };
  const origin = { person: user, room, root };
  const activity = invokeActivity(state, sender.serviceUrl, origin, 'adaptiveCard/action', value, message.id);
  const before = message.attachments;
  const outcome = await sender.invoke(activity, isCardAnswer);
  if (!outcome.ok) message.refreshed.delete(user.id);
  const answer = objectOf(outcome.body);
  // The message may have been changed while the answer was on its way: then it is asked for again.
  if (message.attachments !== before) return outcome;
  if (answer['type'] === 'application/vnd.microsoft.card.adaptive' && isObject(answer['value'])) {
    message.views.set(user.id, answer['value']);
    state.touch();
  }
  return outcome;
}

/** Everything in a room that this person would see in another way, asked for. */
export async function refreshRoom(
  state: TeamsState,
  sender: TeamsSender,
  user: TeamsPerson,
  room: TeamsRoom,
): Promise<void> {
  for (const message of room.messages) await refreshFor(state, sender, user, room, message);
}

function pendingRefresh(message: TeamsMessage, user: TeamsPerson): JsonObject | undefined {
  // What a press was answered with stands in the card's place until the message itself changes.
  if (
    message.views.has(user.id) ||
    message.refreshed.has(user.id) ||
    (message.onlyFor ?? user.id) !== user.id
  )
    return undefined;
  for (const card of adaptiveCards(message.attachments)) {
    const refresh = objectOf(card['refresh']);
    const users = listOf(refresh['userIds']);
    if (users.length <= MOST_USERS && users.includes(user.mri)) return objectOf(refresh['action']);
  }
  return undefined;
}
