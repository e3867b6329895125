import { StoreUnavailable } from '../../storage/errors.ts';
import { Overlay } from '../../storage/overlay.ts';
import { emptyShelves, type Shelf, type Shelves } from '../../storage/shelf.ts';
import type { CollectionName } from '../../storage/collections.ts';
import type { Store, StoreView, Transaction } from '../../storage/store.ts';

/** A store without a disk, for tests that make thousands of transactions. `fails` is asked before each commit. */
export class MemoryStore implements Store {
  readonly #shelves: Shelves = emptyShelves();
  #turn: Promise<unknown> = Promise.resolve();
  fails: () => boolean = () => false;
  /** Records changed by the largest transaction so far. */
  largest = 0;

  async read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    return work(new Overlay(this.#shelves));
  }

  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      const overlay = new Overlay(this.#shelves);
      const result = await work(overlay);
      if (this.fails()) throw new StoreUnavailable(new Error('no space'));
      this.largest = Math.max(this.largest, overlay.changes().length);
      for (const { collection, id, record } of overlay.changes()) {
        const shelf = this.#shelves[collection] as Shelf<CollectionName>;
        if (record) shelf.put(record);
        else shelf.remove(id);
      }
      return result;
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#turn;
  }
}
