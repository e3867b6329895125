import { createHash } from 'node:crypto';
import { BotError } from '../src/bot/errors.ts';
import { collectionNames, collections, type CollectionName, type RecordOf } from './collections.ts';
import type { Store, StoreView } from './store.ts';

/** One record and where it belongs. */
export interface Item {
  readonly collection: CollectionName;
  readonly record: RecordOf<CollectionName>;
}

/** How many records of each collection, and one SHA-256 (hex) over all of them in order. */
export interface Inventory {
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  readonly digest: string;
}

/** Told how many records are done, every 10,000. */
export type Progress = (done: number) => void;

const STEP = 10_000;
const BATCH = 500;

/** Calls `progress` at every 10,000th record. */
export function atSteps(done: number, progress: Progress | undefined): void {
  if (done % STEP === 0) progress?.(done);
}

/** The store that was to be filled holds records already. */
export class StoreNotEmpty extends BotError {
  constructor(count: number) {
    super(
      'store-not-empty',
      `There ${count === 1 ? 'is 1 record' : `are ${count} records`} where these should go. Nothing was changed. Choose an empty directory or database: nothing is ever written over records.`,
    );
  }
}

/** Filling a store stopped part of the way, or ended with something else than was written. */
export class TransferFailed extends BotError {
  constructor(written: number, why: string, cause?: unknown) {
    super(
      'transfer-failed',
      `${why} ${written} records had been written by then. Do not start the bot on them: empty that directory or database, and begin again.`,
      cause === undefined ? undefined : { cause },
    );
  }
}

/**
 * Every record at one moment, by collection and then by id. All are held in memory, because the read may be run again,
 * and a database ends a read that waits for a slow disk.
 */
export async function everything(store: Store): Promise<readonly Item[]> {
  return store.read(itemsIn);
}

/** Every record of a view, by collection and then by id. */
export async function itemsIn(view: StoreView): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const collection of collectionNames)
    for (const record of await view.all(collection)) items.push({ collection, record });
  return items;
}

/** Counts and digests what is there: two stores with the same inventory hold the same records. */
export function takeInventory(items: Iterable<Item>): Inventory {
  const tally = new Tally();
  for (const item of items) tally.add(item);
  return tally.inventory();
}

/** Refuses a store that holds anything. @throws StoreNotEmpty */
export async function requireEmpty(store: Store): Promise<void> {
  const found = await everything(store);
  if (found.length > 0) throw new StoreNotEmpty(found.length);
}

/**
 * Writes the records into an empty store, in transactions of at most 500, reads everything back and compares.
 * `items` must be in the order of `everything`.
 * @throws StoreNotEmpty before anything is written; TransferFailed when it stopped, or what is there is not what was written.
 */
export async function fill(
  store: Store,
  items: Iterable<Item> | AsyncIterable<Item>,
  progress?: Progress,
): Promise<Inventory> {
  await requireEmpty(store);
  const tally = new Tally();
  let written = 0;
  let batch: Item[] = [];
  const write = async (): Promise<void> => {
    const now = batch;
    batch = [];
    await store.transact(async (tx) => {
      for (const { collection, record } of now) await tx.insert(collection, record);
    });
    for (let n = 0; n < now.length; n += 1) atSteps((written += 1), progress);
  };
  try {
    for await (const item of items) {
      tally.add(item);
      if (batch.push(item) === BATCH) await write();
    }
    if (batch.length > 0) await write();
  } catch (error) {
    if (!(error instanceof BotError) || written === 0) throw error;
    throw new TransferFailed(written, error.message, error);
  }
  const expected = tally.inventory();
  const found = takeInventory(await everything(store));
  if (found.digest !== expected.digest || !sameCounts(found, expected))
    throw new TransferFailed(written, 'What was read back is not what was written.');
  return found;
}

/** Whether every collection has as many records in both. */
export function sameCounts(one: Inventory, other: Inventory): boolean {
  return collectionNames.every((name) => one.counts[name] === other.counts[name]);
}

/** The counts in words, a line each; collections without records are left out. */
export function sayCounts({ counts, total }: Inventory): readonly string[] {
  return [
    ...Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `  ${name}: ${count}`),
    `  together: ${total}`,
  ];
}

class Tally {
  readonly #counts = new Map<string, number>(collectionNames.map((name) => [name, 0]));
  readonly #hash = createHash('sha256');
  #total = 0;

  /** Through the schema, because the order of keys in a record is no part of what it says. */
  add({ collection, record }: Item): void {
    this.#counts.set(collection, (this.#counts.get(collection) ?? 0) + 1);
    this.#total += 1;
    this.#hash.update(`${JSON.stringify([collection, collections[collection].schema.parse(record)])}\n`);
  }

  inventory(): Inventory {
    return {
      counts: Object.fromEntries(this.#counts),
      total: this.#total,
      digest: this.#hash.copy().digest('hex'),
    };
  }
}
