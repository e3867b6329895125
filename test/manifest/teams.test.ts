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
      validDomains: ['bot.example.org:8443'],
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
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('webApplicationInfo');
    for (const asked of [...manifest.permissions, ...(bot?.scopes ?? [])]) {
      expect(teamsPermissionTable()).toMatch(new RegExp(`\\| \\w+ \`${asked}\` \\| .{10,} \\|`));
    }
  });

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
  const many = Array.from({ length: TEAMS_LIMITS.commands + 1 }, (_, at) => ({ ...plan, name: `plan${at}` }));
  it.each([
    ['a name that is too long', [{ ...plan, name: 'x'.repeat(33) }], /33 characters/],
    ['a summary that is too long', [{ ...plan, summary: 'x'.repeat(129) }], /What \/plan does is 129/],
    ['more commands than fit', many, /13 commands; at most 12/],
  ])('refuses %s instead of cutting it', (_, given, words) => {
    const make = () => teamsManifest(given, options);
    expect(make).toThrow(BotError);
    expect(make).toThrow(words);
  });
});
