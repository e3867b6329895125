import { openEmbeddedStore, type EmbeddedOptions } from './lowdb/embedded-store.ts';
import type { Store } from './store.ts';

/** `onFatal` and `onCompacted` are the embedded store's: see there. */
export interface StoreOptions extends Pick<EmbeddedOptions, 'onFatal' | 'onCompacted'> {
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
