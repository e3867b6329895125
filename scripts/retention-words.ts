import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BotError } from '../src/bot/errors.ts';
import { compactNow, otherCopies } from '../src/bot/retention-files.ts';
import { eraseWords } from '../src/bot/retention-words.ts';
import { RETENTION } from '../src/domain/retention.ts';
import { sayWhen } from '../src/bot/text.ts';
import { StoreInUse } from '../storage/errors.ts';
import { DATA_CLASSES } from '../storage/data-classes.ts';
import { collectionNames } from '../storage/collections.ts';
import { placeOf, withRecords } from './audit-place.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE =
  'Usage: npm run words:erase -- --words FILE --by MEMBER-ID [--found 2026-11-23T09:00:00Z] [--dry-run]';
/** UK GDPR Article 33: to the ICO within 72 hours of becoming aware, unless a risk to people is unlikely. */
const CLOCK_MS = 72 * 3_600_000;
const SHORTEST = 4;

/**
 * Takes a child's or family's detail that was found later out of every record and card. The words stand in a file, a line
 * each, so that they get into no shell history. Returns the exit code.
 */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  now: Date,
): Promise<number> {
  const options = readOptions(words, now);
  if (!options) {
    print(USAGE);
    return 1;
  }
  try {
    const { by, dryRun, found: since } = options;
    const lines = await linesOf(options.file);
    const place = placeOf(undefined, environment);
    return await withRecords(place, async (store) => {
      const found = await store.transact(async (tx) => {
        if (!(await tx.get('members', by)))
          throw new BotError('words-by', `--by: nobody on record has the id ${by}.`);
        return eraseWords(tx, lines, now, { by, dryRun });
      });
      for (const name of collectionNames)
        if (found[name]) print(`${found[name]}  ${DATA_CLASSES[name].holds}`);
      const total = Object.values(found).reduce((sum, count) => sum + count, 0);
      print(
        total === 0 ? 'No record holds these words.' : `${total} records ${dryRun ? 'hold' : 'held'} them.`,
      );
      const { setAside } = await otherCopies(place.dataDir, RETENTION.backups.keep, now);
      if (dryRun) print('Dry run: nothing was changed.');
      else if (!(await compactNow(store, now)))
        print('The records are in PostgreSQL: run VACUUM FULL, and mind its backups and replicas.');
      if (total > 0) print('Backups from before still hold them: make a new one, and delete those.');
      for (const name of setAside) print(`Look at ${name} as well: it was set aside and is not read.`);
      print(
        `Delete ${options.file}. In Slack and Teams cards come up to date when the bot runs; what people wrote themselves they or an administrator delete.`,
      );
      print(
        `Tell the data protection officers now. The 72 hours end ${sayWhen(new Date(since.getTime() + CLOCK_MS).toISOString(), now)}.`,
      );
      return 0;
    });
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    if (error instanceof StoreInUse) print('Stop the bot first. Nothing was changed.');
    return 1;
  }
}

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(resolve(file), 'utf8').catch((error: unknown) => {
    throw new BotError('words-file', `${file}: cannot be read.`, { cause: error });
  });
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 0 && lines.every((line) => line.length >= SHORTEST)) return lines;
  throw new BotError(
    'words-file',
    `${file}: put the words there, a line each, of at least ${SHORTEST} characters. Shorter ones would be found in others.`,
  );
}

function readOptions(words: readonly string[], now: Date) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        words: { type: 'string' },
        by: { type: 'string' },
        found: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    });
    const found = values.found === undefined ? now : new Date(values.found);
    if (!values.words || !values.by || Number.isNaN(found.getTime())) return undefined;
    return { file: values.words, by: values.by, found, dryRun: values['dry-run'] ?? false };
  } catch {
    return undefined;
  }
}

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
