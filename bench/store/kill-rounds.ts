import { build } from 'esbuild';
import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { UNFINISHED } from '../../storage/lowdb/layout.ts';

export interface KillResult {
  readonly kills: number;
  /** Transactions that a writer had been told were kept. */
  readonly acknowledged: number;
  /** Of those, how many were not found again. */
  readonly lost: number;
  /** Writers whose records did not fit each other when the store was opened. */
  readonly halfApplied: number;
  /** Kills that left a snapshot or a journal half made. */
  readonly whileMakingFiles: number;
  /** Kills before the store was open again after the kill before. */
  readonly whileOpening: number;
}

export interface KillPlan {
  readonly kills: number;
  /** Gives numbers from 0 to 1. */
  readonly random: () => number;
  /** Stores that are killed at the same time, each by a process of its own. */
  readonly lanes?: number;
  /** At most so many acknowledgements of a process are waited for before it is killed. */
  readonly longest?: number;
  /** Acknowledge before anything is written, to see that it is noticed. */
  readonly hasty?: boolean;
}

const WRITERS = 4;

/** When a process is killed: `afterMs` after it was told to open the store, or after it has told so many acknowledgements. */
interface Moment {
  readonly acknowledged?: number;
  readonly afterMs: number;
}

/** One in six while the store is being opened; the others by what was done, however fast the machine is at this moment. */
function momentOf({ random, longest = 40 }: KillPlan): Moment {
  if (random() < 1 / 6) return { afterMs: random() * 20 };
  return { acknowledged: Math.floor(random() * longest), afterMs: random() * 2 };
}

/**
 * Kills writing processes (SIGKILL) again and again at random moments: while they recover what the one before left, while
 * they write, and while they make snapshots. Each says what it found when it opened the store, which is compared with
 * what the one before had been told.
 */
export async function killRounds(directory: string, plan: KillPlan): Promise<KillResult> {
  const program = await writerSnapshot(directory);
  const lanes = plan.lanes ?? 2;
  const total = { acknowledged: 0, lost: 0, halfApplied: 0, whileMakingFiles: 0, whileOpening: 0 };
  let kills = 0;
  const runLane = async (index: number): Promise<void> => {
    const dataDir = join(directory, `store-${index}`);
    await mkdir(dataDir);
    const lane = new Lane(program, dataDir, total, plan.hasty ?? false);
    while (kills < plan.kills) {
      kills += 1;
      await lane.killOnce(momentOf(plan));
    }
    await lane.end();
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => runLane(index)));
  return { kills, ...total };
}

type Child = ChildProcessByStdio<Writable, Readable, null>;
type Total = { -readonly [Each in Exclude<keyof KillResult, 'kills'>]: number };

/** One store and the processes that are killed on it, one after the other. */
class Lane {
  readonly #program: string;
  readonly #dataDir: string;
  readonly #total: Total;
  readonly #hasty: boolean;
  /** What each writer was last told. */
  readonly #told = new Map<string, number>();
  /** Loads its program while the one before is still writing. */
  #next: Child;

  constructor(program: string, dataDir: string, total: Total, hasty: boolean) {
    this.#program = program;
    this.#dataDir = dataDir;
    this.#total = total;
    this.#hasty = hasty;
    this.#next = this.#spawn();
  }

  async killOnce({ acknowledged, afterMs }: Moment): Promise<void> {
    const { opened } = await this.#run(acknowledged ?? -1, afterMs);
    if (!opened) this.#total.whileOpening += 1;
    const left = await readdir(this.#dataDir);
    if (left.some((name) => name.endsWith(UNFINISHED))) this.#total.whileMakingFiles += 1;
  }

  /** Looks once more at what the last kill left. */
  async end(): Promise<void> {
    await this.#run(0, 0);
    const exit = once(this.#next, 'exit');
    this.#next.kill('SIGKILL');
    await exit;
  }

  /** @param enough acknowledgements to wait for once the store is open; below 0: do not even wait for that */
  async #run(enough: number, afterMs: number): Promise<{ opened: boolean }> {
    const child = this.#next;
    const exit = once(child, 'exit') as Promise<[number | null]>;
    let opened = false;
    let acknowledged = 0;
    let isWaiting = (): void => undefined;
    let isEnough = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (isWaiting = resolve));
    const reached = new Promise<void>((resolve) => (isEnough = resolve));
    const reading = (async () => {
      for await (const line of createInterface({ input: child.stdout })) {
        const [word = '', writer = '', count] = line.split(' ');
        if (word === 'waiting') isWaiting();
        else if (word === 'opened') opened = true;
        else this.#hear(word, writer, Number(count));
        if (word === 'kept') acknowledged += 1;
        if (opened && acknowledged >= enough) isEnough();
      }
    })();
    await Promise.race([waiting, exit]);
    child.stdin.write('.');
    this.#next = this.#spawn();
    if (enough >= 0) await Promise.race([reached, exit]);
    await pause(afterMs);
    child.kill('SIGKILL');
    const [code] = await exit;
    if (code !== null) throw new Error(`The writer on ${this.#dataDir} ended by itself with ${code}`);
    await reading;
    return { opened };
  }

  #hear(word: string, writer: string, count: number): void {
    if (word === 'kept') this.#total.acknowledged += 1;
    if (word === 'half') this.#total.halfApplied += 1;
    if (word !== 'kept') this.#total.lost += Math.max(0, (this.#told.get(writer) ?? 0) - count);
    this.#told.set(writer, count);
  }

  #spawn(): Child {
    const words = [
      '--snapshot-blob',
      this.#program,
      'writer',
      this.#dataDir,
      String(WRITERS),
      ...(this.#hasty ? ['hasty'] : []),
    ];
    const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    // It may be gone before it was told anything.
    child.stdin.on('error', () => undefined);
    return child;
  }
}

/** A snapshot of the writing program as it is when it has been loaded, made in the directory: hundreds are started. */
export async function writerSnapshot(directory: string): Promise<string> {
  const outfile = join(directory, 'writer.cjs');
  const entry = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  });
  const blob = join(directory, 'writer.blob');
  await promisify(execFile)(process.execPath, ['--snapshot-blob', blob, '--build-snapshot', outfile]);
  return blob;
}

/** Numbers that can be repeated (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
