import { parseArgs } from 'node:util';
import type { RecordOf } from '../storage/collections.ts';
import { StoreInUse } from '../storage/errors.ts';
import type { Store } from '../storage/store.ts';
import { redactAudit } from '../src/bot/audit.ts';
import { BotError } from '../src/bot/errors.ts';
import { isChained, REDACT, type ChainedEntry } from '../src/domain/audit-chain.ts';
import { placeOf, withRecords } from './audit-place.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE =
  'Usage: npm run audit:erase -- --by MEMBER-ID (--entries 12,15-18 | --member MEMBER-ID) [--dry-run] [--data-dir DIR]';
const LISTED = 20;

interface Options {
  readonly by: string;
  readonly dryRun: boolean;
  readonly dataDir?: string;
  /** Entries by number, or everything that somebody did. */
  readonly entries?: ReadonlySet<number>;
  readonly member?: string;
}

/**
 * Erases what entries of the audit trail say, for good: single ones, or everything one member did. The chain stays whole, and
 * a new entry for each says that it was done and by whom. Exit code 1 when nothing was done.
 */
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
    return await withRecords(placeOf(options.dataDir, environment), (store) => erase(store, options, print));
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    if (error instanceof StoreInUse) print('Stop the bot first. Nothing was erased.');
    return 1;
  }
}

async function erase(store: Store, options: Options, print: (line: string) => void): Promise<number> {
  const { by, dryRun } = options;
  const found = await store.transact(async (tx) => {
    if (!(await tx.get('members', by)))
      throw new BotError(
        'audit-erase',
        `--by: nobody on record has the id ${by}. Who decides this has to be a member.`,
      );
    const entries = (await tx.all('audit')).filter((entry) => isMeant(entry, options)).filter(isThere);
    const left = entries.filter(({ verb }) => verb !== REDACT);
    if (!dryRun)
      for (const { n } of left) await redactAudit(tx, n, new Date(), { who: by, from: 'command line' });
    return { erased: left, kept: entries.length - left.length };
  });
  const count = found.erased.length;
  if (count === 0) print('There is nothing there to erase.');
  else {
    const what = count === 1 ? '1 entry' : `${count} entries`;
    print(dryRun ? `${what} would be erased, for good:` : `${what} erased, for good:`);
    for (const { n, at, verb, subject } of found.erased.slice(0, LISTED))
      print(`  ${n}  ${at}  ${verb}  ${subject ?? ''}`.trimEnd());
    if (count > LISTED) print(`  and ${count - LISTED} more`);
    print(
      dryRun
        ? 'Nothing was changed. Without --dry-run it is done.'
        : 'An entry for each says so. Backups from before still hold what was erased.',
    );
  }
  if (found.kept > 0) print(`${found.kept} left: they say that other entries were erased, and have to stay.`);
  return count === 0 ? 1 : 0;
}

function isMeant(entry: RecordOf<'audit'>, { entries, member }: Options): boolean {
  if (!isChained(entry)) return false;
  if (entries) return entries.has(entry.n);
  return 'who' in entry && entry.who === member;
}

function isThere(entry: RecordOf<'audit'>): entry is ChainedEntry {
  return isChained(entry) && entry.outcome !== 'redacted';
}

function readOptions(words: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        by: { type: 'string' },
        entries: { type: 'string' },
        member: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'data-dir': { type: 'string' },
      },
    });
    const { by, member, 'data-dir': dataDir } = values;
    const entries = values.entries === undefined ? undefined : readNumbers(values.entries);
    if (!by || (values.entries !== undefined && !entries) || Boolean(entries) === Boolean(member))
      return undefined;
    return {
      by,
      dryRun: values['dry-run'] ?? false,
      ...(dataDir ? { dataDir } : {}),
      ...(entries ? { entries } : {}),
      ...(member ? { member } : {}),
    };
  } catch {
    return undefined;
  }
}

/** `12,15-18`; at most 100,000 of them. Undefined when it is anything else. */
function readNumbers(text: string): ReadonlySet<number> | undefined {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*([1-9]\d{0,9})(?:-([1-9]\d{0,9}))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (Number.isNaN(from) || to < from || to - from >= 100_000) return undefined;
    for (let n = from; n <= to; n += 1) numbers.add(n);
  }
  return numbers;
}

await runAsProgram(import.meta.url, main);
