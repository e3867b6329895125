import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { root } from '../../src/root.ts';
import type { Person } from '../../simulator/protocol.ts';
import type { ChannelSeed } from '../../simulator/world.ts';
import { filledStore } from '../store/fill.ts';
import type { Environment, Running, Workshop } from './processes.ts';

/** What the stand-in for both platforms says about itself when it is ready. */
export interface StandIn {
  /** The bot's environment variables. */
  readonly settings: Environment;
  readonly slack: { readonly people: readonly Person[]; readonly channels: readonly ChannelSeed[] };
  readonly teams: {
    readonly people: readonly Person[];
    /** A message to the bot from each person, by name: change its `id` and `text`. */
    readonly activities: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly appId: string;
    readonly serviceUrl: string;
  };
}

/** Chairs of the invented membership, who may assign actions. */
export const CHAIR_ON_SLACK = 'Clementine Owusu';
export const CHAIR_ON_TEAMS = 'Dominic Oyelaran';

/** A directory with this many actions in it, and the invented members. */
export async function filledDirectory(
  records: number,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
  const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
  const csv = await readFile(join(root, 'partnerships/plymouth-members.csv'), 'utf8');
  const store = await filledStore(path, records);
  await store.transact(async (tx) => {
    for (const member of readMembersCsv(csv, partnership).members)
      await tx.put('members', { ...member, roles: [...member.roles], platforms: [...member.platforms] });
  });
  await store.close();
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The bot as operators start it, on a free port. Resolves when it is ready. */
export async function startBot(
  workshop: Workshop,
  file: string,
  environment: Environment,
): Promise<Running<undefined> & { readonly url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const bot = workshop.launch(
    file,
    { ...environment, HOST: '127.0.0.1', PORT: String(port) },
    (process.env['BENCH_BOT_FLAGS'] ?? '').split(' ').filter((flag) => flag !== ''),
  );
  while (!(await isReady(url))) {
    if (bot.child.exitCode !== null) throw new Error('The bot ended before it was ready.');
    await new Promise((done) => setTimeout(done, 5));
  }
  return { ...bot, url };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}
