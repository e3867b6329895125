import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeAudit } from '../src/bot/audit.ts';
import { BotError } from '../src/bot/errors.ts';
import { writeMembersCsv } from '../src/partnership/members-export.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { openStore } from '../storage/open.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run members:export -- FILE.csv';

/** Writes the members who are here to a file that only its owner can read. Returns the exit code. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  now: Date,
): Promise<number> {
  const [file, ...rest] = words;
  if (file === undefined || rest.length > 0 || file.startsWith('--')) {
    print(USAGE);
    return 1;
  }
  try {
    const settings = readSettings(environment);
    const store = await openStore({
      dataDir: resolve(root, settings.dataDir),
      databaseUrl: settings.databaseUrl,
    });
    try {
      const members = await store.read((view) => view.all('members'));
      await writeFile(file, writeMembersCsv(members), { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
        throw new BotError(
          'members-file',
          `${file}: cannot be written. Put the path of a file that is not there yet.`,
          {
            cause: error,
          },
        );
      });
      await store.transact((tx) =>
        writeAudit(tx, now, { verb: 'members.export', from: 'command line', outcome: 'seen' }),
      );
      print(
        `${members.filter(({ left }) => !left).length} members are in ${file}. It names people: keep it safe, and delete it when you are done.`,
      );
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

await runAsProgram(import.meta.url, (words, environment, print) =>
  main(words, environment, print, new Date()),
);
