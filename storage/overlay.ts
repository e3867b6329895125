import { collections, type CollectionName, type RecordOf } from './collections.ts';
import { StoreConflict } from './errors.ts';
import type { Shelf, Shelves } from './shelf.ts';
import type { Transaction } from './store.ts';

/** One change: the record to keep, or null to remove it. */
export interface Change {
  readonly collection: CollectionName;
  readonly id: string;
  readonly record: RecordOf<CollectionName> | null;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * A transaction over shelves in memory: reads see its own changes; the shelves see them only when applied. Or a read: what
 * others change meanwhile is pinned as it was when the read began.
 */
export class Overlay implements Transaction {
  readonly #shelves: Shelves;
  readonly #changed = new Map<CollectionName, Map<string, RecordOf<CollectionName> | null>>();

  constructor(shelves: Shelves) {
    this.#shelves = shelves;
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<RecordOf<C> | undefined> {
    const changed = this.#changed.get(collection);
    if (changed?.has(id)) return (changed.get(id) as RecordOf<C> | null | undefined) ?? undefined;
    return this.#shelf(collection).get(id);
  }

  async find<C extends CollectionName>(
    collection: C,
    index: string,
    value: string,
  ): Promise<readonly RecordOf<C>[]> {
    const shelf = this.#shelf(collection);
    const changed = this.#changed.get(collection);
    const found: RecordOf<C>[] = [];
    for (const id of shelf.idsWith(index, value)) {
      const record = changed?.has(id) ? undefined : shelf.get(id);
      if (record) found.push(record);
    }
    for (const record of changed?.values() ?? []) {
      if (record && shelf.keyOf(index, record as RecordOf<C>) === value) found.push(record as RecordOf<C>);
    }
    return found.sort(byId);
  }

  async all<C extends CollectionName>(collection: C): Promise<readonly RecordOf<C>[]> {
    const changed = this.#changed.get(collection);
    const kept = [...this.#shelf(collection).values()].filter((record) => !changed?.has(record.id));
    const added = [...(changed?.values() ?? [])].filter((record) => record !== null) as RecordOf<C>[];
    return [...kept, ...added].sort(byId);
  }

  async insert<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void> {
    if (await this.get(collection, record.id)) throw new StoreConflict(collection);
    await this.put(collection, record);
  }

  async put<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void> {
    this.#change(collection, record.id, collections[collection].schema.parse(record));
  }

  async remove(collection: CollectionName, id: string): Promise<void> {
    this.#change(collection, id, null);
  }

  /** Shows this record as it is now, or that there is none, whatever becomes of it. */
  pin({ collection, id, record }: Change): void {
    if (!this.#changed.get(collection)?.has(id)) this.#change(collection, id, record);
  }

  changes(): Change[] {
    return [...this.#changed].flatMap(([collection, records]) =>
      [...records].map(([id, record]) => ({ collection, id, record })),
    );
  }

  #shelf<C extends CollectionName>(collection: C): Shelf<C> {
    return this.#shelves[collection];
  }

  #change(collection: CollectionName, id: string, record: RecordOf<CollectionName> | null): void {
    const changed = this.#changed.get(collection);
    if (changed) changed.set(id, record);
    else this.#changed.set(collection, new Map([[id, record]]));
  }
}
