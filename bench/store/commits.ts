import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { journal, plainSync, stockLowdb, type Engine } from './engines.ts';

// tsx bench/store/commits.ts [seconds]: commits a second of each engine, side by side, and their ratios.
const SECONDS = Number(process.argv[2] ?? 2);
const SIZES = [1_000, 10_000, 100_000] as const;
const WRITERS = [1, 10, 100] as const;
const ENGINES = [journal, stockLowdb, plainSync] as const;

async function measure(engine: Engine, records: number): Promise<number[]> {
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-bench-'));
  try {
    const opened = await engine.open(directory, records);
    const rates: number[] = [];
    let serial = 0;
    for (const writers of WRITERS) {
      const began = performance.now();
      const until = began + SECONDS * 1000;
      let done = 0;
      const write = async (): Promise<void> => {
        while (performance.now() < until) {
          const mine = serial++;
          await opened.commit((mine * 7919) % records, mine);
          done += 1;
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
      rates.push(done / ((performance.now() - began) / 1000));
    }
    await opened.close();
    return rates;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const shown = (rate: number): string =>
  rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en-GB');
const ratio = (a: number | undefined, b: number | undefined): string =>
  a && b ? `${a / b < 10 ? (a / b).toFixed(1) : Math.round(a / b)} ×` : '–';

console.log(
  `Commits a second with ${WRITERS.join(' / ')} writers, ${SECONDS} s each; node ${process.version}`,
);
const first = new Map<Engine, number[]>();
for (const records of SIZES) {
  const rates = new Map<Engine, number[]>();
  for (const engine of ENGINES) rates.set(engine, await measure(engine, records));
  console.log(`\n${records.toLocaleString('en-GB')} records`);
  for (const engine of ENGINES) {
    const mine = rates.get(engine) ?? [];
    if (!first.has(engine)) first.set(engine, mine);
    const against = WRITERS.map((_, at) => ratio(rates.get(journal)?.[at], mine[at])).join(' / ');
    const cost = WRITERS.map((_, at) => ratio(first.get(engine)?.[at], mine[at])).join(' / ');
    console.log(
      `  ${engine.name.padEnd(20)} ${mine.map(shown).join(' / ').padEnd(26)} journal is ${against.padEnd(26)} cost against 1,000 records: ${cost}`,
    );
  }
}
