import type { ScreenMessage, TeamsScreen } from '../protocol.ts';
import { adaptiveCards } from './cards.ts';
import type { TeamsMessage, TeamsRoom, TeamsState } from './state.ts';

/** What one person sees of Teams. */
export function teamsScreen(state: TeamsState, user: string): TeamsScreen {
  const rooms = [...state.rooms.values()].filter((room) => room.members.has(user));
  const dialog = dialogOf(state, user);
  return {
    rooms: rooms.map((room) => ({
      id: room.id,
      name: room.name,
      kind: room.kind,
      messages: threads(state, room, user),
    })),
    ...(dialog === undefined ? {} : { dialog }),
  };
}

export function dialogOf(state: TeamsState, user: string): TeamsScreen['dialog'] {
  const open = state.dialogs.get(user);
  if (open === undefined) return undefined;
  return {
    title: open.title,
    ...(open.card === undefined ? {} : { card: open.card }),
    ...(open.message === undefined ? {} : { message: open.message }),
  };
}

/** Every message of a room that this person (or, without one, everybody) sees, in order and not nested. */
export function flatMessages(
  state: TeamsState,
  room: TeamsRoom,
  user: string | undefined,
): readonly ScreenMessage[] {
  return visible(room, user).map((message) => screenMessage(state, message, user, []));
}

function visible(room: TeamsRoom, user: string | undefined): readonly TeamsMessage[] {
  return room.messages.filter((message) => message.onlyFor === undefined || message.onlyFor === user);
}

function threads(state: TeamsState, room: TeamsRoom, user: string): readonly ScreenMessage[] {
  const seen = visible(room, user);
  const ids = new Set(seen.map((each) => each.id));
  const isReply = (each: TeamsMessage) =>
    each.root !== undefined && each.root !== each.id && ids.has(each.root);
  return seen
    .filter((each) => !isReply(each))
    .map((root) => {
      const replies = seen.filter((each) => each.root === root.id && isReply(each));
      return screenMessage(
        state,
        root,
        user,
        replies.map((reply) => screenMessage(state, reply, user, [])),
      );
    });
}

function screenMessage(
  state: TeamsState,
  message: TeamsMessage,
  user: string | undefined,
  replies: readonly ScreenMessage[],
): ScreenMessage {
  const bot = message.from === state.identity.botId;
  const own = user === undefined ? undefined : message.views.get(user);
  const cards = own === undefined ? adaptiveCards(message.attachments) : [own];
  const note = user === undefined ? undefined : message.notes.get(user);
  return {
    id: message.id,
    from: {
      id: message.from,
      name: bot ? state.identity.botName : (state.people.get(message.from)?.name ?? message.from),
      bot,
    },
    at: message.at.toISOString(),
    text: note === undefined ? message.text : [message.text, note].filter((each) => each !== '').join('\n\n'),
    edited: message.edited === true,
    onlyYou: message.onlyFor !== undefined,
    ...(cards.length === 0 ? {} : { cards }),
    replies,
  };
}
