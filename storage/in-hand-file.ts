import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, utimesSync, writeSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ProcessIdentity, stateOf, thisProcess } from './lowdb/process-identity.ts';

/** That a command is in hand: what it takes to tell its sender that it may not have been done, and none of their words. */
export const Mark = z.object({
  /** The key under which its effect is claimed. */
  delivery: z.string(),
  platform: z.enum(['slack', 'teams']),
  tenant: z.string(),
  user: z.string(),
  /** The command's name alone, where it is one of ours. */
  command: z.string().exactOptional(),
  /** When it arrived, ISO. */
  at: z.iso.datetime(),
});
export type Mark = z.infer<typeof Mark>;

/** Marks that a process left which is gone. */
export interface LeftMarks {
  readonly marks: readonly Mark[];
  /** To be called once everybody has been told. */
  forget(): Promise<void>;
}

export interface InHandFile {
  /** Puts a mark down. Returns how to take it away again; undefined when there is no room for it. Never throws. */
  note(mark: Mark): (() => void) | undefined;
  /** What processes that are gone have left. */
  left(): Promise<LeftMarks>;
  close(): Promise<void>;
}

const PREFIX = 'in-hand-';
/** One mark, or who holds the file: never across two pages of memory. */
const SLOT = 512;
/** Laid at the start, so that a full disk does not matter unless more are in hand at once. */
const LAID = 64;
/** How often a holder says that it is still there, and after how long without it counts as gone, for those who cannot see it. */
const BEAT_MS = 60_000;
const SILENT_MS = 10 * 60_000;

/**
 * Opens this process's own file of marks. A mark is written into the system's memory of the file and **not synced**: it outlives the process,
 * however that ends, in a few microseconds, but not a power cut of the machine.
 * @param isAlone nobody else uses this directory (the embedded store's lock says so): whatever lies here was left behind
 */
export async function openInHandFile(dataDir: string, isAlone: boolean): Promise<InHandFile> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const name = `${PREFIX}${randomUUID()}`;
  const path = join(dataDir, name);
  const file = openSync(path, 'wx', 0o600);
  const mine = await thisProcess();
  writeSync(file, layOut(Buffer.alloc(SLOT), JSON.stringify(mine)) ?? Buffer.alloc(SLOT), 0, SLOT, 0);
  writeSync(file, Buffer.alloc(LAID * SLOT, ' '), 0, LAID * SLOT, SLOT);
  /** What is written next: one at a time, so that one place serves for all. */
  const page = Buffer.alloc(SLOT);
  const beat = setInterval(() => touch(path), BEAT_MS).unref();
  const free: number[] = [];
  let used = 0;
  let open = 0;
  let isClosed = false;
  return {
    note(mark) {
      const bytes = layOut(page, JSON.stringify(mark));
      // The number of a closed file may be another file's by now: nothing is ever written to it.
      if (!bytes || isClosed) return undefined;
      const slot = free.pop() ?? (used += 1);
      try {
        if (writeSync(file, bytes, 0, SLOT, slot * SLOT) !== SLOT) throw new Error('half a mark');
      } catch {
        free.push(slot);
        return undefined;
      }
      open += 1;
      let isAway = false;
      return () => {
        // Said twice, the place would be given to two.
        if (isAway || isClosed) return;
        isAway = true;
        open -= 1;
        free.push(slot);
        try {
          writeSync(file, GONE, 0, 1, slot * SLOT);
        } catch {
          // Somebody is told once too often at the next start.
        }
      };
    },
    left: () => readLeft(dataDir, name, isAlone, mine),
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearInterval(beat);
      closeSync(file);
      if (open === 0) await rm(path, { force: true });
    },
  };
}

/** In the place of a mark's first brace. */
const GONE = Buffer.from(' ');

/** Undefined when it is too long for its place. */
function layOut(page: Buffer, json: string): Buffer | undefined {
  const length = Buffer.byteLength(json);
  if (length >= SLOT) return undefined;
  page.fill(' ', length, SLOT - 1);
  page.write(json);
  page.write('\n', SLOT - 1);
  return page;
}

async function readLeft(
  dataDir: string,
  own: string,
  isAlone: boolean,
  mine: ProcessIdentity,
): Promise<LeftMarks> {
  const paths: string[] = [];
  const marks: Mark[] = [];
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(PREFIX) || name === own) continue;
    const path = join(dataDir, name);
    const [holder, ...slots] = cut(await readFile(path).catch(() => Buffer.alloc(0)));
    if (!isAlone && !(await isGone(path, holder, mine))) continue;
    paths.push(path);
    for (const slot of slots) {
      const mark = Mark.safeParse(slot);
      if (mark.success) marks.push(mark.data);
    }
  }
  return {
    marks,
    async forget() {
      for (const path of paths) await rm(path, { force: true });
    },
  };
}

/** On one machine the system knows; of a process elsewhere only its silence tells. */
async function isGone(path: string, holder: unknown, mine: ProcessIdentity): Promise<boolean> {
  const identity = ProcessIdentity.safeParse(holder).data;
  const state = identity ? await stateOf(identity, mine) : 'unknown';
  if (state !== 'unknown') return state === 'gone';
  const beat = await stat(path).catch(() => undefined);
  return beat !== undefined && Date.now() - beat.mtimeMs > SILENT_MS;
}

/** What each slot holds; undefined where there is nothing, or nothing whole. */
function cut(bytes: Buffer): unknown[] {
  const slots: unknown[] = [];
  for (let at = 0; at < bytes.length; at += SLOT) {
    const text = bytes.toString('utf8', at, at + SLOT);
    try {
      slots.push(text.startsWith('{') ? JSON.parse(text) : undefined);
    } catch {
      slots.push(undefined);
    }
  }
  return slots;
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Only others' patience is shortened.
  }
}
