import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { letGoOfAccounts } from '../src/bot/accounts.ts';
import { writeAudit } from '../src/bot/audit.ts';
import { BotError } from '../src/bot/errors.ts';
import { welcomeJoiner } from '../src/bot/joiners.ts';
import { endAccess } from '../src/bot/leavers.ts';
import { keepMember } from '../src/bot/members.ts';
import { createDirectory } from '../src/partnership/directory.ts';
import { loadPartnership } from '../src/partnership/load.ts';
import { readMembersCsv } from '../src/partnership/members-csv.ts';
import { diffMembers, recordsToWrite, type MembersDiff } from '../src/partnership/members-diff.ts';
import type { Member } from '../src/partnership/model.ts';
import type { Partnership } from '../src/partnership/schema.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { lookAt, openStore } from '../storage/open.ts';
import type { Store } from '../storage/store.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run members:import -- FILE.csv [--dry-run] [--many-leavers]';

/** With more leavers than this share of the members, a wrong or cut-off file is likelier than a true one. */
const MANY = 0.2;

/** The difference in words, a line each. */
export function sayDiff({ added, changed, leaving, unchanged }: MembersDiff): readonly string[] {
  return [
    ...added.map((member) => `+ ${member.id} joins (${member.agency})`),
    ...changed.map(({ after, fields }) => `~ ${after.id} changes: ${fields.map(sayField).join(', ')}`),
    ...leaving.map((member) => `- ${member.id} leaves; access ends`),
    `${added.length} join, ${changed.length} change, ${leaving.length} leave, ${unchanged} stay as they are.`,
  ];
}

function sayField(field: string): string {
  return field === 'left' ? 'comes back' : field;
}

/** Reads the file, shows the difference to the members on record and, unless it is a dry run, writes it. Returns the exit code. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  now: Date,
): Promise<number> {
  const flags = words.filter((word) => word.startsWith('--'));
  const [file, ...rest] = words.filter((word) => !word.startsWith('--'));
  const unknown = flags.some((flag) => flag !== '--dry-run' && flag !== '--many-leavers');
  if (file === undefined || rest.length > 0 || unknown) {
    print(USAGE);
    return 1;
  }
  try {
    const settings = readSettings(environment);
    const partnership = loadPartnership(resolve(root, settings.partnershipFile));
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new BotError('members-file', `${file}: cannot be read. Put the path of a CSV file.`, {
        cause: error,
      });
    });
    const compare = (recorded: readonly Member[]): MembersDiff | undefined => {
      const { members, problems } = readMembersCsv(text, partnership, recorded);
      for (const { line, message } of problems) print(`${file}:${line}: ${message}`);
      if (problems.length > 0) {
        print('Nothing was changed.');
        return undefined;
      }
      const diff = diffMembers(recorded, members);
      for (const line of sayDiff(diff)) print(line);
      return diff;
    };
    const place = { dataDir: resolve(root, settings.dataDir), databaseUrl: settings.databaseUrl };
    if (flags.includes('--dry-run')) {
      const diff = compare((await lookAt(place, (view) => view.all('members'))) ?? []);
      if (diff) print('Dry run: nothing was changed.');
      return diff ? 0 : 1;
    }
    const store = await openStore(place);
    try {
      const recorded = await store.read((view) => view.all('members'));
      const diff = compare(recorded);
      if (!diff) return 1;
      const present = recorded.filter((member) => !member.left).length;
      if (diff.leaving.length > present * MANY && !flags.includes('--many-leavers')) {
        print(
          `${diff.leaving.length} of ${present} would leave, so nothing was changed. If that is right, add --many-leavers.`,
        );
        return 1;
      }
      await write(store, partnership, recorded, diff, now);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    return 1;
  }
}

/**
 * As when the business unit does it by hand: leavers' access ends with all that follows, another e-mail has to be proved anew,
 * and who joins a membership that was there already is welcomed.
 */
async function write(
  store: Store,
  partnership: Partnership,
  recorded: readonly Member[],
  diff: MembersDiff,
  now: Date,
): Promise<void> {
  const from = 'command line';
  await store.transact(async (tx) => {
    for (const member of recordsToWrite({ ...diff, leaving: [] })) await keepMember(tx, member);
    for (const { id } of diff.added)
      await writeAudit(tx, now, { verb: 'members.add', subject: id, from, outcome: 'done' });
    for (const { before, after } of diff.changed) {
      if (before.email !== after.email) await letGoOfAccounts(tx, after.id);
      await writeAudit(tx, now, { verb: 'members.change', subject: after.id, from, outcome: 'done' });
    }
    let directory = createDirectory(partnership, await tx.all('members'));
    for (const member of diff.leaving) {
      directory = await endAccess(tx, directory, member, now, partnership);
      await writeAudit(tx, now, { verb: 'members.leave', subject: member.id, from, outcome: 'done' });
    }
    if (recorded.length > 0) for (const member of diff.added) await welcomeJoiner(tx, member, now);
  });
}

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
