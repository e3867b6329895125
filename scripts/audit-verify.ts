import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findSigningKey, readPublicKey, sayPublicKey } from '../src/bot/audit/signing-key.ts';
import { BotError } from '../src/bot/errors.ts';
import type { ChainHead } from '../src/domain/audit-chain.ts';
import { checkChain, type ChainBreak, type ChainReport } from '../src/domain/audit-check.ts';
import { reportHeads } from './audit-heads-report.ts';
import { lookAtRecords, placeOf } from './audit-place.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE =
  'Usage: npm run audit:verify [-- [--data-dir DIR] [--heads FILE [--signed-by PUBLIC-KEY]] [--against NUMBER:HASH] [--public-key]]';

interface Options {
  readonly signedBy: readonly string[];
  readonly publicKey: boolean;
  readonly dataDir?: string;
  readonly heads?: string;
  readonly against?: ChainHead;
}

/** What was found, in words, a line each. */
export function sayReport(report: ChainReport, against: 'none' | 'one' | 'many'): readonly string[] {
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
  else if (against === 'one') lines.push('The head that was kept elsewhere is part of it.');
  else if (against === 'none')
    lines.push(
      'That nothing was cut off its end shows only against heads kept elsewhere, from the log, the daily messages or AUDIT_HEADS_FILE: add --heads FILE.',
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
    const place = placeOf(options.dataDir, environment);
    if (options.publicKey) return await showPublicKey(place.dataDir, environment, print);
    const heads = options.heads === undefined ? undefined : await textOf(options.heads);
    const keys = heads === undefined ? [] : await keysOf(options, place.dataDir, environment);
    const { report, found } = await lookAtRecords(place, async (view) => {
      const entries = await view.all('audit');
      return {
        report: checkChain(entries, await view.get('auditHead', 'head'), options.against),
        found: heads === undefined ? undefined : reportHeads(entries, heads, keys),
      };
    });
    for (const line of sayReport(report, found ? 'many' : options.against ? 'one' : 'none')) print(line);
    for (const line of found?.lines ?? []) print(line);
    return report.broken || found?.bad ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    return 1;
  }
}

type Environment = Parameters<typeof main>[1];

async function showPublicKey(
  directory: string,
  environment: Environment,
  print: (line: string) => void,
): Promise<number> {
  const key = await findSigningKey(environment['AUDIT_SIGNING_KEY'] || undefined, directory);
  if (!key) {
    print(
      `There is no key yet: the bot makes one in ${directory} when it is started, or set AUDIT_SIGNING_KEY.`,
    );
    return 1;
  }
  print(sayPublicKey(key));
  return 0;
}

/** The public keys given, else the one on this machine: whoever can write the records here may be able to use that one, too. */
async function keysOf(
  { signedBy }: Options,
  directory: string,
  environment: Environment,
): Promise<readonly KeyObject[]> {
  if (signedBy.length > 0)
    return Promise.all(
      signedBy.map(async (given) => {
        const key = readPublicKey(existsSync(given) ? await textOf(given) : given);
        if (key) return key;
        throw new BotError(
          'audit-key',
          `--signed-by: ${given} is not a public key, nor a file that holds one.`,
        );
      }),
    );
  const key = await findSigningKey(environment['AUDIT_SIGNING_KEY'] || undefined, directory);
  // A copy of the records has no key beside it.
  const usual = key ?? (await findSigningKey(undefined, placeOf(undefined, environment).dataDir));
  return usual ? [createPublicKey(usual)] : [];
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new BotError('audit-heads', `${path}: cannot be read.`, { cause: error });
  });
}

function readOptions(words: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        'data-dir': { type: 'string' },
        against: { type: 'string' },
        heads: { type: 'string' },
        'signed-by': { type: 'string', multiple: true },
        'public-key': { type: 'boolean' },
      },
    });
    const against = values.against === undefined ? undefined : readHead(values.against);
    if (values.against !== undefined && !against) return undefined;
    return {
      signedBy: values['signed-by'] ?? [],
      publicKey: values['public-key'] ?? false,
      ...(values['data-dir'] ? { dataDir: values['data-dir'] } : {}),
      ...(values.heads ? { heads: values.heads } : {}),
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
