import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import type { OutboxMessage } from '../../src/bot/outbox.ts';
import type { Occurrence } from '../../src/bot/schedule.ts';
import { root } from '../../src/root.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import type { Store } from '../../storage/store.ts';
import { dayOfLoad, loadOf } from './load.ts';
import type { ReplicaSettings } from './replica.ts';
import type { StandIn } from './stand-in.ts';

export interface ReplicasPlan {
  /** The address of an empty PostgreSQL database. */
  readonly database: string;
  readonly standIn: StandIn;
  /** Occurrences; each posts one message. */
  readonly load: number;
  readonly kills: number;
  /** Gives numbers from 0 to 1. */
  readonly random: () => number;
  /** Milliseconds by which the clock of each replica is wrong; its length is how many there are. */
  readonly clocks: readonly number[];
  readonly timing?: ReplicaSettings['timing'];
  /** Which of them freezes itself before its first message. */
  readonly freezes?: number;
  /** Happens again and again while the replicas work; they are given as processes. */
  readonly meanwhile?: (replicas: readonly ChildProcess[], store: Store) => Promise<void>;
}

export interface ReplicasResult {
  readonly seconds: number;
  readonly kills: number;
  readonly occurrences: readonly Occurrence[];
  /** How often each occurrence had its effect, by its id: its mark is one record, so never more than once. */
  readonly effects: ReadonlySet<string>;
  readonly messages: readonly OutboxMessage[];
}

/** Longer than the machine may starve a process: the lease has to be longer than what a request can take. */
const TIMING = { leaseMs: 4_000, graceMs: 4_000, looks: 2 };
const REQUEST_MS = 1_000;

/** Lets replicas, each a process of its own, share the load, kills them at random (SIGKILL) and starts them again, until all is done. */
export async function runReplicas(plan: ReplicasPlan): Promise<ReplicasResult> {
  const { database, standIn, load, random, clocks, timing = TIMING } = plan;
  const day = dayOfLoad(new Date());
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-replica-'));
  const program = join(directory, 'replica.mjs');
  await bundle(program);
  const store = await openPostgresStore(database);
  await missedSince(
    store,
    loadOf(load, day).map(({ name }) => name),
    day,
  );

  const start = (at: number): ChildProcess => {
    const settings: ReplicaSettings = {
      name: `replica-${at}`,
      database,
      standIn: standIn.url,
      partnershipFile: join(root, 'partnerships/plymouth.yaml'),
      day,
      load,
      clockIsOffBy: clocks[at] ?? 0,
      timing,
      requestMs: REQUEST_MS,
      freezes: plan.freezes === at,
    };
    return spawn(process.execPath, [program, JSON.stringify(settings)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  const began = performance.now();
  const replicas = clocks.map((_, at) => start(at));
  let kills = 0;
  try {
    while (kills < plan.kills || !(await isDone(store, load))) {
      await plan.meanwhile?.(replicas, store);
      await pause(200 + random() * 600);
      if (kills >= plan.kills) continue;
      const at = Math.floor(random() * replicas.length);
      await end(replicas[at]);
      replicas[at] = start(at);
      kills += 1;
    }
    const seconds = (performance.now() - began) / 1000;
    return {
      seconds,
      kills,
      ...(await store.read(async (view) => ({
        occurrences: await view.all('occurrences'),
        effects: new Set((await view.all('deliveries')).map(({ id }) => id)),
        messages: await view.all('outbox'),
      }))),
    };
  } finally {
    for (const replica of replicas) await end(replica);
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function end(replica: ChildProcess | undefined): Promise<void> {
  if (!replica || replica.exitCode !== null || replica.signalCode !== null) return;
  replica.kill('SIGKILL');
  await once(replica, 'exit');
}

/** One file, so that a replica starts in half a second however often it is killed. */
async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'bench/engine/replica.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['pg-native'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
}

/** As if the bot had been down since the day before the load. */
async function missedSince(store: Store, schedules: readonly string[], day: string): Promise<void> {
  const watermark = new Date(Date.parse(day) - 43_200_000).toISOString();
  await store.transact(async (tx) => {
    for (const id of schedules)
      await tx.put('schedules', { id, watermark, done: 0, merged: 0, skipped: 0, failures: 0 });
  });
}

async function isDone(store: Store, load: number): Promise<boolean> {
  return store.read(async (view) => {
    for (const state of ['pending', 'sending'])
      if ((await view.find('outbox', 'state', state)).length > 0) return false;
    const unknown = await view.find('outbox', 'state', 'unknown');
    if (unknown.some(({ tried }) => tried !== undefined)) return false;
    return (await view.all('deliveries')).length === load;
  });
}
