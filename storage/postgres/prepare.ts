import type { ClientBase } from 'pg';
import { z } from 'zod';
import { StoreTooNew } from '../errors.ts';
import type { Migrations } from '../migrations.ts';
import { layOut } from './layout.ts';
import { schemaChanges } from './schema-changes.ts';
import { SCHEMA } from './statements.ts';

/** Whoever prepares the database holds this advisory lock: the number has no other meaning. */
const LOCK = 7_302_611;

const Answer = z.tuple([z.object({ there: z.boolean() })]);
const Applied = z.array(z.object({ number: z.number().int() }));

/**
 * Brings the database to where this version needs it, in one transaction and one process at a time. Changes nothing
 * when it is there already.
 * @throws StoreTooNew when a newer version was here.
 */
export async function prepareDatabase(client: ClientBase, known: Migrations): Promise<void> {
  await client.query('begin isolation level read committed');
  // A replica that runs meanwhile finishes its transactions first; filling in a new index may take its time.
  await client.query("set local lock_timeout = '60s'; set local statement_timeout = '15min'");
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  // `if not exists` would ask for the right to create even when there is nothing to do.
  if (!(await exists(client, 'to_regnamespace', SCHEMA))) await client.query(`create schema ${SCHEMA}`);
  if (!(await exists(client, 'to_regclass', `${SCHEMA}.store_migrations`)))
    await client.query(
      `create table ${SCHEMA}.store_migrations (number integer primary key, name text not null, applied_at timestamptz not null default now())`,
    );
  await migrate(client);
  await layOut(client, known);
  await client.query('commit');
}

async function migrate(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`select number from ${SCHEMA}.store_migrations`);
  const applied = new Set(Applied.parse(rows).map(({ number }) => number));
  for (const number of applied)
    if (!schemaChanges.some((known) => known.number === number))
      throw new StoreTooNew('the database', `change ${number} was applied to it`);
  for (const { number, name, sql } of schemaChanges) {
    if (applied.has(number)) continue;
    await client.query(sql);
    await client.query(`insert into ${SCHEMA}.store_migrations (number, name) values ($1, $2)`, [
      number,
      name,
    ]);
  }
}

async function exists(
  client: ClientBase,
  look: 'to_regnamespace' | 'to_regclass',
  name: string,
): Promise<boolean> {
  const { rows } = await client.query(`select ${look}($1) is not null as there`, [name]);
  return Answer.parse(rows)[0].there;
}
