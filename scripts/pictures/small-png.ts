import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * The same picture with a palette of at most 256 colours: a third of the size, and no difference one could see in text and
 * plain areas. Takes what Chromium writes: 8 bits a channel, RGB or RGBA, not interlaced, nothing transparent.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png);
  const palette = choosePalette(pixels);
  const nearest = new Map<number, number>();
  const lines = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of pixels.entries()) {
    let index = nearest.get(colour);
    if (index === undefined) nearest.set(colour, (index = nearestIn(palette, colour)));
    lines[at + Math.floor(at / width) + 1] = index;
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const colours = Buffer.from(palette.flatMap((colour) => [...channels(colour)]));
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function readPixels(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const size = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6) || png[28] !== 0)
    throw new Error('This is not a picture as Chromium takes them.');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * size;
  const bytes = new Uint8Array(stride * height);
  const byte = (row: number, column: number) =>
    row < 0 || column < 0 ? 0 : (bytes[row * stride + column] ?? 0);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const left = byte(row, column - size);
      const up = byte(row - 1, column);
      const corner = column < size ? 0 : byte(row - 1, column - size);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      bytes[row * stride + column] = (raw[row * (stride + 1) + 1 + column] ?? 0) + guess;
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * size;
    pixels[at] = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
  }
  return { width, height, pixels };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The commonest colours as they are, so that plain areas keep theirs; then the commonest of each neighbourhood of colours. */
function choosePalette(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = new Set(common.slice(0, 96));
  for (let step = 3; step < 6 && palette.size < 256; step += 1) {
    const taken = new Set<number>();
    for (const colour of common) {
      const place = [...channels(colour)].reduce((sum, value) => sum * 256 + (value >> step), 0);
      if (palette.size < 256 && !taken.has(place)) palette.add(colour);
      taken.add(place);
    }
  }
  return [...palette];
}

function nearestIn(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  const [red, green, blue] = channels(colour);
  for (const [index, other] of palette.entries()) {
    const [r, g, b] = channels(other);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function channels(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}
