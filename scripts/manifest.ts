import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { commands } from '../commands/index.ts';
import { colourIcon, outlineIcon } from '../manifest/icons.ts';
import { PLACEHOLDERS, readManifestOptions, type ManifestOptions } from '../manifest/options.ts';
import { encodePng, samePicture } from '../manifest/png.ts';
import { slackScopeTable } from '../manifest/slack-permissions.ts';
import { slackManifest } from '../manifest/slack.ts';
import { TEAMS_ICONS, teamsManifest, teamsPermissionTable } from '../manifest/teams.ts';
import { zip } from '../manifest/zip.ts';
import { BotError } from '../src/bot/errors.ts';
import { root } from '../src/root.ts';

const USAGE = `Usage: npm run manifest -- --url https://bot.example.org --app-id GUID [--app-version 1.0.1] [--socket-mode]
  [--organisation NAME] [--website https://…] [--privacy-notice https://…] [--terms https://…]
Without options it renews the manifests in manifest/ and the tables in docs/; with --check it only compares them.`;

/** What to upload, made anew each time and never committed. */
const SLACK_UPLOAD = 'dist/slack-manifest.json';
const TEAMS_UPLOAD = 'dist/teams-app.zip';

/** A file the project keeps and this script makes. */
interface Kept {
  readonly path: string;
  readonly content: Buffer;
  /** Whether what is there now says the same. */
  readonly isSame: (now: Buffer) => boolean;
}

/**
 * Makes the manifests: those of this installation, to upload, or (without options) those the project keeps, with
 * placeholders. Returns the exit code.
 */
export async function main(
  words: readonly string[],
  print: (line: string) => void,
  folder = root,
): Promise<number> {
  try {
    const { check = false, ...given } = readWords(words);
    const options = readManifestOptions(given);
    const isForOneInstallation = Object.keys(given).length > 0;
    if (check) return await compare(await keptFiles(folder), folder, print);
    if (!isForOneInstallation) await renew(await keptFiles(folder), folder);
    await write(folder, SLACK_UPLOAD, Buffer.from(json(slackManifest(commands, options))));
    await write(folder, TEAMS_UPLOAD, teamsPackage(options));
    for (const line of nextSteps(options)) print(line);
    return 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    return 1;
  }
}

function readWords(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...words],
      options: {
        check: flag,
        url: text,
        'app-id': text,
        'app-version': text,
        'socket-mode': flag,
        organisation: text,
        website: text,
        'privacy-notice': text,
        terms: text,
      },
    }).values;
  } catch (cause) {
    throw new BotError('manifest-options', USAGE, { cause });
  }
}

function nextSteps({ url, appId, socketMode }: ManifestOptions): string[] {
  const noUrl = url === PLACEHOLDERS.url;
  return [
    `${SLACK_UPLOAD}: paste it at api.slack.com/apps, "From an app manifest".`,
    ...(noUrl && !socketMode
      ? ['  It still has a placeholder for the address of the bot: add --url, or --socket-mode.']
      : []),
    `${TEAMS_UPLOAD}: upload it in the Teams admin centre.`,
    ...(appId === PLACEHOLDERS.appId
      ? ["  It still has a placeholder for the bot's application id: add --app-id."]
      : []),
    ...(noUrl ? ['  It still has a placeholder for the address of the bot: add --url.'] : []),
  ];
}

/** The app package for Teams: the manifest and its icons, at the top of the archive. */
export function teamsPackage(options: ManifestOptions): Buffer {
  const { color, outline } = TEAMS_ICONS;
  return zip([
    { name: 'manifest.json', data: Buffer.from(json(teamsManifest(commands, options))) },
    { name: color, data: encodePng(colourIcon()) },
    { name: outline, data: encodePng(outlineIcon()) },
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

async function keptFiles(folder: string): Promise<Kept[]> {
  const options = readManifestOptions();
  const icons = 'manifest/teams';
  return [
    text('manifest/slack.json', await pretty(slackManifest(commands, options))),
    text(`${icons}/manifest.json`, await pretty(teamsManifest(commands, options))),
    picture(`${icons}/${TEAMS_ICONS.color}`, encodePng(colourIcon())),
    picture(`${icons}/${TEAMS_ICONS.outline}`, encodePng(outlineIcon())),
    await page(folder, 'docs/slack.md', 'scopes', slackScopeTable()),
    await page(folder, 'docs/teams.md', 'permissions', teamsPermissionTable()),
  ];
}

/** As the formatter wants committed files. It is not installed where the bot only runs, and nothing is committed there. */
async function pretty(value: unknown): Promise<string> {
  const { format } = await import('prettier');
  return format(JSON.stringify(value), { parser: 'json', printWidth: 110 });
}

function text(path: string, words: string): Kept {
  const content = Buffer.from(words);
  return { path, content, isSame: (now) => now.equals(content) };
}

function picture(path: string, content: Buffer): Kept {
  return { path, content, isSame: (now) => samePicture(now, content) };
}

/** A page with one made table between its marks. @throws BotError when the marks are not there */
async function page(folder: string, path: string, what: string, table: string): Promise<Kept> {
  const begin = `<!-- ${what}: made by \`npm run generate\` -->`;
  const end = `<!-- end of ${what} -->`;
  const words = await readFile(join(folder, path), 'utf8');
  const [from, to] = [words.indexOf(begin), words.indexOf(end)];
  if (from < 0 || to < from) {
    throw new BotError('manifest-marks', `${path} has lost the marks around its table: ${begin} … ${end}`);
  }
  return text(path, `${words.slice(0, from + begin.length)}\n${table}\n${words.slice(to)}`);
}

async function renew(files: readonly Kept[], folder: string): Promise<void> {
  for (const file of files) {
    if (!(await isUpToDate(file, folder))) await write(folder, file.path, file.content);
  }
}

async function compare(
  files: readonly Kept[],
  folder: string,
  print: (line: string) => void,
): Promise<number> {
  let code = 0;
  for (const file of files) {
    if (await isUpToDate(file, folder)) continue;
    print(`${file.path} is out of date; run npm run generate`);
    code = 1;
  }
  return code;
}

async function isUpToDate({ path, isSame }: Kept, folder: string): Promise<boolean> {
  const now = await readFile(join(folder, path)).catch(() => undefined);
  return now !== undefined && isSame(now);
}

async function write(folder: string, path: string, content: Buffer): Promise<void> {
  const to = join(folder, path);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, content);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
}
