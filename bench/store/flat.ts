import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journal, plainSync } from './engines.ts';
import { middleOf, takeTurns, type Lane } from './turns.ts';

// tsx bench/store/flat.ts: one commit's cost at 1,000, 10,000 and 100,000 records, in turns of a fifth of a second. The
// disk's own cost (append and sync) takes turns with them.
const SIZES = [1_000, 10_000, 100_000] as const;
const TURNS = 20;

const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
try {
  const lanes: Lane[] = [];
  for (const records of SIZES) {
    const dataDir = join(directory, String(records));
    await mkdir(dataDir);
    const name = `${records.toLocaleString('en-GB')} records`;
    lanes.push({ name, records, opened: await journal.open(dataDir, records), took: [] });
  }
  const plain = await plainSync.open(directory, 0);
  lanes.push({ name: 'append + fdatasync', records: 1_000, opened: plain, took: [] });
  await takeTurns(lanes, TURNS);
  const least = middleOf(lanes[0]?.took ?? []);
  for (const { name, opened, took } of lanes) {
    const middle = middleOf(took);
    console.log(
      `${name.padEnd(20)} ${took.length} commits, median ${middle.toFixed(3)} ms, ${(middle / least).toFixed(2)} × that at 1,000 records`,
    );
    await opened.close();
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
