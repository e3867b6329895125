import { crc32 } from 'node:zlib';

/**
 * Reads a zip archive the way an unzip program does, from the directory at its end (APPNOTE.TXT 4.3), and checks every
 * length and checksum on the way.
 */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end !== archive.length - 22) throw new Error('no end of the directory');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (at + archive.readUInt32LE(end + 12) !== end) throw new Error('the directory has the wrong length');
  const files = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('no directory entry');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, readFileAt(archive, archive.readUInt32LE(at + 42), archive.subarray(at + 16, at + 28)));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error('the directory holds something else');
  return files;
}

/** `sums`: checksum and both lengths, as the directory gives them. */
function readFileAt(archive: Buffer, at: number, sums: Buffer): Buffer {
  if (archive.readUInt32LE(at) !== 0x04034b50) throw new Error('no file header');
  if (archive.readUInt16LE(at + 8) !== 0) throw new Error('compressed');
  if (!archive.subarray(at + 14, at + 26).equals(sums)) throw new Error('header and directory disagree');
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const data = archive.subarray(from, from + sums.readUInt32LE(4));
  if (crc32(data) !== sums.readUInt32LE(0)) throw new Error('wrong checksum');
  return data;
}
