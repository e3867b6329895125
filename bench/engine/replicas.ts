/**
 * Three replica processes on one PostgreSQL share occurrences that each post one message, and are killed (SIGKILL) at random.
 * Counts on the platforms' side what stands there, and compares it with what the replicas say.
 *
 *   npx tsx bench/engine/replicas.ts [load] [kills] [seed]      10,000 occurrences, 60 kills and seed 7 by default
 */
import process from 'node:process';
import { randomFrom } from '../../test/support/random.ts';
import { startPostgres } from './postgres.ts';
import { killAtRandom, prepareReplicas } from './replicas-run.ts';
import { startStandIn } from './stand-in.ts';
import { tally } from './tally.ts';

const MINUTE_MS = 60_000;
const [load = 10_000, kills = 60, seed = 7] = process.argv.slice(2).map(Number);

const random = randomFrom(seed);
const postgres = await startPostgres();
const standIn = await startStandIn(random);
standIn.mishaps = { answerLost: 0.02, requestLost: 0.02, tooMany: 0.01 };
const plan = { database: postgres.url, standIn, load, clocks: [0, 4 * MINUTE_MS, -7 * MINUTE_MS] };
const replicas = await prepareReplicas(plan);
try {
  const seconds = await killAtRandom(replicas, plan, kills, random);
  const counted = tally(await replicas.result(), standIn.taken);
  console.log(`Seed ${seed}: ${kills} kills, ${seconds.toFixed(1)} s, ${standIn.requests()} requests`);
  console.table(counted);
  const { notRun, doubleOnSlack, missingOnSlack, untold, silentlyMissing, open, mostOnTeams } = counted;
  const wrong = notRun + doubleOnSlack + missingOnSlack + untold + silentlyMissing + open;
  process.exitCode = wrong === 0 && mostOnTeams <= 2 && counted.occurrences === load ? 0 : 1;
} finally {
  await replicas.stop();
  await standIn.stop();
  await postgres.stop();
}
