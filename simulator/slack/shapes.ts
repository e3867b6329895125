import type { JsonObject } from '../json.ts';
import type { Person } from '../protocol.ts';
import { slug } from '../ids.ts';
import type { SlackMessage, SlackRoom, SlackState } from './state.ts';

/** The handle Slack makes from a name: `@Jo Smith` is `jo.smith`. */
export function handleOf(person: Person): string {
  return slug(person.name).replaceAll('-', '.');
}

export function userShape(state: SlackState, person: Person): JsonObject {
  const handle = handleOf(person);
  return {
    id: person.id,
    team_id: state.identity.teamId,
    name: handle,
    real_name: person.name,
    deleted: false,
    is_bot: false,
    is_app_user: false,
    is_restricted: state.guests.has(person.id),
    is_ultra_restricted: false,
    tz: 'Europe/London',
    profile: {
      real_name: person.name,
      display_name: person.name,
      email: person.email,
      title: person.post,
      team: state.identity.teamId,
    },
  };
}

export function botUserShape(state: SlackState): JsonObject {
  const { botUserId, botId, botName, teamId, appId } = state.identity;
  return {
    id: botUserId,
    team_id: teamId,
    name: slug(botName),
    real_name: botName,
    deleted: false,
    is_bot: true,
    profile: { real_name: botName, display_name: botName, bot_id: botId, api_app_id: appId },
  };
}

export function channelShape(state: SlackState, room: SlackRoom): JsonObject {
  if (room.kind === 'direct') {
    return {
      id: room.id,
      is_channel: false,
      is_group: false,
      is_im: true,
      is_mpim: false,
      user: state.partner(room) ?? '',
      context_team_id: state.identity.teamId,
    };
  }
  return {
    id: room.id,
    name: room.name,
    name_normalized: room.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_archived: room.archived,
    is_general: false,
    is_shared: room.shared,
    is_ext_shared: room.shared,
    is_org_shared: false,
    is_member: room.botIn,
    num_members: room.members.size + (room.botIn ? 1 : 0),
    context_team_id: state.identity.teamId,
  };
}

/** A message as the API and events show it. `metadata` only where it was asked for. */
export function messageShape(state: SlackState, message: SlackMessage, withMetadata: boolean): JsonObject {
  const { botUserId, botId, appId, botName, teamId } = state.identity;
  const replies = (state.rooms.get(message.channel)?.messages ?? []).filter(
    (each) => each.threadTs === message.ts && each.ts !== message.ts && each.onlyFor === undefined,
  );
  return {
    type: 'message',
    ...(message.tombstone === true ? { subtype: 'tombstone' } : {}),
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: teamId,
    ...(message.user === botUserId
      ? { bot_id: botId, app_id: appId, bot_profile: { id: botId, app_id: appId, name: botName } }
      : {}),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(replies.length === 0
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((each) => each.user))],
          latest_reply: replies.at(-1)?.ts,
        }),
    ...(message.edited === true ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}
