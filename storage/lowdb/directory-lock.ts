import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { StoreInUse } from '../errors.ts';
import { hasCode } from './file-port.ts';
import { LOCK } from './layout.ts';
import { ProcessIdentity, stateOf, thisProcess } from './process-identity.ts';

/** How often a holder says that it is still there, for processes that cannot see it. */
const BEAT_MS = 5_000;
/** Without a sign for this long, a holder in another container or on another machine counts as gone. */
const SILENT_MS = 30_000;

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes a store directory for this process alone: a lock file that says who holds it, and on Linux a socket name that the
 * system frees at the moment a process dies. A lock left behind by a dead process is taken over.
 * @throws StoreInUse which says who has it
 */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  const path = join(dataDir, LOCK);
  const socket = await takeSocket(dataDir);
  if (socket === 'taken') throw await inUse(dataDir, path);
  const text = JSON.stringify({ ...(await thisProcess()), lock: randomUUID() });
  try {
    await takeFile(dataDir, path, text);
    await removeLeftovers(dataDir).catch(() => undefined);
  } catch (error) {
    await closeSocket(socket);
    throw error;
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readLock(path)) === text) await rm(path, { force: true });
      await closeSocket(socket);
    },
  };
}

async function takeFile(dataDir: string, path: string, text: string): Promise<void> {
  for (;;) {
    if (await writeNew(path, text)) return;
    const found = await readLock(path);
    if (found === undefined) continue;
    if (!(await isLeftBehind(path, found))) throw await inUse(dataDir, path);
    await takeAway(dataDir, path, found);
  }
}

/**
 * Only one process can make the file. It gets its name when it is whole: half a lock, from a process killed while it wrote
 * or a power cut, would keep the next one waiting. Only where files cannot have two names is it written in place.
 */
async function writeNew(path: string, text: string): Promise<boolean> {
  const whole = `${path}.${randomUUID()}`;
  try {
    // Synced, or it would be an empty file after a power cut.
    await writeFile(whole, text, { flag: 'wx', mode: 0o600, flush: true });
    await link(whole, path).catch(async (error: unknown) => {
      if (hasCode(error, 'EEXIST')) throw error;
      await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

/** What processes left that were killed while they took the lock, or took one away. */
async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(`${LOCK}.`)) continue;
    const path = join(dataDir, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > SILENT_MS) await rm(path, { force: true });
  }
}

/** Moves a dead process's lock out of the way, unless it has changed hands since it was read. */
async function takeAway(dataDir: string, path: string, found: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if ((await readLock(aside)) === found) return;
    await link(aside, path).catch(() => undefined);
    throw await inUse(dataDir, path);
  } finally {
    await rm(aside, { force: true });
  }
}

async function isLeftBehind(path: string, found: string): Promise<boolean> {
  const holder = parse(found);
  const state = holder ? await stateOf(holder, await thisProcess()) : 'unknown';
  if (state !== 'unknown') return state === 'gone';
  const beat = await stat(path).catch(() => undefined);
  return beat !== undefined && Date.now() - beat.mtimeMs > SILENT_MS;
}

async function inUse(dataDir: string, path: string): Promise<StoreInUse> {
  const holder = parse((await readLock(path)) ?? '');
  return new StoreInUse(
    dataDir,
    holder ? `process ${holder.pid} on ${holder.host}` : 'another process that does not say which it is',
  );
}

function parse(text: string): ProcessIdentity | undefined {
  try {
    return ProcessIdentity.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function readLock(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** A name in Linux's abstract socket namespace, made of what identifies the directory however it is reached. */
async function takeSocket(dataDir: string): Promise<Server | 'taken' | undefined> {
  if (process.platform !== 'linux') return undefined;
  // A file system gives the number of a deleted directory to the next one: when it was made tells them apart.
  const { dev, ino, birthtimeNs } = await stat(dataDir, { bigint: true });
  const server = createServer((connection) => connection.destroy());
  server.unref();
  return new Promise((done) => {
    server.once('error', (error) => done(hasCode(error, 'EADDRINUSE') ? 'taken' : undefined));
    server.listen(`\0partnership-bot-store-${dev}-${ino}-${birthtimeNs}`, () => done(server));
  });
}

async function closeSocket(socket: Server | undefined): Promise<void> {
  if (!socket) return;
  await new Promise<void>((done) => socket.close(() => done()));
}
