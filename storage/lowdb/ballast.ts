import { randomBytes } from 'node:crypto';
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilePort } from './file-port.ts';
import { NoRoom } from './journal.ts';
import { BALLAST } from './layout.ts';

/** Laid for the first time only on a disk with this many times its size free. */
const SPARE = 8;
const CHUNK = 256 * 1024;

/**
 * A file beside the records that only takes up room. When the disk is full it is deleted, and what has to go on meanwhile
 * (messages that leave) lives on its room; laying it again is the sign that there is room for everything.
 */
export class Ballast {
  readonly #port: FilePort;
  readonly #dataDir: string;
  readonly #path: string;
  readonly #bytes: number;
  #released = false;

  constructor(port: FilePort, dataDir: string, bytes: number) {
    this.#port = port;
    this.#dataDir = dataDir;
    this.#path = join(dataDir, BALLAST);
    this.#bytes = bytes;
  }

  /** Where there is plenty of room and none yet. Never an error: without it, a full disk only stops more. */
  async lay(): Promise<void> {
    try {
      const there = await stat(this.#path).catch(() => undefined);
      if (this.#released || this.#bytes === 0 || there?.size === this.#bytes) return;
      if ((await this.#free()) >= this.#bytes * SPARE) await this.#write();
    } catch {
      await this.#port.remove(this.#path).catch(() => undefined);
    }
  }

  /** Makes room. False when there was nothing to delete. */
  async release(): Promise<boolean> {
    const there = await stat(this.#path).catch(() => undefined);
    if (!there) return false;
    await this.#port.remove(this.#path);
    this.#released = true;
    return true;
  }

  /** Lays it again after it was released. @throws NoRoom, having made room again */
  async restore(): Promise<void> {
    if (!this.#released) return;
    try {
      if ((await this.#free()) < this.#bytes) throw new Error('Less is free than the ballast takes');
      await this.#write();
      this.#released = false;
    } catch (error) {
      await this.#port.remove(this.#path).catch(() => undefined);
      throw new NoRoom('No room', { cause: error });
    }
  }

  async #free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#dataDir);
    return bavail * bsize;
  }

  /** Of random bytes, because some file systems keep nothing for zeros. */
  async #write(): Promise<void> {
    const chunk = randomBytes(Math.min(CHUNK, this.#bytes));
    const file = await this.#port.open(this.#path, 'make');
    try {
      for (let at = 0; at < this.#bytes; at += chunk.length)
        await file.write(chunk.subarray(0, this.#bytes - at), at);
    } finally {
      await file.close();
    }
  }
}
