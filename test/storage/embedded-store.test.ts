import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { StoreUnavailable } from '../../storage/errors.ts';
import { storeContract } from './contract.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'partnership-bot-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

storeContract('embedded', () => openEmbeddedStore(directory));

const draft = { id: 'a', form: 'action.assign', member: 'jo', values: {}, at: '2026-11-22T09:00:00.000Z' };

describe('embedded store', () => {
  it('writes a whole file that only its owner can read, and leaves nothing half-written beside it', async () => {
    const store = await openEmbeddedStore(directory);
    await store.transact((tx) => tx.insert('drafts', draft));
    expect(await readdir(directory)).toEqual(['partnership.json']);
    const stored: unknown = JSON.parse(await readFile(join(directory, 'partnership.json'), 'utf8'));
    expect(stored).toMatchObject({ format: 1, collections: { drafts: [draft] } });
  });

  it.each([
    '{ "format": 1, "collections": {',
    '{"format":2,"collections":{}}',
    '{"format":1,"collections":{"drafts":[{"id":"a"}]}}',
  ])('refuses a damaged file with instructions, and leaves it alone: %s', async (text) => {
    const path = join(directory, 'partnership.json');
    await writeFile(path, text);
    await expect(openEmbeddedStore(directory)).rejects.toThrow(/Nothing was changed\. Restore/);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('undoes a transaction whose write fails, says so, and goes on when writing works again', async () => {
    const store = await openEmbeddedStore(directory);
    // A directory in the file's place: the write fails whoever runs the test.
    await mkdir(join(directory, 'partnership.json.new'));
    await expect(store.transact((tx) => tx.insert('drafts', draft))).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.read((view) => view.all('drafts'))).toEqual([]);
    await rm(join(directory, 'partnership.json.new'), { recursive: true, force: true });
    await store.transact((tx) => tx.insert('drafts', draft));
    expect(await store.read((view) => view.all('drafts'))).toHaveLength(1);
  });
});
