import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { usePostgres } from '../support/postgres-server.ts';
import type { RecordOf } from '../../storage/collections.ts';
import { StoreConflict, StoreUnavailable } from '../../storage/errors.ts';
import { openPostgresStore } from '../../storage/postgres/open-postgres-store.ts';
import { timeouts } from '../../storage/postgres/timeouts.ts';
import type { Store, Transaction } from '../../storage/store.ts';

const server = await usePostgres();

const draft = (id: string, count = 0): RecordOf<'drafts'> => ({
  id,
  form: 'action.assign',
  member: 'jo',
  values: { count: String(count) },
  at: '2026-11-22T09:00:00.000Z',
});
const countOf = (record: RecordOf<'drafts'> | undefined): number => Number(record?.values['count'] ?? 0);

describe.skipIf(!server)('two replicas on one PostgreSQL database', () => {
  let url = '';
  let replicas: readonly Store[] = [];
  beforeEach(async () => {
    url = (await server?.database()) ?? '';
    // Both start at once on an empty database.
    const opened = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    replicas = opened;
    onTestFinished(async () => {
      for (const store of opened) await store.close();
    });
  });
  /** The same work many times over, on both replicas at once. */
  const everywhere = <T>(times: number, work: (store: Store, nth: number) => Promise<T>): Promise<T[]> =>
    Promise.all(
      replicas.flatMap((store, at) => Array.from({ length: times }, (_, n) => work(store, 2 * n + at))),
    );

  it('prepare the database once between them', async () => {
    const rows = await server?.query(url, 'select number from partnership_bot.store_migrations');
    expect(rows).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('lose no change to one record, and run again what another overtook', async () => {
    let runs = 0;
    await everywhere(30, (store) =>
      store.transact(async (tx) => {
        runs += 1;
        await tx.put('drafts', draft('counter', countOf(await tx.get('drafts', 'counter')) + 1));
      }),
    );
    const counted = await Promise.all(
      replicas.map((store) => store.read((view) => view.get('drafts', 'counter'))),
    );
    expect(counted.map(countOf)).toEqual([60, 60]);
    expect(runs).toBeGreaterThan(60);
  });

  it('keep a rule over several records that no single change breaks', async () => {
    const firstOfAll = async (tx: Transaction, nth: number): Promise<boolean> => {
      if ((await tx.find('drafts', 'member', 'jo')).length > 0) return false;
      await tx.insert('drafts', draft(`d${nth}`));
      return true;
    };
    const took = await everywhere(8, (store, nth) => store.transact((tx) => firstOfAll(tx, nth)));
    expect(took.filter(Boolean)).toHaveLength(1);
    expect(await replicas[0]?.read((view) => view.all('drafts'))).toHaveLength(1);
  });

  it('let one through in the end that another overtakes every time', async () => {
    const [slow, quick] = replicas;
    if (!slow || !quick) throw new Error('Both replicas are needed');
    const overtaking: Promise<void>[] = [];
    await slow.transact(async (tx) => {
      const count = countOf(await tx.get('drafts', 'counter'));
      const other = quick.transact(async (also) => {
        await also.put('drafts', draft('counter', countOf(await also.get('drafts', 'counter')) + 1));
      });
      overtaking.push(other);
      // Once this one runs alone, the other has to wait for it and not the other way round.
      await Promise.race([other, waitingForLocks()]);
      await tx.put('drafts', draft('counter', count + 1));
    });
    await Promise.all(overtaking);
    expect(overtaking.length).toBeGreaterThan(2);
    expect(countOf(await slow.read((view) => view.get('drafts', 'counter')))).toBe(overtaking.length + 1);
  });

  /** Resolves when some transaction waits for another's lock. */
  async function waitingForLocks(): Promise<void> {
    for (let waiting: unknown[] = []; waiting.length === 0;)
      waiting = (await server?.query(url, 'select 1 from pg_locks where not granted')) ?? ['no server'];
  }

  it('give an id to one of those who ask for it at once', async () => {
    const took = await everywhere(8, (store) =>
      store
        .transact((tx) => tx.insert('drafts', draft('wanted')))
        .then(
          () => 'taken',
          (error: unknown) => (error instanceof StoreConflict ? 'refused' : error),
        ),
    );
    expect(took.sort()).toEqual([...Array.from({ length: 15 }, () => 'refused'), 'taken']);
  });

  it('go on when one of them is frozen in the middle of a transaction, which is not kept', async () => {
    const frozen = await openPostgresStore(url, { ...timeouts, idle: 300 });
    onTestFinished(() => frozen.close());
    let thaw = (): void => undefined;
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    let reached = (): void => undefined;
    const holding = new Promise<void>((resolve) => (reached = resolve));
    const stuck = frozen.transact(async (tx) => {
      await tx.put('drafts', draft('counter', 100));
      reached();
      await thawed;
    });
    await holding;
    await replicas[0]?.transact((tx) => tx.put('drafts', draft('counter', 1)));
    thaw();
    await expect(stuck).rejects.toBeInstanceOf(StoreUnavailable);
    expect(countOf(await replicas[1]?.read((view) => view.get('drafts', 'counter')))).toBe(1);
  });
});
