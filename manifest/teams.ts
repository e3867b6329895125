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

/** Where the bot works, and what it sees there. */
export const TEAMS_SCOPES = [
  { scope: 'personal', why: 'one-to-one chats: everything written to the bot is a command' },
  { scope: 'team', why: "the groups' channels: it sees only messages that mention it or are for it alone" },
  { scope: 'groupChat', why: 'group and meeting chats: the same' },
] as const;

/**
 * The Teams app: the bot, and its commands as Teams suggests them. In a team or a group chat they appear after an @mention
 * and after a slash (then only the person and the bot see the line); in a one-to-one chat Teams has no slash.
 *
 * @throws BotError `manifest-limit` when there are more commands, or longer words, than Teams allows
 */
export function teamsManifest(commands: readonly CommandDefinition[], options: ManifestOptions) {
  const suggested = fitAll(commands, LIMITS.commands, 'commands').map(({ name, summary }) => ({
    title: fit(name, LIMITS.commandTitle, `The name of /${name}`),
    description: fit(summary, LIMITS.commandDescription, `What /${name} does`),
  }));
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
    permissions: TEAMS_PERMISSIONS.map(({ permission }) => permission),
    validDomains: [new URL(options.url).host],
  };
}

/** The tables of docs/teams.md: where the bot works, and what it may. */
export function teamsPermissionTable(): string {
  return [
    '| asked for | why |',
    '| --- | --- |',
    ...TEAMS_SCOPES.map(({ scope, why }) => `| scope \`${scope}\` | ${why} |`),
    ...TEAMS_PERMISSIONS.map(({ permission, why }) => `| permission \`${permission}\` | ${why} |`),
  ].join('\n');
}
