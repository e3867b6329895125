import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startSimulator, worldFromMembers, type Simulator, type WorldSeed } from '../../simulator/index.ts';
import { collectionNames, type CollectionName, type RecordOf } from '../../storage/collections.ts';
import { openStore, type StoreOptions } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { startApplication, type Application } from '../../src/application.ts';
import type { Log } from '../../src/bot/log.ts';
import { unpaced } from '../../src/bot/pace.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Member } from '../../src/partnership/model.ts';
import { root } from '../../src/root.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { townsfolk } from './people.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT_ID = '99999999-2222-4333-8444-555555555555';
export const TEAM_ID = 'T0TESTTEAM';
export const SIGNING_SECRET = 'front-door-signing-secret';
export const BOT_TOKEN = 'xoxb-front-door';
export const APP_PASSWORD = 'front-door-password';

/** People of the invented membership whom the stories are about, and where they are. */
export const CHAIR_ON_TEAMS = 'Dominic Oyelaran';
export const CHAIR_ON_SLACK = 'Clementine Owusu';
export const WORKER_ON_SLACK = 'Jory Whitmarsh';
export const WORKER_ON_TEAMS = 'Tariq Lugg';

/** Somebody in the workspace and the tenant whom the partnership does not know. */
export const STRANGER = 'Barnaby Quillfeather';
const stranger: Member = {
  id: 'barnaby-quillfeather',
  name: STRANGER,
  email: 'barnaby.quillfeather@elsewhere.example',
  agency: 'elsewhere',
  post: 'Visitor',
  roles: [],
  platforms: ['slack', 'teams'],
};

export interface Town {
  readonly simulator: Simulator;
  /** Where the embedded store keeps everything. */
  readonly dataDir: string;
  /** The running bot and its store; after `restart` these are the new ones. */
  readonly bot: Application;
  readonly store: Store;
  readonly members: readonly Member[];
  /** Lines the bot logged, for proving what is not in them. */
  readonly logged: string[];
  now: Date;
  /** Resolves when the outbox has nothing more to send and both platforms have been told everything. */
  readonly settled: () => Promise<void>;
  /** Changes what the members on record say about somebody, as an import does. */
  readonly amend: (name: string, change: Partial<Member>) => Promise<void>;
  /** Every record, by collection, without the collections named. */
  readonly records: (...without: CollectionName[]) => Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Ends the bot's process, as far as a test can, and starts another on the same directory. `meanwhile` happens in between. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * The whole bot with both platforms played by the simulator: real adapters, signatures and tokens, over loopback. Its
 * records are in a directory of its own, or in the PostgreSQL database at `databaseUrl`, or wherever `open` puts them.
 */
export async function startTown(
  at = '2026-11-23T09:00:00Z',
  databaseUrl?: string,
  open: (place: StoreOptions) => Promise<Store> = openStore,
): Promise<Town> {
  const dataDir = await mkdtemp(join(tmpdir(), 'partnership-bot-'));
  const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
  const members = townsfolk();
  const clock = { now: new Date(at) };
  const logged: string[] = [];
  const world = worldFromMembers([...members, stranger], partnership);
  const simulator = await startSimulator({
    world,
    slack: { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, teamId: TEAM_ID },
    teams: { appId: APP_ID, tenantId: TENANT_ID, sign: true, hearsAll: true },
    now: () => clock.now,
  });
  const note = (fields: object, message: string): void => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Log = { info: note, warn: note, error: note };
  const settings = settingsFor(simulator, dataDir);
  const start = async (): Promise<Application> => {
    const store = await open({ dataDir, databaseUrl });
    await store.transact(async (tx) => {
      if ((await tx.all('members')).length > 0) return;
      for (const member of members) await tx.put('members', asRecord(member));
      // Rooms in which cards may hang and cases be spoken of; what other rooms are like has tests of its own.
      for (const place of placesOf(world, at)) await tx.put('places', place);
    });
    const application = await startApplication(settings, {
      log,
      now: () => clock.now,
      // The stories set the clock on purpose: to the bot the time has simply passed.
      monotonic: () => clock.now.getTime(),
      store,
      // While the clock stands still, nothing would leave any more. How fast messages leave is shown in test/bot.
      pace: unpaced,
      // No tick of the wall's clock comes between two looks of a story.
      ticksItself: true,
    });
    simulator.connect(application.url, () => application.bot.inHand.idle());
    // The first look at the calendar writes down where each schedule begins.
    await application.schedules.tick();
    return application;
  };
  let bot = await start();
  // Being added to the team is how the bot learns its roster; the people below have the app themselves as well.
  await simulator.teams.install({ team: true, groups: true, people: [CHAIR_ON_TEAMS, WORKER_ON_TEAMS] });
  // The welcomes have a test of their own.
  await bot.bot.courier.idle();
  simulator.teams.startAfresh();

  return {
    simulator,
    dataDir,
    members,
    logged,
    get bot() {
      return bot;
    },
    get store() {
      return bot.store;
    },
    get now() {
      return clock.now;
    },
    set now(instant) {
      clock.now = instant;
    },
    async settled() {
      await bot.answered();
      await bot.bot.inHand.idle();
      await bot.bot.courier.idle();
      await simulator.settled();
    },
    async amend(name, change) {
      await bot.store.transact(async (tx) => {
        for (const member of await tx.all('members'))
          if (member.name === name) await tx.put('members', asRecord({ ...member, ...change }));
      });
      bot.bot.forgetDirectory();
    },
    records: (...without) =>
      bot.store.read(async (view) => {
        const all: Record<string, readonly unknown[]> = {};
        // The head of the audit trail moves with its entries.
        const left: readonly string[] = without.includes('audit') ? [...without, 'auditHead'] : without;
        for (const name of collectionNames) if (!left.includes(name)) all[name] = await view.all(name);
        return all;
      }),
    async restart(meanwhile) {
      await bot.stop();
      await meanwhile?.();
      bot = await start();
    },
    async stop() {
      await simulator.stop();
      await bot.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function placesOf({ slack, teams }: WorldSeed, at: string): RecordOf<'places'>[] {
  const rooms = [
    ...slack.channels.map(({ id }) => ['slack', TEAM_ID, id] as const),
    ...[...teams.team.channels, ...teams.groupChats].map(({ id }) => ['teams', TENANT_ID, id] as const),
  ];
  return rooms.map(([platform, tenant, conversation]) => ({
    id: `${platform}|${tenant}|${conversation}`,
    platform,
    tenant,
    conversation,
    purpose: 'business-unit',
    by: 'priya-nair',
    at: new Date(at).toISOString(),
  }));
}

function settingsFor(simulator: Simulator, dataDir: string): Settings {
  return readSettings({
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: simulator.slackApiUrl,
    SLACK_TEAM_IDS: TEAM_ID,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: APP_PASSWORD,
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
    TEAMS_OPENID_METADATA: simulator.openIdMetadataUrl,
    TEAMS_TOKEN_URL: simulator.tokenUrl,
  });
}

function asRecord(member: Member): RecordOf<'members'> {
  return { ...member, roles: [...member.roles], platforms: [...member.platforms] };
}

/** One town for all the tests of a file. */
export function useTown(at?: string, database?: () => Promise<string>): () => Town {
  let town: Town | undefined;
  beforeAll(async () => {
    town = await startTown(at, await database?.());
  });
  afterAll(async () => {
    await town?.stop();
  });
  return () => {
    if (!town) throw new Error('The town is not there yet');
    return town;
  };
}
