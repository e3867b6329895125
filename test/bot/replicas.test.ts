import { describe, expect, it, onTestFinished } from 'vitest';
import { runReplicas } from '../../bench/engine/replicas-run.ts';
import { startStandIn, type StandIn } from '../../bench/engine/stand-in.ts';
import { tally } from '../../bench/engine/tally.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { randomFrom } from '../support/random.ts';

const MINUTE = 60_000;
const LOAD = 1_200;
const server = await usePostgres();

async function standInFor(random: () => number): Promise<StandIn> {
  const standIn = await startStandIn(random);
  onTestFinished(() => standIn.stop());
  return standIn;
}

describe.skipIf(!server)('three replicas on one PostgreSQL, their clocks minutes apart', () => {
  it('killed at random run each occurrence once, post each message once on Slack, and at most twice on Teams where they say so', async () => {
    const random = randomFrom(7);
    const standIn = await standInFor(random);
    standIn.mishaps = { answerLost: 0.02, requestLost: 0.02, tooMany: 0.01 };
    const result = await runReplicas({
      database: (await server?.database()) ?? '',
      standIn,
      load: LOAD,
      kills: 8,
      random,
      clocks: [0, 4 * MINUTE, -7 * MINUTE],
    });
    const counted = tally(result, standIn.taken);
    expect(counted).toMatchObject({
      occurrences: LOAD,
      notRun: 0,
      messages: LOAD,
      doubleOnSlack: 0,
      missingOnSlack: 0,
      untold: 0,
      silentlyMissing: 0,
      open: 0,
    });
    expect(counted.mostOnTeams).toBeLessThanOrEqual(2);
    expect(counted.doubleOnTeams).toBeLessThanOrEqual(counted.mayRepeat);
    // Something did go wrong.
    expect(counted.mayRepeat + counted.unknown).toBeGreaterThan(0);
    expect(standIn.requests()).toBeGreaterThan(LOAD);
  }, 90_000);
});
