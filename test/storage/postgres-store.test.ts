import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { usePostgres } from '../support/postgres-server.ts';
import { StoreClosed, StoreConflict } from '../../storage/errors.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import type { Store } from '../../storage/store.ts';
import { storeContract } from './contract.ts';

const server = await usePostgres();

const draft = { id: 'a', form: 'action.assign', member: 'jo', values: {}, at: '2026-11-22T09:00:00.000Z' };

describe.skipIf(!server)('PostgreSQL store', () => {
  let url = '';
  beforeEach(async () => {
    url = (await server?.database()) ?? '';
  });
  async function open(): Promise<Store> {
    const store = await openPostgresStore(url);
    onTestFinished(() => store.close());
    return store;
  }

  storeContract('PostgreSQL', () => openPostgresStore(url));

  it('gives a record back exactly as it was written: order of keys, and every character', async () => {
    const store = await open();
    const values = {
      zebra: '1',
      apple: 'nul \u0000, half a pair \ud83d, a whole one 😀',
      '10': 'ten',
      é: 'é',
    };
    await store.transact((tx) => tx.put('drafts', { ...draft, values }));
    const kept = await store.read((view) => view.get('drafts', 'a'));
    expect(JSON.stringify(kept?.values)).toBe(JSON.stringify(values));
  });

  it('orders by code unit, as the embedded store does, whatever the language of the database', async () => {
    const store = await open();
    const ids = ['Zoe', 'adam', 'Ångström', 'zoe', '😀', '\uffee', '10', '9', 'a-b', 'a_b', 'ab'];
    await store.transact(async (tx) => {
      for (const id of ids) await tx.put('drafts', { ...draft, id });
    });
    const [found, all] = await store.read(async (view) => [
      await view.find('drafts', 'member', 'jo'),
      await view.all('drafts'),
    ]);
    expect(found.map(({ id }) => id)).toEqual([...ids].sort());
    expect(all.map(({ id }) => id)).toEqual([...ids].sort());
  });

  it('reads collections larger than a page, whole', async () => {
    const store = await open();
    await server?.query(
      url,
      `insert into partnership_bot.drafts (id, record, by_member)
       select n, json_build_object('id', n, 'form', 'f', 'member', 'jo', 'values', json_build_object(), 'at', '${draft.at}'), 'jo'
         from (select 'draft-' || generate_series(1, 2500) as n) as ids`,
    );
    expect(await store.read((view) => view.all('drafts'))).toHaveLength(2500);
    expect(await store.read((view) => view.find('drafts', 'member', 'jo'))).toHaveLength(2500);
  });

  it('lets a transaction go on after an id was taken', async () => {
    const store = await open();
    await store.transact((tx) => tx.insert('drafts', draft));
    await store.transact(async (tx) => {
      await expect(tx.insert('drafts', draft)).rejects.toBeInstanceOf(StoreConflict);
      await tx.insert('drafts', { ...draft, id: 'b' });
    });
    expect(await store.read((view) => view.all('drafts'))).toHaveLength(2);
  });

  it('takes statements that are asked for at once, and refuses those that come after the transaction', async () => {
    const store = await open();
    const late = await store.transact(async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((id) => tx.put('drafts', { ...draft, id })));
      return { put: () => tx.put('drafts', { ...draft, id: 'd' }) };
    });
    await expect(late.put()).rejects.toThrow('This transaction is over');
    expect(await store.read((view) => view.all('drafts'))).toHaveLength(3);
  });

  it('refuses an index that is not declared, a record changed into another shape, and calls once it is closed', async () => {
    const store = await open();
    await expect(store.read((view) => view.find('drafts', 'form', 'x'))).rejects.toBeInstanceOf(RangeError);
    await store.transact((tx) => tx.insert('drafts', draft));
    await server?.query(url, `update partnership_bot.drafts set record = '{"id":"a"}'`);
    await expect(store.read((view) => view.get('drafts', 'a'))).rejects.toMatchObject({
      code: 'store-damaged',
    });
    await store.close();
    await expect(store.read((view) => view.get('drafts', 'a'))).rejects.toBeInstanceOf(StoreClosed);
    await expect(store.transact((tx) => tx.get('drafts', 'a'))).rejects.toBeInstanceOf(StoreClosed);
  });
});
