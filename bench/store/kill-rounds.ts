import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';

export interface KillResult {
  readonly rounds: number;
  /** Transactions that a writer had been told were kept. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Writers found with a draft and audit entries that do not agree. */
  readonly halfApplied: number;
}

const WRITERS = 4;

/**
 * Kills a writing process (SIGKILL) again and again on one store, at a random moment of its writing, and compares what is
 * found afterwards with what it had been told. `random` gives numbers from 0 to 1.
 */
export async function killRounds(
  directory: string,
  rounds: number,
  random: () => number,
  longestMs = 120,
): Promise<KillResult> {
  const program = await bundle(directory);
  const dataDir = join(directory, 'store');
  await mkdir(dataDir);
  const told = new Map<string, number>();
  let acknowledged = 0;
  let lost = 0;
  let halfApplied = 0;
  for (let round = 0; round < rounds; round += 1) {
    acknowledged += await killOnce(program, dataDir, 1 + random() * longestMs, told);
    const found = await readBack(dataDir);
    for (const [writer, { count, entries }] of found) {
      lost += Math.max(0, (told.get(writer) ?? 0) - count);
      if (entries !== count) halfApplied += 1;
      told.set(writer, count);
    }
  }
  return { rounds, acknowledged, lost, halfApplied };
}

/** One file, so that starting it takes a moment and not a second. */
async function bundle(directory: string): Promise<string> {
  const outfile = join(directory, 'writer.mjs');
  const entry = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return outfile;
}

async function killOnce(
  program: string,
  dataDir: string,
  afterMs: number,
  told: Map<string, number>,
): Promise<number> {
  const child = spawn(process.execPath, [program, dataDir, String(WRITERS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let acknowledged = 0;
  let ready = (): void => undefined;
  const writing = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const [writer = '', count] = line.split(' ');
      if (writer === 'ready') {
        ready();
        continue;
      }
      told.set(writer, Number(count));
      acknowledged += 1;
    }
  })();
  await Promise.race([writing, exit]);
  await pause(afterMs);
  child.kill('SIGKILL');
  const [code] = (await exit) as [number | null];
  if (code !== null) throw new Error(`The writer ended by itself with ${code}`);
  await reading;
  return acknowledged;
}

async function readBack(dataDir: string): Promise<Map<string, { count: number; entries: number }>> {
  const store = await openEmbeddedStore(dataDir);
  try {
    return await store.read(async (view) => {
      const found = new Map<string, { count: number; entries: number }>();
      for (let index = 0; index < WRITERS; index += 1) {
        const writer = `w${index}`;
        const draft = await view.get('drafts', writer);
        const entries = await view.find('audit', 'subject', writer);
        found.set(writer, { count: Number(draft?.values['count'] ?? 0), entries: entries.length });
      }
      return found;
    });
  } finally {
    await store.close();
  }
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
