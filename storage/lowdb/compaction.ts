import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { FilePort } from './file-port.ts';
import { readLayout, snapshotName, UNFINISHED } from './layout.ts';
import type { Migrations, Versions } from '../migrations.ts';
import { readSnapshot, writeSnapshot, type Captured } from './snapshot.ts';

/** Snapshot and journal before the newest are kept as well: the newest may turn out to be unreadable one day. */
export const SNAPSHOTS_KEPT = 2;

export type CompactionResult =
  | { readonly done: true; readonly bytes: number; readonly ms: number }
  | { readonly done: false; readonly error: unknown };

/**
 * Writes a snapshot of a captured state while the store goes on, reads it back, and only then deletes files that two good
 * snapshots have made unnecessary. A failure leaves everything as it was but for the journal being longer.
 */
export async function compact(
  port: FilePort,
  dataDir: string,
  captured: Captured,
  versions: Versions,
  known: Migrations,
  stopped: AbortSignal,
): Promise<CompactionResult> {
  const path = join(dataDir, snapshotName(captured.seq));
  const began = performance.now();
  try {
    const bytes = await writeSnapshot(port, dataDir, captured, versions, stopped);
    await prove(path, captured, known);
    // What is left over is deleted after the next one.
    await deleteOlder(port, dataDir).catch(() => undefined);
    return { done: true, bytes, ms: performance.now() - began };
  } catch (error) {
    for (const unproven of [path + UNFINISHED, path]) await port.remove(unproven).catch(() => undefined);
    return { done: false, error };
  }
}

async function prove(path: string, { seq, records }: Captured, known: Migrations): Promise<void> {
  const { whole, count } = await readSnapshot(path, seq, known);
  const expected = records.reduce((sum, [, list]) => sum + list.length, 0);
  if (!whole || count !== expected) throw new Error('The new snapshot does not read back as it was written');
}

async function deleteOlder(port: FilePort, dataDir: string): Promise<void> {
  const { snapshots, journals } = await readLayout(dataDir);
  const oldest = snapshots.at(-SNAPSHOTS_KEPT)?.seq ?? 0;
  for (const { name, seq } of [...snapshots, ...journals])
    if (seq < oldest) await port.remove(join(dataDir, name));
}
