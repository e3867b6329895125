import { Client, Pool, type PoolConfig } from 'pg';
import { migrations, type Migrations } from '../migrations.ts';
import type { Store } from '../store.ts';
import { PostgresStore } from './postgres-store.ts';
import { prepareDatabase } from './prepare.ts';
import { asStartError } from './problems.ts';
import { timeouts as usual, type Timeouts } from './timeouts.ts';

const READERS = 4;

/**
 * Opens the store in the PostgreSQL database at `url`, and makes or changes its tables and records first where
 * this version needs it. Any number of processes may have it open at once. The role needs to own the database, nothing more.
 * @throws BotError in one line that names DATABASE_URL, when the database cannot be used; the address is never in it.
 * @throws StoreTooNew when a newer version of the bot was here.
 */
export async function openPostgresStore(
  url: string,
  timeouts: Timeouts = usual,
  known: Migrations = migrations,
): Promise<Store> {
  const connection: PoolConfig = {
    connectionString: url,
    application_name: 'partnership-bot',
    connectionTimeoutMillis: timeouts.connect,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: timeouts.statement,
    lock_timeout: timeouts.lock,
    idle_in_transaction_session_timeout: timeouts.idle,
  };
  await prepare({ ...connection, query_timeout: timeouts.prepare }, known);
  const pool = (max: number): Pool =>
    new Pool({
      ...connection,
      max,
      idleTimeoutMillis: 300_000,
      query_timeout: timeouts.reply,
    }).on('error', () => {
      // A connection that lay idle broke, and is gone from the pool: the next call makes another.
    });
  return new PostgresStore({ writer: pool(1), readers: pool(READERS) }, timeouts);
}

async function prepare(connection: PoolConfig, known: Migrations): Promise<void> {
  let client: Client | undefined;
  try {
    client = new Client(connection);
    client.on('error', () => {
      // The statement that was running says so too.
    });
    await client.connect();
    await prepareDatabase(client, known);
  } catch (error) {
    throw asStartError(error);
  } finally {
    await client?.end().catch(() => undefined);
  }
}
