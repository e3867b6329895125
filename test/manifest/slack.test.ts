import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { SLACK_LIMITS } from '../../manifest/limits.ts';
import { readManifestOptions } from '../../manifest/options.ts';
import {
  SLACK_PERMISSIONS,
  slackEvents,
  slackScopes,
  slackScopeTable,
} from '../../manifest/slack-permissions.ts';
import { slackManifest } from '../../manifest/slack.ts';
import { SharingEvent } from '../../src/adapters/slack/payloads.ts';
import { receiveEvent } from '../../src/adapters/slack/receive-event.ts';
import type { CommandDefinition } from '../../src/bot/grammar/types.ts';
import { BotError } from '../../src/bot/errors.ts';
import { root } from '../../src/root.ts';

const manifest = slackManifest(commands, readManifestOptions({ url: 'https://bot.example.org/' }));
const ADDRESS = 'https://bot.example.org/slack/events';
const ADAPTER = join(root, 'src/adapters/slack');

async function adapterSources(): Promise<string> {
  const names = (await readdir(ADAPTER)).filter((name) => name.endsWith('.ts'));
  return (await Promise.all(names.map((name) => readFile(join(ADAPTER, name), 'utf8')))).join('\n');
}

describe('the Slack manifest', () => {
  it('has a slash command for each command, and no other', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      commands.map(({ name }) => `/${name}`),
    );
  });

  it('hints at what may follow a command', () => {
    const hints = new Map(
      manifest.features.slash_commands.map(({ command, usage_hint: hint }) => [command, hint]),
    );
    expect(hints.get('/action')).toMatch(/^assign \| accept \| /);
    expect(hints.get('/mywork')).toBeUndefined();
  });

  it('shows the words of a command that has only one verb', () => {
    const verb = { name: 'find', summary: 'Find it', examples: [] };
    const where = { kind: 'text', label: 'what', required: true } as const;
    const search = [
      { name: 'search', summary: 'Find', defaultVerb: 'find', verbs: [{ ...verb, arguments: { where } }] },
    ];
    const [only] = slackManifest(search, readManifestOptions()).features.slash_commands;
    expect(only?.usage_hint).toBe('"where"');
  });

  it('lets people arrive as people', () => {
    expect(manifest.features.slash_commands.every((command) => command.should_escape)).toBe(true);
  });

  it('sends everything to the one address', () => {
    const { event_subscriptions: events, interactivity } = manifest.settings;
    const addresses = [
      ...manifest.features.slash_commands.map((command) => command.url),
      events.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
    ];
    expect(new Set(addresses)).toEqual(new Set([ADDRESS]));
  });

  it('names no address at all in Socket Mode', () => {
    const socket = slackManifest(commands, readManifestOptions({ 'socket-mode': true }));
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toMatch(/https?:|_url"|"url"/);
    expect(socket.settings.event_subscriptions.bot_events).toEqual([...slackEvents]);
  });

  it('is what the project keeps', async () => {
    const kept: unknown = JSON.parse(await readFile(join(root, 'manifest/slack.json'), 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(slackManifest(commands, readManifestOptions()))));
  });

  it("stays within Slack's limits", () => {
    const { display_information: about, features } = manifest;
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description.length).toBeLessThanOrEqual(140);
    // Slack's published schema wants at least 175 of them.
    expect(about.long_description.length).toBeGreaterThanOrEqual(175);
    expect(about.long_description.length).toBeLessThanOrEqual(4000);
    expect(about.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const { command, description } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z]{1,31}$/);
      expect(description).not.toBe('');
    }
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });

  it("offers every command's shortcuts under the names the bot knows them by", () => {
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(
      commands.flatMap(({ shortcuts = [] }) => shortcuts.map(({ name }) => name)),
    );
    expect(manifest.features.shortcuts).toContainEqual({
      name: 'Make this an action',
      type: 'message',
      callback_id: 'action.from-message',
      description: 'Ask somebody to do what a message says, by a day',
    });
  });

  it.each([
    ['a name', { name: 'x'.repeat(SLACK_LIMITS.command) }],
    ['a summary', { summary: 'x'.repeat(SLACK_LIMITS.commandDescription + 1) }],
  ])('refuses %s that is too long instead of cutting it', (_, change) => {
    const command: CommandDefinition = { name: 'plan', summary: 'Plan', defaultVerb: 'show', verbs: [] };
    expect(() => slackManifest([{ ...command, ...change }], readManifestOptions())).toThrow(BotError);
  });
});

/** A body of each event, as the adapter reads it. */
const message = (type: string) => ({
  type: 'message',
  channel_type: type,
  channel: 'C1',
  user: 'U1',
  text: 'help',
  ts: '1.1',
});
const BODIES: Readonly<Record<string, { readonly type: string }>> = {
  'message.im': { ...message('im'), ...{ channel: 'D1' } },
  'message.channels': message('channel'),
  'message.groups': message('group'),
  app_mention: { ...message('channel'), type: 'app_mention' },
  member_joined_channel: { type: 'member_joined_channel', ...{ user: 'UBOT', channel: 'C1' } },
  member_left_channel: { type: 'member_left_channel', ...{ user: 'UBOT', channel: 'C1' } },
  ...Object.fromEntries(
    ['left', 'archive', 'deleted'].flatMap((what) =>
      [`channel_${what}`, `group_${what}`].map((type) => [type, { type, ...{ channel: 'C1' } }]),
    ),
  ),
  app_home_opened: { type: 'app_home_opened', ...{ user: 'U1', tab: 'home' } },
  app_uninstalled: { type: 'app_uninstalled' },
  tokens_revoked: { type: 'tokens_revoked', ...{ tokens: { oauth: [], bot: ['UBOT'] } } },
};
/** These change what the adapter knows of a channel, and nothing else. */
const SHARING: readonly string[] = ['channel_shared', 'channel_unshared'];

describe('what the Slack app asks for', () => {
  it.each(slackEvents.filter((name) => !SHARING.includes(name)))(
    '%s is something the adapter understands',
    (name) => {
      const event = BODIES[name];
      expect(event).toBeDefined();
      if (!event) return;
      const payload = { type: 'event_callback' as const, event_id: 'Ev1', team_id: 'T1', event };
      expect(receiveEvent(payload, { team: 'T1', user: 'UBOT' })).toBeDefined();
    },
  );

  it('every kind of event the adapter understands is asked for', async () => {
    const source = await readFile(join(ADAPTER, 'receive-event.ts'), 'utf8');
    const kinds = [...source.matchAll(/case '([a-z_]+)':/g)].map(([, kind]) => kind);
    expect(new Set(slackEvents.map((name) => name.split('.')[0]))).toEqual(new Set([...kinds, ...SHARING]));
    for (const type of SHARING) expect(SharingEvent.safeParse({ type, channel: 'C1' }).success).toBe(true);
  });

  it('the methods the adapter calls are those the scopes are for, and those that need none', async () => {
    const called = [...(await adapterSources()).matchAll(/\bclient\.(\w+\.\w+)\(/g)].map(
      ([, method]) => method,
    );
    const withoutScope = ['auth.test', 'views.open', 'views.publish', 'views.push', 'views.update'];
    const explained = SLACK_PERMISSIONS.flatMap(({ methods = [] }) => methods);
    expect(new Set(called)).toEqual(new Set([...explained, ...withoutScope]));
  });

  it('every scope is there once, with a reason and a use', () => {
    expect(new Set(slackScopes).size).toBe(slackScopes.length);
    for (const { scope, why, events = [], methods = [] } of SLACK_PERMISSIONS) {
      expect(why.length).toBeGreaterThan(10);
      expect(scope === 'commands' || events.length + methods.length > 0).toBe(true);
    }
    expect(manifest.oauth_config.scopes.bot).toEqual([...slackScopes]);
  });

  it('the page about Slack explains every scope', () => {
    const rows = slackScopeTable().split('\n').slice(2);
    expect(rows.map((row) => row.split('`')[1])).toEqual([...slackScopes]);
  });
});
