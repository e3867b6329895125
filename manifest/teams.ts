import type { Shortcut } from '../src/bot/command.ts';
import type { CommandDefinition } from '../src/bot/grammar/types.ts';
import { ABOUT } from './about.ts';
import { fit, fitAll, TEAMS_LIMITS as LIMITS } from './limits.ts';
import type { ManifestOptions } from './options.ts';

/** The newest numbered version. Slash commands (`triggers`, `supportsTargetedMessages`) came with 1.29. */
export const TEAMS_MANIFEST_VERSION = '1.30';

/** Names of the icons beside the manifest, in the folder and in the package. */
export const TEAMS_ICONS = { color: 'color.png', outline: 'outline.png' } as const;

/** Everything the app asks of a tenant, and nothing more. Read by whoever has to approve it. */
export const TEAMS_PERMISSIONS = [
  { permission: 'identity', why: 'knowing who wrote or pressed, by their account in your tenant' },
  {
    permission: 'messageTeamMembers',
    why: 'writing one to one to the members of a team the app was added to',
  },
] as const;

/** Asked of the owner of each team, when the app is added to it, and of nobody else. */
export const TEAMS_TEAM_PERMISSIONS = [
  {
    permission: 'ChannelMessage.Read.Group',
    why: 'reading the briefing channel, where updates are written without a mention; all other talk is dropped unread',
  },
] as const;

/** Where the bot works, and what it sees there. */
export const TEAMS_SCOPES = [
  { scope: 'personal', why: 'one-to-one chats: everything written to the bot is a command' },
  { scope: 'team', why: "the groups' channels: commands, by a mention or for the bot alone, and cards" },
  {
    scope: 'groupChat',
    why: 'group and meeting chats: it sees only messages that mention it or are for it alone',
  },
] as const;

/** Where an entry of the app's own menu can be chosen. A slash brings it up in channels and group chats. */
const MENUS = {
  message: { context: ['message'] },
  anywhere: { context: ['compose', 'commandBox'], triggers: ['slash'] },
} as const;

/** A command, with what the chat client's own menus offer of it. */
export interface ListedCommand extends CommandDefinition {
  readonly shortcuts?: readonly Pick<Shortcut, 'name' | 'title' | 'description' | 'on'>[];
}

/**
 * The Teams app: the bot, and its commands as Teams suggests them. In a team or a group chat they appear after an @mention
 * and after a slash (then only the person and the bot see the line); in a one-to-one chat Teams has no slash. What can be done
 * with a message stands in the message's own menu.
 *
 * @throws BotError `manifest-limit` when there are more commands, or longer words, than Teams allows
 */
export function teamsManifest(commands: readonly ListedCommand[], options: ManifestOptions) {
  const suggested = fitAll(commands, LIMITS.commands, 'commands').map(({ name, summary }) => ({
    title: fit(name, LIMITS.commandTitle, `The name of /${name}`),
    description: fit(summary, LIMITS.commandDescription, `What /${name} does`),
  }));
  const shortcuts = commands.flatMap((command) => command.shortcuts ?? []);
  const entries = fitAll(shortcuts, LIMITS.menuEntries, 'menu entries').map(
    ({ name, title, description, on }) => ({
      id: fit(name, LIMITS.menuEntryId, `The name of ${name}`),
      type: 'action',
      title: fit(title, LIMITS.menuEntryTitle, `The title of ${name}`),
      description: fit(description, LIMITS.menuEntryDescription, `What ${name} does`),
      fetchTask: true,
      ...MENUS[on],
    }),
  );
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${TEAMS_MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: TEAMS_MANIFEST_VERSION,
    version: options.appVersion,
    id: options.appId,
    developer: {
      name: fit(options.organisation, LIMITS.developerName, "The organisation's name"),
      websiteUrl: options.website,
      privacyUrl: options.privacyNotice,
      termsOfUseUrl: options.terms,
    },
    name: { short: fit(ABOUT.name, LIMITS.shortName, 'The name') },
    description: {
      short: fit(ABOUT.short, LIMITS.shortDescription, 'The short description'),
      full: fit(ABOUT.long, LIMITS.fullDescription, 'The long description'),
    },
    icons: TEAMS_ICONS,
    accentColor: ABOUT.colour,
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    bots: [
      {
        botId: options.appId,
        scopes: TEAMS_SCOPES.map(({ scope }) => scope),
        isNotificationOnly: false,
        supportsCalling: false,
        supportsVideo: false,
        supportsFiles: false,
        supportsTargetedMessages: true,
        commandLists: [
          { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'], commands: suggested },
          { scopes: ['personal'], triggers: ['mention'], commands: suggested },
        ],
      },
    ],
    ...(entries.length > 0 && { composeExtensions: [{ botId: options.appId, commands: entries }] }),
    // Consent of a team's owner is given to this application.
    webApplicationInfo: { id: options.appId, resource: options.url },
    authorization: {
      permissions: {
        resourceSpecific: TEAMS_TEAM_PERMISSIONS.map(({ permission }) => ({
          name: permission,
          type: 'Application',
        })),
      },
    },
    permissions: TEAMS_PERMISSIONS.map(({ permission }) => permission),
    // No page of any website is ever shown inside Teams.
    validDomains: [],
  };
}

/** The tables of docs/teams.md: where the bot works, and what it may. */
export function teamsPermissionTable(): string {
  return [
    '| asked for | why |',
    '| --- | --- |',
    ...TEAMS_SCOPES.map(({ scope, why }) => `| scope \`${scope}\` | ${why} |`),
    ...TEAMS_PERMISSIONS.map(({ permission, why }) => `| permission \`${permission}\` | ${why} |`),
    ...TEAMS_TEAM_PERMISSIONS.map(({ permission, why }) => `| in a team \`${permission}\` | ${why} |`),
  ].join('\n');
}
