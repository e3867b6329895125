import { describe, expect, it } from 'vitest';
import { killRounds, seeded } from '../../bench/store/kill-rounds.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** CI runs the suite on two versions of Node, with other moments on each: 200 kills in all. bench/store/kill.ts does more. */
const KILLS = 100;
const MAJOR = Number(process.versions.node.split('.')[0]);

describe('kill -9', { timeout: 120_000 }, () => {
  it('loses nothing that was acknowledged and leaves nothing half-applied, in 100 kills under concurrent writes', async () => {
    const result = await killRounds(await temporaryDirectory(), {
      kills: KILLS,
      random: seeded(20_261_122 + MAJOR),
    });
    expect(result).toMatchObject({ kills: KILLS, lost: 0, halfApplied: 0 });
    // Not all of one kind.
    expect(result.acknowledged).toBeGreaterThan(200);
    expect(result.whileMakingFiles).toBeGreaterThan(0);
  });

  it('would be noticed to lose something if it acknowledged before it wrote', async () => {
    const { lost } = await killRounds(await temporaryDirectory(), {
      kills: 8,
      random: seeded(1),
      hasty: true,
    });
    expect(lost).toBeGreaterThan(0);
  });
});
