import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { cutJournal, inspect, type Inspection } from '../storage/lowdb/inspect.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run store:check -- [DIRECTORY] [--cut-at FILE:BYTE]';

/**
 * Says what the files of the embedded store hold and whether it can be opened. With `--cut-at` it gives up everything in
 * a journal from that byte on, keeping copies. Returns the exit code: 0 when the store can be opened.
 */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  const at = words.indexOf('--cut-at');
  const cut = at === -1 ? undefined : /^([\w.-]+):(\d+)$/.exec(words[at + 1] ?? '');
  const rest = at === -1 ? words : words.toSpliced(at, 2);
  if (cut === null || rest.length > 1 || rest.some((word) => word.startsWith('--'))) {
    print(USAGE);
    return 2;
  }
  try {
    const dataDir =
      rest[0] === undefined ? resolve(root, readSettings(environment).dataDir) : resolve(rest[0]);
    if (!existsSync(dataDir)) {
      print(`There is no directory ${dataDir}.`);
      return 2;
    }
    if (cut) {
      const copies = await cutJournal(dataDir, cut[1] ?? '', Number(cut[2]));
      print(`Cut ${cut[1]} at byte ${cut[2]}. What was there is kept in: ${copies.join(', ')}.`);
    }
    const { lines, good } = describe(await inspect(dataDir));
    for (const line of lines) print(line);
    return good ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    return 1;
  }
}

function describe({ marker, snapshots, journals }: Inspection): { lines: string[]; good: boolean } {
  if (!marker && snapshots.length === 0 && journals.length === 0)
    return { lines: ['There is no store here.'], good: true };
  const lines = snapshots.map(({ name, seq, whole, count, size }) =>
    whole
      ? `${name}: whole, ${count} records after transaction ${seq}, ${size} bytes`
      : `${name}: DAMAGED, ${size} bytes`,
  );
  for (const { name, from, needed, report } of journals) {
    const held = `transactions ${from + 1} to ${report.seq}`;
    lines.push(
      `${name}: ${report.seq === from ? 'no transactions' : held}, good up to byte ${report.end} of ${report.size}` +
        (needed ? '' : ' (a newer snapshot holds them)'),
    );
  }
  const verdict = problemOf(snapshots, journals);
  lines.push(verdict ?? 'The store can be opened.');
  return { lines, good: verdict === undefined };
}

function problemOf(snapshots: Inspection['snapshots'], journals: Inspection['journals']): string | undefined {
  const newest = snapshots.findLast(({ whole }) => whole);
  if (!newest) return 'It CANNOT be opened: there is no whole snapshot. Restore a backup.';
  const needed = journals.filter((journal) => journal.needed);
  let next = newest.seq;
  for (const { name, from, report } of needed) {
    if (from !== next)
      return `It CANNOT be opened: the journal after transaction ${next} is missing. Restore a backup.`;
    const last = name === needed.at(-1)?.name;
    if (report.bad && (report.bad.acknowledged || !last)) {
      return (
        `It CANNOT be opened: ${name} is damaged at byte ${report.bad.offset}, with ${report.bad.goodAfter} good entries after it. ` +
        `Restore a backup, or give up everything from there on with --cut-at ${name}:${report.bad.offset}`
      );
    }
    if (report.bad) return undefined;
    next = report.seq;
  }
  return needed.length > 0
    ? undefined
    : `It CANNOT be opened: the journal after transaction ${next} is missing. Restore a backup.`;
}

await runAsProgram(import.meta.url, main);
