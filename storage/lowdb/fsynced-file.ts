import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';

/**
 * A lowdb adapter that keeps what it acknowledged: the text is written beside the file, synced, moved over it, and the
 * directory synced. lowdb's own adapters never sync, and its presets keep nothing at all under test.
 */
export class FsyncedFile<T> implements Adapter<T> {
  readonly #path: string;
  readonly #read: (text: string) => T;

  constructor(path: string, read: (text: string) => T) {
    this.#path = path;
    this.#read = read;
  }

  async read(): Promise<T | null> {
    try {
      return this.#read(await readFile(this.#path, 'utf8'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  async write(data: T): Promise<void> {
    const beside = `${this.#path}.new`;
    try {
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify(data));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, this.#path);
      await syncDirectory(dirname(this.#path));
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
