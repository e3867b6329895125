import { cp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { recover } from '../../storage/lowdb/recover.ts';
import { migrations } from '../../storage/migrations.ts';
import { diskPort, type FilePort } from '../../storage/lowdb/file-port.ts';
import { encodeFrame } from '../../storage/lowdb/frame.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { draftsIn, putDraft } from './support/drafts.ts';

const JOURNAL = 'journal-0000000000000000.log';
const SNAPSHOT = 'snapshot-0000000000000000.log';

/** The disk without waiting for it: thousands of stores are opened here, and no power is cut. */
const hasty: FilePort = {
  ...diskPort,
  open: async (path, how) => ({ ...(await diskPort.open(path, how)), sync: async () => undefined }),
  syncDirectory: async () => undefined,
};

/** A small store whose state after each transaction is known, with where its frame ends in the journal. */
async function smallStore() {
  const directory = join(await temporaryDirectory(), 'store');
  const store = await openEmbeddedStore(directory);
  const states: Record<string, string>[] = [await draftsIn(store)];
  const ends = [(await readFile(join(directory, JOURNAL))).length];
  for (const [id, value] of [
    ['a', 'one'],
    ['b', 'two'],
    ['a', 'three – é'],
    ['c', ''],
  ] as const) {
    await putDraft(store, id, value);
    states.push(await draftsIn(store));
    ends.push((await readFile(join(directory, JOURNAL))).length);
  }
  await store.transact((tx) => tx.remove('drafts', 'b'));
  states.push(await draftsIn(store));
  await store.close();
  const journal = await readFile(join(directory, JOURNAL));
  ends.push(journal.length);
  return { directory, states, ends, journal };
}

/** Recovers what is there, and says what it holds, or why not. Without the lock, because it is done thousands of times. */
async function outcomeOf(directory: string): Promise<Record<string, string> | string> {
  try {
    const { shelves, journal } = await recover(hasty, directory, migrations);
    await journal.close();
    return Object.fromEntries(
      [...shelves.drafts.values()].map(({ id, values }) => [id, values['value'] ?? '']),
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}

/** Every `step`th number below `end`, and the last. */
const offsets = (end: number, step = 1): number[] =>
  Array.from({ length: Math.ceil(end / step) }, (_, index) => index * step);

// Thousands of stores are opened: bounded work, but a busy machine needs longer than the usual limit.
describe('recovery', { timeout: 60_000 }, () => {
  it('brings back every transaction that is whole, wherever the journal was cut', async () => {
    const { directory, states, ends, journal } = await smallStore();
    for (const cut of offsets(journal.length + 1, 3)) {
      await writeFile(join(directory, JOURNAL), journal.subarray(0, cut));
      const whole = ends.filter((end) => end <= cut).length - 1;
      expect(await outcomeOf(directory), `cut at ${cut}`).toEqual(states[Math.max(0, whole)]);
    }
  });

  it('goes on after a torn tail, and does not find it again', async () => {
    const { directory, states, journal } = await smallStore();
    await truncate(join(directory, JOURNAL), journal.length - 7);
    const store = await openEmbeddedStore(directory);
    await putDraft(store, 'z', 'after');
    await store.close();
    expect(await outcomeOf(directory)).toEqual({ ...states.at(-2), z: 'after' });
  });

  it.each([0x01, 0x80, 0xff])('never takes a changed byte for data (bits %i)', async (bits) => {
    const { directory, states, ends, journal } = await smallStore();
    const lastFrame = ends.at(-2) ?? 0;
    for (const offset of offsets(journal.length, 13)) {
      const changed = Buffer.from(journal);
      changed.writeUInt8(changed.readUInt8(offset) ^ bits, offset);
      await writeFile(join(directory, JOURNAL), changed);
      const outcome = await outcomeOf(directory);
      if (offset >= lastFrame) expect(outcome, `changed at ${offset}`).toEqual(states.at(-2));
      else {
        const frame = Math.max(0, ...ends.filter((end) => end <= offset));
        expect(outcome, `changed at ${offset}`).toContain(`${JOURNAL} cannot be read`);
        expect(outcome).toContain(`byte ${frame}`);
        expect(outcome).toContain('Nothing was changed. Restore a backup');
        expect(outcome).toContain(`--cut-at ${JOURNAL}:${frame}`);
        expect(await readFile(join(directory, JOURNAL))).toEqual(changed);
      }
    }
  });

  it('refuses a frame that is missing from the middle', async () => {
    const { directory, ends, journal } = await smallStore();
    const without = Buffer.concat([journal.subarray(0, ends[1]), journal.subarray(ends[2])]);
    await writeFile(join(directory, JOURNAL), without);
    expect(await outcomeOf(directory)).toContain(`byte ${ends[1]}`);
  });

  it('takes blocks that were never written in the last batch for a cut-off write, but not in an older one', async () => {
    const { directory, states, ends, journal } = await smallStore();
    const batch = (after: number): string =>
      [6, 7, 8].map((seq) => encodeFrame(seq, `{"after":${after},"changes":[]}`)).join('');
    const hole = Buffer.from(batch(5));
    hole.fill(0, 3, 20);
    await writeFile(join(directory, JOURNAL), Buffer.concat([journal, hole]));
    expect(await outcomeOf(directory)).toEqual(states.at(-1));
    const later = encodeFrame(9, '{"after":8,"changes":[]}');
    await writeFile(join(directory, JOURNAL), Buffer.concat([journal, hole, Buffer.from(later)]));
    expect(await outcomeOf(directory)).toContain(`byte ${ends.at(-1)}`);
  });

  it.each([0x01, 0xff])('never takes a changed snapshot for a good one (bits %i)', async (bits) => {
    const { directory, states } = await compactedStore();
    const newest = (await readdir(directory)).filter((name) => /^snapshot-\d+\.log$/.test(name)).sort();
    expect(newest).toHaveLength(2);
    const path = join(directory, newest.at(-1) ?? '');
    const good = await readFile(path);
    for (const offset of offsets(good.length, 17)) {
      const changed = Buffer.from(good);
      changed.writeUInt8(changed.readUInt8(offset) ^ bits, offset);
      await writeFile(path, changed);
      // The older snapshot and its journals hold everything as well.
      expect(await outcomeOf(directory), `changed at ${offset}`).toEqual(states);
      await rm(`${path}.damaged`);
    }
  });

  it('refuses when no snapshot is whole', async () => {
    const { directory } = await smallStore();
    await truncate(join(directory, SNAPSHOT), 90);
    expect(await outcomeOf(directory)).toMatch(/snapshot-0+\.log cannot be read: it is not whole/);
  });

  it.each([
    [[SNAPSHOT]],
    [[JOURNAL]],
    [[SNAPSHOT, JOURNAL]],
    [[SNAPSHOT, 'store.json']],
    [[JOURNAL, 'store.json']],
  ])('never starts empty where files went missing: %s', async (names) => {
    const { directory } = await smallStore();
    for (const name of names) await rm(join(directory, name));
    expect(await outcomeOf(directory)).toContain('is missing, although there was a store');
  });

  it('starts again where a first start was cut off', async () => {
    const { directory } = await smallStore();
    const begun = join(await temporaryDirectory(), 'begun');
    await cp(directory, begun, { recursive: true });
    for (const name of [SNAPSHOT, 'store.json']) await rm(join(begun, name));
    const head = (await readFile(join(begun, JOURNAL))).indexOf('\n') + 1;
    await truncate(join(begun, JOURNAL), head);
    expect(await outcomeOf(begun)).toEqual({});
  });

  it('refuses files of a later version', async () => {
    const { directory } = await smallStore();
    await writeFile(join(directory, SNAPSHOT), encodeFrame(0, '{"format":3,"versions":{}}'));
    expect(await outcomeOf(directory)).toContain('newer version of the bot (format 3)');
    await writeFile(join(directory, SNAPSHOT), encodeFrame(0, '{"format":2,"versions":{"drafts":2}}'));
    expect(await outcomeOf(directory)).toContain('drafts has version 2');
    await writeFile(join(directory, SNAPSHOT), encodeFrame(0, '{"format":2,"versions":{"tides":1}}'));
    expect(await outcomeOf(directory)).toContain('a collection named tides');
  });
});

/** A store that has made snapshots, so that there are two, with the journals between and after them. */
async function compactedStore() {
  const directory = join(await temporaryDirectory(), 'store');
  let compacted = 0;
  const store = await openEmbeddedStore(directory, {
    compactAbove: 600,
    onCompacted: () => (compacted += 1),
  });
  for (let count = 0; compacted < 3; count += 1) {
    expect(count).toBeLessThan(500);
    await putDraft(store, `d${count % 5}`, String(count));
  }
  await putDraft(store, 'last', 'one');
  const states = await draftsIn(store);
  await store.close();
  return { directory, states };
}
