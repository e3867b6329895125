import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { commands } from '../commands/index.ts';
import { startSimulator } from '../simulator/index.ts';
import { worldFromMembers, type WorldSeed } from '../simulator/world.ts';
import { openStore } from '../storage/open.ts';
import type { Store } from '../storage/store.ts';
import { startApplication, type Application, type Surroundings } from './application.ts';
import { BotError } from './bot/errors.ts';
import { placeId } from './bot/places.ts';
import type { Member } from './partnership/model.ts';
import { inventImpacts } from './local-impacts.ts';
import { inventSessions } from './local-training.ts';
import { createDirectory } from './partnership/directory.ts';
import { openPartnership } from './partnership/open.ts';
import { readMembersCsv } from './partnership/members-csv.ts';
import { root } from './root.ts';
import type { Settings } from './settings.ts';

const INVENTED_MEMBERS = 'partnerships/plymouth-members.csv';
const APP_ID = '00000000-0000-4000-8000-00000000b070';
const TENANT_ID = '00000000-0000-4000-8000-000000007e47';
const TEAM_ID = 'T0LOCAL';

/**
 * Starts the bot with the simulator in place of both platforms: its real adapters, real signatures and tokens, over HTTP
 * on loopback. Nothing leaves the machine. The page's address is printed.
 */
export async function startLocalMode(settings: Settings, surroundings: Surroundings): Promise<Application> {
  const partnership = await openPartnership(resolve(root, settings.partnershipFile));
  const store = await openStore({
    dataDir: resolve(root, settings.dataDir, 'local'),
    ...(surroundings.onFatal ? { onFatal: surroundings.onFatal } : {}),
  });
  const members = await membersOf(store, partnership);
  await inventSessions(store, partnership, members, surroundings.now());
  await inventImpacts(store, partnership, members, surroundings.now());
  const botToken = 'xoxb-local-mode';
  const signingSecret = 'local-mode-signing-secret';
  const world = worldFromMembers(members, partnership);
  const simulator = await startSimulator({
    port: settings.simulatorPort ?? settings.port + 1,
    world,
    slack: { botToken, signingSecret, teamId: TEAM_ID },
    // The app may read what is written in its team, as its manifest asks.
    teams: { appId: APP_ID, tenantId: TENANT_ID, sign: true, hearsAll: true },
    now: surroundings.now,
    commands: commands.map(({ name, summary }) => ({ name, summary })),
    shortcuts: commands
      .flatMap(({ shortcuts }) => shortcuts ?? [])
      .map(({ name, title, on }) => ({ name, title, on })),
    pageDir: join(root, 'dist/page'),
  });
  const directory = createDirectory(partnership, members);
  await openRooms(store, world, (name) => directory.groupNamed(name)?.id, {
    now: surroundings.now(),
    briefing: partnership.briefing.chair?.group ?? partnership.briefing.digest.group,
  });
  const bot = await startApplication(
    {
      ...settings,
      dataDir: join(settings.dataDir, 'local'),
      slack: { botToken, signingSecret, apiUrl: simulator.slackApiUrl, teamIds: [TEAM_ID] },
      teams: {
        appId: APP_ID,
        appPassword: 'local-mode-password',
        appType: 'SingleTenant',
        appTenantId: TENANT_ID,
        tenantIds: [TENANT_ID],
        openIdMetadata: simulator.openIdMetadataUrl,
        tokenUrl: simulator.tokenUrl,
        allowUnauthenticated: false,
      },
    },
    { ...surroundings, store },
  );
  simulator.connect(bot.url);
  await simulator.teams.install();
  process.stdout.write(welcome(partnership.name, simulator.url, members.length));
  return {
    ...bot,
    async stop() {
      await simulator.stop();
      await bot.stop();
    },
  };
}

/** The members on record; the invented ones on the first start. */
async function membersOf(
  store: Store,
  partnership: Parameters<typeof readMembersCsv>[1],
): Promise<readonly Member[]> {
  const known = await store.read((view) => view.all('members'));
  if (known.length > 0) return known;
  const { members, problems } = readMembersCsv(
    await readFile(join(root, INVENTED_MEMBERS), 'utf8'),
    partnership,
  );
  if (problems.length > 0)
    throw new BotError(
      'local-members',
      `${INVENTED_MEMBERS} does not fit this partnership file, so local mode has nobody to be.`,
    );
  await store.transact(async (tx) => {
    for (const member of members)
      await tx.put('members', { ...member, roles: [...member.roles], platforms: [...member.platforms] });
  });
  return members;
}

/**
 * On the first start every group's channels are its own, so that there is something to see, and those of the group that works on the
 * briefing's themes hold the daily briefing: /partnership place changes that.
 */
async function openRooms(
  store: Store,
  { slack, teams }: WorldSeed,
  groupNamed: (name: string) => string | undefined,
  { now, briefing }: { readonly now: Date; readonly briefing: string | undefined },
): Promise<void> {
  const rooms = [
    ...slack.channels.map((room) => ({ ...room, platform: 'slack', tenant: TEAM_ID }) as const),
    ...teams.team.channels.map((room) => ({ ...room, platform: 'teams', tenant: TENANT_ID }) as const),
  ];
  await store.transact(async (tx) => {
    if ((await tx.all('places')).length > 0) return;
    for (const { platform, tenant, id: conversation, name } of rooms) {
      const group = groupNamed(name);
      const id = placeId({ platform, tenant, conversation });
      const what =
        group !== undefined && group === briefing
          ? ({ purpose: 'briefing' } as const)
          : group
            ? ({ purpose: 'group', group } as const)
            : ({ purpose: 'business-unit' } as const);
      const at = now.toISOString();
      await tx.put('places', { id, platform, tenant, conversation, ...what, name, by: 'local', at });
    }
  });
}

function welcome(name: string, url: string, people: number): string {
  return [
    '',
    `  Local mode: ${name}, with ${people} invented members.`,
    '  Nothing leaves this machine; Slack and Teams are played by a simulator.',
    '',
    `  Open  ${url}`,
    '',
    '  Stop with Ctrl+C. To use real Slack or Teams, copy .env.example to .env.',
    '',
    '',
  ].join('\n');
}
