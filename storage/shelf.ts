import { collectionNames, collections, type CollectionName, type RecordOf } from './collections.ts';

/** One collection in memory, with its indexes. Records are replaced, never changed in place. */
export class Shelf<C extends CollectionName> {
  readonly #records = new Map<string, RecordOf<C>>();
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #keys: readonly (readonly [string, (record: RecordOf<C>) => string | undefined])[];

  constructor(collection: C) {
    const declared: Readonly<Record<string, (record: never) => string | undefined>> =
      collections[collection].indexes;
    this.#keys = Object.entries(declared) as [string, (record: RecordOf<C>) => string | undefined][];
    for (const [name] of this.#keys) this.#indexes.set(name, new Map());
  }

  get(id: string): RecordOf<C> | undefined {
    return this.#records.get(id);
  }

  /** In place of the one before: taking it out first would make the map rehash itself every so often, for milliseconds. */
  put(record: RecordOf<C>): void {
    const before = this.#records.get(record.id);
    this.#records.set(record.id, record);
    this.#reindex(record.id, before, record);
  }

  remove(id: string): void {
    const before = this.#records.get(id);
    this.#records.delete(id);
    this.#reindex(id, before, undefined);
  }

  /** Ids whose index has this value. @throws RangeError for an index that is not declared. */
  idsWith(index: string, value: string): ReadonlySet<string> {
    const values = this.#indexes.get(index);
    if (!values) throw new RangeError(`No index ${index}`);
    return values.get(value) ?? new Set();
  }

  /** The key of a record in an index, for records that are not on the shelf yet. */
  keyOf(index: string, record: RecordOf<C>): string | undefined {
    return this.#keys.find(([name]) => name === index)?.[1](record);
  }

  ids(): Iterable<string> {
    return this.#records.keys();
  }

  values(): Iterable<RecordOf<C>> {
    return this.#records.values();
  }

  #reindex(id: string, before: RecordOf<C> | undefined, after: RecordOf<C> | undefined): void {
    for (const [name, key] of this.#keys) {
      const was = before && key(before);
      const is = after && key(after);
      if (was === is) continue;
      const index = this.#indexes.get(name);
      if (was !== undefined) {
        const ids = index?.get(was);
        ids?.delete(id);
        if (ids?.size === 0) index?.delete(was);
      }
      if (is !== undefined) {
        const ids = index?.get(is);
        if (ids) ids.add(id);
        else index?.set(is, new Set([id]));
      }
    }
  }
}

export type Shelves = { readonly [C in CollectionName]: Shelf<C> };

/** A shelf for every collection there is. */
export function emptyShelves(): Shelves {
  return Object.fromEntries(collectionNames.map((name) => [name, new Shelf(name)])) as Shelves;
}
