import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { BotError } from '../../src/bot/errors.ts';
import { collectionNames, collections, type CollectionName, type RecordOf } from '../collections.ts';
import { StoreUnavailable } from '../errors.ts';
import { Overlay, type Change } from '../overlay.ts';
import { emptyShelves, type Shelf, type Shelves } from '../shelf.ts';
import type { Store, StoreView, Transaction } from '../store.ts';
import { FsyncedFile } from './fsynced-file.ts';

const FORMAT = 1;

/** The file: a format number, and every record by collection. */
const StoredFile = z.strictObject({
  format: z.literal(FORMAT),
  collections: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))),
});
type StoredFile = z.infer<typeof StoredFile>;

/**
 * Opens the embedded store in a directory, which is made when it is missing. One process at a time.
 * @throws BotError 'store-damaged' when the file cannot be read as a store; nothing is changed then.
 */
export async function openEmbeddedStore(dataDir: string): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'partnership.json');
  const shelves = emptyShelves();
  const low = new Low<StoredFile>(new FsyncedFile(path, (text) => readStored(text, path)), {
    format: FORMAT,
    collections: {},
  });
  await low.read();
  for (const name of collectionNames) fill(shelves[name], low.data.collections[name] ?? [], name, path);
  return new EmbeddedStore(low, shelves);
}

class EmbeddedStore implements Store {
  readonly #low: Low<StoredFile>;
  readonly #shelves: Shelves;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(low: Low<StoredFile>, shelves: Shelves) {
    this.#low = low;
    this.#shelves = shelves;
  }

  async read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    return work(new Overlay(this.#shelves));
  }

  /** Transactions take turns, so each one sees and leaves a whole state. */
  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => this.#run(work));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#turn;
  }

  async #run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const overlay = new Overlay(this.#shelves);
    const result = await work(overlay);
    const changes = overlay.changes();
    if (changes.length === 0) return result;
    const before = changes.map(({ collection, id }) => ({
      collection,
      id,
      record: this.#shelves[collection].get(id) ?? null,
    }));
    for (const change of changes) apply(this.#shelves, change);
    try {
      this.#low.data = snapshot(this.#shelves);
      await this.#low.write();
    } catch (cause) {
      for (const change of before) apply(this.#shelves, change);
      throw new StoreUnavailable(cause);
    }
    return result;
  }
}

function apply(shelves: Shelves, { collection, id, record }: Change): void {
  const shelf = shelves[collection] as Shelf<CollectionName>;
  if (record) shelf.put(record);
  else shelf.remove(id);
}

function snapshot(shelves: Shelves): StoredFile {
  const stored: StoredFile['collections'] = {};
  for (const name of collectionNames) stored[name] = [...shelves[name].values()];
  return { format: FORMAT, collections: stored };
}

function fill<C extends CollectionName>(
  shelf: Shelf<C>,
  records: readonly unknown[],
  name: C,
  path: string,
): void {
  for (const record of records) {
    const parsed = collections[name].schema.safeParse(record);
    if (!parsed.success) throw damaged(path, `a record in ${name} does not have the expected shape`);
    shelf.put(parsed.data as RecordOf<C>);
  }
}

function readStored(text: string, path: string): StoredFile {
  try {
    return StoredFile.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(path, 'it is not a whole store file', cause);
  }
}

function damaged(path: string, why: string, cause?: unknown): BotError {
  return new BotError(
    'store-damaged',
    `The records in ${path} cannot be read: ${why}. Nothing was changed. Restore the file from a backup, or move it away to start empty.`,
    { cause },
  );
}
