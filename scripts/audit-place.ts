import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { openStore, type StoreOptions } from '../storage/open.ts';
import type { Store } from '../storage/store.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which records the audit scripts are about: those in `--data-dir`, or those of the settings. */
export function placeOf(dataDir: string | undefined, environment: Environment): StoreOptions {
  if (dataDir) return { dataDir: resolve(dataDir) };
  const settings = readSettings(environment);
  return { dataDir: resolve(root, settings.dataDir), databaseUrl: settings.databaseUrl };
}

/** Opens them for as long as the work takes. @throws BotError when there are none: opening would make the directory. */
export async function withRecords<T>(place: StoreOptions, work: (store: Store) => Promise<T>): Promise<T> {
  if (!place.databaseUrl && !existsSync(place.dataDir))
    throw new BotError('audit-no-records', `There are no records in ${place.dataDir}.`);
  const store = await openStore(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
