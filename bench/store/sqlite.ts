import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { journal, plainSync } from './engines.ts';
import { sqlite } from './sqlite-engine.ts';
import { middleOf, takeTurns, type Lane } from './turns.ts';

// tsx bench/store/sqlite.ts [turns]: one writer on the journal and one on SQLite, in turns of a fifth of a second. Needs Node
// 22.13 or later, which has SQLite in it.
const TURNS = Number(process.argv[2] ?? 20);
const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
try {
  const lanes: (Lane & { engine: string })[] = [];
  for (const records of [1_000, 100_000]) {
    for (const engine of [journal, sqlite, plainSync]) {
      const dataDir = join(directory, `${engine.name.replaceAll(/\W/g, '-')}-${records}`);
      await mkdir(dataDir);
      const name = `${records.toLocaleString('en-GB')} records, ${engine.name}`;
      const opened = await engine.open(dataDir, records);
      lanes.push({ name, engine: engine.name, records, opened, took: [] });
    }
  }
  await takeTurns(lanes, TURNS);
  console.log(`node ${process.version}, one writer, medians of ${TURNS} turns`);
  for (const { name, records, took, opened } of lanes) {
    const other = lanes.find((lane) => lane.engine === sqlite.name && lane.records === records);
    console.log(
      `${name.padEnd(38)} ${took.length} commits, ${middleOf(took).toFixed(3)} ms each, ${(middleOf(took) / middleOf(other?.took ?? [])).toFixed(2)} × SQLite`,
    );
    await opened.close();
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
