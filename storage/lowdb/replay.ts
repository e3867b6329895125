import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CollectionName } from '../collections.ts';
import { StoreDamaged } from '../errors.ts';
import type { Shelf, Shelves } from '../shelf.ts';
import { decodeFrame, framesInside, type Frame } from './frame.ts';
import type { NumberedFile } from './layout.ts';
import { eachLine } from './lines.ts';
import { isCollection, upToDate, type Migrations, type Versions } from '../migrations.ts';
import { isRecord, readHead } from './snapshot.ts';

/** What a frame holds: its changes, and `after`, the last transaction known to be on the disk when it was written. */
interface Body {
  readonly after: number;
  readonly changes: readonly (readonly [unknown, unknown, unknown])[];
}

/** What a journal turned out to hold. */
export interface JournalReport {
  /** The last transaction in it. */
  readonly seq: number;
  /** Size of the good part in bytes. */
  readonly end: number;
  readonly size: number;
  /** CRC-32 of the good part. */
  readonly crc: number;
  readonly versions: Versions;
  /** Where good frames stop though the file goes on. */
  readonly bad?: BadFrame;
}

export interface BadFrame {
  readonly offset: number;
  /** A frame after it shows that this one had been acknowledged: the disk changed, it is not an unfinished write. */
  readonly acknowledged: boolean;
  /** How many good frames there are from here on. */
  readonly goodAfter: number;
}

/**
 * Reads a journal through and gives each good frame to `visit`. A write that was cut off leaves a bad frame with nothing
 * good after it, or, when the disk had kept later blocks of the same batch, one with blocks that were never written
 * (zeros) and only frames of that batch after it. Anything else good after a bad frame means damage.
 * @throws StoreTooNew
 */
export async function readJournal(
  path: string,
  seq: number,
  known: Migrations,
  visit: (body: Body, versions: Versions) => void = () => undefined,
): Promise<JournalReport> {
  let versions: Versions | undefined;
  let bad: BadFrame | undefined;
  let zeros = false;
  let last = seq;
  let end = 0;
  let crc = 0;
  const look = (found: readonly Frame[]): void => {
    if (!bad || found.length === 0) return;
    const acknowledged = bad.acknowledged || found.some((frame) => !zeros || afterOf(frame) > last);
    bad = { ...bad, acknowledged, goodAfter: bad.goodAfter + found.length };
  };
  const size = await eachLine(path, (line, offset, ended) => {
    const frame = ended ? decodeFrame(line) : undefined;
    if (!bad && offset === 0) versions = frame && readHead(line, seq, known, path);
    if (!bad && frame && versions && (offset === 0 || frame.seq === last + 1)) {
      if (offset > 0) {
        visit(JSON.parse(frame.json) as Body, versions);
        last = frame.seq;
      }
      end = offset + line.length + 1;
      crc = crc32('\n', crc32(line, crc));
      return;
    }
    if (!bad) {
      bad = { offset, acknowledged: false, goodAfter: 0 };
      zeros = line.includes(0);
    }
    look(frame ? [frame] : framesInside(line));
  });
  return { seq: last, end, size, crc, versions: versions ?? {}, ...(bad ? { bad } : {}) };
}

function afterOf(frame: Frame): number {
  return (JSON.parse(frame.json) as Partial<Body>).after ?? 0;
}

/**
 * Applies a journal to the shelves.
 * @throws StoreDamaged when it is damaged, or cut off although a later journal follows; StoreTooNew
 */
export async function replayJournal(
  dataDir: string,
  journal: NumberedFile,
  newest: boolean,
  shelves: Shelves,
  known: Migrations,
): Promise<JournalReport> {
  const path = join(dataDir, journal.name);
  const report = await readJournal(path, journal.seq, known, (body, versions) => {
    for (const [collection, id, record] of body.changes) {
      if (!isCollection(collection) || typeof id !== 'string') throw unexpected(path);
      const shelf = shelves[collection] as Shelf<CollectionName>;
      if (record !== null && !isRecord(record)) throw unexpected(path);
      const current = record && upToDate(collection, record, versions, known, path);
      if (current) shelf.put(current);
      else shelf.remove(id);
    }
  });
  if (report.bad?.acknowledged) {
    throw new StoreDamaged(
      path,
      `the entry at byte ${report.bad.offset} was changed after it had been written, and good ones follow it`,
      `Restore a backup. "npx tsx scripts/store-check.ts ${dataDir}" shows what the file holds, and with --cut-at ${journal.name}:${report.bad.offset} gives up everything from there on, keeping a copy.`,
    );
  }
  if (report.bad && !newest) {
    throw new StoreDamaged(
      path,
      `it ends at byte ${report.bad.offset} in the middle of an entry, although a later file follows`,
      `Restore a backup. "npx tsx scripts/store-check.ts ${dataDir}" shows what the files hold.`,
    );
  }
  return report;
}

function unexpected(path: string): StoreDamaged {
  return new StoreDamaged(path, 'an entry does not have the expected shape', 'Restore a backup.');
}
