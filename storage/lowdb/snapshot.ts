import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { collectionNames, type CollectionName, type RecordOf } from '../collections.ts';
import { StoreTooNew } from '../errors.ts';
import { emptyShelves, type Shelf, type Shelves } from '../shelf.ts';
import type { FilePort } from './file-port.ts';
import { decodeFrame, encodeFrame, hex } from './frame.ts';
import { FORMAT, snapshotName, UNFINISHED } from './layout.ts';
import { eachLine } from './lines.ts';
import {
  checkVersions,
  isCollection,
  upToDate,
  type Migrations,
  type StoredRecord,
  type Versions,
} from '../migrations.ts';

/** Longest stretch of work between two turns of the event loop. */
const SLICE_MS = 3;
const CHUNK = 128 * 1024;
/** Synced as it goes, so that the last sync does not hold up the journal's for long. */
const SYNC_EVERY = 4 * 1024 * 1024;

/** The state after one transaction: records are replaced and never changed, so that holding them is enough. */
export interface Captured {
  readonly seq: number;
  readonly records: readonly (readonly [CollectionName, readonly RecordOf<CollectionName>[]])[];
}

/** First line of a snapshot and of a journal. */
export const Head = z.looseObject({ format: z.number(), versions: z.record(z.string(), z.number()) });
const Foot = z.strictObject({ count: z.number(), crc: z.string() });

export function capture(shelves: Shelves, seq: number): Captured {
  return { seq, records: collectionNames.map((name) => [name, [...shelves[name].values()]] as const) };
}

export function headLine(seq: number, versions: Versions): string {
  return encodeFrame(seq, JSON.stringify({ format: FORMAT, versions }));
}

/**
 * Writes a snapshot in small slices, so that the event loop turns in between, and puts it in place once it is on the
 * disk. Returns its size in bytes. `stopped` ends it early, by an AbortError.
 */
export async function writeSnapshot(
  port: FilePort,
  dataDir: string,
  { seq, records }: Captured,
  versions: Versions,
  stopped: AbortSignal,
): Promise<number> {
  const path = join(dataDir, snapshotName(seq));
  const file = await port.open(path + UNFINISHED, 'make');
  let size = 0;
  let unsynced = 0;
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    await file.write(bytes, size);
    size += bytes.length;
    unsynced += bytes.length;
    if (unsynced < SYNC_EVERY) return;
    await file.sync();
    unsynced = 0;
  };
  try {
    await write(headLine(seq, versions));
    let crc = 0;
    let count = 0;
    for await (const text of slices(records)) {
      stopped.throwIfAborted();
      crc = crc32(text.lines, crc);
      count += text.count;
      await write(text.lines);
    }
    await write(encodeFrame(seq, JSON.stringify({ count, crc: hex(crc) })));
    await file.sync();
  } finally {
    await file.close();
  }
  await port.rename(path + UNFINISHED, path);
  await port.syncDirectory(dataDir);
  return size;
}

async function* slices(records: Captured['records']): AsyncGenerator<{ lines: string; count: number }> {
  let until = performance.now() + SLICE_MS;
  let lines = '';
  let count = 0;
  for (const [name, list] of records) {
    for (const record of list) {
      lines += `${JSON.stringify([name, record])}\n`;
      count += 1;
      if (lines.length < CHUNK && performance.now() < until) continue;
      yield { lines, count };
      await nextTurn();
      until = performance.now() + SLICE_MS;
      lines = '';
      count = 0;
    }
  }
  yield { lines, count };
}

export interface SnapshotReport {
  readonly whole: boolean;
  readonly count: number;
  readonly size: number;
  /** Written with other versions of the records than today's. */
  readonly versions: Versions;
}

/**
 * Reads a snapshot through and checks its head, its count and its checksum; gives each record's line to `visit` on the
 * way, before the whole is known to be good.
 * @throws StoreTooNew
 */
export async function readSnapshot(
  path: string,
  seq: number,
  known: Migrations,
  visit: (line: Buffer, versions: Versions) => void = () => undefined,
): Promise<SnapshotReport> {
  let versions: Versions | undefined;
  let foot: { count: number; crc: string } | undefined;
  let torn = false;
  let crc = 0;
  let count = 0;
  const size = await eachLine(path, (line, offset, ended) => {
    if (torn) return;
    if (offset === 0) {
      versions = ended ? readHead(line, seq, known, path) : undefined;
      torn = versions === undefined;
    } else if (!ended || foot || !versions) {
      torn = true;
    } else if (line[0] === OPENING) {
      crc = crc32('\n', crc32(line, crc));
      count += 1;
      visit(line, versions);
    } else {
      foot = readFoot(line, seq);
      torn = foot === undefined;
    }
  });
  const whole = !torn && foot?.count === count && foot.crc === hex(crc);
  return { whole, count, size, versions: versions ?? {} };
}

/** First byte of a record's line; the head and the foot begin with a hex digit. */
const OPENING = '['.charCodeAt(0);

/** The versions in a head line, or undefined when it is damaged. @throws StoreTooNew */
export function readHead(line: Buffer, seq: number, known: Migrations, path: string): Versions | undefined {
  const frame = decodeFrame(line);
  if (frame?.seq !== seq) return undefined;
  const head = Head.safeParse(JSON.parse(frame.json));
  if (!head.success) return undefined;
  if (head.data.format > FORMAT) throw new StoreTooNew(path, `format ${head.data.format}`);
  checkVersions(head.data.versions, known, path);
  return head.data.versions;
}

function readFoot(line: Buffer, seq: number): z.infer<typeof Foot> | undefined {
  const frame = decodeFrame(line);
  return frame?.seq === seq ? Foot.safeParse(JSON.parse(frame.json)).data : undefined;
}

/** The shelves in a snapshot, or undefined when it is damaged. @throws StoreTooNew, StoreDamaged */
export async function loadSnapshot(
  path: string,
  seq: number,
  known: Migrations,
): Promise<{ shelves: Shelves; report: SnapshotReport } | undefined> {
  const shelves = emptyShelves();
  let readable = true;
  const report = await readSnapshot(path, seq, known, (line, versions) => {
    const [collection, record] = readRecord(line) ?? [];
    if (!collection || !record) {
      readable = false;
      return;
    }
    const current = upToDate(collection, record, versions, known, path);
    if (current) (shelves[collection] as Shelf<CollectionName>).put(current);
  });
  return report.whole && readable ? { shelves, report } : undefined;
}

function readRecord(line: Buffer): [CollectionName, StoredRecord] | undefined {
  try {
    const [collection, record] = JSON.parse(line.toString()) as [unknown, unknown];
    return isCollection(collection) && isRecord(record) ? [collection, record] : undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
