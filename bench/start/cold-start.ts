import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { median, ms, printTable, ratios, times } from '../adapters/figures.ts';
import { cpuMs, openWorkshop, residentMb, type Environment } from '../adapters/processes.ts';
import { filledDirectory, startBot, type StandIn } from '../adapters/town.ts';

// tsx bench/start/cold-start.ts [rounds]: from starting the process to being ready, against a process that loads the same
// chat libraries and listens. They take turns; figures are medians, ratios are those of each round.
const ROUNDS = Number(process.argv[2] ?? 9);

interface Start {
  readonly took: number;
  readonly cpu: number;
  readonly memory: number;
}

const workshop = openWorkshop();
const built = await workshop.build(['src/main.ts', 'bench/start/libraries.ts', 'bench/adapters/stand-in.ts']);
const data = await filledDirectory(0);
try {
  const { said } = await workshop.start<StandIn>(built('stand-in.ts'));
  const all = Object.entries(said.settings);
  const slack = Object.fromEntries(all.filter(([name]) => name.startsWith('SLACK')));
  const teams = Object.fromEntries(all.filter(([name]) => !name.startsWith('SLACK')));
  console.log(`${ROUNDS} rounds, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} before it began`);
  const rows = [['', 'libraries', 'the bot', 'ratio', 'processor time, ratio', 'memory, libraries / bot']];
  for (const [name, libraries, settings] of [
    ['Slack alone', 'slack', slack],
    ['Teams alone', 'teams', teams],
    ['both', 'slack,teams', { ...slack, ...teams }],
  ] as const) {
    const rounds: { bare: Start; bot: Start }[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const bare = await timeLibraries(libraries);
      const bot = await timeBot(settings);
      // The first round warms the page cache.
      if (round >= 0) rounds.push({ bare, bot });
    }
    rows.push([
      name,
      ms(median(rounds.map(({ bare }) => bare.took))),
      ms(median(rounds.map(({ bot }) => bot.took))),
      ratios(rounds.map(({ bare, bot }) => bot.took / bare.took)),
      times(median(rounds.map(({ bare, bot }) => bot.cpu / bare.cpu))),
      `${median(rounds.map(({ bare }) => bare.memory)).toFixed(0)} / ${median(rounds.map(({ bot }) => bot.memory)).toFixed(0)} MB`,
    ]);
  }
  printTable(rows);
} finally {
  await workshop.close();
  await data.remove();
}

async function timeLibraries(libraries: string): Promise<Start> {
  const began = performance.now();
  const started = await workshop.start<string>(built('libraries.ts'), { LIBRARIES: libraries });
  const took = performance.now() - began;
  const start = { took, cpu: await cpuMs(started), memory: await residentMb(started) };
  await started.stop();
  return start;
}

async function timeBot(settings: Environment): Promise<Start> {
  const began = performance.now();
  const started = await startBot(workshop, built('main.ts'), { ...settings, DATA_DIR: data.path });
  const took = performance.now() - began;
  const start = { took, cpu: await cpuMs(started), memory: await residentMb(started) };
  await started.stop();
  return start;
}
