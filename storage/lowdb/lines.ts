import { open } from 'node:fs/promises';

const CHUNK = 1 << 20;
const LF = 0x0a;

/**
 * Reads a file line by line without holding it in memory. `line` has no LF and is only valid during the call;
 * `ended` is false for bytes after the last LF. Returns the file's size in bytes.
 */
export async function eachLine(
  path: string,
  visit: (line: Buffer, offset: number, ended: boolean) => void,
): Promise<number> {
  const file = await open(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK);
      if (bytesRead === 0) break;
      const read = chunk.subarray(0, bytesRead);
      const bytes = rest.length > 0 ? Buffer.concat([rest, read]) : read;
      let start = 0;
      for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
        visit(bytes.subarray(start, end), offset + start, true);
        start = end + 1;
      }
      rest = Buffer.from(bytes.subarray(start));
      offset += start;
    }
    if (rest.length > 0) visit(rest, offset, false);
    return offset + rest.length;
  } finally {
    await file.close();
  }
}
