import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A square picture: four bytes a pixel (red, green, blue, opacity), row by row from the top. */
export interface Picture {
  readonly size: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const RGBA = 6;
const DEPTH = 8;

/** Writes a picture as a PNG file (PNG specification, third edition, §5). */
export function encodePng({ size, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([DEPTH, RGBA], 8);
  // Each row begins with the number of its filter; 0 is none.
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y += 1) {
    rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (1 + size * 4) + 1);
  }
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND')]);
}

/** Whether two PNG files written here show the same picture: compressed bytes differ between versions of Node. */
export function samePicture(one: Buffer, other: Buffer): boolean {
  const [a, b] = [imageData(one), imageData(other)];
  return a !== undefined && b !== undefined && a.equals(b);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The rows of a PNG file with one IDAT chunk right after its header, as `encodePng` writes it. */
function imageData(file: Buffer): Buffer | undefined {
  const at = 33;
  if (file.length < at + 12 || file.toString('latin1', at + 4, at + 8) !== 'IDAT') return undefined;
  try {
    return inflateSync(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  } catch {
    return undefined;
  }
}
