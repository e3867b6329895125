import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { publishedListWarning } from '../src/domain/bank-holidays.ts';
import { londonDate } from '../src/domain/working-days.ts';
import { assumedFacts } from '../src/partnership/assumed.ts';
import { memberFindings } from '../src/partnership/findings.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import { readMembersCsv } from '../src/partnership/members-csv.ts';
import type { Member } from '../src/partnership/model.ts';
import type { Partnership } from '../src/partnership/schema.ts';
import { root } from '../src/root.ts';
import { readSettings, type Settings } from '../src/settings.ts';
import { lookAt } from '../storage/open.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run doctor [-- --members FILE.csv]';

/** What is known of the members: the list, or why there is none. */
type Members = { readonly from: string; readonly list: readonly Member[] } | { readonly none: string };

/** The report on a sound partnership file, line by line. */
export function doctorReport(
  partnership: Partnership,
  members: Members,
  today = londonDate(new Date()),
): readonly string[] {
  const { agencies, seats, groups, linkedBoards, duties, courses } = partnership;
  const assumed = assumedFacts(partnership);
  const counts = `${agencies.length} agencies, ${seats.length} seats, ${groups.length} groups, ${linkedBoards.length} linked boards, ${duties.length} duties, ${courses.length} courses`;
  const lines = [
    `${partnership.name}: the file is sound.`,
    counts,
    '',
    ...membersReport(partnership, members),
    ...[publishedListWarning(today)].filter((line) => line !== undefined),
    '',
  ];
  if (assumed.length === 0) return [...lines, 'Nothing in the file is assumed.'];
  return [
    ...lines,
    `Assumed, because no published document states it (${assumed.length}). Confirm each, then take "assumed: true" out:`,
    ...assumed.map((fact) => `  ${fact}`),
  ];
}

function membersReport(partnership: Partnership, members: Members): string[] {
  if ('none' in members) return [`Members: ${members.none}`];
  const here = members.list.filter((member) => !member.left).length;
  const findings = memberFindings(partnership, members.list);
  return [
    `Members (${members.from}): ${here}, and ${members.list.length - here} who left.`,
    ...(findings.length === 0 ? ['Every group has its chair.'] : findings.map((finding) => `  ${finding}`)),
  ];
}

/** Checks settings, partnership file and members, and prints what it finds. Exit code 1 when the bot could not start so. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  const csv = words[0] === '--members' ? words[1] : undefined;
  if (words.length > 0 && (csv === undefined || words.length > 2)) {
    print(USAGE);
    return 1;
  }
  try {
    const settings = readSettings(environment);
    const partnership = loadPartnership(resolve(root, settings.partnershipFile));
    const members = csv ? await fromCsv(csv, partnership) : await fromStore(settings);
    for (const line of doctorReport(partnership, members)) print(line);
    return 0;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    return 1;
  }
}

async function fromStore({ dataDir, databaseUrl }: Settings): Promise<Members> {
  const list = await lookAt({ dataDir: resolve(root, dataDir), databaseUrl }, (view) => view.all('members'));
  return list ? { from: 'on record', list } : { none: 'none on record yet.' };
}

async function fromCsv(path: string, partnership: Partnership): Promise<Members> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new BotError('members-file', `${path}: cannot be read. Put the path of a CSV file.`, {
      cause: error,
    });
  });
  const { members, problems } = readMembersCsv(text, partnership);
  if (problems.length === 0) return { from: path, list: members };
  throw new BotError(
    'members-file',
    problems.map(({ line, message }) => `${path}:${line}: ${message}`).join('\n'),
  );
}

await runAsProgram(import.meta.url, main);
