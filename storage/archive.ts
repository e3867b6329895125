import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { BotError } from '../src/bot/errors.ts';
import { collections } from './collections.ts';
import {
  checkVersions,
  currentVersions,
  isCollection,
  migrations as allMigrations,
  upToDate,
  type Migrations,
} from './migrations.ts';
import { atSteps, type Item, type Progress } from './transfer.ts';

/**
 * An archive is a text file of JSON lines: a header, one line a record (by collection in the header's order, then by id),
 * and a footer with the counts by collection and the SHA-256 of every byte before it.
 */
const FORMAT = 1;
const KIND = 'partnership-bot archive';
const FOOTER = '{"counts":';
const LF = 0x0a;
const WRITE_AT = 1 << 20;

const Header = z.strictObject({
  kind: z.literal(KIND),
  format: z.number().int().positive(),
  madeAt: z.iso.datetime(),
  /** Every collection and the version of its records. */
  collections: z.record(z.string(), z.number().int().positive()),
});
export type ArchiveHeader = z.infer<typeof Header>;

const RecordLine = z.strictObject({ collection: z.string(), record: z.looseObject({ id: z.string() }) });

/** The archive is not what was written. `line` counts from 1. */
export class ArchiveDamaged extends BotError {
  readonly line: number;

  constructor(path: string, line: number, why: string) {
    super('archive-damaged', `${path}:${line}: ${why} Use another backup.`);
    this.line = line;
  }
}

/** The file cannot be read or written. */
export class ArchiveFile extends BotError {
  constructor(path: string, why: string, cause?: unknown) {
    super('archive-file', `${path}: ${why}`, cause === undefined ? undefined : { cause });
  }
}

/**
 * Writes the records, in the order of `everything`, to a new file that only its owner may read. Under its name there is
 * only ever a whole archive: it is renamed when the disk has all of it and it was read back. Returns the digest (hex) in
 * the footer.
 * @throws ArchiveFile when the file exists already or cannot be written; ArchiveDamaged when it does not read back
 */
export async function writeArchive(
  path: string,
  items: Iterable<Item>,
  now: Date,
  progress?: Progress,
): Promise<string> {
  if (existsSync(path)) throw new ArchiveFile(path, 'exists already. Choose another name.');
  const unfinished = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const digest = await writeLines(unfinished, items, now, progress);
    await checkArchive(unfinished);
    await rename(unfinished, path);
    await keepName(dirname(path));
    return digest;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error instanceof BotError
      ? error
      : new ArchiveFile(path, `cannot be written (${codeOf(error)}). No archive was made.`, error);
  }
}

async function writeLines(
  path: string,
  items: Iterable<Item>,
  now: Date,
  progress: Progress | undefined,
): Promise<string> {
  const versions = currentVersions(allMigrations);
  const header: ArchiveHeader = {
    kind: KIND,
    format: FORMAT,
    madeAt: now.toISOString(),
    collections: versions,
  };
  const counts = noCounts(header);
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    let text = `${JSON.stringify(header)}\n`;
    let done = 0;
    const flush = async (): Promise<void> => {
      hash.update(text);
      await file.appendFile(text);
      text = '';
    };
    for (const { collection, record } of items) {
      text += `${JSON.stringify({ collection, record })}\n`;
      counts.set(collection, (counts.get(collection) ?? 0) + 1);
      if (text.length > WRITE_AT) await flush();
      atSteps((done += 1), progress);
    }
    await flush();
    const digest = hash.digest('hex');
    await file.appendFile(`${footer(counts, digest)}\n`);
    await file.sync();
    return digest;
  } finally {
    await file.close();
  }
}

/**
 * The records of an archive in today's shape, in the order of `everything`. What is damaged may show only at the end, so
 * read all of it once (`checkArchive`) before anything is done with the first record.
 * @throws ArchiveDamaged, ArchiveFile; StoreTooNew when a newer version of the bot made it.
 */
export async function* readArchive(
  path: string,
  known: Migrations = allMigrations,
): AsyncGenerator<Item, ArchiveHeader, void> {
  let header: ArchiveHeader | undefined;
  let counts = new Map<string, number>();
  let order: readonly string[] = [];
  let last = { place: -1, id: '' };
  let ended = false;
  let number = 0;
  const hash = createHash('sha256');
  const damaged = (why: string): ArchiveDamaged => new ArchiveDamaged(path, number, why);
  for await (const { bytes, whole } of linesOf(path)) {
    number += 1;
    const text = bytes.toString('utf8');
    if (ended) throw damaged('There is something after the last line of the archive.');
    if (!whole) throw damaged('The file was cut off in the middle of this line.');
    if (!header) {
      header = readHeader(path, text);
      checkVersions(header.collections, known, path);
      counts = noCounts(header);
      order = [...counts.keys()];
    } else if (text.startsWith(FOOTER)) {
      if (text !== footer(counts, hash.copy().digest('hex')))
        throw damaged(
          'The counts and the checksum do not fit the lines before: one was changed or is missing.',
        );
      ended = true;
      continue;
    } else {
      const line = RecordLine.safeParse(parse(text)).data;
      if (!line || !isCollection(line.collection)) throw damaged('This is not a line of an archive.');
      const { collection, record } = line;
      const place = order.indexOf(collection);
      if (place === -1 || place < last.place || (place === last.place && record.id <= last.id))
        throw damaged('This record is not in its place: lines were moved or repeated.');
      last = { place, id: record.id };
      counts.set(collection, (counts.get(collection) ?? 0) + 1);
      const current = upToDate(collection, record, header.collections, known, path);
      const checked = current && collections[collection].schema.safeParse(current);
      if (checked && !checked.success) throw damaged(`This is not a record of the collection ${collection}.`);
      if (checked) yield { collection, record: checked.data };
    }
    hash.update(bytes).update('\n');
  }
  number += 1;
  if (!header || !ended) throw damaged('The file ends before this line: it was cut off.');
  return header;
}

/** Reads the whole archive and says whether it is what was written. @throws as `readArchive` does. */
export async function checkArchive(path: string): Promise<{ header: ArchiveHeader; records: number }> {
  const items = readArchive(path);
  for (let records = 0; ; records += 1) {
    const next = await items.next();
    if (next.done) return { header: next.value, records };
  }
}

function readHeader(path: string, text: string): ArchiveHeader {
  const found = parse(text);
  const format = z.looseObject({ kind: z.literal(KIND), format: z.number() }).safeParse(found).data?.format;
  if (format !== undefined && format > FORMAT)
    throw new ArchiveFile(
      path,
      `was made by a newer version of the bot (format ${format}). Use that version.`,
    );
  const header = Header.safeParse(found).data;
  if (!header) throw new ArchiveDamaged(path, 1, 'This is not the first line of an archive of the bot.');
  return header;
}

const noCounts = ({ collections: named }: ArchiveHeader): Map<string, number> =>
  new Map(Object.keys(named).map((name) => [name, 0]));

const footer = (counts: ReadonlyMap<string, number>, sha256: string): string =>
  JSON.stringify({ counts: Object.fromEntries(counts), sha256 });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lines without their LF; `whole` is false for bytes after the last one. */
async function* linesOf(path: string): AsyncGenerator<{ bytes: Buffer; whole: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: WRITE_AT }) as AsyncIterable<Buffer>) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let start = 0;
      for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
        yield { bytes: bytes.subarray(start, end), whole: true };
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } catch (error) {
    throw new ArchiveFile(path, `cannot be read (${codeOf(error)}). Put the path of an archive.`, error);
  }
  if (rest.length > 0) yield { bytes: rest, whole: false };
}

/** A rename is on the disk when its directory is. */
async function keepName(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
