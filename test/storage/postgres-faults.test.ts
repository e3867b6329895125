import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startProxy } from '../support/postgres-proxy.ts';
import { usePostgres } from '../support/postgres-server.ts';
import type { RecordOf } from '../../storage/collections.ts';
import { StoreUnavailable } from '../../storage/errors.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { StoreOutcomeUnknown } from '../../storage/postgres/problems.ts';
import { timeouts, type Timeouts } from '../../storage/postgres/timeouts.ts';
import type { Store } from '../../storage/store.ts';

const server = await usePostgres();

/** As in earnest, but nobody waits long for an answer that does not come. */
const hasty: Timeouts = { ...timeouts, reply: 400 };

const draft = (id: string): RecordOf<'drafts'> => ({
  id,
  form: 'action.assign',
  member: 'jo',
  values: {},
  at: '2026-11-22T09:00:00.000Z',
});

describe.skipIf(!server)('PostgreSQL store in trouble', () => {
  let url = '';
  beforeEach(async () => {
    url = (await server?.database()) ?? '';
  });
  async function open(address: string, limits?: Timeouts): Promise<Store> {
    const store = await openPostgresStore(address, limits);
    onTestFinished(() => store.close());
    return store;
  }

  it('says so while the server is gone, keeps what it acknowledged, halves nothing, and goes on by itself', async () => {
    const store = await open(url);
    const outcomes = new Map<number, unknown>();
    const pair = async (n: number): Promise<void> => {
      try {
        await store.transact(async (tx) => {
          await tx.insert('drafts', draft(`${n}-left`));
          await tx.insert('drafts', draft(`${n}-right`));
        });
        outcomes.set(n, 'kept');
      } catch (error) {
        outcomes.set(n, error);
      }
    };
    let next = 0;
    let down = false;
    const writers = Array.from({ length: 8 }, async () => {
      while (!down) await pair((next += 1));
      // Some more while nothing answers.
      await pair((next += 1));
    });
    while (outcomes.size < 40) await new Promise((resolve) => setImmediate(resolve));
    await server?.crash();
    down = true;
    await expect(store.read((view) => view.get('drafts', '1-left'))).rejects.toBeInstanceOf(StoreUnavailable);
    await server?.start();
    await Promise.all(writers);
    await pair(0);

    const ids = new Set((await store.read((view) => view.all('drafts'))).map(({ id }) => id));
    expect(outcomes.get(0)).toBe('kept');
    for (const [n, outcome] of outcomes) {
      const sides = [ids.has(`${n}-left`), ids.has(`${n}-right`)];
      if (outcome === 'kept') expect(sides).toEqual([true, true]);
      else expect(outcome).toBeInstanceOf(StoreUnavailable);
      expect(outcome).not.toBeInstanceOf(StoreOutcomeUnknown);
      if (outcome !== 'kept') expect(sides).toEqual([false, false]);
    }
    expect([...outcomes.values()].filter((outcome) => outcome !== 'kept').length).toBeGreaterThan(0);
  });

  it.each([
    ['request lost', 2],
    ['answer lost', 1],
    ['request late', 1],
  ] as const)('a commit with its %s is kept once; its work ran %i time(s)', async (mishap, expected) => {
    const proxy = await startProxy(url);
    const store = await open(proxy.url, hasty);
    let runs = 0;
    proxy.befall(mishap);
    const answer = await store.transact(async (tx) => {
      runs += 1;
      await tx.insert('drafts', draft('a'));
      return 'done';
    });
    expect([answer, runs]).toEqual(['done', expected]);
    expect(await store.read((view) => view.all('drafts'))).toHaveLength(1);
  });

  it('a connection that falls silent at a commit is given up, and what was not kept is run again', async () => {
    const proxy = await startProxy(url);
    const store = await open(proxy.url, hasty);
    proxy.befall('silence');
    await store.transact((tx) => tx.insert('drafts', draft('a')));
    expect(await store.read((view) => view.all('drafts'))).toHaveLength(1);
  });

  it('a network that swallows everything ends in a clear error, and the next calls work once it is back', async () => {
    const proxy = await startProxy(url);
    const store = await open(proxy.url, { ...hasty, connect: 1_500, outcome: 400 });
    await Promise.all(['a', 'b'].map((id) => store.transact((tx) => tx.insert('drafts', draft(id)))));
    await Promise.all([1, 2].map(() => store.read((view) => view.all('drafts'))));
    proxy.swallow(true);
    const lost = await Promise.allSettled([
      store.read((view) => view.all('drafts')),
      store.transact((tx) => tx.insert('drafts', draft('c'))),
      store.transact((tx) => tx.insert('drafts', draft('d'))),
    ]);
    for (const each of lost)
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
    proxy.swallow(false);
    await store.transact((tx) => tx.insert('drafts', draft('e')));
    const kept = await store.read((view) => view.all('drafts'));
    expect(kept.map(({ id }) => id)).toEqual(['a', 'b', 'e']);
  });

  it('a network that swallows everything in the middle of a transaction keeps nothing of it', async () => {
    const proxy = await startProxy(url);
    const store = await open(proxy.url, { ...hasty, connect: 1_500, outcome: 400 });
    const lost = store.transact(async (tx) => {
      await tx.insert('drafts', draft('a'));
      proxy.swallow(true);
      await tx.insert('drafts', draft('b'));
    });
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    proxy.swallow(false);
    // The server still holds the transaction for a while: nobody else has to wait for it.
    await store.transact((tx) => tx.insert('drafts', draft('c')));
    expect((await store.read((view) => view.all('drafts'))).map(({ id }) => id)).toEqual(['c']);
  });

  it('a network that swallows everything does not keep a process from starting to fail, nor from ending', async () => {
    const proxy = await startProxy(url);
    const store = await open(proxy.url, hasty);
    await store.transact((tx) => tx.insert('drafts', draft('a')));
    proxy.swallow(true);
    await expect(openPostgresStore(proxy.url, { ...hasty, connect: 200 })).rejects.toThrow('DATABASE_URL');
    await store.close();
  });

  it('claims neither that it was saved nor that it was not, when nobody can be asked', async () => {
    const proxy = await startProxy(url);
    const store = await open(proxy.url, { ...hasty, outcome: 50 });
    proxy.befall('everything lost');
    const lost = store.transact((tx) => tx.insert('drafts', draft('a')));
    await expect(lost).rejects.toBeInstanceOf(StoreOutcomeUnknown);
    await expect(lost).rejects.toThrow('it is not known whether it was');
    expect(await (await open(url)).read((view) => view.all('drafts'))).toHaveLength(1);
  });

  it('says nothing of the address or of what was being written', async () => {
    const store = await open(url);
    await server?.query(url, 'alter table partnership_bot.drafts add check (id <> $$secret-1$$)');
    const refused: unknown = await store
      .transact((tx) => tx.put('drafts', draft('secret-1')))
      .catch((e: unknown) => e);
    await server?.crash();
    const broken: unknown = await store
      .read((view) => view.get('drafts', 'secret-1'))
      .catch((e: unknown) => e);
    await server?.start();
    expect(inspect([refused, broken], { depth: 10 })).not.toMatch(/secret-1|invented-password|127\.0\.0\.1/);
    expect(broken).toBeInstanceOf(StoreUnavailable);
  });
});
