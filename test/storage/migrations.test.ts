import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { Migrations } from '../../storage/migrations.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { timeouts } from '../../storage/postgres/timeouts.ts';
import type { Store } from '../../storage/store.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draftsIn, putDraft } from './support/drafts.ts';

const server = await usePostgres();

const shout: Migrations = {
  drafts: [
    (record) => ({ ...record, values: { value: `${valueOf(record)}!` } }),
    (record) => (record.id === 'gone' ? null : record),
  ],
};
const shoutTwice: Migrations = {
  drafts: [...(shout.drafts ?? []), (record) => ({ ...record, values: { value: `${valueOf(record)}?` } })],
};

function valueOf(record: Readonly<Record<string, unknown>>): string {
  const { values } = record;
  return typeof values === 'object' && values && 'value' in values ? String(values.value) : '';
}

async function contents(directory: string, migrations: Migrations): Promise<Record<string, string>> {
  const store = await openEmbeddedStore(directory, { migrations });
  const drafts = await draftsIn(store);
  await store.close();
  return drafts;
}

describe('migrations of stored records in the embedded store', () => {
  it('bring every record forward once, from snapshots and journals of different ages', async () => {
    const directory = await temporaryDirectory();
    const old = await openEmbeddedStore(directory, { migrations: {} });
    for (const id of ['a', 'gone', 'removed']) await putDraft(old, id, 'hello');
    await old.transact((tx) => tx.remove('drafts', 'removed'));
    await old.close();

    expect(await contents(directory, shout)).toEqual({ a: 'hello!' });
    expect(await contents(directory, shout)).toEqual({ a: 'hello!' });
    const newer = await openEmbeddedStore(directory, { migrations: shout });
    await putDraft(newer, 'b', 'new');
    await newer.close();
    expect(await contents(directory, shoutTwice)).toEqual({ a: 'hello!?', b: 'new?' });
    expect(await contents(directory, shoutTwice)).toEqual({ a: 'hello!?', b: 'new?' });
  });

  it('start again when they were cut off between the new journal and the new snapshot', async () => {
    const directory = await temporaryDirectory();
    const old = await openEmbeddedStore(directory, { migrations: {} });
    await putDraft(old, 'a', 'hello');
    await old.close();
    const snapshot = join(directory, 'snapshot-0000000000000000.log');
    const before = await readFile(snapshot);
    await contents(directory, shout);
    // As if the new snapshot had never been renamed into place.
    await rename(join(directory, 'snapshot-0000000000000001.log'), `${snapshot}.new`);
    expect(await readFile(snapshot)).toEqual(before);
    expect(await contents(directory, shout)).toEqual({ a: 'hello!' });
  });

  it('refuse to go back to a version that does not know them', async () => {
    const directory = await temporaryDirectory();
    const store = await openEmbeddedStore(directory, { migrations: shout });
    await store.close();
    await expect(openEmbeddedStore(directory, { migrations: {} })).rejects.toMatchObject({
      code: 'store-too-new',
    });
  });

  it('refuse to leave a record that is not one, and change nothing', async () => {
    const directory = await temporaryDirectory();
    const old = await openEmbeddedStore(directory, { migrations: {} });
    await putDraft(old, 'a', 'hello');
    await old.close();
    const wrong: Migrations = { drafts: [({ id }) => ({ id })] };
    await expect(openEmbeddedStore(directory, { migrations: wrong })).rejects.toMatchObject({
      code: 'store-damaged',
    });
    expect(await contents(directory, {})).toEqual({ a: 'hello' });
  });
});

describe.skipIf(!server)('migrations of stored records on PostgreSQL', () => {
  const database = async (): Promise<string> => (await server?.database()) ?? '';
  async function withStore<T>(
    url: string,
    known: Migrations | undefined,
    work: (store: Store) => Promise<T>,
  ): Promise<T> {
    const store = await openPostgresStore(url, timeouts, known);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  it('bring every record forward once, with its keys', async () => {
    const url = await database();
    await withStore(url, {}, async (store) => {
      for (const id of ['a', 'gone']) await putDraft(store, id, 'hello');
    });
    const move: Migrations = {
      drafts: [...(shout.drafts ?? []), (record) => ({ ...record, member: 'sam-okafor' })],
    };
    expect(await withStore(url, shout, draftsIn)).toEqual({ a: 'hello!' });
    expect(await withStore(url, shout, draftsIn)).toEqual({ a: 'hello!' });
    const found = await withStore(url, move, (store) =>
      store.read((view) => view.find('drafts', 'member', 'sam-okafor')),
    );
    expect(found).toMatchObject([{ id: 'a', values: { value: 'hello!' } }]);
  });

  it('refuse to go back, and to leave a record that is not one, changing nothing', async () => {
    const url = await database();
    await withStore(url, {}, (store) => putDraft(store, 'a', 'hello'));
    const wrong: Migrations = { drafts: [({ id }) => ({ id })] };
    await expect(openPostgresStore(url, timeouts, wrong)).rejects.toMatchObject({ code: 'store-damaged' });
    expect(await withStore(url, {}, draftsIn)).toEqual({ a: 'hello' });
    await withStore(url, shout, draftsIn);
    await expect(openPostgresStore(url, timeouts, {})).rejects.toMatchObject({ code: 'store-too-new' });
  });
});
