import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { commands } from '../commands/index.ts';
import { startSimulator, worldFromMembers, type Simulator } from '../simulator/index.ts';
import { loopbackUrl, type BotSettings } from '../simulator/programs.ts';
import { BotError } from '../src/bot/errors.ts';
import { createClock } from '../src/clock.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import { readMembersCsv } from '../src/partnership/members-csv.ts';
import { root } from '../src/root.ts';
import { readSettings, type Settings } from '../src/settings.ts';

const USAGE =
  'Usage: npm run simulate [-- --port 3979 --bot http://127.0.0.1:3978 --members FILE.csv --env FILE]';

const INVENTED_MEMBERS = join(root, 'partnerships/plymouth-members.csv');
/** Made up, so that no token of a real workspace or tenant is ever used or printed here. */
const MADE_UP = {
  botToken: 'xoxb-simulator',
  signingSecret: 'simulator-signing-secret',
  teamId: 'T0SIMULATOR',
  appId: '00000000-0000-4000-8000-00000000b070',
  tenantId: '00000000-0000-4000-8000-000000007e47',
} as const;
const AGAIN_MS = 1_000;

type Words = ReturnType<typeof wordsFrom>;

/**
 * Starts the simulator alone, for a bot that somebody else starts. As soon as the bot says that it is ready, the Teams app
 * is installed for everybody.
 *
 * @throws BotError in words for whoever started it: a wrong option or setting, a port that is taken, a member file that is wrong.
 */
export async function startSimulation(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<{ readonly simulator: Simulator; stop(): Promise<void> }> {
  const said = wordsFrom(words);
  const settings = settingsFrom(environment, said);
  const botUrl = loopbackUrl(said.bot ?? `http://127.0.0.1:${settings.port}`);
  const partnership = loadPartnership(resolve(root, settings.partnershipFile));
  const file = said.members ?? INVENTED_MEMBERS;
  const { members, problems } = readMembersCsv(await readMembers(file), partnership);
  if (problems.length > 0) {
    throw new BotError(
      'members-file',
      problems.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'),
    );
  }
  const { botToken, signingSecret, teamId, appId, tenantId } = MADE_UP;
  const page = join(root, 'dist/page');
  const simulator = await startSimulator({
    port: settings.simulatorPort ?? settings.port + 1,
    world: worldFromMembers(members, partnership),
    slack: { botToken, signingSecret, teamId },
    teams: { appId, tenantId, sign: true, ownKeys: true },
    now: createClock(settings.clockAt),
    commands: commands.map(({ name, summary }) => ({ name, summary })),
    shortcuts: commands
      .flatMap(({ shortcuts }) => shortcuts ?? [])
      .map(({ name, title, on }) => ({ name, title, on })),
    ...(existsSync(page) ? { pageDir: page } : {}),
  });
  const botSettings = { PORT: new URL(botUrl).port || '80', ...simulator.settings };
  try {
    if (said.env !== undefined) await writeEnvironment(said.env, botSettings);
  } catch (error) {
    await simulator.stop();
    throw error;
  }
  simulator.connect(botUrl);
  for (const line of welcome(simulator, botUrl, botSettings, said.env)) print(line);
  const waiting = new AbortController();
  const installed = installWhenReady(simulator, botUrl, waiting.signal, print);
  return {
    simulator,
    async stop() {
      waiting.abort();
      await installed;
      await simulator.stop();
    },
  };
}

function wordsFrom(words: readonly string[]): {
  readonly port?: string;
  readonly bot?: string;
  readonly members?: string;
  readonly env?: string;
} {
  const text = { type: 'string' } as const;
  try {
    const options = { port: text, bot: text, members: text, env: text };
    return parseArgs({ args: [...words], options }).values;
  } catch {
    throw new BotError('usage', USAGE);
  }
}

/** Only what the simulator needs: with the tokens of a real workspace in the environment it would still not use them. */
function settingsFrom(environment: Readonly<Record<string, string | undefined>>, said: Words): Settings {
  return readSettings({
    HOST: '127.0.0.1',
    PORT: environment['PORT'],
    SIMULATOR_PORT: said.port ?? environment['SIMULATOR_PORT'],
    PARTNERSHIP_FILE: environment['PARTNERSHIP_FILE'],
    CLOCK_AT: environment['CLOCK_AT'],
  });
}

async function readMembers(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BotError('members-file', `${file}: cannot be read. Put the path of a CSV file.`, { cause });
  });
}

async function writeEnvironment(file: string, settings: BotSettings): Promise<void> {
  const lines = linesOf(settings).join('\n');
  await writeFile(file, `${lines}\n`).catch((cause: unknown) => {
    throw new BotError('env-file', `${file}: cannot be written. Put a path in a directory that exists.`, {
      cause,
    });
  });
}

function linesOf(settings: BotSettings): string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}

function welcome(
  simulator: Simulator,
  botUrl: string,
  settings: BotSettings,
  file: string | undefined,
): string[] {
  return [
    `Simulator of Slack and Teams: ${simulator.url}`,
    `Control API: ${simulator.url}/sim (simulator/protocol.ts); the bot's settings as JSON: ${simulator.url}/sim/settings`,
    `It talks to the bot at ${botUrl}; start the bot with these settings${file === undefined ? '' : `, which are in ${file} too`}:`,
    '',
    ...linesOf(settings),
    '',
  ];
}

/** The bot learns the team's roster by being added to it. A bot that is not there yet is waited for. */
async function installWhenReady(
  simulator: Simulator,
  botUrl: string,
  stopped: AbortSignal,
  print: (line: string) => void,
): Promise<void> {
  while (!stopped.aborted) {
    const isReady = await fetch(`${botUrl}/readyz`, { signal: AbortSignal.timeout(AGAIN_MS) })
      .then(({ ok }) => ok)
      .catch(() => false);
    if (stopped.aborted) return;
    if (isReady) {
      const outcomes = await simulator.teams.install();
      const failed = outcomes.filter(({ ok }) => !ok).length;
      print(
        failed === 0
          ? 'The bot is there; the Teams app is installed for everybody.'
          : `The bot is there, but refused ${failed} of ${outcomes.length} installation activities: are these its settings?`,
      );
      return;
    }
    await new Promise<void>((done) => {
      const timer = setTimeout(end, AGAIN_MS);
      stopped.addEventListener('abort', end, { once: true });
      function end(): void {
        clearTimeout(timer);
        stopped.removeEventListener('abort', end);
        done();
      }
    });
  }
}

/** Runs until SIGINT or SIGTERM. A project's `.env` is not read: it may hold real tokens. */
async function main(): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  try {
    const running = await startSimulation(process.argv.slice(2), process.env, (line) => console.log(line));
    await asked;
    await running.stop();
    process.exit();
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
