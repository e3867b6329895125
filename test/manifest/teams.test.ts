import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { TEAMS_LIMITS } from '../../manifest/limits.ts';
import { readManifestOptions } from '../../manifest/options.ts';
import { teamsManifest, teamsPermissionTable } from '../../manifest/teams.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { CommandDefinition } from '../../src/bot/grammar/types.ts';
import { root } from '../../src/root.ts';
import { teamsManifestProblems } from '../support/teams-manifest-rules.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const options = readManifestOptions({
  url: 'https://bot.example.org:8443/teams/',
  'app-id': APP_ID.toUpperCase(),
  'app-version': '1.4.0',
  organisation: 'Invented Partnership',
  'privacy-notice': 'https://example.org/privacy',
});
const manifest = teamsManifest(commands, options);
const bot = manifest.bots[0];

describe('the Teams manifest', () => {
  it('suggests each command, and no other, wherever the bot works', () => {
    for (const list of bot?.commandLists ?? []) {
      expect(list.commands.map(({ title }) => title)).toEqual(commands.map(({ name }) => name));
    }
    const listed = bot?.commandLists.flatMap(({ scopes }) => scopes);
    expect([...(listed ?? [])].sort()).toEqual([...(bot?.scopes ?? [])].sort());
    expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat']);
  });

  it('has slash commands where Teams knows them, and mentions everywhere', () => {
    expect(bot?.supportsTargetedMessages).toBe(true);
    for (const { scopes, triggers } of bot?.commandLists ?? []) {
      expect(triggers).toContain('mention');
      expect(triggers.includes('slash')).toBe(!scopes.includes('personal'));
    }
  });

  it('is the app of this installation', () => {
    expect(manifest).toMatchObject({
      id: APP_ID,
      version: '1.4.0',
      bots: [{ botId: APP_ID }],
      validDomains: [],
      developer: {
        name: 'Invented Partnership',
        websiteUrl: 'https://bot.example.org:8443/teams',
        privacyUrl: 'https://example.org/privacy',
        termsOfUseUrl: 'https://bot.example.org:8443/teams',
      },
    });
  });

  it('asks for no more than is explained', () => {
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
    const ofTeams = manifest.authorization.permissions.resourceSpecific;
    expect(ofTeams).toEqual([{ name: 'ChannelMessage.Read.Group', type: 'Application' }]);
    expect(manifest.webApplicationInfo.id).toBe(APP_ID);
    for (const asked of [
      ...manifest.permissions,
      ...ofTeams.map(({ name }) => name),
      ...(bot?.scopes ?? []),
    ]) {
      expect(teamsPermissionTable()).toMatch(new RegExp(`\\| [\\w ]+ \`${asked}\` \\| .{10,} \\|`));
    }
  });

  it('offers what the commands offer, where it can be chosen, and opens a form for each', () => {
    const [extension, ...others] = manifest.composeExtensions ?? [];
    expect(others).toEqual([]);
    expect(extension?.botId).toBe(APP_ID);
    const offered = commands.flatMap((command) => command.shortcuts ?? []);
    expect(offered.length).toBeGreaterThan(0);
    expect(extension?.commands).toEqual(
      offered.map(({ name, title, description, on }) => ({
        id: name,
        type: 'action',
        title,
        description,
        fetchTask: true,
        ...(on === 'message'
          ? { context: ['message'] }
          : { context: ['compose', 'commandBox'], triggers: ['slash'] }),
      })),
    );
    // What the adapter takes in for the name of one.
    for (const { id } of extension?.commands ?? []) expect(id).toMatch(/^[a-z][a-z.-]{0,63}$/);
  });

  it('has no menu when no command offers anything', () => {
    const bare = commands.map(({ name, summary, defaultVerb, verbs }) => ({
      name,
      summary,
      defaultVerb,
      verbs,
    }));
    expect(teamsManifest(bare, options)).not.toHaveProperty('composeExtensions');
  });

  it('has the shape of the published schema, and nothing that is not in it', () => {
    expect(teamsManifestProblems(manifest)).toEqual([]);
    expect(teamsManifestProblems(teamsManifest(commands, readManifestOptions()))).toEqual([]);
  });

  it.each([
    ['an unknown property', { ...manifest, tabs: [] }],
    ['a scope that Teams spells otherwise', { ...manifest, bots: [{ ...bot, scopes: ['groupchat'] }] }],
    ['two bots', { ...manifest, bots: [bot, bot] }],
    ['an id that is no GUID', { ...manifest, id: 'partnership' }],
    [
      'an address without https',
      { ...manifest, developer: { ...manifest.developer, websiteUrl: 'http://x.org' } },
    ],
    ['a name that is too long', { ...manifest, name: { short: 'x'.repeat(31) } }],
    ['a menu in a place there is not', withContext(['chat'])],
    ['the same menu entry twice', twice()],
    ['a domain with a path', { ...manifest, validDomains: ['https://bot.example.org/x'] }],
  ])('the shape refuses %s', (_, given) => {
    expect(teamsManifestProblems(given)).not.toEqual([]);
  });

  function withContext(context: string[]): object {
    const [extension] = manifest.composeExtensions ?? [];
    const entries = extension?.commands.map((entry) => ({ ...entry, context }));
    return { ...manifest, composeExtensions: [{ ...extension, commands: entries }] };
  }

  function twice(): object {
    const [extension] = manifest.composeExtensions ?? [];
    const entries = extension?.commands ?? [];
    return { ...manifest, composeExtensions: [{ ...extension, commands: [...entries, ...entries] }] };
  }

  it("stays within Teams' limits", () => {
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    expect(manifest.description.full.length).toBeLessThanOrEqual(4000);
    expect(manifest.accentColor).toMatch(/^#[0-9a-f]{6}$/);
    expect(bot?.commandLists.length).toBeLessThanOrEqual(3);
    for (const { commands: suggested } of bot?.commandLists ?? []) {
      expect(suggested.length).toBeLessThanOrEqual(12);
      for (const { title, description } of suggested) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  it('is what the project keeps', async () => {
    const kept: unknown = JSON.parse(await readFile(join(root, 'manifest/teams/manifest.json'), 'utf8'));
    expect(kept).toEqual(teamsManifest(commands, readManifestOptions()));
  });

  const plan: CommandDefinition = { name: 'plan', summary: 'Plan', defaultVerb: 'show', verbs: [] };
  const entry = { name: 'plan.do', title: 'Plan it', description: 'Plan it', on: 'anywhere' } as const;
  const longEntry = { ...entry, title: 'x'.repeat(33) };
  const manyEntries = Array.from({ length: 11 }, (_, at) => ({ ...entry, name: `plan.do${at}` }));
  const many = Array.from({ length: TEAMS_LIMITS.commands + 1 }, (_, at) => ({ ...plan, name: `plan${at}` }));
  it.each([
    ['a name that is too long', [{ ...plan, name: 'x'.repeat(33) }], /33 characters/],
    ['a summary that is too long', [{ ...plan, summary: 'x'.repeat(129) }], /What \/plan does is 129/],
    ['more commands than fit', many, /13 commands; at most 12/],
    ['more menu entries than fit', [{ ...plan, shortcuts: manyEntries }], /11 menu entries; at most 10/],
    ['a menu title that is too long', [{ ...plan, shortcuts: [longEntry] }], /title of plan.do is 33/],
  ])('refuses %s instead of cutting it', (_, given, words) => {
    const make = () => teamsManifest(given, options);
    expect(make).toThrow(BotError);
    expect(make).toThrow(words);
  });
});
