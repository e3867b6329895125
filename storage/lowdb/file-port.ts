import { open, rename, rm } from 'node:fs/promises';

/** An open file that is written at a position. */
export interface OpenFile {
  /** Writes all of the bytes at the position, or throws. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Returns once the contents and the length are on the disk. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** The calls that change files, so that tests can refuse, fail and record them. Reading needs no port. */
export interface FilePort {
  /** `make`: an empty file that only its owner can read, in place of any before it. `change`: an existing one. */
  open(path: string, how: 'make' | 'change'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** A file that was made or renamed is only certain to be found again once its directory was synced. */
  syncDirectory(path: string): Promise<void>;
}

export const diskPort: FilePort = {
  async open(path, how) {
    const file = await open(path, how === 'make' ? 'w' : 'r+', 0o600);
    return {
      async write(bytes, position) {
        let done = 0;
        while (done < bytes.length) {
          const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
          done += bytesWritten;
        }
      },
      sync: () => file.datasync(),
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
    };
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  async syncDirectory(path) {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  },
};

/** What a step gives. When it fails, nobody will use the file it was about: that is closed first. */
export async function orClose<T>(file: { close(): Promise<void> }, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

/** No room: the one kind of write error that passes by itself once somebody makes room. */
export function isFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT') || hasCode(error, 'EFBIG');
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
