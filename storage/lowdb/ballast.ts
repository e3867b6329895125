import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilePort } from './file-port.ts';
import { BALLAST } from './layout.ts';

/** Laid only on a disk with this many times its size free. */
const SPARE = 8;

/**
 * Keeps a file of zeros beside the records. When the disk is full, deleting it makes room for closing what is open while
 * more is found. It is laid again at the next start, when there is space. Never an error: it is only a comfort.
 */
export async function layBallast(port: FilePort, dataDir: string, bytes: number): Promise<void> {
  const path = join(dataDir, BALLAST);
  try {
    const there = await stat(path).catch(() => undefined);
    if (bytes === 0 || there?.size === bytes) return;
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize < bytes * SPARE) return;
    const file = await port.open(path, 'make');
    try {
      await file.write(Buffer.alloc(bytes), 0);
    } finally {
      await file.close();
    }
  } catch {
    await port.remove(path).catch(() => undefined);
  }
}
