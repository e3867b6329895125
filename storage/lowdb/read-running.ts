import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { StoreDamaged } from '../errors.ts';
import type { Shelves } from '../shelf.ts';
import { hasCode } from './file-port.ts';
import { journalName, readLayout, snapshotName, type NumberedFile } from './layout.ts';
import type { Migrations } from '../migrations.ts';
import { replayJournal, type JournalReport } from './replay.ts';
import { loadSnapshot } from './snapshot.ts';

const TRIES = 20;
const PAUSE_MS = 50;

/**
 * The records in a store directory as they are at one moment, read from its files without changing or locking anything, so
 * that another process may go on writing and compacting. Everything that was acknowledged before the call is in it, and of
 * each transaction all or nothing. Undefined where there is no store with a snapshot.
 *
 * Files are listed first and then read from the oldest on. A snapshot never changes, and a journal does not once there is a
 * later one, so only the last in the list can still be growing: its end may be cut off in the middle of an entry that nobody
 * had been told was kept. When a file is gone by the time it is read, a newer snapshot holds it, and everything is read anew.
 * @throws StoreDamaged when it cannot be read again and again; StoreTooNew
 */
export async function readRunning(dataDir: string, known: Migrations): Promise<Shelves | undefined> {
  for (let left = TRIES; ; left -= 1) {
    try {
      const found = await readOnce(dataDir, known);
      if (found !== 'changed') return found;
    } catch (error) {
      const mayPass = error instanceof StoreDamaged || hasCode(error, 'ENOENT');
      if (!mayPass || left <= 1) throw error;
    }
    if (left <= 1) throw restless(dataDir);
    await pause(PAUSE_MS);
  }
}

async function readOnce(dataDir: string, known: Migrations): Promise<Shelves | undefined | 'changed'> {
  const { snapshots, journals } = await readLayout(dataDir);
  if (snapshots.length === 0) return undefined;
  const { shelves, seq: from } = await newest(dataDir, snapshots, known);
  const after = journals.filter(({ seq }) => seq >= from);
  let last: { path: string; report: JournalReport } | undefined;
  let seq = from;
  for (const journal of after) {
    if (journal.seq !== seq) throw missing(dataDir, journalName(seq));
    const report = await replayJournal(dataDir, journal, journal === after.at(-1), shelves, known);
    last = { path: join(dataDir, journal.name), report };
    seq = report.seq;
  }
  if (!last) throw missing(dataDir, journalName(from));
  // What a full disk refused is cut off again: what was read must still be there.
  const { end, crc } = last.report;
  return (await crcOfStart(last.path, end)) === crc ? shelves : 'changed';
}

/** The newest snapshot that is whole. The one before is only opened when that one is not. */
async function newest(
  dataDir: string,
  snapshots: readonly NumberedFile[],
  known: Migrations,
): Promise<{ shelves: Shelves; seq: number }> {
  for (const { name, seq } of [...snapshots].reverse()) {
    const loaded = await loadSnapshot(join(dataDir, name), seq, known);
    if (loaded) return { shelves: loaded.shelves, seq };
  }
  throw new StoreDamaged(
    join(dataDir, snapshots.at(-1)?.name ?? snapshotName(0)),
    'it is not whole, and there is no older one to go back to',
    'Use an older backup.',
  );
}

async function crcOfStart(path: string, end: number): Promise<number | undefined> {
  if (end === 0) return 0;
  let crc = 0;
  let read = 0;
  for await (const chunk of createReadStream(path, { end: end - 1 }) as AsyncIterable<Buffer>) {
    crc = crc32(chunk, crc);
    read += chunk.length;
  }
  return read === end ? crc : undefined;
}

function missing(dataDir: string, name: string): StoreDamaged {
  return new StoreDamaged(
    join(dataDir, name),
    'it is missing, although there is a store in this directory',
    'Check that the right directory or volume is there, or use an older backup.',
  );
}

function restless(dataDir: string): StoreDamaged {
  return new StoreDamaged(
    dataDir,
    `their files kept changing while they were read (${TRIES} times)`,
    'Try again; if that does not help, stop the bot first.',
  );
}
