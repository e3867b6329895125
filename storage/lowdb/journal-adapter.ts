import type { Adapter } from 'lowdb';
import { StoreFull, StoreUnavailable, type StoreFailed } from '../errors.ts';
import type { Shelves } from '../shelf.ts';
import type { Ballast } from './ballast.ts';
import { compact, type CompactionResult } from './compaction.ts';
import { isFull, type FilePort } from './file-port.ts';
import { GroupCommit, type Staged } from './group-commit.ts';
import { Journal } from './journal.ts';
import { currentVersions, type Migrations } from '../migrations.ts';
import { recover, type Recovered } from './recover.ts';
import { capture } from './snapshot.ts';

export interface JournalOptions {
  readonly port: FilePort;
  readonly migrations: Migrations;
  /** A new snapshot is made when the journal is larger than this, and than the last snapshot. Bytes. */
  readonly compactAbove: number;
  readonly ballast: Ballast;
  readonly onFailed: (error: StoreFailed) => void;
  readonly onRoom: (hasRoom: boolean) => void;
  readonly onCompacted: (result: CompactionResult) => void;
}

/**
 * A lowdb adapter that appends what changed to a journal instead of writing everything again: `read` recovers the state
 * from a snapshot and the journals after it, `stage` notes a transaction's changes, and `write` resolves once everything
 * staged is on the disk. lowdb's own adapters never sync, and its presets keep nothing at all under test.
 */
export class JournalAdapter implements Adapter<Shelves> {
  readonly #dataDir: string;
  readonly #options: JournalOptions;
  readonly #stopped = new AbortController();
  #opened: { readonly commits: GroupCommit; readonly shelves: Shelves } | undefined;
  #snapshotBytes = 0;
  /** Size of the journals before the current one that the last snapshot does not cover. */
  #olderBytes = 0;
  /** After a failed compaction: how large the journals must be for another try. */
  #notBelow = 0;
  #compacting: Promise<void> | undefined;
  /** Somebody asked for a new snapshot, whatever the size of the journal. */
  #asked: ((result: CompactionResult) => void) | undefined;

  constructor(dataDir: string, options: JournalOptions) {
    this.#dataDir = dataDir;
    this.#options = options;
  }

  async read(): Promise<Shelves> {
    try {
      const found = await this.#recover();
      this.#snapshotBytes = found.snapshotBytes;
      this.#olderBytes = found.journalBytes - found.journal.size;
      const rotation = { due: (seq: number) => this.#rotationDue(seq) };
      const commits = new GroupCommit(found.journal, found.seq, { ...this.#options, rotation });
      this.#opened = { commits, shelves: found.shelves };
      return found.shelves;
    } catch (error) {
      throw isFull(error) ? new StoreFull(error) : error;
    }
  }

  /** Opening may have to write: on a full disk it lives on the ballast as well. */
  async #recover(): Promise<Recovered> {
    const { port, migrations, ballast } = this.#options;
    try {
      return await recover(port, this.#dataDir, migrations);
    } catch (error) {
      if (!isFull(error) || !(await ballast.release())) throw error;
      return recover(port, this.#dataDir, migrations);
    }
  }

  get commits(): GroupCommit {
    if (!this.#opened) throw new Error('read() comes first');
    return this.#opened.commits;
  }

  /** A transaction that has just been applied to the data; `write` brings it to the disk. */
  stage(staged: Staged): void {
    this.commits.stage(staged);
  }

  /** The whole data that lowdb passes is not needed: what changed was staged. */
  async write(): Promise<void> {
    await this.commits.kept();
  }

  /**
   * Writes a new snapshot now, and so deletes what two snapshots no longer need. Rejects when it could not be made.
   * One at a time.
   */
  async compact(): Promise<void> {
    await this.#compacting;
    const result = new Promise<CompactionResult>((resolve) => {
      this.#asked = resolve;
    });
    // A new snapshot needs a number of its own: that of a transaction which changes nothing.
    this.stage({ changes: '[]', undo: () => undefined });
    await this.commits.kept();
    if (this.#asked) {
      this.#asked = undefined;
      throw new StoreFull(new Error('A snapshot would eat the room that messages need'));
    }
    const outcome = await result;
    await this.#compacting;
    if (!outcome.done) throw new StoreUnavailable(outcome.error);
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    await this.#opened?.commits.close();
    await this.#compacting;
  }

  #rotationDue(seq: number): ((journal: Journal) => Promise<Journal>) | undefined {
    const size = this.#olderBytes + this.commits.journalBytes;
    const { compactAbove } = this.#options;
    if (this.#compacting || !this.#opened || this.#stopped.signal.aborted) return undefined;
    const asked = this.#asked;
    if (!asked && size <= Math.max(compactAbove, this.#snapshotBytes, this.#notBelow)) return undefined;
    this.#asked = undefined;
    // Now, because the shelves hold exactly what the batch about to be written ends with.
    const captured = capture(this.#opened.shelves, seq);
    return async (journal) => {
      const { port, migrations } = this.#options;
      const versions = currentVersions(migrations);
      let next: Journal;
      try {
        next = await Journal.make(port, this.#dataDir, seq, versions);
      } catch (error) {
        if (!isFull(error)) throw error;
        this.#giveUp(size, { done: false, error });
        asked?.({ done: false, error });
        return journal;
      }
      this.#olderBytes += journal.size;
      const covered = this.#olderBytes;
      await journal.close();
      this.#compacting = compact(port, this.#dataDir, captured, versions, migrations, this.#stopped.signal)
        .then((result) => {
          asked?.(result);
          if (!result.done) return this.#giveUp(size, result);
          this.#snapshotBytes = result.bytes;
          this.#olderBytes -= covered;
          this.#notBelow = 0;
          this.#options.onCompacted(result);
        })
        .finally(() => (this.#compacting = undefined));
      return next;
    };
  }

  #giveUp(size: number, result: CompactionResult): void {
    this.#notBelow = size + this.#options.compactAbove;
    this.#options.onCompacted(result);
  }
}
