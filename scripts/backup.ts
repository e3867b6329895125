import { join, resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { RETENTION } from '../src/domain/retention.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { writeArchive } from '../storage/archive.ts';
import { everythingIn } from '../storage/open.ts';
import { sayCounts, takeInventory } from '../storage/transfer.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run backup [-- FILE]';

/** Writes every record to an archive, as they are at one moment, also while the bot runs. Returns the exit code. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  now: Date,
): Promise<number> {
  const [named, ...rest] = words;
  if (rest.length > 0 || named?.startsWith('-')) {
    print(USAGE);
    return 1;
  }
  try {
    const settings = readSettings(environment);
    const dataDir = resolve(root, settings.dataDir);
    const file = named ? resolve(named) : join(dataDir, 'backups', `${stampOf(now)}.ndjson`);
    const items = await everythingIn({ dataDir, databaseUrl: settings.databaseUrl });
    if (!items) throw new BotError('backup-no-records', `There are no records in ${dataDir}.`);
    const digest = await writeArchive(file, items, now, (done) => print(`${done} records written`));
    print(`Backed up to ${file}, and read back:`);
    for (const line of sayCounts(takeInventory(items))) print(line);
    print(`SHA-256 of its records: ${digest}`);
    print('It holds names and e-mail addresses. Keep a copy on another machine, where few can read it.');
    print(
      `Delete it after ${backupsKept(settings.partnershipFile)}: what is purged lives on in it until then.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    print('No backup was made.');
    return 1;
  }
}

/** A partnership file that cannot be read stops no backup. */
function backupsKept(partnershipFile: string): string {
  try {
    return loadPartnership(resolve(root, partnershipFile)).retention.backups.keep;
  } catch {
    return RETENTION.backups.keep;
  }
}

/** `2026-11-22T09-00-00Z`: sorts by time, and is a file name everywhere. */
function stampOf(now: Date): string {
  return `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
