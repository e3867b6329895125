import { execFile } from 'node:child_process';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/root.ts';
import { useBuilt } from '../support/built.ts';

const run = promisify(execFile);

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: 'signing-secret' };
const TEAMS = {
  MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
  MICROSOFT_APP_PASSWORD: 'invented',
  MICROSOFT_APP_TENANT_ID: '99999999-2222-4333-8444-555555555555',
};

const built = useBuilt('src/application.ts', 'src/platforms.ts', 'src/settings.ts', 'src/bot/log.ts');
const urlOf = (entry: string): string => JSON.stringify(pathToFileURL(built(entry)).href);

/** Loads the whole application and the platforms of these settings in a process of its own, and lists the packages it then holds. */
const program = (): string => `
  import { createRequire } from 'node:module';
  await import(${urlOf('src/application.ts')});
  const { loadAdapters } = await import(${urlOf('src/platforms.ts')});
  const { readSettings } = await import(${urlOf('src/settings.ts')});
  const { silentLog } = await import(${urlOf('src/bot/log.ts')});
  await loadAdapters(readSettings(process.env), silentLog, () => new Date());
  const files = Object.keys(createRequire(process.cwd() + '/package.json').cache);
  const names = files.map((file) => /.*node_modules\\/((@[^/]+\\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean);
  process.stdout.write(JSON.stringify([...new Set(names)]));
`;

async function loadedWith(environment: Record<string, string>): Promise<string[]> {
  const flags = ['--input-type=module', '-e', program()];
  const { stdout } = await run(process.execPath, flags, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  return z.array(z.string()).parse(JSON.parse(stdout));
}

const of = (packages: readonly string[], pattern: RegExp): string[] =>
  packages.filter((name) => pattern.test(name));

const SLACKS = /^@slack\//;
const MICROSOFTS = /^(botbuilder|botframework|@azure\/)/;

describe('what the process loads', { timeout: 60_000 }, () => {
  it('nothing of Teams with Slack alone', async () => {
    const loaded = await loadedWith(SLACK);
    expect(loaded).toContain('@slack/bolt');
    expect(of(loaded, MICROSOFTS)).toEqual([]);
  });

  it('nothing of Slack with Teams alone', async () => {
    const loaded = await loadedWith(TEAMS);
    expect(loaded).toContain('botbuilder');
    expect(of(loaded, SLACKS)).toEqual([]);
  });
});
