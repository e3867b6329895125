import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { handleOf } from './shapes.ts';
import type { StateValues } from './blocks-state.ts';
import type { OpenView } from './views.ts';
import type { SlackMessage, SlackRoom, SlackState } from './state.ts';

/** The legacy verification token: sent by Slack still, and worth nothing. */
const TOKEN = 'simulator';

export function commandFields(
  state: SlackState,
  user: string,
  room: SlackRoom,
  command: string,
  text: string,
  responseUrl: string,
): Record<string, string> {
  const person = state.people.get(user);
  return {
    token: TOKEN,
    team_id: state.identity.teamId,
    team_domain: state.identity.teamId.toLowerCase(),
    channel_id: room.id,
    channel_name: room.kind === 'direct' ? 'directmessage' : room.name,
    user_id: user,
    user_name: person === undefined ? user : handleOf(person),
    command,
    text,
    api_app_id: state.identity.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: state.views.newTrigger(user),
  };
}

/** What every interaction payload carries; all but `view_closed` add a trigger id. */
function interaction(state: SlackState, user: string, type: string): Record<string, unknown> {
  const person = state.people.get(user);
  const handle = person === undefined ? user : handleOf(person);
  const { teamId, appId } = state.identity;
  return {
    type,
    token: TOKEN,
    api_app_id: appId,
    team: { id: teamId, domain: teamId.toLowerCase() },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user, username: handle, name: handle, team_id: teamId },
  };
}

/** `block_actions` from a message. One that only this person sees is not repeated in the payload. */
export function messageActionPayload(
  state: SlackState,
  user: string,
  room: SlackRoom,
  message: SlackMessage,
  shown: JsonObject,
  values: StateValues,
  action: JsonObject,
  responseUrl: string,
): JsonObject {
  const ephemeral = message.onlyFor !== undefined;
  return {
    ...interaction(state, user, 'block_actions'),
    trigger_id: state.views.newTrigger(user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: room.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: room.id, name: room.kind === 'direct' ? 'directmessage' : room.name },
    ...(ephemeral ? {} : { message: shown }),
    state: { values },
    response_url: responseUrl,
    actions: [action],
  };
}

export function viewActionPayload(
  state: SlackState,
  view: OpenView,
  values: StateValues,
  action: JsonObject,
): JsonObject {
  return {
    ...interaction(state, view.user, 'block_actions'),
    trigger_id: state.views.newTrigger(view.user),
    container: { type: 'view', view_id: view.id },
    view: state.views.shown(view, values),
    actions: [action],
  };
}

/** `message_action`: a shortcut chosen from the menu of a message. */
export function messageShortcutPayload(
  state: SlackState,
  user: string,
  room: SlackRoom,
  message: SlackMessage,
  shown: JsonObject,
  shortcut: string,
  responseUrl: string,
): JsonObject {
  return {
    ...interaction(state, user, 'message_action'),
    callback_id: shortcut,
    trigger_id: state.views.newTrigger(user),
    action_ts: (state.now().getTime() / 1000).toFixed(6),
    message_ts: message.ts,
    channel: { id: room.id, name: room.kind === 'direct' ? 'directmessage' : room.name },
    message: shown,
    response_url: responseUrl,
  };
}

/** `shortcut`: chosen from the menu beside the message box. */
export function globalShortcutPayload(state: SlackState, user: string, shortcut: string): JsonObject {
  return {
    ...interaction(state, user, 'shortcut'),
    callback_id: shortcut,
    trigger_id: state.views.newTrigger(user),
    action_ts: (state.now().getTime() / 1000).toFixed(6),
  };
}

/** `block_suggestion`: somebody types in a menu whose entries the app gives. */
export function suggestionPayload(
  state: SlackState,
  user: string,
  placed: { readonly actionId: string; readonly blockId: string },
  typed: string,
  where: JsonObject,
): JsonObject {
  return {
    ...interaction(state, user, 'block_suggestion'),
    action_id: placed.actionId,
    block_id: placed.blockId,
    value: typed,
    ...where,
  };
}

export function submissionPayload(state: SlackState, view: OpenView, values: StateValues): JsonObject {
  return {
    ...interaction(state, view.user, 'view_submission'),
    trigger_id: state.views.newTrigger(view.user),
    view: state.views.shown(view, values),
    response_urls: [],
  };
}

export function closedPayload(state: SlackState, view: OpenView, cleared: boolean): JsonObject {
  return {
    ...interaction(state, view.user, 'view_closed'),
    view: state.views.shown(view),
    is_cleared: cleared,
  };
}

/** The envelope an event arrives in. */
export function eventEnvelope(
  state: SlackState,
  event: JsonObject,
  shared = false,
): JsonObject & { event_id: string } {
  const { teamId, appId, botUserId } = state.identity;
  return {
    token: TOKEN,
    team_id: teamId,
    api_app_id: appId,
    type: 'event_callback',
    event_id: `Ev${randomBytes(6).toString('hex').toUpperCase()}`,
    event_time: Math.floor(state.now().getTime() / 1000),
    is_ext_shared_channel: shared,
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  };
}
