import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TENANTS } from '../../bench/engine/load.ts';
import { killAtRandom, prepareReplicas, type Replicas } from '../../bench/engine/replicas-run.ts';
import { startStandIn, type StandIn } from '../../bench/engine/stand-in.ts';
import { tally } from '../../bench/engine/tally.ts';
import { post } from '../../src/bot/outbox.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { randomFrom } from '../support/random.ts';

const MINUTE = 60_000;
/** The full load is in bench/engine/replicas.ts. */
const LOAD = 200;
const CLOCKS = [0, 4 * MINUTE, -7 * MINUTE];
const NOTHING_WRONG = {
  notRun: 0,
  doubleOnSlack: 0,
  missingOnSlack: 0,
  untold: 0,
  silentlyMissing: 0,
  open: 0,
};
const server = await usePostgres();

async function prepare(
  load: number,
  random: () => number,
  timing?: { leaseMs: number; graceMs: number; looks: number },
) {
  const standIn = await startStandIn(random);
  const plan = {
    database: (await server?.database()) ?? '',
    standIn,
    load,
    clocks: CLOCKS,
    ...(timing ? { timing } : {}),
  };
  const replicas = await prepareReplicas(plan);
  onTestFinished(async () => {
    await replicas.stop();
    await standIn.stop();
  });
  return { standIn, plan, replicas };
}

describe.skipIf(!server)('three replicas on one PostgreSQL, their clocks minutes apart', () => {
  it('killed at random run each occurrence once, post each message once on Slack, and at most twice on Teams where they say so', async () => {
    const random = randomFrom(7);
    const { standIn, plan, replicas } = await prepare(LOAD, random);
    standIn.mishaps = { answerLost: 0.02, requestLost: 0.02, tooMany: 0.01 };
    await killAtRandom(replicas, plan, 5, random);
    const counted = tally(await replicas.result(), standIn.taken);
    expect(counted).toMatchObject({ ...NOTHING_WRONG, occurrences: LOAD, messages: LOAD });
    expect(counted.mostOnTeams).toBeLessThanOrEqual(2);
    expect(counted.doubleOnTeams).toBeLessThanOrEqual(counted.mayRepeat);
    // Something did go wrong.
    expect(counted.mayRepeat + counted.unknown).toBeGreaterThan(0);
    expect(standIn.requests()).toBeGreaterThan(LOAD);
  }, 120_000);

  /** Lets the first be frozen (SIGSTOP), another do everything meanwhile, and the first go on (SIGCONT) as if nothing had been. */
  async function goOn(replicas: Replicas, standIn: StandIn, frozen: number): Promise<void> {
    replicas.start(1);
    await vi.waitUntil(() => replicas.isDone(), { timeout: 30_000, interval: 100 });
    await replicas.end(1);
    process.kill(frozen, 'SIGCONT');
    const to = {
      kind: 'conversation',
      platform: 'slack',
      tenant: TENANTS.slack,
      conversation: 'after',
    } as const;
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'After' }],
    } as const;
    await replicas.store.transact((tx) =>
      post(tx, new Date(), { to, content: { kind: 'card', view: { card, summary: 'After' } } }),
    );
    // It is sent by the one that was frozen: whatever it had in hand came before that.
    await vi.waitUntil(() => standIn.taken.some(({ conversation }) => conversation === 'after'), {
      timeout: 20_000,
      interval: 100,
    });
    await vi.waitUntil(() => replicas.isDone(), { timeout: 20_000, interval: 100 });
  }
  const shortLease = { leaseMs: 3_000, graceMs: 1_500, looks: 2 };

  it.skipIf(process.platform !== 'linux')(
    'one frozen between taking a message and sending it does not send it when it goes on',
    async () => {
      const { standIn, replicas } = await prepare(40, randomFrom(1), shortLease);
      const { pid = 0 } = replicas.start(0, { freezes: true });
      await vi.waitUntil(async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') T '), {
        timeout: 20_000,
        interval: 100,
      });
      await goOn(replicas, standIn, pid);
      const counted = tally(await replicas.result(), standIn.taken);
      expect(counted).toMatchObject({ ...NOTHING_WRONG, occurrences: 40, messages: 41, doubleOnTeams: 0 });
      expect(standIn.taken.filter(({ by }) => by === 'replica-1').length).toBeGreaterThan(0);
    },
    90_000,
  );

  it('what one frozen had sent, and not been told, is not sent again by another', async () => {
    // Few enough that nothing else stands between its deadline and the wire when the process stops: that moment is the known rest.
    const { standIn, replicas } = await prepare(2, randomFrom(2), shortLease);
    const { pid = 0 } = replicas.start(0);
    await new Promise<void>((frozen) => {
      standIn.onTaken = ({ platform }) => {
        if (platform !== 'slack') return;
        standIn.onTaken = () => undefined;
        process.kill(pid, 'SIGSTOP');
        frozen();
      };
    });
    await goOn(replicas, standIn, pid);
    const counted = tally(await replicas.result(), standIn.taken);
    expect(counted).toMatchObject({ ...NOTHING_WRONG, occurrences: 2, messages: 3 });
    expect(counted.doubleOnTeams).toBeLessThanOrEqual(counted.mayRepeat);
  }, 90_000);
});
