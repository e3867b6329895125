import { mkdir } from 'node:fs/promises';
import { Low } from 'lowdb';
import type { CollectionName } from '../collections.ts';
import { StoreClosed, StoreUnavailable, type StoreFailed } from '../errors.ts';
import { Overlay, type Change } from '../overlay.ts';
import { emptyShelves, type Shelf, type Shelves } from '../shelf.ts';
import type { Store, StoreView, Transaction } from '../store.ts';
import { layBallast } from './ballast.ts';
import type { CompactionResult } from './compaction.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import { diskPort, type FilePort } from './file-port.ts';
import { JournalAdapter } from './journal-adapter.ts';
import { migrations as allMigrations, type Migrations } from './migrations.ts';

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
  /** A file that operators can delete when the disk is full. None is laid for processes that end sooner. */
  readonly ballast?: { readonly bytes: number; readonly afterMs: number };
  readonly migrations?: Migrations;
  readonly port?: FilePort;
}

/**
 * Opens the embedded store in a directory, which is made when it is missing. One process at a time.
 * @throws StoreInUse, StoreDamaged, StoreTooNew: each says what to do; StoreUnavailable when the disk is full
 */
export async function openEmbeddedStore(dataDir: string, options: EmbeddedOptions = {}): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDir);
  const port = options.port ?? diskPort;
  const adapter = new JournalAdapter(dataDir, {
    port,
    migrations: options.migrations ?? allMigrations,
    compactAbove: options.compactAbove ?? 32 * MB,
    onFailed: (error) => options.onFatal?.(error),
    onCompacted: (result) => options.onCompacted?.(result),
  });
  const low = new Low<Shelves>(adapter, emptyShelves());
  try {
    await low.read();
  } catch (error) {
    await lock.release();
    throw error;
  }
  const { bytes, afterMs } = options.ballast ?? { bytes: 8 * MB, afterMs: 10_000 };
  const ballast = setTimeout(() => void layBallast(port, dataDir, bytes), afterMs).unref();
  return new EmbeddedStore(low, adapter, lock, ballast);
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
  readonly #ballast: NodeJS.Timeout;
  #turn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(low: Low<Shelves>, adapter: JournalAdapter, lock: DirectoryLock, ballast: NodeJS.Timeout) {
    this.#low = low;
    this.#adapter = adapter;
    this.#lock = lock;
    this.#ballast = ballast;
  }

  /** Runs `work` again when something it may have seen was taken back. */
  async read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    const { commits } = this.#adapter;
    for (;;) {
      this.#check();
      const epoch = commits.epoch;
      const outcome = await outcomeOf(work(new Overlay(this.#low.data)));
      await commits.kept().catch(() => undefined);
      if (epoch === commits.epoch) return outcome();
    }
  }

  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.#check();
    const mine = this.#turn.then(() => this.#run(work));
    this.#turn = mine.catch(() => undefined);
    const { outcome, kept } = await mine;
    await kept;
    return outcome();
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#ballast);
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
    if (changes.length > 0) await commits.makeSureOfRoom(json.length);
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
