import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreFull } from '../../storage/errors.ts';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { migrations } from '../../storage/migrations.ts';
import { essential } from '../../storage/store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draftsIn, putDraft } from './support/drafts.ts';
import { smallDisk } from './support/small-disk.ts';

const BALLAST = 64 * 1024;

/** A store with its ballast laid, on a disk that can be filled. */
async function setUp() {
  const directory = await temporaryDirectory();
  const disk = smallDisk();
  const rooms: boolean[] = [];
  const open = () =>
    openEmbeddedStore(directory, {
      port: disk,
      ballast: { bytes: BALLAST, afterMs: 0 },
      onRoom: (hasRoom) => rooms.push(hasRoom),
    });
  const store = await open();
  onTestFinished(() => store.close());
  await vi.waitUntil(() => disk.sizeOf('ballast') === BALLAST);
  await putDraft(store, 'kept', 'before');
  const fill = (): void => {
    disk.capacity = disk.used;
  };
  return { directory, disk, rooms, store, courier: essential(store), open, fill };
}

describe('a full disk with a ballast', () => {
  it('keeps the change that found it full, and refuses the next ones with what to do', async () => {
    const { disk, store, rooms, fill } = await setUp();
    fill();
    await putDraft(store, 'a', 'just');
    expect(disk.sizeOf('ballast')).toBe(0);
    expect(rooms).toEqual([false]);
    await expect(putDraft(store, 'b')).rejects.toBeInstanceOf(StoreFull);
    await expect(putDraft(store, 'b')).rejects.toThrow('the disk that holds the records is full');
    expect(await draftsIn(store)).toEqual({ kept: 'before', a: 'just' });
  });

  it('goes on with what is essential, for long, and alternating with changes that are refused', async () => {
    const { store, courier, fill } = await setUp();
    fill();
    for (let count = 0; count < 100; count += 1) {
      await putDraft(courier, 'message', String(count));
      if (count > 0 && count % 10 === 0)
        await expect(putDraft(store, 'other')).rejects.toBeInstanceOf(StoreFull);
    }
    expect(await draftsIn(store)).toEqual({ kept: 'before', message: '99' });
  });

  it('refuses what is essential as well once even that room is gone, and keeps what was kept', async () => {
    const { directory, disk, store, courier, fill } = await setUp();
    fill();
    let count = 0;
    const full = async (): Promise<void> => {
      for (; count < 1_000; count += 1) await putDraft(courier, 'message', 'x'.repeat(2_000) + count);
    };
    await expect(full()).rejects.toBeInstanceOf(StoreFull);
    expect(count).toBeGreaterThan(10);
    expect(disk.used).toBeLessThanOrEqual(disk.capacity);
    await store.close();
    const again = await openEmbeddedStore(directory, { port: disk });
    expect(await draftsIn(again)).toMatchObject({ message: 'x'.repeat(2_000) + (count - 1) });
    await again.close();
  });

  it('recovers by itself when there is room for everything, and sets it aside again', async () => {
    const { disk, store, courier, rooms, fill } = await setUp();
    fill();
    await putDraft(courier, 'message');
    // Enough for the ballast, but not for anything beside it: nothing is gained.
    disk.capacity += 1_000;
    await expect(putDraft(store, 'a')).rejects.toBeInstanceOf(StoreFull);
    await putDraft(courier, 'message', 'again');
    disk.capacity += 2 * BALLAST;
    await putDraft(store, 'a', 'there is room');
    expect(rooms).toEqual([false, true]);
    expect(disk.sizeOf('ballast')).toBe(BALLAST);
    expect(await draftsIn(store)).toEqual({ kept: 'before', message: 'again', a: 'there is room' });
  });

  it('makes no snapshot of the room that messages need', async () => {
    const directory = await temporaryDirectory();
    const disk = smallDisk();
    const compacted = vi.fn();
    const store = await openEmbeddedStore(directory, {
      port: disk,
      ballast: { bytes: BALLAST, afterMs: 0 },
      compactAbove: 20_000,
      onCompacted: compacted,
    });
    onTestFinished(() => store.close());
    await vi.waitUntil(() => disk.sizeOf('ballast') === BALLAST);
    disk.capacity = disk.used;
    for (let count = 0; count < 15; count += 1)
      await putDraft(essential(store), 'message', 'x'.repeat(2_000) + count);
    expect(compacted).not.toHaveBeenCalled();
  });

  it('starts on a full disk, on that room', async () => {
    const { directory, disk, store, fill } = await setUp();
    await store.close();
    fill();
    const again = await openEmbeddedStore(directory, {
      port: disk,
      ballast: { bytes: BALLAST, afterMs: 60_000 },
      // A migration has to write everything once more.
      migrations: { ...migrations, drafts: [(record) => record] },
    });
    expect(await draftsIn(again)).toEqual({ kept: 'before' });
    await putDraft(essential(again), 'message');
    await again.close();
  });
});
