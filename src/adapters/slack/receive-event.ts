import type { HomeInteraction, Interaction, PresenceInteraction } from '../../bot/interaction.ts';
import { parsePayload } from '../payload.ts';
import type { BotIdentity } from './origin.ts';
import {
  GoneEvent,
  HomeOpenedEvent,
  JoinedEvent,
  MemberLeftEvent,
  MentionEvent,
  MessageEvent,
  SharingEvent,
  TokensRevokedEvent,
  UninstalledEvent,
  type EventPayload,
} from './payloads.ts';
import { toPlace } from './place.ts';
import { filesOf, receiveMessage } from './receive-message.ts';
import { sender } from './receive.ts';
import { toCommandLine } from './spoken.ts';

/** What is the same for everything one event brings. */
export interface EventFrame {
  readonly delivery: string;
  /** The workspace the bot is installed in. */
  readonly tenant: string;
  readonly shared: boolean | undefined;
  readonly bot: BotIdentity;
}

/**
 * An event from Slack in the bot's words; undefined when there is nothing in it for the bot. Slack's `event_id` stays the
 * same when it delivers an event again.
 *
 * @throws PayloadError when an event the bot knows is not in Slack's shape.
 */
export function receiveEvent(payload: EventPayload, bot: BotIdentity): Interaction | undefined {
  const tenant = payload.authorizations?.[0]?.team_id ?? payload.team_id ?? bot.team;
  const frame: EventFrame = {
    delivery: `slack|${tenant}|${payload.event_id}`,
    tenant,
    shared: payload.is_ext_shared_channel,
    bot,
  };
  const { event } = payload;
  switch (event.type) {
    case 'app_mention':
      return receiveMention(parsePayload(MentionEvent, event), frame);
    case 'message':
      return receiveMessage(parsePayload(MessageEvent, event), frame);
    case 'member_joined_channel':
      return receiveJoined(parsePayload(JoinedEvent, event), frame);
    case 'channel_shared':
      return receiveShared(parsePayload(SharingEvent, event), frame);
    case 'member_left_channel':
      return receiveMemberLeft(parsePayload(MemberLeftEvent, event), frame);
    case 'app_home_opened':
      return receiveHomeOpened(parsePayload(HomeOpenedEvent, event), frame);
    case 'app_uninstalled':
      parsePayload(UninstalledEvent, event);
      return uninstalled(frame);
    case 'tokens_revoked': {
      const { tokens } = parsePayload(TokensRevokedEvent, event);
      return tokens.bot?.includes(bot.user) ? uninstalled(frame) : undefined;
    }
    case 'channel_left':
    case 'group_left':
    case 'channel_archive':
    case 'group_archive':
    case 'channel_deleted':
    case 'group_deleted':
      return receiveGone(parsePayload(GoneEvent, event), frame);
    default:
      return undefined;
  }
}

/** Slack announces an edited message that mentions the bot as a new mention. Editing repeats no command. */
function receiveMention(event: MentionEvent, frame: EventFrame): Interaction | undefined {
  const { user } = event;
  if (user === undefined || user === frame.bot.user || event.bot_id !== undefined || event.edited)
    return undefined;
  return {
    kind: 'command',
    door: 'mention',
    messageId: event.ts,
    delivery: frame.delivery,
    sender: sender(event.user_team ?? event.team ?? frame.tenant, user),
    place: toPlace({
      tenant: frame.tenant,
      channel: event.channel,
      channelType: event.channel_type,
      thread: event.thread_ts,
      shared: frame.shared,
    }),
    answer: 'later',
    ...filesOf(event),
    spoken: toCommandLine(event.text, frame.bot.user),
  };
}

function receiveJoined(event: JoinedEvent, frame: EventFrame): Interaction | undefined {
  if (event.user !== frame.bot.user) return undefined;
  return presence(frame, 'added', event.inviter ?? frame.bot.user, event.channel, event.channel_type);
}

/** Slack says it of the channel itself, whoever shared it; nobody is named. */
function receiveShared(event: { readonly channel: string }, frame: EventFrame): Interaction {
  return presence({ ...frame, shared: true }, 'shared', frame.bot.user, event.channel);
}

function receiveGone(event: GoneEvent, frame: EventFrame): Interaction {
  return presence(frame, 'removed', frame.bot.user, event.channel);
}

/** Slack also tells of everybody else who leaves; their one-to-one chat with the bot stays what it was. */
function receiveMemberLeft(event: MemberLeftEvent, frame: EventFrame): Interaction | undefined {
  return event.user === frame.bot.user
    ? presence(frame, 'removed', frame.bot.user, event.channel)
    : undefined;
}

/** The token is gone, and with it every way to this workspace. */
function uninstalled(frame: EventFrame): Interaction {
  return { ...presence(frame, 'removed', frame.bot.user), everywhere: true };
}

/** The tab with the one-to-one chat opens too; only the Home tab shows anything of ours. */
function receiveHomeOpened({ user, tab }: HomeOpenedEvent, frame: EventFrame): HomeInteraction | undefined {
  if (tab !== undefined && tab !== 'home') return undefined;
  return { kind: 'home', delivery: frame.delivery, sender: sender(frame.tenant, user), answer: 'later' };
}

function presence(
  frame: EventFrame,
  change: 'added' | 'removed' | 'shared',
  user: string,
  channel?: string,
  channelType?: string,
): PresenceInteraction {
  const { delivery, tenant, shared } = frame;
  return {
    kind: 'presence',
    change,
    delivery,
    sender: sender(tenant, user),
    ...(channel === undefined ? {} : { place: toPlace({ tenant, channel, channelType, shared }) }),
    answer: 'later',
    people: [],
  };
}
