import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordOf } from '../../storage/collections.ts';
import { StoreConflict } from '../../storage/errors.ts';
import type { Store, StoreView } from '../../storage/store.ts';

const draft = (id: string, member = 'jo-ellis'): RecordOf<'drafts'> => ({
  id,
  form: 'action.assign',
  member,
  values: {},
  at: '2026-11-22T09:00:00.000Z',
});

/** What every store must keep to. `reopen` closes nothing: it opens what is on disk a second time, after `close`. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    it('keeps what a transaction wrote, across closing and opening', async () => {
      await store.transact((tx) => tx.insert('drafts', draft('a')));
      await store.close();
      store = await open();
      expect(await store.read((view) => view.get('drafts', 'a'))).toEqual(draft('a'));
    });

    it('keeps nothing of a transaction that failed', async () => {
      const failing = store.transact(async (tx) => {
        await tx.insert('drafts', draft('a'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.read((view) => view.all('drafts'))).toEqual([]);
    });

    it('shows a transaction its own changes, and others only after it is over', async () => {
      await store.transact(async (tx) => {
        await tx.insert('drafts', draft('a'));
        expect(await tx.get('drafts', 'a')).toEqual(draft('a'));
        expect(await tx.find('drafts', 'member', 'jo-ellis')).toHaveLength(1);
        expect(await store.read((view) => view.get('drafts', 'a'))).toBeUndefined();
      });
      expect(await store.read((view) => view.find('drafts', 'member', 'jo-ellis'))).toHaveLength(1);
    });

    it('shows a read one moment, however long it takes, and the next one what came since', async () => {
      await store.transact(async (tx) => {
        await tx.insert('drafts', draft('a'));
        await tx.insert('drafts', draft('b'));
        await tx.insert('drafts', draft('c', 'sam-lee'));
      });
      const look = async (view: StoreView) => ({
        got: [await view.get('drafts', 'a'), await view.get('drafts', 'b'), await view.get('drafts', 'd')],
        found: await view.find('drafts', 'member', 'jo-ellis'),
        all: await view.all('drafts'),
      });
      const [before, after] = await store.read(async (view) => {
        const first = await look(view);
        await store.transact(async (tx) => {
          await tx.put('drafts', draft('a', 'sam-lee'));
          await tx.remove('drafts', 'b');
          await tx.put('drafts', draft('c'));
          await tx.insert('drafts', draft('d'));
        });
        await store.transact((tx) => tx.put('drafts', draft('a')));
        return [first, await look(view)];
      });
      expect(before?.found.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(after).toEqual(before);
      const { found, all } = await store.read(look);
      expect(found.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
      expect(all).toHaveLength(3);
    });

    it('finds by index in order of id, and follows changes and removals', async () => {
      await store.transact(async (tx) => {
        await tx.put('drafts', draft('b'));
        await tx.put('drafts', draft('a'));
        await tx.put('drafts', draft('c', 'sam-okafor'));
      });
      const ids = async (member: string): Promise<string[]> =>
        (await store.read((view) => view.find('drafts', 'member', member))).map(({ id }) => id);
      expect(await ids('jo-ellis')).toEqual(['a', 'b']);
      await store.transact(async (tx) => {
        await tx.put('drafts', draft('a', 'sam-okafor'));
        await tx.remove('drafts', 'b');
      });
      expect(await ids('jo-ellis')).toEqual([]);
      expect(await ids('sam-okafor')).toEqual(['a', 'c']);
    });

    it('refuses a second record with the same id, and a record of the wrong shape', async () => {
      await store.transact((tx) => tx.insert('drafts', draft('a')));
      await expect(store.transact((tx) => tx.insert('drafts', draft('a')))).rejects.toBeInstanceOf(
        StoreConflict,
      );
      await expect(
        store.transact((tx) => tx.put('drafts', { ...draft('b'), at: 'yesterday' })),
      ).rejects.toThrow();
    });

    it('loses no change when many transactions change the same record at once', async () => {
      await store.transact((tx) => tx.insert('drafts', draft('counter')));
      const add = () =>
        store.transact(async (tx) => {
          const before = await tx.get('drafts', 'counter');
          const count = Number(before?.values['count'] ?? 0) + 1;
          await tx.put('drafts', { ...draft('counter'), values: { count: String(count) } });
        });
      await Promise.all(Array.from({ length: 25 }, add));
      expect((await store.read((view) => view.get('drafts', 'counter')))?.values['count']).toBe('25');
    });
  });
}
