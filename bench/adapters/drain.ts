import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { notice } from '../../cards/words.ts';
import { Courier } from '../../src/bot/courier.ts';
import type { Platform } from '../../src/bot/interaction.ts';
import { silentLog } from '../../src/bot/log.ts';
import { post, type Destination } from '../../src/bot/outbox.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Member } from '../../src/partnership/model.ts';
import { root } from '../../src/root.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { Store } from '../../storage/store.ts';
import { median, ms, printTable, quantile } from './figures.ts';
import { LimitedPlatform } from './limited-platform.ts';

// tsx bench/adapters/drain.ts [recipients]: one prompt to everybody, half of them on each platform: how long it takes to put
// it in the outbox, how long until the last one has it at the pace the platforms allow, and how long somebody who asks the bot
// something meanwhile waits for an answer that goes the same way. In real time: 10,000 take about three minutes.
const RECIPIENTS = Number(process.argv[2] ?? 10_000);
const ASK_EVERY_MS = 400;
const PROMPT = {
  kind: 'card',
  view: notice('A prompt', ['Please say today whether you have something to report.']),
} as const;
const ANSWER = { kind: 'card', view: notice('An answer', ['Here is what you asked for.']) } as const;
const TENANTS: Readonly<Record<Platform, string>> = { slack: 'T0BENCH', teams: 'tenant-of-the-bench' };
const PLATFORMS = ['slack', 'teams'] as const;

const directoryPath = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
const store = await openEmbeddedStore(directoryPath);
const platforms = { slack: new LimitedPlatform('slack'), teams: new LimitedPlatform('teams') };
const members = Array.from({ length: RECIPIENTS }, (_, index) => memberOf(index));
const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
const people = createDirectory(partnership, members);
const directory = async (): Promise<typeof people> => people;
const port = (platform: Platform): LimitedPlatform => platforms[platform];
const now = (): Date => new Date();
await fillAccounts(store);
const courier = new Courier({
  store,
  accounts: { store, directory, port, now },
  drawing: { views: new Map(), directory, partnership, now },
  port,
  tenants: () => new Map(PLATFORMS.map((platform) => [platform, [TENANTS[platform]]])),
  log: silentLog,
  now,
});
try {
  console.log(
    `${RECIPIENTS.toLocaleString('en-GB')} recipients, load ${loadavg()[0]?.toFixed(1)} before it began`,
  );
  const began = performance.now();
  await store.transact(async (tx) => {
    for (const { id } of members)
      await post(tx, now(), { to: { kind: 'member', member: id }, content: PROMPT });
  });
  const enqueued = performance.now() - began;
  courier.nudge();
  const asked = { slack: await startAsking('slack'), teams: await startAsking('teams') };
  const ended = await Promise.all(PLATFORMS.map((platform) => allArrived(platform, began)));
  const waits = { slack: await asked.slack(), teams: await asked.teams() };
  printTable([
    [
      '',
      'prompts',
      'all there after',
      'a second',
      'refused (429)',
      'answers meanwhile',
      'wait p50 / p99 / most',
    ],
    ...PLATFORMS.map((platform, index) => {
      const seconds = (ended[index] ?? 0) / 1000;
      const prompts = platforms[platform].prompts;
      const took = waits[platform];
      return [
        platform,
        String(prompts),
        `${seconds.toFixed(1)} s`,
        (prompts / seconds).toFixed(1),
        String(platforms[platform].refused),
        String(took.length),
        `${ms(median(took))} / ${ms(quantile(took, 0.99))} / ${ms(Math.max(...took))}`,
      ];
    }),
  ]);
  console.log(`Put in the outbox, on the disk, in ${ms(enqueued)}`);
} finally {
  await courier.stop();
  await store.close();
  await rm(directoryPath, { recursive: true, force: true });
}

function memberOf(index: number): Member {
  const platform = PLATFORMS[index % 2] ?? 'slack';
  return {
    id: `member-${index}`,
    name: `Member ${index}`,
    email: `member-${index}@agency.example`,
    agency: 'childrens-services',
    post: 'Practitioner',
    roles: [],
    platforms: [platform],
  };
}

async function fillAccounts(into: Store): Promise<void> {
  await into.transact(async (tx) => {
    for (const [index, { id, platforms: on }] of members.entries()) {
      const platform = on[0] ?? 'slack';
      const user = `user-${index}`;
      const tenant = TENANTS[platform];
      await tx.put('accounts', {
        id: `${platform}|${tenant}|${user}`,
        member: id,
        platform,
        tenant,
        user,
        linkedAt: now().toISOString(),
      });
    }
  });
}

/** Resolves with the milliseconds from `began` until every prompt of this platform was there. */
async function allArrived(platform: Platform, began: number): Promise<number> {
  await platforms[platform].whenPrompts(members.filter(({ platforms: on }) => on[0] === platform).length);
  return performance.now() - began;
}

/** Somebody asks, again and again, from a chat of their own each time. Returns how to stop, and how long they waited. */
async function startAsking(platform: Platform): Promise<() => Promise<readonly number[]>> {
  const waits: Promise<number>[] = [];
  let serial = 0;
  const ask = async (): Promise<number> => {
    serial += 1;
    const to: Destination = { kind: 'direct', platform, tenant: TENANTS[platform], user: `asker-${serial}` };
    const began = performance.now();
    const arrived = platforms[platform].whenAnswered(to.user);
    await store.transact((tx) => post(tx, now(), { to, content: ANSWER }));
    courier.nudge();
    await arrived;
    return performance.now() - began;
  };
  const timer = setInterval(() => waits.push(ask()), ASK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    return Promise.all(waits);
  };
}
