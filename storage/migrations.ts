import { actionsWithRoutes } from './action-shape.ts';
import { collectionNames, collections, type CollectionName, type RecordOf } from './collections.ts';
import { StoreDamaged, StoreTooNew } from './errors.ts';

/** A record as some version of the bot stored it. */
export type StoredRecord = Readonly<Record<string, unknown>> & { readonly id: string };

/** Brings a stored record one version forward. Null drops it. Must not change its argument, nor the id. */
export type Migration = (record: StoredRecord) => StoredRecord | null;

/** For each collection, how to get from version 1 to 2, from 2 to 3, and so on. Only ever added to. */
export type Migrations = Partial<Readonly<Record<CollectionName, readonly Migration[]>>>;

/**
 * Changes to the shape of stored records, for both stores and for archives. Files of the embedded store and archives say at
 * their head with which versions they were written, and a database in its table `store_versions`; opening an older one brings
 * its records forward.
 */
export const migrations: Migrations = { actions: [actionsWithRoutes] };

export type Versions = Readonly<Record<string, number>>;

export function currentVersions(known: Migrations): Versions {
  return Object.fromEntries(collectionNames.map((name) => [name, (known[name]?.length ?? 0) + 1]));
}

export function isCollection(name: unknown): name is CollectionName {
  return typeof name === 'string' && Object.hasOwn(collections, name);
}

/** @throws StoreTooNew when a file was written with versions this process does not know. */
export function checkVersions(versions: Versions, known: Migrations, path: string): void {
  for (const [name, version] of Object.entries(versions)) {
    if (!isCollection(name)) throw new StoreTooNew(path, `it knows a collection named ${name}`);
    const mine = (known[name]?.length ?? 0) + 1;
    if (version > mine) throw new StoreTooNew(path, `${name} has version ${version}, this one knows ${mine}`);
  }
}

/**
 * A stored record in today's shape. Only migrated records are parsed again: the others were checked when they were put,
 * and their file's checksum says that nothing changed since. That is what makes opening a large store fast.
 * @throws StoreDamaged when a migration leaves something that is not a record of the collection.
 */
export function upToDate(
  collection: CollectionName,
  record: StoredRecord,
  versions: Versions,
  known: Migrations,
  path: string,
): RecordOf<CollectionName> | null {
  const steps = known[collection]?.slice((versions[collection] ?? 1) - 1) ?? [];
  if (steps.length === 0) return record as RecordOf<CollectionName>;
  let migrated: StoredRecord | null = record;
  for (const step of steps) migrated = migrated && step(migrated);
  if (migrated === null) return null;
  const parsed = collections[collection].schema.safeParse(migrated);
  if (parsed.success && parsed.data.id === record.id) return parsed.data;
  throw new StoreDamaged(
    path,
    `a record in ${collection} could not be brought to today's shape`,
    'Start the version of the bot that wrote it, and report this.',
  );
}
