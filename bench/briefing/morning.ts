import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { startSimulator, worldFromMembers, type Simulator, type WorldSeed } from '../../simulator/index.ts';
import { startApplication, type Application } from '../../src/application.ts';
import type { Log } from '../../src/bot/log.ts';
import { unpaced } from '../../src/bot/pace.ts';
import type { Platform } from '../../src/bot/interaction.ts';
import { itemsOf, updatesOf } from '../../src/bot/briefing-store.ts';
import { compile } from '../../src/domain/briefing/compile.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Member } from '../../src/partnership/model.ts';
import { root } from '../../src/root.ts';
import { readSettings } from '../../src/settings.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { buttonsOf, wordsOf } from '../../test/support/screens.ts';
import { median, ms, quantile } from '../adapters/figures.ts';

// tsx bench/briefing/morning.ts [updates] [every ms]: one morning of 40 agencies on both platforms, through real adapters, signatures and
// tokens over loopback. How long a platform waits for its acknowledgement of each update, how long until the other platform shows it,
// and how long compiling takes. Everybody confirms at the end. What the platforms themselves allow (Slack one message a second in a
// channel) is left out here: it is the platforms' time, not ours.
const UPDATES = Number(process.argv[2] ?? 300);
const EVERY_MS = Number(process.argv[3] ?? 50);
const AGENCIES = 40;
const ROOM = 'sawg';
const TEAM = 'T0BENCH';
const TENANT = '99999999-2222-4333-8444-555555555555';
const APP = '11111111-2222-4333-8444-555555555555';
const TEAMS_NAME = 'Safeguarding Adolescents';
const OPENS = '2026-11-23T08:30:05Z';

/** `bcd`: a number in letters without vowels, so that it is neither a reference nor anybody's name. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';
const letters = (n: number): string =>
  [n / 400, n / 20, n].map((part) => LETTERS[Math.floor(part) % 20] ?? '').join('');

const TEXTS = [
  '2 misper overnight, 1 back 0640, 1 still out since 2140, high, city centre',
  '2 in custody overnight, remand hearing today',
  'heard theyre meeting nr the bus station again after 9, group abt 8, vapes',
  'snapchat group going round, PL5, dsl aware',
  'nobody missing overnight, quiet night',
  'one seen in ED overnight after an overdose, medium, Devonport',
  'good news, boxing club is full',
  'one of the lads not in school again, 3rd time this week, dsl aware, Efford',
];

const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
const members: Member[] = partnership.agencies.slice(0, AGENCIES).flatMap(({ id }, index) =>
  (['slack', 'teams'] as const).map((platform) => ({
    id: `worker-${platform}-${index}`,
    name: `${'Jo'} ${platform === 'slack' ? 'Slackworth' : 'Teamsby'}${letters(index)}`,
    email: `worker.${platform}.${index}@bench.example`,
    agency: id,
    post: 'Worker',
    roles: [{ role: 'practitioner' as const }, { role: 'group-member' as const, group: 'sawg' }],
    platforms: [platform],
  })),
);

const dataDir = await mkdtemp(join(tmpdir(), 'partnership-bench-briefing-'));
const clock = { now: new Date('2026-11-23T08:25:00Z') };
const world = worldFromMembers(members, partnership);
const simulator = await startSimulator({
  world,
  slack: { botToken: 'xoxb-bench', signingSecret: 'bench-secret', teamId: TEAM },
  teams: { appId: APP, tenantId: TENANT, sign: true, hearsAll: true },
  now: () => clock.now,
});
const store = await openStore({ dataDir, databaseUrl: undefined });
await fill(store, world);
const bot = await start(store);
try {
  await bot.schedules.tick();
  clock.now = new Date(OPENS);
  await bot.schedules.tick();
  await bot.bot.courier.idle();
  await morning();
} finally {
  await simulator.stop();
  await bot.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function morning(): Promise<void> {
  const acknowledged: number[] = [];
  const mirrored: number[] = [];
  const roots = { slack: rootOf(simulator, 'slack'), teams: rootOf(simulator, 'teams') };
  const seen = new Map<string, (at: number) => void>();
  const stop = simulator.onChange(() => lookFor(simulator, seen));
  const one = async (n: number): Promise<void> => {
    const member = members[n % members.length];
    const platform: Platform = member?.platforms[0] ?? 'slack';
    const text = `${TEXTS[n % TEXTS.length] ?? 'nil'} update ${letters(n)}`;
    const began = performance.now();
    seen.set(`${platform === 'slack' ? 'teams' : 'slack'}|update ${letters(n)}`, (at) =>
      mirrored.push(at - began),
    );
    if (platform === 'slack') await simulator.slack.say(member?.name ?? '', `#${ROOM}`, text, roots.slack);
    else await simulator.teams.say(member?.name ?? '', TEAMS_NAME, text, roots.teams);
    acknowledged.push(performance.now() - began);
  };
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 1; n <= UPDATES; n += 1) {
    all.push(one(n));
    await new Promise((done) => setTimeout(done, EVERY_MS));
  }
  await Promise.all(all);
  const took = performance.now() - began;
  await bot.bot.courier.idle();
  lookFor(simulator, seen);
  stop();
  await everybodyConfirms();
  await report(acknowledged, mirrored, seen.size, took);
}

/** Each author presses once for each update that has nothing left to ask. */
async function everybodyConfirms(): Promise<void> {
  const { slack, teams } = simulator;
  for (const { name, platforms } of members) {
    const isSlack = platforms[0] === 'slack';
    const own = isSlack
      ? slack.messages(`#${ROOM}`, name).filter(({ onlyYou }) => onlyYou)
      : teams.dmMessages(name);
    for (const message of own) {
      const right = buttonsOf(message).find((label) => /right$/.test(label));
      if (!right) continue;
      if (isSlack) await slack.press(name, `#${ROOM}`, message.id, { label: right });
      else await teams.press(name, 'direct', message.id, right);
    }
  }
  await bot.bot.courier.idle();
}

async function report(acknowledged: number[], mirrored: number[], lost: number, took: number): Promise<void> {
  const compiling: number[] = [];
  const { updates, items } = await store.read(async (view) => {
    const briefing = await view.get('briefings', 'DIB-261123');
    if (!briefing) throw new Error('There is no briefing.');
    const all = { updates: await updatesOf(view, briefing), items: await itemsOf(view, briefing) };
    for (let round = 0; round < 20; round += 1) {
      const at = performance.now();
      compile(briefing, [...all.updates], [...all.items], { at: clock.now, calendar: ENGLAND });
      compiling.push(performance.now() - at);
    }
    return all;
  });
  console.log(
    `${UPDATES} updates of ${AGENCIES} agencies on both platforms, one every ${EVERY_MS} ms, in ${ms(took)}; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
  console.log(
    `acknowledged: p50 ${ms(median(acknowledged))}, p99 ${ms(quantile(acknowledged, 0.99))}, worst ${ms(Math.max(...acknowledged))}`,
  );
  console.log(
    `on the other platform: p50 ${ms(median(mirrored))}, p99 ${ms(quantile(mirrored, 0.99))}; ${mirrored.length} mirrored, ${lost} not`,
  );
  console.log(
    `compiled (${updates.length} updates, ${items.length} items): p50 ${ms(median(compiling))}, worst ${ms(Math.max(...compiling))}`,
  );
  if (lost > 0 || quantile(acknowledged, 0.99) > 300) process.exitCode = 1;
}

async function start(kept: Store): Promise<Application> {
  const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const application = await startApplication(
    readSettings({
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: 'bench-secret',
      SLACK_API_URL: simulator.slackApiUrl,
      SLACK_TEAM_IDS: TEAM,
      MICROSOFT_APP_ID: APP,
      MICROSOFT_APP_PASSWORD: 'bench-password',
      MICROSOFT_APP_TENANT_ID: TENANT,
      TEAMS_OPENID_METADATA: simulator.openIdMetadataUrl,
      TEAMS_TOKEN_URL: simulator.tokenUrl,
    }),
    { log: quiet, now: () => clock.now, monotonic: () => clock.now.getTime(), store: kept, pace: unpaced },
  );
  simulator.connect(application.url);
  await simulator.teams.install();
  await application.bot.courier.idle();
  return application;
}

async function fill(kept: Store, { slack, teams }: WorldSeed): Promise<void> {
  const onSlack = slack.channels.find(({ name }) => name === ROOM)?.id ?? '';
  const onTeams = teams.team.channels.find(({ name }) => name === TEAMS_NAME)?.id ?? '';
  await kept.transact(async (tx) => {
    for (const member of members)
      await tx.put('members', { ...member, roles: [...member.roles], platforms: [...member.platforms] });
    for (const [platform, tenant, conversation] of [
      ['slack', TEAM, onSlack],
      ['teams', TENANT, onTeams],
    ] as const)
      await tx.put('places', {
        id: `${platform}|${tenant}|${conversation}`,
        platform,
        tenant,
        conversation,
        purpose: 'briefing',
        by: 'bench',
        at: clock.now.toISOString(),
      });
  });
}

function rootOf({ slack, teams }: Simulator, platform: Platform): string {
  const messages = platform === 'slack' ? slack.messages(`#${ROOM}`) : teams.messages(TEAMS_NAME);
  const found = messages.find((message) => wordsOf(message).includes('Daily briefing'));
  if (!found) throw new Error(`There is no briefing on ${platform}.`);
  return found.id;
}

/** Which of the updates that are waited for stand on the other platform now. */
function lookFor({ slack, teams }: Simulator, waiting: Map<string, (at: number) => void>): void {
  if (waiting.size === 0) return;
  const at = performance.now();
  const newest = {
    slack: slack.messages(`#${ROOM}`).slice(-12).map(wordsOf).join('\n'),
    teams: teams.messages(TEAMS_NAME).slice(-12).map(wordsOf).join('\n'),
  };
  for (const [key, done] of waiting) {
    const [platform = '', words = ''] = key.split('|');
    if (!(platform === 'slack' ? newest.slack : newest.teams).includes(words)) continue;
    waiting.delete(key);
    done(at);
  }
}
