import { openEmbeddedStore, type EmbeddedOptions } from '../../storage/lowdb/embedded-store.ts';
import type { Store } from '../../storage/store.ts';
import { action } from './records.ts';

const AT_ONCE = 1_000;

/** A store with this many actions of about 600 bytes. */
export async function filledStore(
  dataDir: string,
  records: number,
  options: EmbeddedOptions = {},
): Promise<Store> {
  const store = await openEmbeddedStore(dataDir, options);
  for (let from = 0; from < records; from += AT_ONCE) {
    await store.transact(async (tx) => {
      for (let index = from; index < Math.min(from + AT_ONCE, records); index += 1)
        await tx.put('actions', action(index));
    });
  }
  return store;
}
