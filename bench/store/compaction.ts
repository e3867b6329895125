import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { CompactionResult } from '../../storage/lowdb/compaction.ts';
import { diskPort, type FilePort } from '../../storage/lowdb/file-port.ts';
import { filledStore } from './fill.ts';
import { LoopWatch, sayLoop } from './loop-watch.ts';
import { action } from './records.ts';

// tsx bench/store/compaction.ts [records] [writers] [rounds]: how long the event loop is held up while a snapshot is made, and
// by whom. The machine's own stalls are told apart by what the kernel says of the thread.
const RECORDS = Number(process.argv[2] ?? 100_000);
const WRITERS = Number(process.argv[3] ?? 10);
const ROUNDS = Number(process.argv[4] ?? 6);

const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
const watch = new LoopWatch();
const results: CompactionResult[] = [];
let without = '';
let longest = 0;
/** Told by the files: the first half of a round has no snapshot in it, to compare with. */
const port: FilePort = {
  ...diskPort,
  async open(path, how) {
    if (path.includes('snapshot')) {
      without = sayLoop(watch.restart());
      longest = 0;
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
    watch.start();
    const write = async (): Promise<void> => {
      while (results.length < round) {
        const began = performance.now();
        const mine = serial++;
        await store.transact((tx) => tx.put('actions', action(mine % RECORDS, 1 + round)));
        longest = Math.max(longest, performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    const during = sayLoop(watch.stop());
    const result = results.at(-1);
    if (!result?.done) throw new Error('The snapshot could not be made');
    console.log(
      `${(result.bytes / 1e6).toFixed(0)} MB in ${Math.round(result.ms)} ms beside ${WRITERS} writers, slowest commit ${longest.toFixed(0)} ms\n` +
        `  meanwhile: ${during}\n  before:    ${without}`,
    );
  }
  await store.close();
} finally {
  await rm(directory, { recursive: true, force: true });
}
