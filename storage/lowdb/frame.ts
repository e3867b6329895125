import { crc32 } from 'node:zlib';

/** One line of a journal: `crc32 SP seq SP json LF`; the checksum (8 hex digits) covers everything after it but the LF. */
export interface Frame {
  readonly seq: number;
  readonly json: string;
}

const SPACE = 0x20;

export function encodeFrame(seq: number, json: string): string {
  const checked = `${seq} ${json}`;
  return `${hex(crc32(checked))} ${checked}\n`;
}

/** The frame in a line (without its LF), or undefined when the line is not one, whole and unchanged. */
export function decodeFrame(line: Buffer): Frame | undefined {
  if (line.length < 12 || line[8] !== SPACE) return undefined;
  const checked = line.subarray(9);
  if (line.toString('latin1', 0, 8) !== hex(crc32(checked))) return undefined;
  const space = checked.indexOf(SPACE);
  const seq = Number(checked.toString('latin1', 0, space));
  if (space < 1 || !Number.isSafeInteger(seq)) return undefined;
  return { seq, json: checked.toString('utf8', space + 1) };
}

/** Whole frames hidden inside a line that is not one: a damaged LF joins two frames into one line. */
export function framesInside(line: Buffer): Frame[] {
  const found: Frame[] = [];
  for (const { index } of line.toString('latin1').matchAll(/[0-9a-f]{8} \d{1,16} (?=\{)/g)) {
    const frame = index > 0 ? decodeFrame(line.subarray(index)) : undefined;
    if (frame) found.push(frame);
  }
  return found;
}

export function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}
