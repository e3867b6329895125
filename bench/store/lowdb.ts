import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { journal, stockLowdb } from './engines.ts';
import { middleOf, takeTurns, type Lane } from './turns.ts';

// tsx bench/store/lowdb.ts [turns]: one writer on the journal and one on lowdb's own file adapter, in turns of at least a fifth
// of a second, and how many times faster a commit is. `commits.ts` does the same for several writers.
const TURNS = Number(process.argv[2] ?? 21);
const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
try {
  for (const records of [1_000, 100_000]) {
    const lanes: Lane[] = [];
    for (const engine of [journal, stockLowdb]) {
      const dataDir = join(directory, `${engine === journal ? 'journal' : 'lowdb'}-${records}`);
      await mkdir(dataDir);
      lanes.push({ name: engine.name, records, opened: await engine.open(dataDir, records), took: [] });
    }
    await takeTurns(lanes, TURNS);
    const [mine = 0, theirs = 0] = lanes.map(({ took }) => middleOf(took));
    console.log(
      `${records.toLocaleString('en-GB')} records, medians of ${TURNS} turns: journal ${mine.toFixed(3)} ms a commit, lowdb ${theirs.toFixed(1)} ms, ${(theirs / mine).toFixed(0)} ×`,
    );
    for (const { opened } of lanes) await opened.close();
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
