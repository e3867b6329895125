import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../scripts/manifest.ts';
import { root } from '../../src/root.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { readZip } from './read-zip.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';

async function setUp() {
  const folder = await temporaryDirectory();
  for (const page of ['docs/slack.md', 'docs/teams.md']) await cp(join(root, page), join(folder, page));
  const printed: string[] = [];
  return {
    folder,
    printed,
    at: (path: string) => join(folder, path),
    json: async (path: string): Promise<unknown> => JSON.parse(await readFile(join(folder, path), 'utf8')),
    run: (...words: string[]): Promise<number> => {
      printed.length = 0;
      return main(words, (line) => void printed.push(line), folder);
    },
  };
}

describe('npm run manifest', () => {
  it('makes what the project keeps, and then finds it up to date', async () => {
    const { run, printed, at } = await setUp();
    expect(await run('--check')).toBe(1);
    expect(await run()).toBe(0);
    expect(printed.join('\n')).toContain('placeholder');
    expect(await run('--check')).toBe(0);
    expect(printed).toEqual([]);
    expect((await readdir(at('manifest/teams'))).sort()).toEqual([
      'color.png',
      'manifest.json',
      'outline.png',
    ]);
  });

  it('says which file is out of date', async () => {
    const { run, printed, at } = await setUp();
    await run();
    await writeFile(at('manifest/slack.json'), '{}');
    const page = await readFile(at('docs/slack.md'), 'utf8');
    await writeFile(at('docs/slack.md'), page.replace('| `commands` |', '| `admin` |'));
    await cp(at('manifest/teams/color.png'), at('manifest/teams/outline.png'));
    expect(await run('--check')).toBe(1);
    expect(printed.map((line) => line.split(' ')[0])).toEqual([
      'manifest/slack.json',
      'manifest/teams/outline.png',
      'docs/slack.md',
    ]);
    await run();
    expect(await run('--check')).toBe(0);
  });

  it('makes what to upload for one installation, and leaves the rest alone', async () => {
    const { run, printed, at, json, folder } = await setUp();
    expect(await run('--url', 'https://bot.example.org', '--app-id', APP_ID)).toBe(0);
    expect(printed.join('\n')).not.toContain('placeholder');
    expect(await readdir(folder)).toEqual(['dist', 'docs']);
    expect(await json('dist/slack-manifest.json')).toMatchObject({
      settings: { interactivity: { request_url: 'https://bot.example.org/slack/events' } },
    });
    const files = readZip(await readFile(at('dist/teams-app.zip')));
    expect(files.get('manifest.json')?.toString()).toContain(APP_ID);
  });

  it('Socket Mode needs no address for Slack', async () => {
    const { run, json } = await setUp();
    expect(await run('--socket-mode')).toBe(0);
    expect(await json('dist/slack-manifest.json')).toMatchObject({ settings: { socket_mode_enabled: true } });
  });

  it.each([
    [['--url', 'http://bot.example.org'], /^--url: put the https address/],
    [['--url', 'bot.example.org'], /^--url: put the https address/],
    [['--app-id', 'the-bot'], /^--app-id: put the application/],
    [['--app-version', '2'], /^--app-version: put three numbers/],
    [['--organisation', 'x'.repeat(33)], /^--organisation: at most 32/],
    [['--privacy-notice', 'javascript:alert(1)'], /^--privacy-notice: put the https address/],
    [['--ulr', 'https://bot.example.org'], /^Usage: /],
    [['https://bot.example.org'], /^Usage: /],
  ])('refuses %j and says what to put there', async (words, message) => {
    const { run, printed, folder } = await setUp();
    expect(await run(...words)).toBe(1);
    expect(printed.join('\n')).toMatch(message);
    expect(await readdir(folder)).toEqual(['docs']);
  });

  it('says so when a page has lost the marks of its table', async () => {
    const { run, printed, at } = await setUp();
    await writeFile(at('docs/teams.md'), '# Running on Microsoft Teams\n');
    expect(await run()).toBe(1);
    expect(printed.join('\n')).toMatch(/docs\/teams\.md has lost the marks/);
  });
});
