import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreFailed, StoreUnavailable } from '../../storage/errors.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draftsIn, putDraft } from './support/drafts.ts';
import { faultyPort, ioError, type FaultyPort, type PortCall } from './support/faulty-port.ts';

const JOURNAL = 'journal-0000000000000000.log';

async function setUp() {
  const directory = await temporaryDirectory();
  const port = faultyPort();
  const failures: StoreFailed[] = [];
  const store = await openEmbeddedStore(directory, { port, onFatal: (error) => failures.push(error) });
  onTestFinished(() => store.close());
  await putDraft(store, 'kept', 'before');
  const reopened = async (): Promise<Record<string, string>> => {
    await store.close();
    const again = await openEmbeddedStore(directory);
    const drafts = await draftsIn(again);
    await again.close();
    return drafts;
  };
  return { directory, port, failures, store, reopened };
}

const refusing =
  (refused: PortCall, code: 'ENOSPC' | 'EDQUOT' | 'EIO') =>
  (call: PortCall): void => {
    if (call === refused) throw ioError(code);
  };

/** How many files are open just now that were opened through the port. */
function countingOpen(port: FaultyPort): () => number {
  let count = 0;
  const open = port.open.bind(port);
  port.open = async (path, how) => {
    const file = await open(path, how);
    count += 1;
    return { ...file, close: () => file.close().finally(() => (count -= 1)) };
  };
  return () => count;
}

describe('a full disk', () => {
  it.each(['ENOSPC', 'EDQUOT'] as const)(
    'refuses changes, leaves nothing of them, and keeps what was there readable: %s',
    async (code) => {
      const { directory, port, store, failures, reopened } = await setUp();
      const before = await readFile(join(directory, JOURNAL));
      port.refuse = refusing('write', code);
      const results = await Promise.allSettled(
        ['a', 'b', 'c', 'kept'].map((id) => putDraft(store, id, 'lost')),
      );
      for (const result of results)
        expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
      expect(await draftsIn(store)).toEqual({ kept: 'before' });
      expect(await store.transact((tx) => tx.get('drafts', 'kept'))).toMatchObject({ id: 'kept' });
      expect(await readFile(join(directory, JOURNAL))).toEqual(before);
      expect(failures).toEqual([]);
      expect(await reopened()).toEqual({ kept: 'before' });
    },
  );

  it('is tried again by the next change, and works again by itself once there is room', async () => {
    const { port, store, reopened } = await setUp();
    port.refuse = refusing('write', 'ENOSPC');
    await expect(putDraft(store, 'a')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(putDraft(store, 'b')).rejects.toBeInstanceOf(StoreUnavailable);
    port.refuse = () => undefined;
    await putDraft(store, 'c', 'again');
    await Promise.all([putDraft(store, 'd'), putDraft(store, 'e')]);
    expect(await reopened()).toEqual({ kept: 'before', c: 'again', d: '', e: '' });
  });

  it('takes back what was built on a change that did not fit, in the right order', async () => {
    const { port, store } = await setUp();
    port.refuse = refusing('write', 'ENOSPC');
    const append = (letter: string): Promise<void> =>
      store.transact(async (tx) => {
        const before = await tx.get('drafts', 'kept');
        if (before)
          await tx.put('drafts', { ...before, values: { value: `${before.values['value']}${letter}` } });
      });
    const results = await Promise.allSettled(['1', '2', '3', '4'].map(append));
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(await draftsIn(store)).toEqual({ kept: 'before' });
    port.refuse = () => undefined;
    await append('+');
    expect(await draftsIn(store)).toEqual({ kept: 'before+' });
  });

  it('is said at a start that needs room', async () => {
    const port = faultyPort();
    port.refuse = refusing('write', 'ENOSPC');
    await expect(openEmbeddedStore(await temporaryDirectory(), { port })).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
  });
});

describe('a failing disk', () => {
  it.each([
    ['sync', 'EIO'],
    ['sync', 'ENOSPC'],
    ['write', 'EIO'],
  ] as const)(
    'ends the store at once when %s fails with %s, and is never tried again',
    async (call, code) => {
      const { port, store, failures, reopened } = await setUp();
      port.refuse = refusing(call, code);
      const results = await Promise.allSettled([putDraft(store, 'a'), putDraft(store, 'b')]);
      for (const result of results)
        expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store-failed' } });
      expect(failures).toHaveLength(1);
      port.refuse = () => undefined;
      port.calls.length = 0;
      await expect(putDraft(store, 'c')).rejects.toBeInstanceOf(StoreFailed);
      await expect(draftsIn(store)).rejects.toBeInstanceOf(StoreFailed);
      expect(port.calls).toEqual([]);
      // What was being written may be there after all; what was acknowledged must be.
      expect(await reopened()).toMatchObject({ kept: 'before' });
    },
  );

  it('ends the store when what did not fit cannot be taken away again', async () => {
    const { port, store, failures } = await setUp();
    port.refuse = (call) => {
      if (call === 'write') throw ioError('ENOSPC');
      if (call === 'truncate') throw ioError('EIO');
    };
    await expect(putDraft(store, 'a')).rejects.toBeInstanceOf(StoreFailed);
    expect(failures).toHaveLength(1);
  });

  it.each(['a first start', 'a start after one that was cut off', 'a start on what was torn'] as const)(
    'that stops %s at any moment leaves no file open',
    async (what) => {
      const prepare = async (): Promise<string> => {
        const directory = await temporaryDirectory();
        if (what === 'a first start') return directory;
        const store = await openEmbeddedStore(directory);
        await putDraft(store, 'kept', 'before');
        await store.close();
        if (what === 'a start on what was torn') await appendFile(join(directory, JOURNAL), 'half an ent');
        else await rm(join(directory, 'store.json'));
        return directory;
      };
      for (let refused = 1, went = false; !went; refused += 1) {
        const port = faultyPort();
        let calls = 0;
        port.refuse = (call) => {
          if (call !== 'close' && (calls += 1) === refused) throw ioError('EIO');
        };
        const open = countingOpen(port);
        const store = await openEmbeddedStore(await prepare(), { port }).catch(() => undefined);
        await store?.close();
        expect(open(), `call ${refused} refused`).toBe(0);
        went = calls < refused;
      }
    },
  );
});
