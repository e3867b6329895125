import type { ClientBase } from 'pg';
import { z } from 'zod';
import { collectionNames, type CollectionName } from '../collections.ts';
import { StoreTooNew } from '../errors.ts';
import {
  checkVersions,
  currentVersions,
  isCollection,
  upToDate,
  type Migrations,
  type Versions,
} from '../migrations.ts';
import {
  columnOf,
  deleteOne,
  indexNames,
  inSnakeCase,
  keysOf,
  OWN_TABLES,
  putOne,
  readRecord,
  SCHEMA,
  selectPage,
  tableOf,
} from './statements.ts';

const Columns = z.array(z.object({ table: z.string(), column: z.string() }));
const Rows = z.array(z.object({ id: z.string(), record: z.unknown() }));

const VersionRows = z.array(z.object({ collection: z.string(), version: z.number().int() }));
const Stored = z.looseObject({ id: z.string() });

const PAGE = 500;
const DATABASE = 'the database';

/**
 * Makes a table for every collection and a column for every index that `collections.ts` declares and the database lacks, and
 * brings the records that are there to today's shape. Adding a collection or an index needs nothing else.
 * @throws StoreTooNew when the database holds a collection, an index or a version of records that this process does not
 * know: its writes would leave them wrong.
 */
export async function layOut(client: ClientBase, known: Migrations): Promise<void> {
  const there = await existing(client);
  refuseUnknown(there);
  const before = await versionsThere(client);
  checkVersions(before, known, DATABASE);
  for (const [collection, version] of Object.entries(currentVersions(known))) {
    if (!isCollection(collection)) continue;
    const columns = there.get(inSnakeCase(collection));
    if (!columns) await createTable(client, collection);
    const missing = indexNames(collection).filter((index) => !columns?.has(columnOf(index)));
    for (const index of missing) await createIndex(client, collection, index);
    if (columns && (before[collection] ?? 1) !== version)
      await bringForward(client, collection, before, known);
    else if (columns && missing.length > 0) await fillIn(client, collection);
    await client.query(
      `insert into ${SCHEMA}.store_versions (collection, version) values ($1, $2)
        on conflict (collection) do update set version = excluded.version`,
      [collection, version],
    );
  }
}

async function versionsThere(client: ClientBase): Promise<Versions> {
  const { rows } = await client.query(`select collection, version from ${SCHEMA}.store_versions`);
  return Object.fromEntries(VersionRows.parse(rows).map(({ collection, version }) => [collection, version]));
}

async function existing(client: ClientBase): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = $1 and left(table_name, length($2)) <> $2`,
    [SCHEMA, OWN_TABLES],
  );
  const tables = new Map<string, Set<string>>();
  for (const { table, column } of Columns.parse(rows))
    tables.set(table, (tables.get(table) ?? new Set()).add(column));
  return tables;
}

function refuseUnknown(there: ReadonlyMap<string, ReadonlySet<string>>): void {
  const known = new Map(
    collectionNames.map((name) => [inSnakeCase(name), ['id', 'record', ...indexNames(name).map(columnOf)]]),
  );
  for (const [table, columns] of there) {
    const expected = known.get(table);
    const strange = expected ? [...columns].find((column) => !expected.includes(column)) : table;
    if (strange) throw new StoreTooNew(DATABASE, `it has ${expected ? `${table}.${strange}` : table}`);
  }
}

/** `json` keeps a record exactly as it was written: key order and every character, which `jsonb` does not. */
async function createTable(client: ClientBase, collection: CollectionName): Promise<void> {
  await client.query(
    `create table ${tableOf(collection)} (id text collate "C" primary key, record json not null)`,
  );
}

async function createIndex(client: ClientBase, collection: CollectionName, index: string): Promise<void> {
  const column = columnOf(index);
  await client.query(`alter table ${tableOf(collection)} add column ${column} text collate "C"`);
  await client.query(
    `create index ${inSnakeCase(collection)}_${column} on ${tableOf(collection)} (${column})`,
  );
}

/** Writes the keys of every record again. */
async function fillIn(client: ClientBase, collection: CollectionName): Promise<void> {
  const sets = indexNames(collection).map((index, at) => `${columnOf(index)} = $${at + 2}`);
  for await (const { id, record } of everyRow(client, collection)) {
    const keys = keysOf(collection, readRecord(collection, record));
    await client.query(`update ${tableOf(collection)} set ${sets.join(', ')} where id = $1`, [id, ...keys]);
  }
}

/** Migrates every record; those that a migration drops are deleted. */
async function bringForward(
  client: ClientBase,
  collection: CollectionName,
  versions: Versions,
  known: Migrations,
): Promise<void> {
  for await (const { id, record } of everyRow(client, collection)) {
    const current = upToDate(collection, Stored.parse(record), versions, known, DATABASE);
    await client.query(current ? putOne(collection, current) : deleteOne(collection, id));
  }
}

async function* everyRow(
  client: ClientBase,
  collection: CollectionName,
): AsyncGenerator<z.infer<typeof Rows>[number]> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const { rows } = await client.query(selectPage(collection, after, PAGE));
    const page = Rows.parse(rows);
    yield* page;
    after = page.length === PAGE ? page.at(-1)?.id : undefined;
  }
}
