import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BotError } from '../src/bot/errors.ts';
import type { ChainHead } from '../src/domain/audit-chain.ts';
import { checkChain, type ChainBreak, type ChainReport } from '../src/domain/audit-check.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { openStore, type StoreOptions } from '../storage/open.ts';
import { StoreInUse } from '../storage/errors.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run audit:verify [-- [--data-dir DIR] [--against NUMBER:HASH]]';

interface Options {
  readonly dataDir?: string;
  readonly against?: ChainHead;
}

/** What was found, in words, a line each. */
export function sayReport(report: ChainReport, against: boolean): readonly string[] {
  const { entries, redacted, before, head, broken } = report;
  const counted = entries === 1 ? '1 entry' : `${entries} entries`;
  const lines = [
    broken
      ? `${counted} checked, then the audit trail is BROKEN: ${meaningOf(broken)}`
      : `${counted}, and the audit trail is whole.`,
  ];
  if (redacted > 0)
    lines.push(`${redacted} of them redacted: what they said was erased, and an entry says so.`);
  if (before > 0)
    lines.push(
      entries > 0
        ? `${before} older, from before entries were chained: changed before then, they would not show it; changed since, they would.`
        : `${before} older, from before entries were chained: nothing would show it if they had been changed.`,
    );
  if (head)
    lines.push(
      `${broken ? 'Last sound entry' : 'Head'}: ${head.n}:${head.hash}${head.at ? ` (${head.at})` : ''}`,
    );
  if (broken) lines.push('Keep a copy of the records as they are now, and compare them with your backups.');
  else if (against) lines.push('The head that was kept elsewhere is part of it.');
  else
    lines.push(
      'That nothing was cut off its end shows only against a head kept elsewhere, such as the "audit head" lines of the log: add --against NUMBER:HASH.',
    );
  return lines;
}

function meaningOf(broken: ChainBreak): string {
  const { n } = broken;
  switch (broken.kind) {
    case 'unreadable':
      return `what stands where entry ${n} should be is not an entry: it was changed by hand, or damaged.`;
    case 'changed':
      return `entry ${n} was changed after it was written.`;
    case 'missing':
      return `${n === broken.last ? `entry ${n} was` : `entries ${n} to ${broken.last} were`} removed.`;
    case 'inserted':
      return `an entry with number ${n} stands where it was not written: it was put in, copied or renumbered.`;
    case 'unlinked':
      return `entry ${n} does not follow entry ${n - 1} as it is now: one of the two was replaced.`;
    case 'erased':
      return `what entry ${n} said was erased, and no later entry says so.`;
    case 'returned':
      return `entry ${n} was redacted, and what it said is there again.`;
    case 'beginning':
      return 'the first entry was replaced, or the older entries before it were changed, removed or added to.';
    case 'end':
      return broken.head > n
        ? `entries ${n + 1} to ${broken.head} were removed from its end.`
        : `it ends with entry ${n}, but the record of its head does not say so: the last entry was replaced, entries were added, or that record was changed.`;
    case 'cut':
      return `it ends with entry ${n}, but entry ${broken.kept} was there once: its end was cut off, or this is an older copy.`;
    case 'rewritten':
      return `entry ${n} is not the one whose hash was kept elsewhere: everything up to it may have been written anew, or the hash is another store's.`;
  }
}

/** Checks the audit trail on record and prints what it finds. Exit code 1 when it is broken or cannot be read. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  const options = readOptions(words);
  if (!options) {
    print(USAGE);
    return 1;
  }
  try {
    const report = await check(placeOf(options, environment), options.against);
    for (const line of sayReport(report, options.against !== undefined)) print(line);
    return report.broken ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    if (error instanceof StoreInUse)
      print('Or check a copy of them, for example a backup: add --data-dir DIR.');
    return 1;
  }
}

async function check(place: StoreOptions, against: ChainHead | undefined): Promise<ChainReport> {
  // Opening would make the directory, and an empty trail is whole.
  if (!place.databaseUrl && !existsSync(place.dataDir))
    throw new BotError('audit-no-records', `There are no records in ${place.dataDir}.`);
  const store = await openStore(place);
  try {
    return await store.read(async (view) =>
      checkChain(await view.all('audit'), await view.get('auditHead', 'head'), against),
    );
  } finally {
    await store.close();
  }
}

function placeOf({ dataDir }: Options, environment: Parameters<typeof readSettings>[0]): StoreOptions {
  if (dataDir) return { dataDir: resolve(dataDir) };
  const settings = readSettings(environment);
  return { dataDir: resolve(root, settings.dataDir), databaseUrl: settings.databaseUrl };
}

function readOptions(words: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { 'data-dir': { type: 'string' }, against: { type: 'string' } },
    });
    const against = values.against === undefined ? undefined : readHead(values.against);
    if (values.against !== undefined && !against) return undefined;
    return {
      ...(values['data-dir'] ? { dataDir: values['data-dir'] } : {}),
      ...(against ? { against } : {}),
    };
  } catch {
    return undefined;
  }
}

function readHead(text: string): ChainHead | undefined {
  const [, n, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return n && hash ? { n: Number(n), hash: hash.toLowerCase() } : undefined;
}

await runAsProgram(import.meta.url, main);
