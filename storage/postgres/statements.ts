import type { QueryConfig } from 'pg';
import { collections, type CollectionName, type RecordOf } from '../collections.ts';
import { StoreDamaged } from '../errors.ts';

/** The schema that holds everything of the bot's, so that other things in the database are not touched. */
export const SCHEMA = 'partnership_bot';

/** Tables of the store itself begin with this; the others hold one collection each. */
export const OWN_TABLES = 'store_';

/** The table of a collection: `serious incidents` as `partnership_bot.serious_incidents`. */
export function tableOf(collection: string): string {
  return `${SCHEMA}.${inSnakeCase(collection)}`;
}

/** The column that holds the key of an index: `assignedBy` as `by_assigned_by`. */
export function columnOf(index: string): string {
  return `by_${inSnakeCase(index)}`;
}

export function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function indexNames(collection: CollectionName): readonly string[] {
  return Object.keys(collections[collection].indexes);
}

/** A record's keys, in the order of `indexNames`. Null: it is not in that index. */
export function keysOf<C extends CollectionName>(collection: C, record: RecordOf<C>): (string | null)[] {
  const declared: Readonly<Record<string, (record: never) => string | undefined>> =
    collections[collection].indexes;
  const indexes = Object.values(declared) as ((record: RecordOf<C>) => string | undefined)[];
  return indexes.map((key) => key(record) ?? null);
}

/** A record as the table holds it. @throws StoreDamaged when it does not have the collection's shape. */
export function readRecord<C extends CollectionName>(collection: C, stored: unknown): RecordOf<C> {
  const parsed = collections[collection].schema.safeParse(stored);
  if (parsed.success) return parsed.data as RecordOf<C>;
  throw new StoreDamaged(
    `the table ${tableOf(collection)}`,
    'a record does not have the expected shape',
    'Restore a backup, or ask whoever changed the table by hand.',
  );
}

// Statements are named, so that the server plans each of them once a connection.

export function selectOne(collection: CollectionName, id: string): QueryConfig {
  return {
    name: `${collection}.one`,
    text: `select record from ${tableOf(collection)} where id = $1`,
    values: [id],
  };
}

/** @throws RangeError for an index that is not declared. */
export function selectByKey(collection: CollectionName, index: string, key: string): QueryConfig {
  if (!indexNames(collection).includes(index)) throw new RangeError(`No index ${index}`);
  return {
    name: `${collection}.by.${index}`,
    text: `select record from ${tableOf(collection)} where ${columnOf(index)} = $1`,
    values: [key],
  };
}

/** Some records, in order of id, after the one given. */
export function selectPage(collection: CollectionName, after: string, size: number): QueryConfig {
  return {
    name: `${collection}.page`,
    text: `select id, record from ${tableOf(collection)} where id > $1 order by id limit $2`,
    values: [after, size],
  };
}

/** Adds a record if its id is free; the count of rows says whether it was. */
export function insertOne<C extends CollectionName>(collection: C, record: RecordOf<C>): QueryConfig {
  return { ...write(collection, record, 'do nothing'), name: `${collection}.insert` };
}

export function putOne<C extends CollectionName>(collection: C, record: RecordOf<C>): QueryConfig {
  const changed = ['record', ...indexNames(collection).map(columnOf)];
  const update = `do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  return { ...write(collection, record, update), name: `${collection}.put` };
}

export function deleteOne(collection: CollectionName, id: string): QueryConfig {
  return {
    name: `${collection}.delete`,
    text: `delete from ${tableOf(collection)} where id = $1`,
    values: [id],
  };
}

function write<C extends CollectionName>(collection: C, record: RecordOf<C>, taken: string): QueryConfig {
  const values = [record.id, JSON.stringify(record), ...keysOf(collection, record)];
  const columns = ['id', 'record', ...indexNames(collection).map(columnOf)];
  const places = values.map((_, at) => `$${at + 1}`);
  return {
    text: `insert into ${tableOf(collection)} (${columns.join(', ')}) values (${places.join(', ')}) on conflict (id) ${taken}`,
    values,
  };
}
