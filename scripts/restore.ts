import { resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { ArchiveDamaged, checkArchive, readArchive } from '../storage/archive.ts';
import { openStore } from '../storage/open.ts';
import { fill, sayCounts } from '../storage/transfer.ts';
import { runAsProgram } from './run-as-program.ts';

const USAGE = 'Usage: npm run restore -- FILE';

/** Puts the records of an archive into the empty store that the settings name. Returns the exit code. */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  const [named, ...rest] = words;
  if (!named || rest.length > 0 || named.startsWith('-')) {
    print(USAGE);
    return 1;
  }
  try {
    const settings = readSettings(environment);
    const file = resolve(named);
    const { header, records } = await checkArchive(file);
    print(`The archive of ${header.madeAt} is whole: ${records} records.`);
    const store = await openStore({
      dataDir: resolve(root, settings.dataDir),
      databaseUrl: settings.databaseUrl,
    });
    try {
      const restored = await fill(store, readArchive(file), (done) => print(`${done} records written`));
      print('Restored, read back and compared:');
      for (const line of sayCounts(restored)) print(line);
      print('Now check the audit trail: npm run audit:verify');
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    print(error.message);
    if (error instanceof ArchiveDamaged) print('Nothing was restored.');
    return 1;
  }
}

await runAsProgram(import.meta.url, main);
