import { textOf, type JsonObject } from '../json.ts';
import { missing, refused, type ApiMethod, type ApiRefusal } from './api-answer.ts';
import { contentOf, isRefusal } from './content.ts';
import { messageShape } from './shapes.ts';
import type { SlackMessage, SlackRoom, SlackState } from './state.ts';

/** Text of an update may be shorter than that of a new message. */
const MOST_TEXT_IN_UPDATE = 4000;

/** A room by id, by `#name`, or the one-to-one conversation with a user id. */
function roomFor(state: SlackState, channel: unknown): SlackRoom | undefined {
  if (typeof channel !== 'string') return undefined;
  const name = channel.replace(/^#/, '');
  return (
    state.rooms.get(channel) ??
    (state.people.has(channel) ? state.directRoom(channel) : undefined) ??
    [...state.rooms.values()].find((room) => room.kind === 'channel' && room.name === name)
  );
}

function writableRoom(state: SlackState, args: JsonObject): SlackRoom | ApiRefusal {
  if (args['channel'] === undefined) return missing('channel');
  const room = roomFor(state, args['channel']);
  if (room === undefined) return refused('channel_not_found');
  if (room.archived) return refused('is_archived');
  return room.botIn ? room : refused('not_in_channel');
}

const postMessage: ApiMethod = (state, args) => {
  const room = writableRoom(state, args);
  if (isRefusal(room)) return room;
  const content = contentOf(args);
  if (isRefusal(content)) return content;
  const thread = textOf(args['thread_ts']);
  const root = thread === undefined ? undefined : state.message(room.id, thread);
  if (thread !== undefined && root?.onlyFor !== undefined) return refused('cannot_reply_to_message');
  if (thread !== undefined && root === undefined) return refused('thread_not_found');
  const added = state.add({
    channel: room.id,
    user: state.identity.botUserId,
    ...content,
    ...(root === undefined ? {} : { threadTs: root.threadTs ?? root.ts }),
  });
  return { ok: true, channel: room.id, ts: added.ts, message: messageShape(state, added, true) };
};

const postEphemeral: ApiMethod = (state, args) => {
  const room = writableRoom(state, args);
  if (isRefusal(room)) return room;
  const user = textOf(args['user']);
  if (user === undefined) return missing('user');
  if (!room.members.has(user)) return refused('user_not_in_channel');
  const content = contentOf(args);
  if (isRefusal(content)) return content;
  const thread = textOf(args['thread_ts']);
  const added = state.add({
    channel: room.id,
    user: state.identity.botUserId,
    onlyFor: user,
    ...content,
    ...(thread === undefined ? {} : { threadTs: thread }),
  });
  return { ok: true, message_ts: added.ts };
};

/** The bot's own message an update or deletion is about. Ephemeral messages cannot be found this way. */
function ownMessage(state: SlackState, args: JsonObject, notOwn: string): SlackMessage | ApiRefusal {
  const ts = textOf(args['ts']);
  if (args['channel'] === undefined || ts === undefined) return missing('channel', 'ts');
  const room = state.rooms.get(textOf(args['channel']) ?? '');
  if (room === undefined) return refused('channel_not_found');
  if (room.archived) return refused('is_archived');
  const message = state.message(room.id, ts);
  if (message === undefined || message.onlyFor !== undefined || message.tombstone === true) {
    return refused('message_not_found');
  }
  return message.user === state.identity.botUserId ? message : refused(notOwn);
}

const update: ApiMethod = (state, args) => {
  const message = ownMessage(state, args, 'cant_update_message');
  if (isRefusal(message)) return message;
  const content = contentOf(args, MOST_TEXT_IN_UPDATE);
  if (isRefusal(content)) return content;
  message.text = content.text;
  if (content.blocks === undefined) {
    // Slack marks a message as edited only when its text was replaced, not when its blocks were.
    delete message.blocks;
    message.edited = true;
  } else message.blocks = content.blocks;
  if (content.metadata !== undefined) message.metadata = content.metadata;
  state.touch();
  const { channel, ts, text } = message;
  return { ok: true, channel, ts, text, message: messageShape(state, message, true) };
};

const remove: ApiMethod = (state, args) => {
  const message = ownMessage(state, args, 'cant_delete_message');
  if (isRefusal(message)) return message;
  state.remove(message);
  return { ok: true, channel: message.channel, ts: message.ts };
};

const getPermalink: ApiMethod = (state, args) => {
  const channel = String(args['channel']);
  const ts = String(args['message_ts']);
  if (state.message(channel, ts) === undefined) return refused('message_not_found');
  const permalink = `https://${state.identity.teamId.toLowerCase()}.slack.test/archives/${channel}/p${ts.replace('.', '')}`;
  return { ok: true, channel, permalink };
};

export const chatMethods: Readonly<Record<string, ApiMethod>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
