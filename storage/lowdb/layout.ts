import { readdir } from 'node:fs/promises';

/** Of the files below. Format 1 was one JSON file, rewritten whole (`format-one.ts`). */
export const FORMAT = 2;

/** Says that there is a store here, so that one whose files went missing is never taken for a new one. */
export const MARKER = 'store.json';
export const LOCK = 'store.lock';
export const BALLAST = 'ballast';
/** Ending of a file that is being made. One found at a start was never finished. */
export const UNFINISHED = '.new';
/** Ending of a file that was found damaged and is kept to be looked at. */
export const DAMAGED = '.damaged';

/** A file of the store, with the number of the last transaction before it (journal) or in it (snapshot). */
export interface NumberedFile {
  readonly name: string;
  readonly seq: number;
}

export interface Layout {
  readonly marker: boolean;
  /** Oldest first. Snapshot n holds the state after transaction n, journal n the transactions from n + 1. */
  readonly snapshots: readonly NumberedFile[];
  readonly journals: readonly NumberedFile[];
  readonly unfinished: readonly string[];
}

export const snapshotName = (seq: number): string => `snapshot-${String(seq).padStart(16, '0')}.log`;
export const journalName = (seq: number): string => `journal-${String(seq).padStart(16, '0')}.log`;

/** What a store directory holds. */
export async function readLayout(dataDir: string): Promise<Layout> {
  const names = await readdir(dataDir);
  const numbered = (kind: string): NumberedFile[] =>
    names
      .flatMap((name) => {
        const digits = new RegExp(`^${kind}-(\\d{16})\\.log$`).exec(name)?.[1];
        return digits === undefined ? [] : [{ name, seq: Number(digits) }];
      })
      .sort((a, b) => a.seq - b.seq);
  return {
    marker: names.includes(MARKER),
    snapshots: numbered('snapshot'),
    journals: numbered('journal'),
    unfinished: names.filter((name) => name.endsWith(UNFINISHED)),
  };
}
