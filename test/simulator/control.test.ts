import { mkdtemp, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import type { Outcome, SlackScreen, TeamsScreen, World } from '../../simulator/protocol.ts';
import { onSlack, onTeams, recorder, SECRET, TOKEN, world, type Recorder } from './support.ts';

let sim: Simulator;
let bot: Recorder;

beforeAll(async () => {
  const pageDir = await mkdtemp(join(tmpdir(), 'page-'));
  await writeFile(join(pageDir, 'index.html'), '<p>the page</p>');
  bot = await recorder();
  sim = await startSimulator({
    world,
    slack: { signingSecret: SECRET, botToken: TOKEN },
    teams: { sign: false },
    pageDir,
  });
  sim.connect(bot.url);
});
afterAll(async () => {
  await sim.stop();
  await bot.stop();
});

const get = async <T>(path: string): Promise<T> => (await (await fetch(sim.url + path)).json()) as T;
const send = async (path: string, body: object, headers: Record<string, string> = {}) =>
  await fetch(sim.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const act = async (path: string, body: object) => (await (await send(path, body)).json()) as Outcome;

/** Status of a request with headers that fetch does not let one set. */
async function statusWith(headers: Record<string, string>): Promise<number> {
  return await new Promise((resolve, reject) => {
    httpRequest(`${sim.url}/sim/world`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the control API of the local page', () => {
  it('shows the world', async () => {
    const shown = await get<World>('/sim/world');
    expect(shown).toMatchObject({ partnership: 'Plymouth', botName: 'Partnership' });
    expect(shown.slack.rooms.map((each) => each.name)).toEqual([
      '#general-partnership',
      '#neglect',
      '#mapqag',
    ]);
    expect(shown.teams.rooms.map((each) => each.name)).toEqual([
      'General',
      'Performance and Quality Assurance Group',
      'Group chat',
    ]);
    expect(shown.slack.people[0]).toMatchObject({
      name: 'Jo Smith',
      agency: 'Devon and Cornwall Police',
      roles: ['group-member'],
    });
  });

  it('speaks for people on both sides and shows their screens', async () => {
    const user = onSlack('Jo Smith');
    const room = world.slack.channels[0]?.id ?? '';
    bot.answer({ json: { text: 'private' } });
    expect(await act('/sim/slack/say', { user, room, text: '/action list' })).toEqual({ ok: true });
    const screen = await get<SlackScreen>(`/sim/slack/screen?user=${user}`);
    expect(screen.rooms.find((each) => each.id === room)?.messages.at(-1)).toMatchObject({
      text: 'private',
      onlyYou: true,
    });
    expect(screen.rooms.filter((each) => each.kind === 'direct')).toHaveLength(1);

    const { id } = onTeams('Ann Lee');
    const general = world.teams.team.id;
    expect(await act('/sim/teams/say', { user: id, room: general, text: '/action list' })).toEqual({
      ok: true,
    });
    const teams = await get<TeamsScreen>(`/sim/teams/screen?user=${id}`);
    expect(teams.rooms.find((each) => each.id === general)?.messages.at(-1)).toMatchObject({ onlyYou: true });
    bot.answer({ status: 500 });
    expect(await act('/sim/slack/say', { user, room, text: '/action list' })).toEqual({
      ok: false,
      problem: 'dispatch_failed',
    });
  });

  it('answers what it cannot do with a problem, and goes on', async () => {
    expect((await send('/sim/slack/say', { user: 'U0' })).status).toBe(400);
    expect(await act('/sim/slack/say', { user: 'U0', room: 'x', text: 'x' })).toMatchObject({ ok: false });
    expect(
      await act('/sim/teams/dialog', { user: onTeams('Ann Lee').id, action: {}, inputs: {} }),
    ).toMatchObject({ ok: false });
    expect((await fetch(`${sim.url}/sim/slack/screen?user=U0`)).status).toBe(404);
    expect(await get<World>('/sim/world')).toHaveProperty('partnership');
  });

  it('streams a change whenever a screen changed', async () => {
    const abort = new AbortController();
    const stream = await fetch(`${sim.url}/sim/stream`, { signal: abort.signal });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await sim.slack.dm('Jo Smith', 'hello');
    let seen = '';
    for await (const chunk of stream.body ?? []) {
      seen += Buffer.from(chunk as Uint8Array).toString();
      if (seen.includes('event: change')) break;
    }
    expect(seen).toContain('event: change\ndata: {}');
    abort.abort();
  });

  it('serves the built page', async () => {
    expect(await (await fetch(sim.url)).text()).toContain('the page');
  });

  it('is for this machine and its own page only', async () => {
    expect(await statusWith({ host: 'attacker.test' })).toBe(403);
    expect(await statusWith({ host: '127.0.0.1.attacker.test:80' })).toBe(403);
    expect(await statusWith({ host: 'localhost:1' })).toBe(200);
    const say = { user: onSlack('Jo Smith'), room: 'direct', text: 'x' };
    expect((await send('/sim/slack/say', say, { origin: 'https://attacker.test' })).status).toBe(403);
    expect((await send('/sim/slack/say', say, { origin: 'null' })).status).toBe(403);
    expect((await send('/sim/slack/say', say, { origin: sim.url })).status).toBe(200);
    const form = await fetch(`${sim.url}/sim/slack/say`, { method: 'POST', body: new URLSearchParams(say) });
    expect(form.status).toBe(400);
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(sim.url).port);
    const again = startSimulator({
      port,
      world,
      slack: { signingSecret: SECRET, botToken: TOKEN },
      teams: { sign: false },
    });
    await expect(again).rejects.toThrow(`port ${port} is not free: set SIMULATOR_PORT`);
  });

  it('stops though streams are open and calls hang', async () => {
    const other = await startSimulator({
      world,
      slack: { signingSecret: SECRET, botToken: TOKEN },
      teams: { sign: false },
    });
    await fetch(`${other.url}/sim/stream`);
    other.slack.faults.next('auth.test', { kind: 'hang' });
    const hanging = fetch(`${other.slackApiUrl}auth.test`, { method: 'POST' }).catch(
      (error: unknown) => error,
    );
    while (other.slack.calls.all.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await other.stop();
    expect(await hanging).toBeInstanceOf(Error);
  });
});
