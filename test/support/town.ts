import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startSimulator, worldFromMembers, type Simulator } from '../../simulator/index.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { startApplication, type Application } from '../../src/application.ts';
import { silentLog, type Log } from '../../src/bot/log.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import type { Member } from '../../src/partnership/model.ts';
import { root } from '../../src/root.ts';
import { readSettings } from '../../src/settings.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT_ID = '99999999-2222-4333-8444-555555555555';
export const TEAM_ID = 'T0TESTTEAM';
export const SIGNING_SECRET = 'front-door-signing-secret';

/** People of the invented membership whom the stories are about, and where they are. */
export const CHAIR_ON_TEAMS = 'Dominic Oyelaran';
export const CHAIR_ON_SLACK = 'Clementine Owusu';
export const WORKER_ON_SLACK = 'Jory Whitmarsh';
export const WORKER_ON_TEAMS = 'Tariq Lugg';

export interface Town {
  readonly simulator: Simulator;
  readonly bot: Application;
  readonly store: Store;
  readonly members: readonly Member[];
  /** Lines the bot logged, for proving what is not in them. */
  readonly logged: string[];
  now: Date;
  /** Resolves when the outbox has nothing more to send and both platforms have been told everything. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole bot with both platforms played by the simulator: real adapters, signatures and tokens, over loopback. */
export async function startTown(at = '2026-11-23T09:00:00Z'): Promise<Town> {
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-'));
  const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
  const { members } = readMembersCsv(
    await readFile(join(root, 'partnerships/plymouth-members.csv'), 'utf8'),
    partnership,
  );
  const store = await openStore({ dataDir: directory });
  await store.transact(async (tx) => {
    for (const member of members)
      await tx.put('members', { ...member, roles: [...member.roles], platforms: [...member.platforms] });
  });
  const town = { now: new Date(at), logged: [] as string[] };
  const simulator = await startSimulator({
    world: worldFromMembers(members, partnership),
    slack: { botToken: 'xoxb-front-door', signingSecret: SIGNING_SECRET, teamId: TEAM_ID },
    teams: { appId: APP_ID, tenantId: TENANT_ID, sign: true },
    now: () => town.now,
  });
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: 'xoxb-front-door',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: simulator.slackApiUrl,
    SLACK_TEAM_IDS: TEAM_ID,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'front-door-password',
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
    TEAMS_OPENID_METADATA: simulator.openIdMetadataUrl,
    TEAMS_TOKEN_URL: simulator.tokenUrl,
  });
  const note = (fields: object, message: string): void => {
    town.logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Log = { ...silentLog, info: note, warn: note, error: note };
  const bot = await startApplication(settings, { log, now: () => town.now, store });
  simulator.connect(bot.url);
  const t0 = performance.now();
  // Being added to the team is how the bot learns its roster; the people below have the app themselves as well.
  await simulator.teams.install({ team: true, groups: true, people: [CHAIR_ON_TEAMS, WORKER_ON_TEAMS] });
  return Object.assign(town, {
    simulator,
    bot,
    store,
    members,
    settled: async () => {
      await bot.bot.courier.idle();
      await simulator.settled();
    },
    stop: async () => {
      await simulator.stop();
      await bot.stop();
      await rm(directory, { recursive: true, force: true });
    },
  });
}

/** One town for all the tests of a file. */
export function useTown(at?: string): () => Town {
  let town: Town | undefined;
  beforeAll(async () => {
    town = await startTown(at);
  });
  afterAll(async () => {
    await town?.stop();
  });
  return () => {
    if (!town) throw new Error('The town is not there yet');
    return town;
  };
}
