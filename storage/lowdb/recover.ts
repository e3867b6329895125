import { join } from 'node:path';
import { StoreDamaged } from '../errors.ts';
import { emptyShelves, type Shelves } from '../shelf.ts';
import { orClose, type FilePort } from './file-port.ts';
import { readFormatOne, setFormatOneAside } from './format-one.ts';
import {
  DAMAGED,
  FORMAT,
  journalName,
  MARKER,
  readLayout,
  snapshotName,
  UNFINISHED,
  type Layout,
} from './layout.ts';
import { Journal } from './journal.ts';
import { currentVersions, type Migrations, type Versions } from '../migrations.ts';
import { readJournal, replayJournal } from './replay.ts';
import { capture, loadSnapshot, writeSnapshot } from './snapshot.ts';

/** The store as it was found, ready to be written on. */
export interface Recovered {
  readonly shelves: Shelves;
  /** The last transaction. */
  readonly seq: number;
  readonly journal: Journal;
  readonly snapshotBytes: number;
  /** Size of everything that happened since the snapshot. */
  readonly journalBytes: number;
}

/**
 * Brings back what was acknowledged, or makes a new store where there never was one.
 * @throws StoreDamaged when something that must be there is missing or was changed; StoreTooNew
 */
export async function recover(port: FilePort, dataDir: string, known: Migrations): Promise<Recovered> {
  const layout = await readLayout(dataDir);
  for (const name of layout.unfinished) await port.remove(join(dataDir, name));
  const recovered =
    layout.snapshots.length > 0
      ? await replay(port, dataDir, layout, known)
      : await begin(port, dataDir, layout, known);
  if (!layout.marker) {
    const marked = writeMarker(port, dataDir).then(() => setFormatOneAside(port, dataDir));
    await orClose(recovered.journal, marked);
  }
  return recovered;
}

async function replay(
  port: FilePort,
  dataDir: string,
  { snapshots, journals }: Layout,
  known: Migrations,
): Promise<Recovered> {
  const { shelves, seq: from, versions, size, damaged } = await newestSnapshot(dataDir, snapshots, known);
  const after = journals.filter(({ seq }) => seq >= from);
  let outdated = isOutdated(versions, known);
  let seq = from;
  let journalBytes = 0;
  let last: { seq: number; end: number; torn: boolean } | undefined;
  for (const journal of after) {
    if (journal.seq !== seq) throw missing(join(dataDir, journalName(seq)));
    const report = await replayJournal(dataDir, journal, journal === after.at(-1), shelves, known);
    outdated ||= report.end > 0 && isOutdated(report.versions, known);
    seq = report.seq;
    journalBytes += report.end;
    last = { seq: journal.seq, end: report.end, torn: report.bad !== undefined };
  }
  if (!last) throw missing(join(dataDir, journalName(from)));
  for (const name of damaged) await port.rename(join(dataDir, name), join(dataDir, name + DAMAGED));
  if (last.end > 0 && !outdated) {
    const journal = await Journal.resume(port, dataDir, last.seq, last.end, last.torn);
    return { shelves, seq, journal, snapshotBytes: size, journalBytes };
  }
  return startOver(port, dataDir, shelves, seq, known, last);
}

/** A new pair of files at this point: after migrations, and where even the head of the journal was not written. */
async function startOver(
  port: FilePort,
  dataDir: string,
  shelves: Shelves,
  seq: number,
  known: Migrations,
  last?: { seq: number; end: number; torn: boolean },
): Promise<Recovered> {
  if (last?.torn && last.end > 0) {
    const old = await Journal.resume(port, dataDir, last.seq, last.end, true);
    await old.close();
  }
  const versions = currentVersions(known);
  const journal = await Journal.make(port, dataDir, seq, versions);
  const running = new AbortController().signal;
  const written = writeSnapshot(port, dataDir, capture(shelves, seq), versions, running);
  const snapshotBytes = await orClose(journal, written);
  return { shelves, seq, journal, snapshotBytes, journalBytes: journal.size };
}

async function begin(
  port: FilePort,
  dataDir: string,
  { marker, journals }: Layout,
  known: Migrations,
): Promise<Recovered> {
  if (marker) throw missing(join(dataDir, snapshotName(journals[0]?.seq ?? 0)));
  for (const { name, seq } of journals) {
    // A first start that was cut off leaves at most an empty journal; it had promised nothing to anybody.
    const report = await readJournal(join(dataDir, name), seq, known);
    if (seq > 0 || report.seq > 0 || report.bad?.acknowledged)
      throw missing(join(dataDir, snapshotName(seq)));
  }
  const shelves = (await readFormatOne(dataDir)) ?? emptyShelves();
  return startOver(port, dataDir, shelves, 0, known);
}

/** The newest snapshot that is whole, and the names of damaged newer ones: journals cover what they held. */
async function newestSnapshot(
  dataDir: string,
  snapshots: Layout['snapshots'],
  known: Migrations,
): Promise<{ shelves: Shelves; seq: number; versions: Versions; size: number; damaged: readonly string[] }> {
  const damaged: string[] = [];
  for (const { name, seq } of [...snapshots].reverse()) {
    const loaded = await loadSnapshot(join(dataDir, name), seq, known);
    if (!loaded) {
      damaged.push(name);
      continue;
    }
    const { versions, size } = loaded.report;
    return { shelves: loaded.shelves, seq, versions, size, damaged };
  }
  throw new StoreDamaged(
    join(dataDir, damaged[0] ?? ''),
    'it is not whole, and there is no older one to go back to',
    `Restore a backup. "npx tsx scripts/store-check.ts ${dataDir}" shows what the files hold.`,
  );
}

function isOutdated(versions: Versions, known: Migrations): boolean {
  return Object.entries(currentVersions(known)).some(([name, current]) => (versions[name] ?? 1) !== current);
}

function missing(path: string): StoreDamaged {
  return new StoreDamaged(
    path,
    'it is missing, although there was a store in this directory',
    'Check that the right directory or volume is there, or restore a backup.',
  );
}

async function writeMarker(port: FilePort, dataDir: string): Promise<void> {
  const path = join(dataDir, MARKER);
  const file = await port.open(path + UNFINISHED, 'make');
  try {
    await file.write(Buffer.from(`${JSON.stringify({ format: FORMAT })}\n`), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await port.rename(path + UNFINISHED, path);
  await port.syncDirectory(dataDir);
}
