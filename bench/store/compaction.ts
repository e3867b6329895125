import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance, type IntervalHistogram } from 'node:perf_hooks';
import process from 'node:process';
import type { CompactionResult } from '../../storage/lowdb/compaction.ts';
import { diskPort, type FilePort } from '../../storage/lowdb/file-port.ts';
import { filledStore } from './fill.ts';
import { action } from './records.ts';

// tsx bench/store/compaction.ts [records] [writers]: the longest stall of the event loop while a snapshot is made.
const RECORDS = Number(process.argv[2] ?? 100_000);
const WRITERS = Number(process.argv[3] ?? 10);
const ROUNDS = 3;

const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1);
const late = (delay: IntervalHistogram): string =>
  `${ms(delay.max)} ms (99th percentile ${ms(delay.percentile(99))})`;
const delay = monitorEventLoopDelay({ resolution: 1 });
const results: CompactionResult[] = [];
let without = '';
let longest = 0;
/** Told by the files: the first half of a round has no snapshot in it, to compare with. */
const port: FilePort = {
  ...diskPort,
  async open(path, how) {
    if (path.includes('snapshot')) {
      without = late(delay);
      longest = 0;
      delay.reset();
    }
    return diskPort.open(path, how);
  },
};
try {
  await (await filledStore(directory, RECORDS)).close();
  const onCompacted = (result: CompactionResult): void => void results.push(result);
  const store = await filledStore(directory, 0, { port, compactAbove: 1_000_000, onCompacted });
  let serial = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    delay.reset();
    delay.enable();
    const write = async (): Promise<void> => {
      while (results.length < round) {
        const began = performance.now();
        const mine = serial++;
        await store.transact((tx) => tx.put('actions', action(mine % RECORDS, 1 + round)));
        longest = Math.max(longest, performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    delay.disable();
    const result = results.at(-1);
    if (!result?.done) throw new Error('The snapshot could not be made');
    console.log(
      `${(result.bytes / 1e6).toFixed(0)} MB in ${Math.round(result.ms)} ms beside ${WRITERS} writers: ` +
        `event loop late by at most ${late(delay)}, slowest commit ${longest.toFixed(0)} ms; just before, without a snapshot: ${without}`,
    );
  }
  await store.close();
} finally {
  await rm(directory, { recursive: true, force: true });
}
