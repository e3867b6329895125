import { join } from 'node:path';
import { isFull, orClose, type FilePort, type OpenFile } from './file-port.ts';
import { journalName, UNFINISHED } from './layout.ts';
import { headLine } from './snapshot.ts';
import type { Versions } from '../migrations.ts';

/** There was no room. What had been written of it was taken away again. */
export class NoRoom extends Error {}

/** The journal that is being written: knows how far it is good, and never leaves anything after that. */
export class Journal {
  /** Number of the last transaction before this journal. */
  readonly seq: number;
  readonly #file: OpenFile;
  #end: number;

  constructor(seq: number, file: OpenFile, end: number) {
    this.seq = seq;
    this.#file = file;
    this.#end = end;
  }

  /** Makes a journal and puts it in place only once its head is on the disk. */
  static async make(port: FilePort, dataDir: string, seq: number, versions: Versions): Promise<Journal> {
    const path = join(dataDir, journalName(seq));
    const head = Buffer.from(headLine(seq, versions));
    const file = await port.open(path + UNFINISHED, 'make');
    try {
      await file.write(head, 0);
      await file.sync();
      await port.rename(path + UNFINISHED, path);
    } catch (error) {
      await file.close();
      await port.remove(path + UNFINISHED);
      throw error;
    }
    await orClose(file, port.syncDirectory(dataDir));
    return new Journal(seq, file, head.length);
  }

  /** Goes on with a journal that is good up to `end`; anything after that is cut off first. */
  static async resume(
    port: FilePort,
    dataDir: string,
    seq: number,
    end: number,
    torn: boolean,
  ): Promise<Journal> {
    const file = await port.open(join(dataDir, journalName(seq)), 'change');
    if (torn)
      await orClose(
        file,
        file.truncate(end).then(() => file.sync()),
      );
    return new Journal(seq, file, end);
  }

  get size(): number {
    return this.#end;
  }

  /**
   * Returns once the bytes are on the disk. After a failed sync nobody can say what is on it, so that is never tried
   * again; only a write that found no room is taken back.
   * @throws NoRoom, or whatever the disk reported
   */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes);
    await this.#file.sync();
    this.#end += bytes.length;
  }

  /** Tries whether there is room, without keeping anything. @throws NoRoom */
  async probe(length: number): Promise<void> {
    await this.#write(Buffer.alloc(length));
    await this.#cutBack();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#file.write(bytes, this.#end);
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#cutBack();
      throw new NoRoom('No room', { cause: error });
    }
  }

  /** Synced, because a transaction whose write was refused must not be found again after a power cut. */
  async #cutBack(): Promise<void> {
    await this.#file.truncate(this.#end);
    await this.#file.sync();
  }
}
