import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import type { OutboxMessage } from '../../src/bot/outbox.ts';
import type { Occurrence, Schedule } from '../../src/bot/schedule.ts';
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
  /** Milliseconds by which the clock of each replica is wrong; its length is how many there are. */
  readonly clocks: readonly number[];
  readonly timing?: ReplicaSettings['timing'];
}

export interface ReplicasResult {
  readonly occurrences: readonly Occurrence[];
  /** Ids of the occurrences that had their effect: its mark is one record, over which a second run would stumble. */
  readonly effects: ReadonlySet<string>;
  readonly messages: readonly OutboxMessage[];
}

export interface Replicas {
  readonly store: Store;
  /** Starts one, by its number. `freezes`: it freezes itself between taking its first message and sending it. */
  start(at: number, options?: { readonly freezes: boolean }): ChildProcess;
  /** Ends one at once (SIGKILL). */
  end(at: number): Promise<void>;
  /** Has everything run, and every message been sent or left for people to see to? */
  isDone(): Promise<boolean>;
  result(): Promise<ReplicasResult>;
  /** Ends all of them. */
  stop(): Promise<void>;
}

/** Longer than the machine may starve a process: the lease has to be longer than what a request can take. */
const TIMING = { leaseMs: 4_000, graceMs: 4_000, looks: 2 };
const REQUEST_MS = 1_000;

/** Prepares replicas, each a process of its own, that share the load as if the bot had been down while it came due. */
export async function prepareReplicas(plan: ReplicasPlan): Promise<Replicas> {
  const { database, standIn, load, clocks, timing = TIMING } = plan;
  const day = dayOfLoad(new Date());
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-replica-'));
  const program = join(directory, 'replica.mjs');
  await bundle(program);
  const store = await openPostgresStore(database);
  await missedSince(store, loadOf(load, day), day);
  const running = new Map<number, ChildProcess>();
  return {
    store,
    start(at, { freezes } = { freezes: false }) {
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
        freezes,
      };
      const replica = spawn(process.execPath, [program, JSON.stringify(settings)], {
        // Its end says that whoever started it is gone.
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      running.set(at, replica);
      return replica;
    },
    end: (at) => end(running.get(at)),
    isDone: () => isDone(store, load),
    result: () =>
      store.read(async (view) => ({
        occurrences: await view.all('occurrences'),
        effects: new Set((await view.all('deliveries')).map(({ id }) => id)),
        messages: await view.all('outbox'),
      })),
    async stop() {
      for (const replica of running.values()) await end(replica);
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Lets them share the load, kills them at random and starts them again, until all is done. @returns how many seconds it took */
export async function killAtRandom(
  replicas: Replicas,
  { clocks }: ReplicasPlan,
  kills: number,
  random: () => number,
): Promise<number> {
  const began = performance.now();
  for (const at of clocks.keys()) replicas.start(at);
  for (let killed = 0; killed < kills || !(await replicas.isDone());) {
    await pause(200 + random() * 600);
    if (killed >= kills) continue;
    const at = Math.floor(random() * clocks.length);
    await replicas.end(at);
    replicas.start(at);
    killed += 1;
  }
  return (performance.now() - began) / 1000;
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
async function missedSince(store: Store, schedules: readonly Schedule[], day: string): Promise<void> {
  const watermark = new Date(Date.parse(day) - 43_200_000).toISOString();
  await store.transact(async (tx) => {
    for (const { name: id } of schedules)
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
