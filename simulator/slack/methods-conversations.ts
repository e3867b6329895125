import { textOf, type JsonObject } from '../json.ts';
import { isTrue, missing, page, refused, type ApiMethod, type ApiRefusal } from './api-answer.ts';
import { isRefusal } from './content.ts';
import { channelShape, messageShape } from './shapes.ts';
import type { SlackMessage, SlackRoom, SlackState } from './state.ts';

function readableRoom(state: SlackState, args: JsonObject): SlackRoom | ApiRefusal {
  const id = textOf(args['channel']);
  if (id === undefined) return missing('channel');
  return state.rooms.get(id) ?? refused('channel_not_found');
}

const open: ApiMethod = (state, args) => {
  const channel = textOf(args['channel']);
  const users = (textOf(args['users']) ?? '').split(',').filter((user) => user !== '');
  if (channel !== undefined) {
    const room = state.rooms.get(channel);
    return room?.kind === 'direct' ? opened(room, state, args) : refused('channel_not_found');
  }
  if (users.length === 0) return refused('users_list_not_supplied');
  if (users.length > 1) return refused('method_not_supported_for_channel_type');
  const room = state.directRoom(String(users[0]));
  return room === undefined ? refused('user_not_found') : opened(room, state, args);
};

function opened(room: SlackRoom, state: SlackState, args: JsonObject): ReturnType<ApiMethod> {
  const channel = isTrue(args['return_im']) ? channelShape(state, room) : { id: room.id };
  return { ok: true, no_op: true, already_open: true, channel };
}

const info: ApiMethod = (state, args) => {
  const room = readableRoom(state, args);
  return isRefusal(room) ? room : { ok: true, channel: channelShape(state, room) };
};

const list: ApiMethod = (state, args) => {
  const types = (textOf(args['types']) ?? 'public_channel').split(',').map((type) => type.trim());
  const wanted = [...state.rooms.values()].filter((room) =>
    types.includes(room.kind === 'direct' ? 'im' : 'public_channel'),
  );
  const { items, response_metadata } = page(wanted, args);
  return { ok: true, channels: items.map((room) => channelShape(state, room)), response_metadata };
};

const members: ApiMethod = (state, args) => {
  const room = readableRoom(state, args);
  if (isRefusal(room)) return room;
  const all = room.botIn ? [...room.members, state.identity.botUserId] : [...room.members];
  const { items, response_metadata } = page(all, args);
  return { ok: true, members: items, response_metadata };
};

/** Messages that anybody in the room could read, within `oldest` and `latest`. */
function within(messages: readonly SlackMessage[], args: JsonObject): readonly SlackMessage[] {
  const inclusive = isTrue(args['inclusive']);
  const oldest = Number(args['oldest'] ?? 0);
  const latest = args['latest'] === undefined ? Infinity : Number(args['latest']);
  return messages.filter((message) => {
    const ts = Number(message.ts);
    const inside = inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
    return inside && message.onlyFor === undefined;
  });
}

const history: ApiMethod = (state, args) => {
  const room = readableRoom(state, args);
  if (isRefusal(room)) return room;
  if (!room.botIn) return refused('not_in_channel');
  const top = within(room.messages, args).filter((each) => (each.threadTs ?? each.ts) === each.ts);
  const { items, response_metadata } = page([...top].reverse(), args);
  const shown = items.map((each) => messageShape(state, each, isTrue(args['include_all_metadata'])));
  return { ok: true, messages: shown, has_more: response_metadata.next_cursor !== '', response_metadata };
};

const replies: ApiMethod = (state, args) => {
  const room = readableRoom(state, args);
  if (isRefusal(room)) return room;
  if (!room.botIn) return refused('not_in_channel');
  const root = state.message(room.id, String(args['ts']));
  if (root === undefined) return refused('thread_not_found');
  const thread = root.threadTs ?? root.ts;
  const all = room.messages.filter((each) => each.ts === thread || each.threadTs === thread);
  const { items, response_metadata } = page(within(all, args), args);
  const shown = items.map((each) => messageShape(state, each, isTrue(args['include_all_metadata'])));
  return { ok: true, messages: shown, has_more: response_metadata.next_cursor !== '', response_metadata };
};

export const conversationMethods: Readonly<Record<string, ApiMethod>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
};
