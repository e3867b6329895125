import { build } from 'esbuild';
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { bundle } from '../../scripts/bundle.mjs';
import { root } from '../../src/root.ts';

/** Programs of ours, each in a process of its own, bundled like `npm start` bundles the bot. */
export interface Workshop {
  /** Builds these source files. @returns the built file of each, by its name without `.ts`. */
  build(entries: readonly string[]): Promise<(name: string) => string>;
  /** Starts a built file. */
  launch(file: string, environment?: Environment, flags?: readonly string[]): Running<undefined>;
  /** Starts a built file; resolves with the first thing it sends to its parent. */
  start<T>(file: string, environment?: Environment): Promise<Running<T>>;
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

export interface Running<T> {
  readonly said: T;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

export function openWorkshop(): Workshop {
  // Inside the project, so that its packages are found.
  const directory = join(root, 'dist', `bench-${process.pid}`);
  const running = new Set<Running<undefined>>();
  const launch = (
    file: string,
    environment: Environment = {},
    flags: readonly string[] = [],
  ): Running<undefined> => {
    const child = fork(file, {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      execArgv: [...nodeFlags(), ...flags],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const launched: Running<undefined> = {
      said: undefined,
      child,
      async stop() {
        running.delete(launched);
        child.kill('SIGTERM');
        await ended;
      },
    };
    running.add(launched);
    return launched;
  };
  return {
    async build(entries) {
      await mkdir(directory, { recursive: true });
      const own = entries.filter((entry) => entry.startsWith('src/'));
      if (own.length > 0) await bundle({ entryPoints: own, outdir: directory });
      // What the bot is measured against loads its packages as they come.
      await build({
        entryPoints: entries.filter((entry) => !own.includes(entry)).map((entry) => join(root, entry)),
        outdir: directory,
        entryNames: '[name]',
        bundle: true,
        packages: 'external',
        format: 'esm',
        platform: 'node',
        target: 'node20.19',
        logLevel: 'warning',
      });
      return (name) => join(directory, `${basename(name, '.ts')}.js`);
    },
    launch,
    async start<T>(file: string, environment: Environment = {}): Promise<Running<T>> {
      const { child, stop } = launch(file, environment);
      const said = await new Promise<T>((resolve, reject) => {
        child.once('message', (message) => resolve(message as T));
        child.once('exit', (code) => reject(new Error(`${basename(file)} ended with code ${code}`)));
      });
      return { said, child, stop };
    },
    async close() {
      for (const each of running) await each.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Processor time this process has used, user and system. Linux only; elsewhere not a number. */
export async function cpuMs({ child }: Running<unknown>): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
  // The fields after the name, which may hold anything, from the state (3rd) on; a tick is 10 ms.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/**
 * Milliseconds for which its main thread has had a processor so far. What it waited for one because other programs had it is
 * not in it. Linux only; elsewhere not a number.
 */
export function workedMs({ child }: Running<unknown>): number {
  try {
    const stat = readFileSync(`/proc/${child.pid}/task/${child.pid}/schedstat`, 'utf8');
    return Number(stat.split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** Memory this process has resident. Linux only; elsewhere not a number. */
export async function residentMb({ child }: Running<unknown>): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

/** `BENCH_NODE_FLAGS='--cpu-prof --cpu-prof-dir=/tmp/profiles'` shows where the time goes. */
function nodeFlags(): string[] {
  return (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
}
