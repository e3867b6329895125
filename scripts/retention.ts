import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BotError } from '../src/bot/errors.ts';
import { findDue, purgeBatch, reportedNames, routineNames, clearRoutine } from '../src/bot/retention.ts';
import { compactNow, otherCopies, removeOldBackups, type OtherCopies } from '../src/bot/retention-files.ts';
import { RETENTION, sayRule, type RetentionRules } from '../src/domain/retention.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { StoreInUse } from '../storage/errors.ts';
import type { Store, StoreView } from '../storage/store.ts';
import { lookAtRecords, placeOf, withRecords } from './audit-place.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run retention -- [--dry-run]';
const BATCH = 100;
const LISTED = 20;

type Print = (line: string) => void;

/**
 * Says what is over its time and why; without `--dry-run` it goes, batch by batch, with old backups, and the store's files
 * are written anew. Returns the exit code.
 */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: Print,
  now: Date,
): Promise<number> {
  const dryRun = readWords(words);
  if (dryRun === undefined) {
    print(USAGE);
    return 1;
  }
  try {
    const rules = loadPartnership(resolve(root, readSettings(environment).partnershipFile)).retention;
    const place = placeOf(undefined, environment);
    const say = async (view: StoreView): Promise<OtherCopies> => {
      const copies = await otherCopies(place.dataDir, rules.backups.keep, now);
      await sayDue(view, rules, now, print);
      sayCopies(copies, rules.backups.keep, print);
      return copies;
    };
    if (dryRun) {
      await lookAtRecords(place, say);
      print('Dry run: nothing was changed. Without --dry-run it goes.');
      return 0;
    }
    await withRecords(place, async (store) => {
      const copies = await store.read(say);
      await apply(store, rules, now, print, () => removeOldBackups(place.dataDir, copies));
    });
    return 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    if (error instanceof StoreInUse)
      print(
        'Stop the bot first, or ask it: /partnership retention. It applies the rules itself every night.',
      );
    return 1;
  }
}

async function sayDue(view: StoreView, rules: RetentionRules, now: Date, print: Print): Promise<void> {
  const found = await findDue(view, rules, now);
  for (const { kind, due, held } of found) {
    const kept = held > 0 ? `, ${held} held` : '';
    print(`${due.length}${kept}  ${RETENTION[kind].holds}: ${sayRule(kind, rules[kind])}`);
    // Members are named by no more than their id; texts are never shown.
    for (const { id } of due.slice(0, LISTED)) print(`    ${id}`);
    if (due.length > LISTED) print(`    and ${due.length - LISTED} more`);
  }
}

function sayCopies({ oldBackups, setAside }: OtherCopies, keep: string, print: Print): void {
  print(`${oldBackups.length}  Backups in the data directory: ${sayRule('backups', { keep, basis: '' })}`);
  for (const name of oldBackups) print(`    ${name}`);
  if (setAside.length === 0) return;
  print('Files that were set aside still hold what was in them. Look at them, and delete them yourself:');
  for (const name of setAside) print(`    ${name}`);
}

async function apply(
  store: Store,
  rules: RetentionRules,
  now: Date,
  print: Print,
  removeBackups: () => Promise<void>,
): Promise<void> {
  const went = new Map<string, number>();
  const cleared = await store.transact((tx) => clearRoutine(tx, rules, now));
  for (;;) {
    const batch = await store.transact((tx) => purgeBatch(tx, rules, now, BATCH, 'command line'));
    if (batch.length === 0) break;
    for (const { kind, count } of batch) went.set(kind, (went.get(kind) ?? 0) + count);
  }
  await removeBackups();
  for (const kind of reportedNames) print(`${went.get(kind) ?? 0} went: ${RETENTION[kind].holds}`);
  print(`${cleared} went of what only served the running (${routineNames.length} kinds)`);
  print(
    (await compactNow(store, now))
      ? 'The files were written anew: what went is in none of them.'
      : 'The records are in PostgreSQL, which clears its own files: run VACUUM, and mind its backups and replicas.',
  );
  print('Cards of what went are taken out of Slack and Teams when the bot runs.');
}

function readWords(words: readonly string[]): boolean | undefined {
  try {
    const { values } = parseArgs({ args: [...words], options: { 'dry-run': { type: 'boolean' } } });
    return values['dry-run'] ?? false;
  } catch {
    return undefined;
  }
}

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
