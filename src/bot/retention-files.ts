import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../storage/store.ts';
import { cutoff } from '../domain/retention.ts';
import { gist } from './errors.ts';
import type { Log } from './log.ts';

const PAUSE_MS = 20 * 3_600_000;

/**
 * Writes the store's files anew when something was removed since the last time, at most once in 20 hours: until then the
 * journal and the older snapshot still hold what was removed. Never rejects; what fails is tried again.
 */
export async function forgetRemoved(store: Store, log: Log, now: Date): Promise<void> {
  try {
    const state = await store.read((view) => view.get('retentionState', 'state'));
    const { removedAt, forgottenAt = '' } = state ?? {};
    if (!store.compact || !removedAt || removedAt <= forgottenAt) return;
    if (forgottenAt !== '' && now.getTime() - Date.parse(forgottenAt) < PAUSE_MS) return;
    await compactNow(store, now);
    log.info({ kind: 'retention' }, 'the files were written anew without what was removed');
  } catch (error) {
    log.warn({ kind: 'retention', error: gist(error) }, 'the files still hold what was removed');
  }
}

/** Writes the store's files anew. Returns false where the store leaves that to its database. */
export async function compactNow(store: Store, now: Date): Promise<boolean> {
  if (!store.compact) return false;
  await store.compact();
  await store.transact(async (tx) => {
    const state = await tx.get('retentionState', 'state');
    await tx.put('retentionState', { ...state, id: 'state', forgottenAt: now.toISOString() });
  });
  return true;
}

/** Copies of records that lie beside the store and that no purge reaches. */
export interface OtherCopies {
  /** Backups older than the rule allows, oldest first; the newest backup is never among them. */
  readonly oldBackups: readonly string[];
  /** Files that were found damaged, or are of an older format, and were set aside. */
  readonly setAside: readonly string[];
}

/** @param keep how long backups may be kept, such as `35 days` */
export async function otherCopies(dataDir: string, keep: string, now: Date): Promise<OtherCopies> {
  const namesIn = (directory: string): Promise<string[]> => readdir(directory).catch(() => []);
  // Named by their time: 2026-11-22T09-00-00Z.ndjson.
  const backups = (await namesIn(join(dataDir, 'backups')))
    .filter((name) => /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.ndjson$/.test(name))
    .sort();
  const before = `${cutoff(keep, now).slice(0, 19).replaceAll(':', '-')}Z`;
  return {
    oldBackups: backups
      .slice(0, -1)
      .filter((name) => name < before)
      .map((name) => join('backups', name)),
    setAside: (await namesIn(dataDir)).filter((name) => /\.damaged$|\.before-format-\d$/.test(name)).sort(),
  };
}

/** Deletes backups in the data directory that are older than the rule allows. */
export async function removeOldBackups(dataDir: string, { oldBackups }: OtherCopies): Promise<void> {
  for (const name of oldBackups) await rm(join(dataDir, name));
}
