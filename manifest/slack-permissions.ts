import type { AppsManifestCreateArguments } from '@slack/web-api';

export type SlackManifest = AppsManifestCreateArguments['manifest'];
type Scopes = NonNullable<NonNullable<SlackManifest['oauth_config']>['scopes']>;
type Events = NonNullable<NonNullable<SlackManifest['settings']>['event_subscriptions']>;
export type SlackScope = NonNullable<Scopes['bot']>[number];
export type SlackEvent = NonNullable<Events['bot_events']>[number];

export interface SlackPermission {
  readonly scope: SlackScope;
  /** Read by whoever has to approve the app: what the bot can do with it that it could not do without. */
  readonly why: string;
  /** Events Slack sends only with this scope. */
  readonly events?: readonly SlackEvent[];
  /** Methods of the Web API the bot calls and Slack allows only with this scope. */
  readonly methods?: readonly string[];
}

/**
 * Everything the bot asks of a workspace, and nothing more: a test compares this table with the methods the adapter
 * calls and the events it reads. Scopes by event and method: docs.slack.dev, reference/events and reference/methods.
 */
export const SLACK_PERMISSIONS: readonly SlackPermission[] = [
  {
    scope: 'commands',
    why: 'the slash commands, and the shortcuts in the menus of messages and of the message box',
  },
  {
    scope: 'chat:write',
    why: 'posting cards where the bot was invited and one to one, and keeping them up to date',
    methods: ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.delete'],
  },
  {
    scope: 'im:write',
    why: 'opening the one-to-one chat with a member, for what only they should see',
    methods: ['conversations.open'],
  },
  {
    scope: 'im:history',
    why: 'reading the commands people write to the bot one to one, and finding out whether its own message arrived when Slack did not say',
    events: ['message.im'],
    methods: ['conversations.history', 'conversations.replies'],
  },
  {
    scope: 'app_mentions:read',
    why: 'reading lines that mention the bot, the only way to type a command in a thread',
    events: ['app_mention'],
  },
  {
    scope: 'channels:read',
    why: 'being told when the bot is added to a public channel or taken out of it, and when one is closed or shared with outsiders; asking whether one is, and whether guests are in it',
    events: [
      'member_joined_channel',
      'member_left_channel',
      'channel_left',
      'channel_archive',
      'channel_deleted',
      'channel_shared',
      'channel_unshared',
    ],
    methods: ['conversations.info', 'conversations.members'],
  },
  {
    scope: 'groups:read',
    why: 'the same for private channels',
    events: [
      'member_joined_channel',
      'member_left_channel',
      'group_left',
      'group_archive',
      'group_deleted',
      'channel_shared',
      'channel_unshared',
    ],
    methods: ['conversations.info', 'conversations.members'],
  },
  {
    scope: 'channels:history',
    why: 'daily briefing updates, written in a thread without mentioning the bot, in public channels it was invited to; and whether its own message arrived',
    events: ['message.channels'],
    methods: ['conversations.history', 'conversations.replies'],
  },
  {
    scope: 'groups:history',
    why: 'the same in private channels',
    events: ['message.groups'],
    methods: ['conversations.history', 'conversations.replies'],
  },
  {
    scope: 'users:read',
    why: 'telling a colleague from a guest, a bot or somebody who left',
    methods: ['users.info', 'users.list'],
  },
  {
    scope: 'users:read.email',
    why: 'joining an account to a member by the e-mail address Slack holds',
    methods: ['users.lookupByEmail'],
  },
];

/** Slack sends these to every app that wants them. */
const EVENTS_WITHOUT_SCOPE: readonly SlackEvent[] = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'];

/** The bot's scopes, in the table's order. */
export const slackScopes: readonly SlackScope[] = SLACK_PERMISSIONS.map(({ scope }) => scope);

/** The events the bot listens to, each once. */
export const slackEvents: readonly SlackEvent[] = [
  ...new Set([...SLACK_PERMISSIONS.flatMap(({ events = [] }) => events), ...EVENTS_WITHOUT_SCOPE]),
];

/** The table of docs/slack.md: scope, why, and what Slack opens with it. */
export function slackScopeTable(): string {
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const rows = SLACK_PERMISSIONS.map(
    ({ scope, why, events = [], methods = [] }) =>
      `| \`${scope}\` | ${why} | ${code([...events, ...methods])} |`,
  );
  return ['| scope | why | events and methods |', '| --- | --- | --- |', ...rows].join('\n');
}
