import { describe, expect, it } from 'vitest';
import { killRounds, seeded } from '../../bench/store/kill-rounds.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('kill -9', () => {
  it('loses nothing that was acknowledged and leaves nothing half-applied, in 30 kills under concurrent writes', async () => {
    const result = await killRounds(await temporaryDirectory(), 30, seeded(20_261_122));
    expect(result).toMatchObject({ rounds: 30, lost: 0, halfApplied: 0 });
    expect(result.acknowledged).toBeGreaterThan(100);
  }, 60_000);
});
