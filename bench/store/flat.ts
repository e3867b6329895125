import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { journal, plainSync, type OpenEngine } from './engines.ts';

// tsx bench/store/flat.ts: one commit's cost at 1,000, 10,000 and 100,000 records, in turns of a fifth of a second, so that
// whatever else the machine does hits every size alike. The disk's own cost (append and sync) takes turns with them.
const SIZES = [1_000, 10_000, 100_000] as const;
const TURN_MS = 200;
const TURNS = 20;

const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
try {
  const lanes: { name: string; records: number; engine: OpenEngine; took: number[] }[] = [];
  for (const records of SIZES) {
    const dataDir = join(directory, String(records));
    await mkdir(dataDir);
    const name = `${records.toLocaleString('en-GB')} records`;
    lanes.push({ name, records, engine: await journal.open(dataDir, records), took: [] });
  }
  const plain = await plainSync.open(directory, 0);
  lanes.push({ name: 'append + fdatasync', records: 1_000, engine: plain, took: [] });
  let serial = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { records, engine, took } of lanes) {
      const until = performance.now() + TURN_MS;
      while (performance.now() < until) {
        const began = performance.now();
        const mine = serial++;
        await engine.commit((mine * 7919) % records, mine);
        took.push(performance.now() - began);
      }
    }
  }
  const least = median(lanes[0]?.took ?? []);
  for (const { name, engine, took } of lanes) {
    const middle = median(took);
    console.log(
      `${name.padEnd(20)} ${took.length} commits, median ${middle.toFixed(3)} ms, ${(middle / least).toFixed(2)} × that at 1,000 records`,
    );
    await engine.close();
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
