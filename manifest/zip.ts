import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** Path inside the archive: plain letters, `/` between folders. */
  readonly name: string;
  readonly data: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format, names in UTF-8. */
const VERSION = 20;
const UTF8 = 0x0800;
/** 1 January 1980, the format's first day: the same files make the same archive on every day. */
const DATE = 0x0021;

/**
 * Puts files into a zip archive without compressing them (APPNOTE.TXT 4.3): an app package holds a few small files, two of
 * which are compressed pictures.
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const common = describe(entry.data, name.length);
    const local = Buffer.concat([number(LOCAL, 4), common, name, entry.data]);
    // After the common part: comment, disk, attributes inside and outside, where the file begins.
    const rest = Buffer.concat([number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(offset, 4)]);
    directory.push(Buffer.concat([number(CENTRAL, 4), number(VERSION, 2), common, rest, name]));
    files.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = number(entries.length, 2);
  const end = [number(END, 4), number(0, 4), count, count, number(size, 4), number(offset, 4), number(0, 2)];
  return Buffer.concat([...files, ...directory, ...end]);
}

/** What a file's own header and its entry in the directory have in common. */
function describe(data: Buffer, nameLength: number): Buffer {
  return Buffer.concat([
    number(VERSION, 2),
    number(UTF8, 2),
    number(0, 2), // stored, not compressed
    number(0, 2), // midnight
    number(DATE, 2),
    number(crc32(data), 4),
    number(data.length, 4),
    number(data.length, 4),
    number(nameLength, 2),
    number(0, 2), // no extra fields
  ]);
}

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
