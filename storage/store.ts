import type { CollectionName, RecordOf } from './collections.ts';

/**
 * The store: collections of records, changed in transactions. Two implementations pass one contract suite (embedded on
 * lowdb, and PostgreSQL), so nothing here may promise what either cannot keep.
 *
 * A record has a string `id`. What `get` and `find` return must not be changed in place: write a new object with `put`.
 */
export interface StoreView {
  get<C extends CollectionName>(collection: C, id: string): Promise<RecordOf<C> | undefined>;
  /**
   * Records whose named index has this value, in order of id. The indexes of each collection are declared beside its
   * schema in `collections.ts`.
   */
  find<C extends CollectionName>(
    collection: C,
    index: string,
    value: string,
  ): Promise<readonly RecordOf<C>[]>;
  /** Every record, in order of id. For small collections and exports. */
  all<C extends CollectionName>(collection: C): Promise<readonly RecordOf<C>[]>;
}

export interface Transaction extends StoreView {
  /** Adds a record. @throws StoreConflict when the id is taken. */
  insert<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void>;
  /** Adds or replaces a record. */
  put<C extends CollectionName>(collection: C, record: RecordOf<C>): Promise<void>;
  remove(collection: CollectionName, id: string): Promise<void>;
}

export interface TransactOptions {
  /** Small, and needed for messages to leave: may use the room that is kept for a full disk. */
  readonly essential?: boolean;
}

export interface Store {
  /** Reads without changing anything, and sees one moment, however long it takes. */
  read<T>(work: (view: StoreView) => Promise<T>): Promise<T>;
  /**
   * Runs `work` alone and keeps all of its changes or none. Resolves once they are durable. `work` may be run again
   * after a conflict, so it must have no effect but through its transaction.
   */
  transact<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactOptions): Promise<T>;
  /**
   * Writes the files anew, so that what was removed is in none of them any more. Absent where that is not ours to do: a database
   * clears its own files (vacuum). @throws StoreFull, StoreUnavailable: then it is tried again another time
   */
  compact?(): Promise<void>;
  close(): Promise<void>;
}

/** The same store for what has to go on when the disk is full: all of its transactions are essential. */
export function essential(store: Store): Store {
  return {
    read: (work) => store.read(work),
    transact: (work) => store.transact(work, { essential: true }),
    close: () => store.close(),
  };
}
