import type { Command } from '../src/bot/command.ts';
import { usageOf } from '../src/bot/grammar/help.ts';
import type { CommandDefinition } from '../src/bot/grammar/types.ts';
import { ABOUT } from './about.ts';
import { fit, fitAll, SLACK_LIMITS as LIMITS } from './limits.ts';
import type { ManifestOptions } from './options.ts';
import { slackEvents, slackScopes, type SlackManifest } from './slack-permissions.ts';

type Commands = readonly (CommandDefinition & Pick<Command, 'shortcuts'>)[];

/**
 * The Slack app, ready to be pasted at api.slack.com/apps: one slash command for each of the bot's commands, and no more
 * rights than manifest/slack-permissions.ts explains. In Socket Mode Slack needs no address.
 *
 * @throws BotError `manifest-limit` when a command's words are longer than Slack allows
 */
export function slackManifest(commands: Commands, options: ManifestOptions) {
  const { socketMode } = options;
  const address = `${options.url}/slack/events`;
  const url = socketMode ? {} : { url: address };
  const requestUrl = socketMode ? {} : { request_url: address };
  return {
    display_information: {
      name: fit(ABOUT.name, LIMITS.name, 'The name'),
      description: fit(ABOUT.short, LIMITS.description, 'The short description'),
      long_description: fit(ABOUT.long, LIMITS.longDescription, 'The long description'),
      background_color: ABOUT.colour,
    },
    features: {
      // The Home tab is a member's own work. Lines written to the bot one to one are commands, so its messages tab must take them.
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: {
        display_name: fit(ABOUT.name.toLowerCase(), LIMITS.botName, "The bot's name"),
        always_online: true,
      },
      slash_commands: fitAll(commands, LIMITS.commands, 'commands').map((command) => ({
        command: fit(`/${command.name}`, LIMITS.command, `/${command.name}`),
        ...url,
        description: fit(command.summary, LIMITS.commandDescription, `What /${command.name} does`),
        ...usageHint(command),
        // So that people arrive as people (`<@U123>`) and not as letters.
        should_escape: true,
      })),
      shortcuts: fitAll(
        commands.flatMap(({ shortcuts = [] }) => shortcuts),
        LIMITS.shortcuts,
        'shortcuts',
      ).map(({ name, title, description, on }) => ({
        name: fit(title, LIMITS.shortcutName, `The shortcut ${name}`),
        type: on === 'message' ? ('message' as const) : ('global' as const),
        callback_id: fit(name, LIMITS.callbackId, `The name of the shortcut ${name}`),
        description: fit(description, LIMITS.shortcutDescription, `What the shortcut ${name} does`),
      })),
    },
    oauth_config: { scopes: { bot: [...slackScopes] } },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: [...slackEvents] },
      // The second address is for menus whose entries are searched while somebody types.
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        ...(socketMode ? {} : { message_menu_options_url: address }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  } satisfies SlackManifest;
}

/** What may follow the command: its verbs, or the words of its only one. Nothing when it stands alone. */
function usageHint(command: CommandDefinition): { usage_hint?: string } {
  const [only, ...others] = command.verbs;
  const hint =
    only && others.length === 0
      ? usageOf(command, only).slice(`/${command.name} `.length)
      : command.verbs.map(({ name }) => name).join(' | ');
  return hint === '' ? {} : { usage_hint: fit(hint, LIMITS.usageHint, `The usage of /${command.name}`) };
}
