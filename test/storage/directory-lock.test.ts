import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { lockDirectory } from '../../storage/lowdb/directory-lock.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { stateOf, thisProcess, type ProcessIdentity } from '../../storage/lowdb/process-identity.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const LOCK = 'store.lock';

/** A directory with a lock file as some process left it. */
async function lockedBy(holder: object | string): Promise<string> {
  const directory = await temporaryDirectory();
  const text = typeof holder === 'string' ? holder : JSON.stringify({ ...holder, lock: 'x' });
  await writeFile(join(directory, LOCK), text);
  return directory;
}

/** Somebody who has long ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the directory lock', () => {
  it('refuses a second opening with a message that says who has it, and is free after closing', async () => {
    const directory = await temporaryDirectory();
    const store = await openEmbeddedStore(directory);
    await expect(openEmbeddedStore(directory)).rejects.toMatchObject({
      code: 'store-in-use',
      message: expect.stringContaining(`process ${process.pid} on ${hostname()}`) as string,
    });
    await store.close();
    await (await openEmbeddedStore(directory)).close();
  });

  it('refuses by the lock file alone, where there are no socket names', async () => {
    const directory = await lockedBy(await thisProcess());
    await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'store-in-use' });
  });

  it('is free again after an opening that failed', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'partnership.json'), '{');
    await expect(openEmbeddedStore(directory)).rejects.toMatchObject({ code: 'store-damaged' });
    await expect(openEmbeddedStore(directory)).rejects.toMatchObject({ code: 'store-damaged' });
  });

  it('is taken over from a process that has ended, and from one whose number another process has now', async () => {
    const me = await thisProcess();
    for (const holder of [
      { ...me, pid: await endedProcess() },
      { ...me, started: '1' },
      { ...me, boot: 'before the machine was started again' },
    ]) {
      const directory = await lockedBy(holder);
      const lock = await lockDirectory(directory);
      expect(JSON.parse(await readFile(join(directory, LOCK), 'utf8'))).toMatchObject(me);
      await lock.release();
    }
  });

  it.each([
    [
      'in another container',
      async (): Promise<object> => ({ ...(await thisProcess()), namespace: 'pid:[1]' }),
    ],
    ['on another machine', async () => ({ ...(await thisProcess()), host: 'elsewhere', boot: 'other' })],
    ['with half a lock file', async () => '{"pid":'],
  ])('believes a holder %s that gives signs of life, and takes over from a silent one', async (_, holder) => {
    const directory = await lockedBy(await holder());
    await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'store-in-use' });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(join(directory, LOCK), longAgo, longAgo);
    await (await lockDirectory(directory)).release();
  });

  it('clears away what processes left that were killed while they took it', async () => {
    const directory = await temporaryDirectory();
    const longAgo = new Date(Date.now() - 60_000);
    for (const name of ['old', 'new']) await writeFile(join(directory, `${LOCK}.${name}`), '{"pid":');
    await utimes(join(directory, `${LOCK}.old`), longAgo, longAgo);
    const lock = await lockDirectory(directory);
    expect((await readdir(directory)).sort()).toEqual([LOCK, `${LOCK}.new`]);
    await lock.release();
  });

  it('lets only one of many take over a lock that was left behind', async () => {
    const directory = await lockedBy({ ...(await thisProcess()), pid: await endedProcess() });
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
    const got = taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(got).toHaveLength(1);
    for (const lock of got) await lock.release();
  });

  it('knows a running process from one that has ended', async () => {
    const me = await thisProcess();
    const plain = ({ pid, host }: ProcessIdentity): ProcessIdentity => ({ pid, host });
    expect(await stateOf(me, me)).toBe('running');
    expect(await stateOf(plain(me), plain(me))).toBe('running');
    expect(await stateOf({ ...plain(me), pid: await endedProcess() }, plain(me))).toBe('gone');
    expect(await stateOf({ ...plain(me), host: 'elsewhere' }, plain(me))).toBe('unknown');
  });
});
