import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { diskPort, type FilePort } from '../../../storage/lowdb/file-port.ts';

interface FileState {
  written: Buffer;
  synced: Buffer;
}

/** What would be left after a power cut: the files that a synced directory names, with their synced bytes. */
export type DiskImage = ReadonlyMap<string, Buffer>;

export interface PowerCutPort extends FilePort {
  /** Called before every call, and half way through every write. */
  moment: () => void;
  /**
   * What a power cut now would leave. `torn`: how much of what was written and not synced the disk kept all the same, from
   * 0 to 1; `holes`: the first half of that reads as zeros, because later blocks were kept before earlier ones.
   */
  image(torn: number, holes: boolean): DiskImage;
}

/**
 * The disk, with a second one in memory that forgets what was not synced. Strict as POSIX allows: a new or renamed file
 * is lost until its directory was synced.
 * @param forgetful leave out the syncs of journals, to show that a test would notice
 */
export function powerCutPort(forgetful = false): PowerCutPort {
  let names = new Map<string, FileState>();
  let kept = new Map<string, FileState>();
  const port: PowerCutPort = {
    moment: () => undefined,
    image: (torn, holes) =>
      new Map([...kept].map(([name, state]) => [name, leftOf(state, torn, holes)] as const)),
    async open(path, how) {
      port.moment();
      const file = await diskPort.open(path, how);
      const name = basename(path);
      const state =
        how === 'change' ? names.get(name) : { written: Buffer.alloc(0), synced: Buffer.alloc(0) };
      if (!state) throw new Error(`${name} was not made through this port`);
      names.set(name, state);
      return {
        async write(bytes, position) {
          port.moment();
          state.written = Buffer.concat([state.written.subarray(0, position), bytes]);
          port.moment();
          await file.write(bytes, position);
        },
        async sync() {
          port.moment();
          // A large file takes its time, while the journal goes on.
          if (name.startsWith('snapshot')) for (let turn = 0; turn < 30; turn += 1) await nextTurn();
          await file.sync();
          if (!forgetful || !name.startsWith('journal')) state.synced = state.written;
        },
        async truncate(length) {
          port.moment();
          state.written = state.written.subarray(0, length);
          await file.truncate(length);
        },
        close: () => file.close(),
      };
    },
    async rename(from, to) {
      port.moment();
      const state = names.get(basename(from));
      if (!state) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      names = new Map(names);
      names.delete(basename(from));
      names.set(basename(to), state);
      await diskPort.rename(from, to);
    },
    async remove(path) {
      port.moment();
      names = new Map(names);
      names.delete(basename(path));
      // The worst case again: a deletion may well be on the disk at once.
      kept = new Map(kept);
      kept.delete(basename(path));
      await diskPort.remove(path);
    },
    async syncDirectory(path) {
      port.moment();
      await diskPort.syncDirectory(path);
      kept = new Map(names);
    },
  };
  return port;
}

function leftOf({ written, synced }: FileState, torn: number, holes: boolean): Buffer {
  const extra = Buffer.from(
    written.subarray(synced.length, synced.length + Math.floor((written.length - synced.length) * torn)),
  );
  if (holes) extra.fill(0, 0, Math.floor(extra.length / 2));
  return Buffer.concat([synced, extra]);
}

/** Puts an image into a directory. */
export async function restoreImage(image: DiskImage, directory: string): Promise<void> {
  for (const [name, bytes] of image) await writeFile(join(directory, name), bytes);
}
