import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../../src/bot/errors.ts';
import { lockDirectory } from './directory-lock.ts';
import { diskPort } from './file-port.ts';
import { readLayout } from './layout.ts';
import { migrations } from '../migrations.ts';
import { readJournal, type JournalReport } from './replay.ts';
import { readSnapshot, type SnapshotReport } from './snapshot.ts';

export interface Inspection {
  readonly marker: boolean;
  readonly snapshots: readonly (SnapshotReport & { name: string; seq: number })[];
  /** `needed`: nothing newer holds what is in it. */
  readonly journals: readonly { name: string; from: number; needed: boolean; report: JournalReport }[];
}

/** Looks at every file of a store without changing anything. */
export async function inspect(dataDir: string): Promise<Inspection> {
  const layout = await readLayout(dataDir);
  const snapshots: (SnapshotReport & { name: string; seq: number })[] = [];
  for (const { name, seq } of layout.snapshots)
    snapshots.push({ name, seq, ...(await readSnapshot(join(dataDir, name), seq, migrations)) });
  const from = snapshots.findLast(({ whole }) => whole)?.seq ?? 0;
  const journals: Inspection['journals'][number][] = [];
  for (const { name, seq } of layout.journals)
    journals.push({
      name,
      from: seq,
      needed: seq >= from,
      report: await readJournal(join(dataDir, name), seq, migrations),
    });
  return { marker: layout.marker, snapshots, journals };
}

/**
 * Gives up everything in a journal from an offset on, and the journals after it. Each is kept as a copy beside it.
 * Returns the names of the copies.
 * @throws BotError when the store is in use, or there is no such place in a journal that is needed
 */
export async function cutJournal(dataDir: string, name: string, offset: number): Promise<readonly string[]> {
  const lock = await lockDirectory(dataDir);
  try {
    const { journals } = await inspect(dataDir);
    const found = journals.find((journal) => journal.name === name && journal.needed);
    if (!found) throw cannotCut(`${name} is not a journal that the store needs`);
    if (!Number.isSafeInteger(offset) || offset < 0 || offset >= found.report.size)
      throw cannotCut(`${name} has ${found.report.size} bytes`);
    const copies: string[] = [];
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const copy = `${name}.before-cut-${stamp}`;
    await copyFile(join(dataDir, name), join(dataDir, copy));
    copies.push(copy);
    for (const later of journals.filter(({ from }) => from > found.from)) {
      const aside = `${later.name}.before-cut-${stamp}`;
      await diskPort.rename(join(dataDir, later.name), join(dataDir, aside));
      copies.push(aside);
    }
    const file = await diskPort.open(join(dataDir, name), 'change');
    try {
      await file.truncate(offset);
      await file.sync();
    } finally {
      await file.close();
    }
    await diskPort.syncDirectory(dataDir);
    return copies;
  } finally {
    await lock.release();
  }
}

function cannotCut(why: string): BotError {
  return new BotError('store-cut', `Nothing was changed: ${why}. The report names the files and bytes.`);
}
