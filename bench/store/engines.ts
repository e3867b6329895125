import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordOf } from '../../storage/collections.ts';
import { filledStore } from './fill.ts';
import { action, auditEntry, idOf } from './records.ts';

/** Records that are kept one way or another, ready for work. */
export interface OpenEngine {
  /** Replaces one action and adds one audit entry. */
  commit(index: number, serial: number): Promise<void>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  open(directory: string, records: number): Promise<OpenEngine>;
}

/** This project's store. */
export const journal: Engine = {
  name: 'journal',
  async open(directory, records) {
    // What is measured is a store at work: filled, its snapshot made, and opened again.
    await (await filledStore(directory, records, { compactAbove: Number.MAX_SAFE_INTEGER })).close();
    let compacted = false;
    const onCompacted = (): void => void (compacted = true);
    const filled = await filledStore(directory, 0, { compactAbove: 0, onCompacted });
    while (!compacted) await filled.transact((tx) => tx.put('actions', action(0)));
    await filled.close();
    const store = await filledStore(directory, 0);
    return {
      commit: (index, serial) =>
        store.transact(async (tx) => {
          const before = await tx.get('actions', idOf(index));
          await tx.put('actions', action(index, (before?.rev ?? 0) + 1));
          await tx.insert('audit', auditEntry(serial));
        }),
      close: () => store.close(),
    };
  },
};

/** lowdb with its own file adapter: writes everything again for each commit, and never syncs. */
export const stockLowdb: Engine = {
  name: 'lowdb JSONFile',
  async open(directory, records) {
    type Data = { actions: Record<string, RecordOf<'actions'>>; audit: RecordOf<'audit'>[] };
    const low = new Low<Data>(new JSONFile(join(directory, 'db.json')), { actions: {}, audit: [] });
    for (let index = 0; index < records; index += 1) low.data.actions[idOf(index)] = action(index);
    await low.write();
    return {
      async commit(index, serial) {
        const id = idOf(index);
        low.data.actions[id] = action(index, (low.data.actions[id]?.rev ?? 0) + 1);
        low.data.audit.push(auditEntry(serial));
        await low.write();
      },
      close: async () => undefined,
    };
  },
};

/** No store at all: appends the bytes of a commit and syncs, one at a time. What the disk gives without group commit. */
export const plainSync: Engine = {
  name: 'append + fdatasync',
  async open(directory) {
    const file = await open(join(directory, 'plain'), 'a');
    let turn: Promise<unknown> = Promise.resolve();
    return {
      async commit(index, serial) {
        const bytes = `${JSON.stringify([action(index), auditEntry(serial)])}\n`;
        turn = turn.then(async () => {
          await file.write(bytes);
          await file.datasync();
        });
        await turn;
      },
      close: () => file.close(),
    };
  },
};
