import { openEmbeddedStore } from './lowdb/embedded-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Directory of the embedded store. */
  readonly dataDir: string;
}

/** Opens the store that the settings ask for. */
export async function openStore({ dataDir }: StoreOptions): Promise<Store> {
  return openEmbeddedStore(dataDir);
}
