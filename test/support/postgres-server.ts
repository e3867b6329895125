import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll } from 'vitest';
import { postgresBinaries } from './postgres-binaries.ts';

const OWNER = 'partnership';
const PASSWORD = 'invented-password';

export interface PostgresServer {
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
  const programs = await postgresBinaries();
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-postgres-'));
  const port = await freePort();
  let running: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const server = running;
    running = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  afterAll(async () => {
    await end('SIGINT');
    await rm(directory, { recursive: true, force: true });
    await programs.remove();
  });
  const run = (program: string, ...words: string[]): ChildProcess =>
    spawn(program, ['-D', directory, ...words], { ...programs.as, cwd: directory });
  const { uid, gid } = programs.as;
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid);

  const made = run(programs.initdb, '--no-sync', '--encoding=UTF8', '--username=postgres', '--auth=trust');
  const said = words(made);
  if ((await once(made, 'exit'))[0] !== 0) throw new Error(said() || 'initdb failed');
  await writeFile(
    join(directory, 'pg_hba.conf'),
    'host all postgres all trust\nhost all all all scram-sha-256\n',
  );

  const start = async (): Promise<void> => {
    // Processes are killed here, machines are not: the operating system keeps what was written.
    running = run(programs.postgres, '-p', String(port), '-F', '-h', '127.0.0.1', '-k', '');
    await ready(running);
  };
  process.once('exit', () => running?.kill('SIGQUIT'));
  await start();
  const address = (user: string, database: string): string =>
    `postgresql://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  await query(
    address('postgres', 'postgres'),
    `create role ${OWNER} login password '${PASSWORD}' nosuperuser nocreatedb nocreaterole`,
  );
  let databases = 0;
  return {
    query,
    async database() {
      databases += 1;
      const name = `partnership_${databases}`;
      await query(address('postgres', 'postgres'), `create database ${name} owner ${OWNER}`);
      return address(OWNER, name);
    },
    crash: () => end('SIGQUIT'),
    start,
  };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Resolves when the server takes connections. @throws Error with its last words when it ends instead. */
async function ready(server: ChildProcess): Promise<void> {
  const said = words(server);
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(said())));
  });
}

/** The last lines a program said about itself, at any time. */
function words(program: ChildProcess): () => string {
  let said = '';
  program.stderr?.on('data', (more: Buffer) => (said += more.toString()));
  return () => said.trim().split('\n').slice(-3).join(' ');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
