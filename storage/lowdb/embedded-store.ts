import { mkdir } from 'node:fs/promises';
import { Low } from 'lowdb';
import type { CollectionName } from '../collections.ts';
import { StoreClosed, StoreUnavailable, type StoreFailed } from '../errors.ts';
import { Overlay, type Change } from '../overlay.ts';
import { emptyShelves, type Shelf, type Shelves } from '../shelf.ts';
import type { Store, StoreView, TransactOptions, Transaction } from '../store.ts';
import { Ballast } from './ballast.ts';
import { SNAPSHOTS_KEPT, type CompactionResult } from './compaction.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import { diskPort, type FilePort } from './file-port.ts';
import { JournalAdapter } from './journal-adapter.ts';
import { migrations as allMigrations, type Migrations } from '../migrations.ts';

const MB = 1024 * 1024;

export interface EmbeddedOptions {
  /**
   * The disk failed so that nobody can say what it holds; every later call is rejected with the same error. The process
   * should end (exit code 70) and be started again: recovery finds out from the disk.
   */
  readonly onFatal?: (error: StoreFailed) => void;
  /** A compaction ended, well or not. One that did not is tried again when the journal has grown. */
  readonly onCompacted?: (result: CompactionResult) => void;
  /** The journal's size, in bytes, above which a new snapshot is made (it must also be larger than the last one). */
  readonly compactAbove?: number;
  /**
   * The disk is full (only essential transactions are kept, everything else is refused with StoreFull), or there is room
   * again, which the next transaction finds out by itself.
   */
  readonly onRoom?: (hasRoom: boolean) => void;
  /** The room that is set aside for a full disk. None is laid for processes that end sooner. */
  readonly ballast?: { readonly bytes: number; readonly afterMs: number };
  readonly migrations?: Migrations;
  readonly port?: FilePort;
}

/**
 * Opens the embedded store in a directory, which is made when it is missing. One process at a time.
 * @throws StoreInUse, StoreDamaged, StoreTooNew: each says what to do; StoreFull
 */
export async function openEmbeddedStore(dataDir: string, options: EmbeddedOptions = {}): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDir);
  const port = options.port ?? diskPort;
  const { bytes, afterMs } = options.ballast ?? { bytes: 8 * MB, afterMs: 10_000 };
  const ballast = new Ballast(port, dataDir, bytes);
  const adapter = new JournalAdapter(dataDir, {
    port,
    migrations: options.migrations ?? allMigrations,
    compactAbove: options.compactAbove ?? 32 * MB,
    ballast,
    onFailed: (error) => options.onFatal?.(error),
    onRoom: (hasRoom) => options.onRoom?.(hasRoom),
    onCompacted: (result) => options.onCompacted?.(result),
  });
  const low = new Low<Shelves>(adapter, emptyShelves());
  try {
    await low.read();
  } catch (error) {
    await lock.release();
    throw error;
  }
  const laying = setTimeout(() => void ballast.lay(), afterMs).unref();
  return new EmbeddedStore(low, adapter, lock, laying);
}

/**
 * Transactions take turns in memory, so each one sees and leaves a whole state; the next one starts while the last is on
 * its way to the disk. Whatever somebody is told rests on records that are on the disk: results and refusals of
 * transactions, and results of reads, wait for everything that they may have seen.
 */
class EmbeddedStore implements Store {
  readonly #low: Low<Shelves>;
  readonly #adapter: JournalAdapter;
  readonly #lock: DirectoryLock;
  readonly #laying: NodeJS.Timeout;
  /** Reads under way: each goes on seeing what was there when it began. */
  readonly #readers = new Set<Overlay>();
  #turn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(low: Low<Shelves>, adapter: JournalAdapter, lock: DirectoryLock, laying: NodeJS.Timeout) {
    this.#low = low;
    this.#adapter = adapter;
    this.#lock = lock;
    this.#laying = laying;
  }

  /** Sees one moment. Runs `work` again when something it may have seen was taken back. */
  async read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    const { commits } = this.#adapter;
    for (;;) {
      this.#check();
      const epoch = commits.epoch;
      const view = new Overlay(this.#low.data);
      this.#readers.add(view);
      const outcome = await outcomeOf(work(view)).finally(() => this.#readers.delete(view));
      await commits.kept().catch(() => undefined);
      if (epoch === commits.epoch) return outcome();
    }
  }

  async transact<T>(
    work: (transaction: Transaction) => Promise<T>,
    { essential = false }: TransactOptions = {},
  ): Promise<T> {
    this.#check();
    const mine = this.#turn.then(() => this.#run(work, essential));
    this.#turn = mine.catch(() => undefined);
    const { outcome, kept } = await mine;
    await kept;
    return outcome();
  }

  async compact(): Promise<void> {
    for (let count = 0; count < SNAPSHOTS_KEPT; count += 1) {
      this.#check();
      await this.#adapter.compact();
    }
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#laying);
    await this.#turn;
    await this.#adapter.close();
    await this.#lock.release();
  }

  #check(): void {
    if (this.#closing) throw new StoreClosed();
    this.#adapter.commits.check();
  }

  /** The turn of one transaction: over once it is applied in memory, with a promise for the disk. */
  async #run<T>(
    work: (transaction: Transaction) => Promise<T>,
    essential: boolean,
  ): Promise<{ outcome: () => T; kept: Promise<void> }> {
    const { commits } = this.#adapter;
    commits.check();
    const epoch = commits.epoch;
    const overlay = new Overlay(this.#low.data);
    let failed = false;
    const outcome = await outcomeOf(work(overlay), () => (failed = true));
    const changes = failed ? [] : overlay.changes();
    // Made before anything is applied: a record that is no JSON must leave nothing behind.
    const json = JSON.stringify(changes.map(({ collection, id, record }) => [collection, id, record]));
    if (changes.length > 0) await commits.makeSureOfRoom(json.length, essential);
    if (epoch !== commits.epoch) {
      commits.check();
      throw new StoreUnavailable(new Error('What the transaction had read was taken back'));
    }
    if (changes.length === 0) return { outcome, kept: commits.kept() };
    const before = changes.map(({ collection, id }) => ({
      collection,
      id,
      record: this.#low.data[collection].get(id) ?? null,
    }));
    for (const reader of this.#readers) for (const change of before) reader.pin(change);
    for (const change of changes) apply(this.#low.data, change);
    this.#adapter.stage({
      changes: json,
      undo: () => {
        for (const change of before) apply(this.#low.data, change);
      },
    });
    return { outcome, kept: this.#low.write() };
  }
}

/** What came of some work, to be told later. */
async function outcomeOf<T>(work: Promise<T>, onFailed?: () => void): Promise<() => T> {
  try {
    const value = await work;
    return () => value;
  } catch (error) {
    onFailed?.();
    return () => {
      throw error;
    };
  }
}

function apply(shelves: Shelves, { collection, id, record }: Change): void {
  const shelf = shelves[collection] as Shelf<CollectionName>;
  if (record) shelf.put(record);
  else shelf.remove(id);
}
