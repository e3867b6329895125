import type { ClientBase } from 'pg';
import { z } from 'zod';
import { collectionNames, type CollectionName } from '../collections.ts';
import { StoreTooNew } from '../errors.ts';
import {
  columnOf,
  indexNames,
  inSnakeCase,
  keysOf,
  OWN_TABLES,
  readRecord,
  SCHEMA,
  selectPage,
  tableOf,
} from './statements.ts';

const Columns = z.array(z.object({ table: z.string(), column: z.string() }));
const Rows = z.array(z.object({ id: z.string(), record: z.unknown() }));

const PAGE = 500;

/**
 * Makes a table for every collection and a column for every index that `collections.ts` declares and the database
 * lacks, and fills in a new column from the records that are there. Adding a collection or an index needs nothing else.
 * @throws StoreTooNew when the database holds a collection or an index that this version does not know: its writes
 * would leave that index wrong.
 */
export async function layOut(client: ClientBase): Promise<void> {
  const there = await existing(client);
  refuseUnknown(there);
  for (const collection of collectionNames) {
    const columns = there.get(inSnakeCase(collection));
    if (!columns) await createTable(client, collection);
    const missing = indexNames(collection).filter((index) => !columns?.has(columnOf(index)));
    for (const index of missing) await createIndex(client, collection, index);
    if (columns && missing.length > 0) await fillIn(client, collection);
  }
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
    if (strange) throw new StoreTooNew('the database', `it has ${expected ? `${table}.${strange}` : table}`);
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
  const columns = indexNames(collection).map(columnOf);
  const sets = columns.map((column, at) => `${column} = $${at + 2}`).join(', ');
  let after: string | undefined = '';
  while (after !== undefined) {
    const { rows } = await client.query(selectPage(collection, after, PAGE));
    const page = Rows.parse(rows);
    for (const { id, record } of page) {
      const keys = keysOf(collection, readRecord(collection, record));
      await client.query(`update ${tableOf(collection)} set ${sets} where id = $1`, [id, ...keys]);
    }
    after = page.length === PAGE ? page.at(-1)?.id : undefined;
  }
}
