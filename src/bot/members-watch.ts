import type { Store, Transaction } from '../../storage/store.ts';

/** The same store, which says when a transaction that was kept had changed a member: whoever remembers the directory reads it again. */
export function watchingMembers(store: Store, changed: () => void): Store {
  return {
    read: (work) => store.read(work),
    close: () => store.close(),
    async transact(work, options) {
      let touched = false;
      const result = await store.transact((tx) => {
        touched = false;
        return work(
          noticing(tx, () => {
            touched = true;
          }),
        );
      }, options);
      if (touched) changed();
      return result;
    },
  };
}

function noticing(tx: Transaction, touch: () => void): Transaction {
  const see = (collection: string): void => {
    if (collection === 'members') touch();
  };
  return {
    get: (collection, id) => tx.get(collection, id),
    find: (collection, index, value) => tx.find(collection, index, value),
    all: (collection) => tx.all(collection),
    insert: (collection, record) => {
      see(collection);
      return tx.insert(collection, record);
    },
    put: (collection, record) => {
      see(collection);
      return tx.put(collection, record);
    },
    remove: (collection, id) => {
      see(collection);
      return tx.remove(collection, id);
    },
  };
}
