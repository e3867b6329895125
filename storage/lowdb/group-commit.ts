import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreFailed, StoreFull, type StoreUnavailable } from '../errors.ts';
import type { Ballast } from './ballast.ts';
import { encodeFrame } from './frame.ts';
import { NoRoom, type Journal } from './journal.ts';

/** A transaction that is applied in memory and has to get to the disk. */
export interface Staged {
  /** Its changes as JSON. */
  readonly changes: string;
  /** Takes it back in memory. */
  readonly undo: () => void;
}

/** What one write and one sync bring to the disk. */
class Batch {
  readonly staged: Staged[] = [];
  readonly kept: Promise<void>;
  resolve: () => void = () => undefined;
  reject: (error: Error) => void = () => undefined;

  constructor() {
    this.kept = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Everybody who waits hears of it; nobody has to.
    this.kept.catch(() => undefined);
  }
}

/** Called at points where the state in memory is what a journal up to `seq` holds; see `GroupCommit`. */
export interface Rotation {
  /** Before a batch is written, with the number of its last transaction. Returns what to do once it is on the disk. */
  due(seq: number): ((journal: Journal) => Promise<Journal>) | undefined;
}

export interface CommitOptions {
  readonly rotation: Rotation;
  readonly ballast: Ballast;
  readonly onFailed: (error: StoreFailed) => void;
  /** The disk is full, or there is room again. */
  readonly onRoom: (hasRoom: boolean) => void;
}

/**
 * One write and one sync at a time; whatever is staged meanwhile goes into the next batch. When a batch fails, everything
 * staged is undone, last first, and rejected: later transactions may have built on earlier ones.
 *
 * When the disk is full the ballast is given up, and only what is essential is written until it can be laid again.
 */
export class GroupCommit {
  readonly #options: CommitOptions;
  #journal: Journal;
  /** The last transaction on the disk. */
  #seq: number;
  #waiting: Batch | undefined;
  #last: Promise<void> = Promise.resolve();
  #flushing: Promise<void> | undefined;
  #epoch = 0;
  #room = true;
  #failure: StoreFailed | undefined;

  constructor(journal: Journal, seq: number, options: CommitOptions) {
    this.#journal = journal;
    this.#seq = seq;
    this.#options = options;
  }

  /** Grows whenever something that was applied in memory is taken back. */
  get epoch(): number {
    return this.#epoch;
  }

  get journalBytes(): number {
    return this.#journal.size;
  }

  /** @throws StoreFailed once the disk has failed */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /**
   * To be asked, one at a time, before something is applied and staged. After a write that found no room it first tries
   * whether there is some now, so that nothing is shown that will have to be taken back: for what is essential only for
   * itself, for the rest for the ballast as well.
   * @throws StoreFull, StoreFailed
   */
  async makeSureOfRoom(length: number, essential: boolean): Promise<void> {
    this.check();
    if (this.#room) return;
    await this.#flushing;
    try {
      if (essential) await this.#journal.probe(length + PROBE_ESSENTIAL);
      else await this.#recover(length);
    } catch (error) {
      throw this.#judge(error);
    }
  }

  async #recover(length: number): Promise<void> {
    const { ballast } = this.#options;
    await ballast.restore();
    try {
      await this.#journal.probe(length + PROBE_MORE);
    } catch (error) {
      await ballast.release();
      throw error;
    }
    this.#setRoom(true);
  }

  /** Adds a transaction to the next batch. */
  stage(staged: Staged): void {
    this.#waiting ??= new Batch();
    this.#last = this.#waiting.kept;
    this.#waiting.staged.push(staged);
    this.#flushing ??= this.#flush();
  }

  /** Resolves once everything staged so far is on the disk. @throws StoreUnavailable, StoreFailed */
  async kept(): Promise<void> {
    return this.#last;
  }

  async close(): Promise<void> {
    await this.#flushing;
    await this.#journal.close();
  }

  async #flush(): Promise<void> {
    for (;;) {
      // One turn for the transactions that are ready: they can share the sync.
      await nextTurn();
      const batch = this.#waiting;
      if (!batch) {
        // Here and not later: whatever is staged from now on starts it again.
        this.#flushing = undefined;
        return;
      }
      this.#waiting = undefined;
      const seq = this.#seq + batch.staged.length;
      // A snapshot would eat the room that messages need.
      const rotate = this.#room ? this.#options.rotation.due(seq) : undefined;
      try {
        await this.#append(this.#encode(batch));
      } catch (error) {
        this.#takeBack(batch, this.#judge(error));
        continue;
      }
      this.#seq = seq;
      batch.resolve();
      if (rotate) await this.#rotate(rotate);
    }
  }

  async #append(bytes: Buffer): Promise<void> {
    try {
      await this.#journal.append(bytes);
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
      this.#setRoom(false);
      if (!(await this.#options.ballast.release())) throw error;
      await this.#journal.append(bytes);
    }
  }

  #setRoom(room: boolean): void {
    if (room === this.#room) return;
    this.#room = room;
    this.#options.onRoom(room);
  }

  async #rotate(rotate: (journal: Journal) => Promise<Journal>): Promise<void> {
    try {
      this.#journal = await rotate(this.#journal);
    } catch (error) {
      const failure = this.#judge(error);
      if (this.#waiting) this.#takeBack(this.#waiting, failure);
    }
  }

  #encode({ staged }: Batch): Buffer {
    const frames = staged.map(({ changes }, index) =>
      encodeFrame(this.#seq + index + 1, `{"after":${this.#seq},"changes":${changes}}`),
    );
    return Buffer.from(frames.join(''));
  }

  /** Runs in one turn: nobody sees half of it. */
  #takeBack(batch: Batch, error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    const lost = waiting && waiting !== batch ? [...batch.staged, ...waiting.staged] : [...batch.staged];
    for (const { undo } of lost.reverse()) undo();
    this.#epoch += 1;
    batch.reject(error);
    waiting?.reject(error);
    // Memory holds what the disk holds again.
    this.#last = Promise.resolve();
  }

  #judge(error: unknown): StoreUnavailable | StoreFailed {
    if (this.#failure) return this.#failure;
    if (error instanceof NoRoom) {
      this.#setRoom(false);
      return new StoreFull(error.cause);
    }
    this.#failure = new StoreFailed(error);
    this.#epoch += 1;
    this.#options.onFailed(this.#failure);
    return this.#failure;
  }
}

/** Room to find beyond what is needed, so that a disk on the brink does not open and shut with every transaction. */
const PROBE_MORE = 64 * 1024;
/** For the rest of the entry. */
const PROBE_ESSENTIAL = 1024;
