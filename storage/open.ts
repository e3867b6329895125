import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore, type EmbeddedOptions } from './lowdb/embedded-store.ts';
import { FORMAT_ONE } from './lowdb/format-one.ts';
import { migrations } from './migrations.ts';
import { readRunning } from './lowdb/read-running.ts';
import { Overlay } from './overlay.ts';
import type { Store, StoreView } from './store.ts';
import { itemsIn, type Item } from './transfer.ts';

/** `onFatal`, `onRoom` and `onCompacted` are the embedded store's: see there. */
export interface StoreOptions extends Pick<EmbeddedOptions, 'onFatal' | 'onRoom' | 'onCompacted'> {
  /** Directory of the embedded store. */
  readonly dataDir: string;
  /** Address of a PostgreSQL database, which is used instead of the directory. */
  readonly databaseUrl?: string | undefined;
}

/** Opens the store that the settings ask for. */
export async function openStore({ dataDir, databaseUrl, ...embedded }: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
    return openPostgresStore(databaseUrl);
  }
  return openEmbeddedStore(dataDir, embedded);
}

/** Every record at one moment, in the order of `everything`; see `lookAt`. */
export async function everythingIn(place: StoreOptions): Promise<readonly Item[] | undefined> {
  return lookAt(place, itemsIn);
}

/**
 * Looks at the records as they are at one moment, also while the bot is using them: of an embedded store nothing is opened,
 * locked, made or changed. Undefined where there are none and never were.
 */
export async function lookAt<T>(
  { dataDir, databaseUrl }: StoreOptions,
  look: (view: StoreView) => Promise<T>,
): Promise<T | undefined> {
  if (!databaseUrl) {
    const shelves = existsSync(dataDir) ? await readRunning(dataDir, migrations) : undefined;
    if (shelves) return look(new Overlay(shelves));
    if (!existsSync(join(dataDir, FORMAT_ONE))) return undefined;
  }
  const store = await openStore({ dataDir, databaseUrl });
  try {
    return await store.read(look);
  } finally {
    await store.close();
  }
}
