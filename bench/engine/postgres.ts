import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries } from '../../test/support/postgres-binaries.ts';

/** A real PostgreSQL of the benchmark's own on loopback, without syncing: processes are killed here, machines are not. */
export async function startPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const programs = await postgresBinaries();
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
  const { uid, gid } = programs.as;
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid);
  const run = (program: string, ...words: string[]): ChildProcess =>
    spawn(program, ['-D', directory, ...words], { ...programs.as, cwd: directory, stdio: 'pipe' });
  const made = run(programs.initdb, '--no-sync', '--encoding=UTF8', '--username=postgres', '--auth=trust');
  if ((await once(made, 'exit'))[0] !== 0) throw new Error('PostgreSQL could not be prepared here.');
  const port = await freePort();
  const server = run(programs.postgres, '-p', String(port), '-F', '-h', '127.0.0.1', '-k', '');
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (said: Buffer) => {
      if (said.toString().includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error('PostgreSQL did not start here.')));
  });
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await once(server, 'exit');
      await rm(directory, { recursive: true, force: true });
      await programs.remove();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
