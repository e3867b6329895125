import type { KnownBlock } from '@slack/types';
import { z } from 'zod';

/**
 * The parts of Slack's payloads that the bot reads, and nothing else of them. Slack sends many more fields and adds new
 * ones, so objects are open; what is read is checked. Shapes: docs.slack.dev, "Events API" and "Interactivity".
 */
const Id = z.string().min(1).max(60);
const Timestamp = z.string().min(1).max(40);
const Name = z.string().max(300);
/** Slack writes null where there is nothing. */
const maybe = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

export const CommandPayload = z.object({
  command: z.string().regex(/^\/\S{1,80}$/),
  text: z.string().default(''),
  team_id: Id,
  enterprise_id: maybe(Id),
  is_enterprise_install: z.union([z.boolean(), z.string()]).optional(),
  user_id: Id,
  user_name: maybe(Name),
  channel_id: Id,
  channel_name: maybe(Name),
  trigger_id: z.string().min(1).max(200),
  response_url: z.url().max(2000),
});
export type CommandPayload = z.infer<typeof CommandPayload>;

const User = z.object({ id: Id, name: maybe(Name), username: maybe(Name), team_id: maybe(Id) });
const Team = z.object({ id: Id });

/** A block as Slack hands it back: as the bot sent it. */
const Block = z.custom<KnownBlock>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string',
);

const View = z.object({
  id: Id,
  type: maybe(z.string().max(40)),
  hash: maybe(z.string().max(200)),
  team_id: maybe(Id),
  root_view_id: maybe(Id),
  previous_view_id: maybe(Id),
  callback_id: maybe(z.string().max(255)),
  private_metadata: maybe(z.string().max(3000)),
  title: maybe(z.object({ text: z.string().max(200) })),
  submit: maybe(z.object({ text: z.string().max(200) })),
  close: maybe(z.object({ text: z.string().max(200) })),
  state: maybe(z.object({ values: z.unknown() })),
  blocks: z.array(Block).default([]),
  app_installed_team_id: maybe(Id),
});
export type SlackView = z.infer<typeof View>;

const Interactive = {
  team: maybe(Team),
  enterprise: maybe(Team),
  is_enterprise_install: z.boolean().optional(),
  user: User,
  trigger_id: maybe(z.string().max(200)),
};

export const ActionPayload = z.object({
  type: z.literal('block_actions'),
  ...Interactive,
  channel: maybe(z.object({ id: Id, name: maybe(Name) })),
  container: maybe(
    z.object({
      type: z.string(),
      channel_id: maybe(Id),
      message_ts: maybe(Timestamp),
      thread_ts: maybe(Timestamp),
      is_ephemeral: z.boolean().optional(),
    }),
  ),
  message: maybe(z.object({ ts: maybe(Timestamp), thread_ts: maybe(Timestamp) })),
  view: maybe(View),
  state: maybe(z.object({ values: z.unknown() })),
  response_url: maybe(z.url().max(2000)),
  actions: z
    .array(z.looseObject({ type: z.string(), action_id: z.string().max(255), action_ts: maybe(Timestamp) }))
    .min(1),
});
export type ActionPayload = z.infer<typeof ActionPayload>;

export const SubmissionPayload = z.object({ type: z.literal('view_submission'), ...Interactive, view: View });
export type SubmissionPayload = z.infer<typeof SubmissionPayload>;

/** A shortcut of the message menu. Its `response_url` shows things to whoever chose it, in that conversation. */
export const MessageShortcutPayload = z.object({
  type: z.literal('message_action'),
  ...Interactive,
  callback_id: z.string().min(1).max(255),
  channel: z.object({ id: Id, name: maybe(Name) }),
  message: z.object({ ts: Timestamp, thread_ts: maybe(Timestamp), text: z.string().default('') }),
  response_url: maybe(z.url().max(2000)),
});
export type MessageShortcutPayload = z.infer<typeof MessageShortcutPayload>;

/** A shortcut of the menu beside the message box, which belongs to no conversation. */
export const GlobalShortcutPayload = z.object({
  type: z.literal('shortcut'),
  ...Interactive,
  callback_id: z.string().min(1).max(255),
  channel: z.undefined().optional(),
  response_url: z.undefined().optional(),
});
export type GlobalShortcutPayload = z.infer<typeof GlobalShortcutPayload>;

export const ShortcutPayload = z.discriminatedUnion('type', [MessageShortcutPayload, GlobalShortcutPayload]);
export type ShortcutPayload = z.infer<typeof ShortcutPayload>;

/** Somebody types in a menu whose entries are asked for. */
export const SuggestionPayload = z.object({
  type: z.literal('block_suggestion'),
  ...Interactive,
  action_id: z.string().min(1).max(255),
  block_id: maybe(z.string().max(255)),
  value: z.string().max(1000).default(''),
});
export type SuggestionPayload = z.infer<typeof SuggestionPayload>;

/** What hangs on a message: only that there is something is read. */
const Files = z.array(z.unknown()).max(1000);

/** A message inside `message_changed` and `message_deleted`. */
const InnerMessage = z.object({
  user: maybe(Id),
  bot_id: maybe(Id),
  subtype: maybe(z.string()),
  team: maybe(Id),
  user_team: maybe(Id),
  text: z.string().default(''),
  ts: maybe(Timestamp),
  thread_ts: maybe(Timestamp),
  files: maybe(Files),
});

const ChannelType = z.string().max(40);

/** What every message says of itself, mentions included. */
const Said = {
  channel: Id,
  channel_type: maybe(ChannelType),
  user: maybe(Id),
  bot_id: maybe(Id),
  team: maybe(Id),
  user_team: maybe(Id),
  text: z.string().default(''),
  ts: Timestamp,
  thread_ts: maybe(Timestamp),
  files: maybe(Files),
};

export const MessageEvent = z.object({
  type: z.literal('message'),
  subtype: maybe(z.string()),
  ...Said,
  deleted_ts: maybe(Timestamp),
  message: maybe(InnerMessage),
  previous_message: maybe(InnerMessage),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

export const MentionEvent = z.object({
  type: z.literal('app_mention'),
  ...Said,
  edited: z.unknown().optional(),
});
export type MentionEvent = z.infer<typeof MentionEvent>;

export const JoinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: Id,
  channel: Id,
  channel_type: maybe(ChannelType),
  inviter: maybe(Id),
});

export type JoinedEvent = z.infer<typeof JoinedEvent>;

/** The bot was taken out of a conversation, or the conversation was closed. */
export const GoneEvent = z.object({
  type: z.enum([
    'channel_left',
    'group_left',
    'channel_archive',
    'group_archive',
    'channel_deleted',
    'group_deleted',
  ]),
  channel: Id,
});
export type GoneEvent = z.infer<typeof GoneEvent>;

/** Somebody left a conversation the bot is in; the bot itself when it was removed. */
export const MemberLeftEvent = z.object({ type: z.literal('member_left_channel'), user: Id, channel: Id });
export type MemberLeftEvent = z.infer<typeof MemberLeftEvent>;

/** A conversation is shared with another workspace from now on, or no longer, or somebody came into it. */
export const SharingEvent = z.object({
  type: z.enum(['channel_shared', 'channel_unshared', 'member_joined_channel']),
  channel: Id,
});

export const UninstalledEvent = z.object({ type: z.literal('app_uninstalled') });

export const TokensRevokedEvent = z.object({
  type: z.literal('tokens_revoked'),
  tokens: z.object({ bot: maybe(z.array(Id)) }),
});
export type TokensRevokedEvent = z.infer<typeof TokensRevokedEvent>;

/** Somebody opened the bot's page: its Home tab, or the tab with their one-to-one chat. */
export const HomeOpenedEvent = z.object({
  type: z.literal('app_home_opened'),
  user: Id,
  tab: maybe(z.string().max(40)),
});
export type HomeOpenedEvent = z.infer<typeof HomeOpenedEvent>;

export const EventPayload = z.object({
  type: z.literal('event_callback'),
  event_id: Id,
  team_id: maybe(Id),
  is_ext_shared_channel: z.boolean().optional(),
  authorizations: maybe(
    z.array(z.object({ team_id: maybe(Id), is_enterprise_install: z.boolean().optional() })),
  ),
  event: z.looseObject({ type: z.string().max(80) }),
});
export type EventPayload = z.infer<typeof EventPayload>;

/** Only who and where from: read before anything else, to refuse other workspaces. */
export const OriginPayload = z.object({
  command: maybe(z.string()),
  team_id: maybe(Id),
  authorizations: EventPayload.shape.authorizations,
  team: maybe(Team),
  user: maybe(z.object({ team_id: maybe(Id) })),
  event: maybe(
    z.object({
      user_team: z.unknown().optional(),
      team: z.unknown().optional(),
      message: z.unknown().optional(),
      previous_message: z.unknown().optional(),
    }),
  ),
});
