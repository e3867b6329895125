import type { Answer } from '../faults.ts';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.ts';
import { connectorError, type ConnectorCall, type ConnectorOperation } from './connector-call.ts';
import type { TeamsMessage, TeamsRoom, TeamsState } from './state.ts';

/** Where the bot wants to write, or why it may not. */
export function writablePlace(
  state: TeamsState,
  conversation: string | undefined,
): { readonly room: TeamsRoom; readonly root?: string } | Answer {
  const place = state.place(conversation ?? '');
  if (place === undefined) return connectorError('ConversationNotFound', 404, 'Conversation not found.');
  const { room, root } = place;
  if (!room.botIn) {
    return connectorError(
      'BotNotInConversationRoster',
      403,
      'The bot is not part of the conversation roster.',
    );
  }
  const partner = room.kind === 'direct' ? [...room.members][0] : undefined;
  if (partner !== undefined && state.unreachable.has(partner)) {
    return connectorError('MessageWritesBlocked', 403, 'The user blocked the conversation with the bot.');
  }
  if (root !== undefined && state.message(room, root) === undefined) {
    return connectorError('ConversationNotFound', 404, 'Conversation not found.');
  }
  return place;
}

/**
 * Puts the bot's activity into a room. A post in a channel without `;messageid=` starts a thread; `typing` is accepted
 * and not kept.
 */
export function postActivity(
  state: TeamsState,
  room: TeamsRoom,
  root: string | undefined,
  activity: JsonObject,
  onlyFor?: string,
): TeamsMessage | Answer {
  const type = textOf(activity['type']) ?? 'message';
  const content = contentOf(activity);
  if (type !== 'message') return { status: 201, body: { id: state.newId() } };
  if (content.text === '' && content.attachments.length === 0) {
    return connectorError('BadSyntax', 400, 'Activity must include text or attachments.');
  }
  return state.add({
    id: state.newId(),
    conversation: room.id,
    from: state.identity.botId,
    ...content,
    ...(root === undefined ? {} : { root }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
  });
}

function contentOf(activity: JsonObject): { text: string; attachments: readonly JsonObject[] } {
  return {
    text: textOf(activity['text']) ?? '',
    attachments: listOf(activity['attachments']).filter(isObject),
  };
}

const send: ConnectorOperation = (state, call) => {
  const place = writablePlace(state, call.path['conversation']);
  if ('status' in place) return place;
  const { room, root } = place;
  let onlyFor: string | undefined;
  if (call.query['isTargetedActivity'] === 'true') {
    const target = state.person(textOf(objectOf(call.body['recipient'])['id']) ?? '');
    if (room.kind === 'direct') {
      return connectorError('BadArgument', 400, 'Targeted messages are not supported in one-to-one chats.');
    }
    if (target === undefined || !room.members.has(target.id)) {
      return connectorError('BadArgument', 400, 'The recipient is not a member of the conversation.');
    }
    onlyFor = target.id;
  }
  const posted = postActivity(state, room, root, call.body, onlyFor);
  return 'status' in posted ? posted : { status: 201, body: { id: posted.id } };
};

/** A reply stays where the conversation id says: in a channel `replyToId` alone makes no thread. */
const reply: ConnectorOperation = (state, call) => send(state, call);

/** The bot's own message, or why it cannot be changed. */
function ownMessage(state: TeamsState, call: ConnectorCall): TeamsMessage | Answer {
  const place = writablePlace(state, call.path['conversation']);
  if ('status' in place) return place;
  const message = state.message(place.room, call.path['activity'] ?? '');
  if (message === undefined) {
    return connectorError('ActivityNotFoundInConversation', 404, 'The activity is not in this conversation.');
  }
  if (message.from !== state.identity.botId) {
    return connectorError('Forbidden', 403, 'The bot may change only its own messages.');
  }
  return message;
}

const update: ConnectorOperation = (state, call) => {
  const message = ownMessage(state, call);
  if ('status' in message) return message;
  const { text, attachments } = contentOf(call.body);
  message.text = text;
  message.attachments = attachments;
  message.edited = true;
  message.views.clear();
  message.notes.clear();
  message.refreshed.clear();
  state.touch();
  return { status: 200, body: { id: message.id } };
};

const remove: ConnectorOperation = (state, call) => {
  const message = ownMessage(state, call);
  if ('status' in message) return message;
  state.remove(message);
  return { status: 200, body: undefined };
};

export const activityOperations = { send, reply, update, remove };
