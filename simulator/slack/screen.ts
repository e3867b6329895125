import type { ScreenMessage, ScreenRoom, SlackScreen } from '../protocol.ts';
import type { SlackMessage, SlackRoom, SlackState } from './state.ts';

/** What one person sees of the workspace. */
export function slackScreen(state: SlackState, user: string): SlackScreen {
  const rooms = [...state.rooms.values()].filter((room) => room.members.has(user));
  const home = state.homes.get(user);
  return {
    rooms: rooms.map((room) => ({ ...screenRoom(room), messages: threadsOf(state, room, user) })),
    modals: state.views.stack(user).map((view) => ({
      id: view.id,
      view: state.views.shown(view, view.values),
      errors: view.errors,
    })),
    ...(home === undefined ? {} : { home: { id: home.id, view: state.views.shown(home, home.values) } }),
  };
}

/** Every message of a room that this person (or, without one, everybody) sees, in order and not nested. */
export function flatMessages(
  state: SlackState,
  room: SlackRoom,
  user: string | undefined,
): readonly ScreenMessage[] {
  return visible(room, user).map((message) => screenMessage(state, message, []));
}

function screenRoom(room: SlackRoom): Omit<ScreenRoom, 'messages'> {
  return { id: room.id, name: room.kind === 'direct' ? room.name : `#${room.name}`, kind: room.kind };
}

function visible(room: SlackRoom, user: string | undefined): readonly SlackMessage[] {
  return room.messages.filter((message) => message.onlyFor === undefined || message.onlyFor === user);
}

function threadsOf(state: SlackState, room: SlackRoom, user: string): readonly ScreenMessage[] {
  const seen = visible(room, user);
  const roots = seen.filter((each) => each.threadTs === undefined || each.threadTs === each.ts);
  const rootIds = new Set(roots.map((each) => each.ts));
  const orphans = seen.filter((each) => each.threadTs !== undefined && !rootIds.has(each.threadTs));
  return [...roots, ...orphans.filter((each) => !rootIds.has(each.ts))].map((root) =>
    screenMessage(
      state,
      root,
      seen
        .filter((each) => each.threadTs === root.ts && each.ts !== root.ts)
        .map((reply) => screenMessage(state, reply, [])),
    ),
  );
}

function screenMessage(
  state: SlackState,
  message: SlackMessage,
  replies: readonly ScreenMessage[],
): ScreenMessage {
  const bot = message.user === state.identity.botUserId;
  const name = bot ? state.identity.botName : (state.people.get(message.user)?.name ?? message.user);
  return {
    id: message.ts,
    from: { id: message.user, name, bot },
    at: message.at.toISOString(),
    text: message.text,
    edited: message.edited === true,
    onlyYou: message.onlyFor !== undefined,
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    replies,
  };
}
