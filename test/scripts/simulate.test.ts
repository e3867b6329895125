import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSimulation } from '../../scripts/simulate.ts';
import type { ApiCall } from '../../simulator/calls.ts';
import type { Outcome, SlackScreen, World } from '../../simulator/protocol.ts';
import { openStore } from '../../storage/open.ts';
import { startApplication, type Application } from '../../src/application.ts';
import { unpaced } from '../../src/bot/pace.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { root } from '../../src/root.ts';
import { readSettings } from '../../src/settings.ts';
import { useBuilt } from '../support/built.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS } from '../support/town.ts';
import { showing } from '../support/screens.ts';

const built = useBuilt('scripts/simulate.ts');

let simulation: Awaited<ReturnType<typeof startSimulation>>;
let bot: Application;
let settingsFile: string;
let directory: string;
const printed: string[] = [];

/** As another program would: over HTTP, and nothing else. */
const get = async <T>(path: string): Promise<T> =>
  (await (await fetch(simulation.simulator.url + path)).json()) as T;
const post = async (path: string, body?: object): Promise<Outcome> =>
  (await (
    await fetch(simulation.simulator.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  ).json()) as Outcome;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'partnership-bot-'));
  settingsFile = join(directory, 'bot.env');
  const words = ['--port', '0', '--env', settingsFile, '--bot', 'http://127.0.0.1:1'];
  const environment = { CLOCK_AT: '2026-11-23T09:00:00Z', SLACK_BOT_TOKEN: 'xoxb-real', HOST: '0.0.0.0' };
  simulation = await startSimulation(words, environment, (line) => printed.push(line));
  const settings = readSettings({
    ...(await get<Record<string, string>>('/sim/settings')),
    PORT: '0',
    DATA_DIR: directory,
  });
  const store = await openStore({ dataDir: join(directory, 'data') });
  const partnership = loadPartnership(join(root, settings.partnershipFile));
  const csv = await readFile(join(root, 'partnerships/plymouth-members.csv'), 'utf8');
  await store.transact(async (tx) => {
    for (const member of readMembersCsv(csv, partnership).members)
      await tx.put('members', { ...member, roles: [...member.roles], platforms: [...member.platforms] });
  });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const now = (): Date => new Date('2026-11-23T09:00:00Z');
  bot = await startApplication(settings, { log, now, store, pace: unpaced });
});
afterAll(async () => {
  await simulation.stop();
  await bot.stop();
  await rm(directory, { recursive: true, force: true });
});

describe('the simulator alone, for programs', () => {
  it('says how to reach it, and what settings the bot needs; never a token of a real workspace', async () => {
    expect(printed[0]).toBe(`Simulator of Slack and Teams: ${simulation.simulator.url}`);
    const file = await readFile(settingsFile, 'utf8');
    for (const line of file.trim().split('\n')) expect(printed).toContain(line);
    expect(file).toContain('PORT=1\n');
    expect(file + printed.join()).not.toContain('xoxb-real');
  });

  it('holds a conversation between the two platforms over its control API alone', async () => {
    expect(await post('/sim/connect', { bot: bot.url })).toEqual({ ok: true });
    expect(await post('/sim/teams/install', { people: [CHAIR_ON_TEAMS] })).toEqual({ ok: true });
    const world = await get<World>('/sim/world');
    const chair = world.slack.people.find(({ name }) => name === CHAIR_ON_SLACK)?.id ?? '';
    const room = world.slack.rooms[0]?.id ?? '';
    const text = `/action assign @${CHAIR_ON_TEAMS} "Send the minutes" by 12 Dec measure "Sent within ten days"`;
    expect(await post('/sim/slack/say', { user: chair, room, text })).toEqual({ ok: true });
    await bot.bot.courier.idle();

    const screen = await get<SlackScreen>(`/sim/slack/screen?user=${chair}`);
    // Nobody has said what this room is for, so the card is in the chair's own chat.
    const everywhere = screen.rooms.flatMap(({ messages }) => messages);
    expect(showing(everywhere, 'Send the minutes')).toBeDefined();
    const posts = await get<ApiCall[]>('/sim/slack/calls?method=chat.postMessage');
    expect(posts.map(({ status }) => status)).toContain(200);
    const teams = await get<ApiCall[]>('/sim/teams/calls');
    expect(teams.some(({ method, status }) => method === 'sendActivity' && status < 300)).toBe(true);
  });

  it('makes calls go wrong when told to, and stops', async () => {
    const fault = { platform: 'slack', method: 'auth.test', fault: { kind: 'error', error: 'fatal_error' } };
    const ask = async (): Promise<unknown> => {
      const url = `${simulation.simulator.slackApiUrl}auth.test`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization: 'Bearer xoxb-simulator' },
      });
      return answer.json();
    };
    expect(await post('/sim/faults', { ...fault, times: 2 })).toEqual({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, error: 'fatal_error' });
    expect(await post('/sim/faults/clear')).toEqual({ ok: true });
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('answers with a problem what it cannot do', async () => {
    const elsewhere = await post('/sim/connect', { bot: 'https://example.org' });
    expect(elsewhere.problem).toContain('on this machine');
    const odd = { platform: 'slack', method: 'auth.test', fault: { kind: 'explode' } };
    expect(await post('/sim/faults', odd)).toMatchObject({ ok: false });
    expect(await post('/sim/teams/install', { people: ['Nobody Here'] })).toMatchObject({ ok: false });
    expect((await fetch(`${simulation.simulator.url}/sim/irc/calls`)).status).toBe(400);
  });

  it('installs the Teams app as soon as the bot is ready', async () => {
    let told: (line: string) => void = () => undefined;
    const line = new Promise<string>((resolve) => {
      told = (printedLine) => {
        if (printedLine.startsWith('The bot is there')) resolve(printedLine);
      };
    });
    const other = await startSimulation(['--port', '0', '--bot', bot.url], {}, told);
    // botbuilder prints the keys it has for each token it refuses.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // Its keys are not those the bot was told of, so the bot refuses; and that is said.
    expect(await line).toContain('are these its settings?');
    await other.stop();
  });

  it.each([
    [['--colour', 'red'], /^Usage: npm run simulate/],
    [['--port', 'high'], /SIMULATOR_PORT: put a number/],
    [['--bot', 'http://10.0.0.1:3978'], /on this machine/],
    [['--port', '0', '--members', 'none.csv'], /none\.csv: cannot be read/],
    [['--port', '0', '--env', '/no/such/directory/bot.env'], /cannot be written/],
  ])('refuses %j in words', async (words, message) => {
    await expect(startSimulation(words, {}, () => undefined)).rejects.toThrow(message);
  });
});

describe('npm run simulate, as a process', () => {
  it('ends cleanly on SIGTERM', async () => {
    const child = start(['--port', '0']);
    await child.says('TEAMS_TOKEN_URL=');
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe(0);
  });

  it('says so when its port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const child = start(['--port', String(port)]);
    expect(await child.ended).toBe(1);
    expect(child.said().trim()).toBe(
      `The simulator cannot start, port ${port} is not free: set SIMULATOR_PORT to another number, or to 0 for any free one.`,
    );
    await new Promise((resolve) => server.close(resolve));
  });
});

function start(words: readonly string[]) {
  const child = spawn(
    process.execPath,
    [built('scripts/simulate.ts'), ...words, '--bot', 'http://127.0.0.1:1'],
    { cwd: root, env: { PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let heard: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      heard();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const says = (words: string): Promise<void> =>
    new Promise((resolve) => {
      heard = () => {
        if (said.includes(words)) resolve();
      };
      heard();
    });
  return { process: child, said: () => said, says, ended };
}
