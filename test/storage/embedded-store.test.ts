import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { StoreUnavailable } from '../../storage/errors.ts';
import { openEmbeddedStore, type EmbeddedOptions } from '../../storage/lowdb/embedded-store.ts';
import type { Store } from '../../storage/store.ts';
import { storeContract } from './contract.ts';
import { draft, draftsIn, putDraft } from './support/drafts.ts';
import { faultyPort, gate, ioError } from './support/faulty-port.ts';

let directory = '';
let open: Store[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'partnership-bot-'));
});
afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
  await rm(directory, { recursive: true, force: true });
});

async function openStore(options: EmbeddedOptions = {}): Promise<Store> {
  const store = await openEmbeddedStore(directory, options);
  open.push(store);
  return store;
}

storeContract('embedded', () => openEmbeddedStore(directory));

describe('embedded store', () => {
  it('keeps its files to their owner', async () => {
    await putDraft(await openStore(), 'a');
    const names = await readdir(directory);
    expect(names.sort()).toEqual([
      'journal-0000000000000000.log',
      'snapshot-0000000000000000.log',
      'store.json',
      'store.lock',
    ]);
    for (const name of names) expect((await stat(join(directory, name))).mode & 0o077).toBe(0);
  });

  it('syncs before it says that something is kept', async () => {
    const port = faultyPort();
    const store = await openStore({ port });
    for (let round = 0; round < 3; round += 1) {
      port.calls.length = 0;
      await putDraft(store, 'a', String(round));
      expect(port.calls).toEqual(['write', 'sync']);
    }
  });

  it('shares one sync among the transactions that came while the last was under way', async () => {
    const port = faultyPort();
    const store = await openStore({ port });
    port.calls.length = 0;
    await Promise.all(Array.from({ length: 50 }, (_, index) => putDraft(store, `d${index}`)));
    expect(port.calls.filter((call) => call === 'sync').length).toBeLessThan(5);
  });

  it('starts the next transaction while the last is on its way to the disk', async () => {
    const port = faultyPort();
    const store = await openStore({ port });
    const { passed, open: letGo } = gate();
    port.hold = (call) => (call === 'sync' ? passed : Promise.resolve());
    const first = putDraft(store, 'a');
    const second = new Promise<string>((seen) => {
      void store.transact(async (tx) => {
        seen((await tx.get('drafts', 'a')) ? 'saw the first' : 'did not');
        await tx.put('drafts', draft('b'));
      });
    });
    expect(await second).toBe('saw the first');
    letGo();
    await first;
  });

  it('tells nobody of what is not on the disk yet: neither a reader, nor one who is refused because of it', async () => {
    const port = faultyPort();
    const store = await openStore({ port });
    const { passed, open: letGo } = gate();
    port.hold = (call) => (call === 'sync' ? passed : Promise.resolve());
    port.refuse = (call) => {
      if (call === 'write') throw ioError('ENOSPC');
    };
    const first = putDraft(store, 'a').catch((error: unknown) => error);
    const refused = store.transact((tx) => tx.insert('drafts', draft('a'))).catch((error: unknown) => error);
    const looked = store.transact((tx) => tx.get('drafts', 'a')).catch((error: unknown) => error);
    const read = draftsIn(store);
    letGo();
    expect(await first).toBeInstanceOf(StoreUnavailable);
    expect(await refused).toBeInstanceOf(StoreUnavailable);
    expect(await looked).toBeInstanceOf(StoreUnavailable);
    expect(await read).toEqual({});
  });

  it('takes over the records of a format 1 file, and keeps the file', async () => {
    const path = join(directory, 'partnership.json');
    const text = JSON.stringify({ format: 1, collections: { drafts: [draft('a', 'old')] } });
    await writeFile(path, text);
    const store = await openStore();
    expect(await draftsIn(store)).toEqual({ a: 'old' });
    await putDraft(store, 'b', 'new');
    await store.close();
    expect(await draftsIn(await openStore())).toEqual({ a: 'old', b: 'new' });
    expect(await readFile(`${path}.before-format-2`, 'utf8')).toBe(text);
  });

  it.each([
    '{ "format": 1, "collections": {',
    '{"format":2,"collections":{}}',
    '{"format":1,"collections":{"drafts":[{"id":"a"}]}}',
  ])('refuses a damaged format 1 file with instructions, and leaves it alone: %s', async (text) => {
    const path = join(directory, 'partnership.json');
    await writeFile(path, text);
    await expect(openEmbeddedStore(directory)).rejects.toThrow(/Nothing was changed\. Restore/);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('lays a file that can be deleted when the disk is full', async () => {
    await openStore({ ballast: { bytes: 5_000, afterMs: 0 } });
    await expect
      .poll(async () => (await stat(join(directory, 'ballast')).catch(() => undefined))?.size)
      .toBe(5_000);
  });

  it('takes nothing more once it is closed', async () => {
    const store = await openStore();
    await store.close();
    await expect(putDraft(store, 'a')).rejects.toMatchObject({ code: 'store-closed' });
  });
});
