import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { openStore } from '../storage/open.ts';
import type { Store } from '../storage/store.ts';
import {
  everything,
  fill,
  sameCounts,
  sayCounts,
  takeInventory,
  TransferFailed,
} from '../storage/transfer.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: DATABASE_URL=postgresql://… npm run store:move';

/** Copies every record from `DATA_DIR` to the empty database at `DATABASE_URL`, and compares both. Returns the exit code. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  if (words.length > 0) {
    print(USAGE);
    return 1;
  }
  try {
    const settings = readSettings(environment);
    const { databaseUrl } = settings;
    const dataDir = resolve(root, settings.dataDir);
    if (!databaseUrl)
      throw new BotError('move-no-target', `DATABASE_URL is not set: it says where to move to. ${USAGE}`);
    if (!existsSync(dataDir)) throw new BotError('move-no-records', `There are no records in ${dataDir}.`);
    const source = await openStore({ dataDir });
    try {
      const target = await openStore({ dataDir, databaseUrl });
      try {
        await move(source, target, print);
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
    print(`The records in ${dataDir} are as they were. With DATABASE_URL set, the bot uses the database.`);
    return 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    return 1;
  }
}

async function move(source: Store, target: Store, print: (line: string) => void): Promise<void> {
  const items = await everything(source);
  const there = takeInventory(items);
  const here = await fill(target, items, (done) => print(`${done} of ${items.length} records written`));
  if (here.digest !== there.digest || !sameCounts(here, there))
    throw new TransferFailed(here.total, 'The two stores do not hold the same records.');
  print('Moved, and compared on both sides:');
  for (const line of sayCounts(here)) print(line);
  print(`SHA-256 of both: ${here.digest}`);
}

await runAsProgram(import.meta.url, main);
