import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { CompactionResult } from '../../storage/lowdb/compaction.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { FilePort } from '../../storage/lowdb/file-port.ts';
import type { Store } from '../../storage/store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draftsIn, putDraft } from './support/drafts.ts';
import { faultyPort, gate, ioError } from './support/faulty-port.ts';

async function setUp(port?: FilePort) {
  const directory = await temporaryDirectory();
  const results: CompactionResult[] = [];
  const options = { compactAbove: 2_000, onCompacted: (result: CompactionResult) => results.push(result) };
  const store = await openEmbeddedStore(directory, { ...options, ...(port ? { port } : {}) });
  return { directory, results, store };
}

/** Several writers at once, until something is so. Returns what the store must hold. */
async function writeUntil(store: Store, enough: () => boolean): Promise<Record<string, string>> {
  const expected: Record<string, string> = {};
  const write = async (writer: number): Promise<void> => {
    for (let count = 0; !enough(); count += 1) {
      expect(count).toBeLessThan(2_000);
      await putDraft(store, `${writer}-${count % 4}`, String(count));
      expected[`${writer}-${count % 4}`] = String(count);
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  return expected;
}

async function reopened(directory: string, store: Store): Promise<Record<string, string>> {
  await store.close();
  const again = await openEmbeddedStore(directory);
  const drafts = await draftsIn(again);
  await again.close();
  return drafts;
}

const names = async (directory: string, kind: string): Promise<string[]> =>
  (await readdir(directory)).filter((name) => name.startsWith(kind));

describe('compaction', () => {
  it('goes on beside the writers, keeps two generations, and loses nothing', async () => {
    const { directory, results, store } = await setUp();
    const expected = await writeUntil(store, () => results.length >= 6);
    expect(results.every(({ done }) => done)).toBe(true);
    expect((await names(directory, 'snapshot-')).filter((name) => name.endsWith('.log'))).toHaveLength(2);
    expect((await names(directory, 'journal-')).length).toBeLessThanOrEqual(3);
    expect(await reopened(directory, store)).toEqual(expected);
  });

  it('does not hold up a transaction while a snapshot waits for the disk', async () => {
    const port = faultyPort();
    const { directory, results, store } = await setUp(port);
    const { passed, open } = gate();
    let waiting = false;
    port.hold = async (call, path) => {
      if (call !== 'sync' || !path.includes('snapshot')) return;
      waiting = true;
      await passed;
    };
    await writeUntil(store, () => waiting);
    for (let count = 0; count < 20; count += 1) await putDraft(store, 'meanwhile', String(count));
    expect(results).toEqual([]);
    open();
    await expect.poll(() => results.length).toBe(1);
    expect(await reopened(directory, store)).toMatchObject({ meanwhile: '19' });
  });

  it.each(['open', 'write', 'sync', 'rename'] as const)(
    'that fails (%s) loses nothing, and is tried again later',
    async (refused) => {
      const port = faultyPort();
      const { directory, results, store } = await setUp(port);
      port.refuse = (call, path) => {
        if (call === refused && path.includes('snapshot')) throw ioError('ENOSPC');
      };
      const before = await writeUntil(store, () => results.length >= 2);
      expect(results.some(({ done }) => done)).toBe(false);
      expect(await names(directory, 'snapshot-')).toEqual(['snapshot-0000000000000000.log']);
      port.refuse = () => undefined;
      const after = await writeUntil(store, () => results.some(({ done }) => done));
      expect(await reopened(directory, store)).toEqual({ ...before, ...after });
    },
  );

  it('that finds no room for a new journal goes on with the old one', async () => {
    const port = faultyPort();
    const { directory, results, store } = await setUp(port);
    port.refuse = (call, path) => {
      if (call === 'open' && path.includes('journal')) throw ioError('ENOSPC');
    };
    const expected = await writeUntil(store, () => results.length >= 2);
    expect(await names(directory, 'journal-')).toEqual(['journal-0000000000000000.log']);
    expect(await reopened(directory, store)).toEqual(expected);
  });

  it('stops when the store is closed', async () => {
    const port = faultyPort();
    const { directory, store } = await setUp(port);
    const { passed, open } = gate();
    let waiting = false;
    port.hold = async (call, path) => {
      if (call !== 'write' || !path.includes('snapshot')) return;
      waiting = true;
      await passed;
    };
    const expected = await writeUntil(store, () => waiting);
    const closing = store.close();
    open();
    await closing;
    expect(await names(directory, 'snapshot-')).toEqual(['snapshot-0000000000000000.log']);
    expect(await reopened(directory, store)).toEqual(expected);
  });
});
