import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import { root } from '../src/root.ts';
import { readSettings } from '../src/settings.ts';
import { lookAt, openStore, type StoreOptions } from '../storage/open.ts';
import type { Store, StoreView } from '../storage/store.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which records the audit scripts are about: those in `--data-dir`, or those of the settings. */
export function placeOf(dataDir: string | undefined, environment: Environment): StoreOptions {
  if (dataDir) return { dataDir: resolve(dataDir) };
  const settings = readSettings(environment);
  return { dataDir: resolve(root, settings.dataDir), databaseUrl: settings.databaseUrl };
}

/** Opens them for as long as the work takes. @throws BotError when there are none: opening would make the directory. */
export async function withRecords<T>(place: StoreOptions, work: (store: Store) => Promise<T>): Promise<T> {
  if (!place.databaseUrl && !existsSync(place.dataDir)) throw noRecords(place);
  const store = await openStore(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Looks at them as they are at one moment, also while the bot runs. @throws BotError when there are none */
export async function lookAtRecords<T>(
  place: StoreOptions,
  look: (view: StoreView) => Promise<T>,
): Promise<T> {
  const seen = await lookAt(place, async (view) => [await look(view)] as const);
  if (!seen) throw noRecords(place);
  return seen[0];
}

function noRecords({ dataDir }: StoreOptions): BotError {
  return new BotError('audit-no-records', `There are no records in ${dataDir}.`);
}
