import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { journal, plainSync, stockLowdb, type Engine } from './engines.ts';

// tsx bench/store/commits.ts [seconds] [rounds]: commits a second of each engine, side by side, and their ratios.
const SECONDS = Number(process.argv[2] ?? 1);
const ROUNDS = Number(process.argv[3] ?? 3);
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

/** The engines take turns, so that a busy moment of the machine hits them alike; of each, the median counts. */
async function medians(records: number): Promise<Map<Engine, number[]>> {
  const rounds = new Map<Engine, number[][]>(ENGINES.map((engine) => [engine, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const engine of ENGINES) rounds.get(engine)?.push(await measure(engine, records));
  const median = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return new Map(
    [...rounds].map(([engine, all]) => [
      engine,
      WRITERS.map((_, at) => median(all.map((rates) => rates[at] ?? 0))),
    ]),
  );
}

console.log(
  `Commits a second with ${WRITERS.join(' / ')} writers, median of ${ROUNDS} rounds of ${SECONDS} s; node ${process.version}`,
);
// The first thing a process does is always slow.
for (const engine of ENGINES) await measure(engine, 100);
const first = new Map<Engine, number[]>();
for (const records of SIZES) {
  const rates = await medians(records);
  console.log(`\n${records.toLocaleString('en-GB')} records`);
  for (const [engine, mine] of rates) {
    if (!first.has(engine)) first.set(engine, mine);
    const against = WRITERS.map((_, at) => ratio(rates.get(journal)?.[at], mine[at])).join(' / ');
    const cost = WRITERS.map((_, at) => ratio(first.get(engine)?.[at], mine[at])).join(' / ');
    console.log(
      `  ${engine.name.padEnd(20)} ${mine.map(shown).join(' / ').padEnd(26)} journal is ${against.padEnd(26)} cost against 1,000 records: ${cost}`,
    );
  }
}
