import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { killRounds, seeded } from './kill-rounds.ts';

// tsx bench/store/kill.ts [kills] [seed]: kills writing processes again and again and reports what was lost.
const [kills = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-kill-'));
try {
  const began = Date.now();
  const result = await killRounds(directory, {
    kills: Number(kills),
    random: seeded(Number(seed)),
    longest: 300,
  });
  console.log(
    `seed ${seed}: ${result.kills} kills (${result.whileMakingFiles} while a snapshot or journal was made, ${result.whileOpening} ` +
      `while the store was opened), ${result.acknowledged} acknowledged, ${result.lost} lost, ` +
      `${result.halfApplied} half-applied, ${Math.round((Date.now() - began) / 1000)} s`,
  );
  if (result.lost > 0 || result.halfApplied > 0) process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}
