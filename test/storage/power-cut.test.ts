import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { draft, draftsIn } from './support/drafts.ts';
import { powerCutPort, restoreImage, type DiskImage } from './support/power-cut-port.ts';

interface Plan {
  readonly writers: number;
  readonly each: number;
  /** At which moment the power goes. */
  readonly moment: number;
  readonly torn: number;
  readonly holes: boolean;
  readonly forgetful?: boolean;
}

interface Outcome {
  /** How far each writer had been told it had got when the power went, and how far it is found to have got. */
  readonly told: Record<string, number>;
  readonly found: Record<string, number>;
  /** Writers whose two records do not agree. */
  readonly halves: readonly string[];
}

async function withDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'partnership-bot-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Runs concurrent writers, cuts the power at one moment, and opens what was left. */
async function cutPower({ writers, each, moment, torn, holes, forgetful }: Plan): Promise<Outcome> {
  const port = powerCutPort(forgetful);
  const now: Record<string, number> = {};
  let cut: { image: DiskImage; told: Record<string, number> } | undefined;
  let moments = 0;
  port.moment = () => {
    if (moments++ === moment) cut = { image: port.image(torn, holes), told: { ...now } };
  };
  await withDirectory(async (directory) => {
    const store = await openEmbeddedStore(directory, { port, compactAbove: 2_000 });
    const write = async (writer: string): Promise<void> => {
      for (let count = 1; count <= each; count += 1) {
        await store.transact(async (tx) => {
          await tx.put('drafts', draft(`${writer}-one`, String(count)));
          await tx.put('drafts', draft(`${writer}-two`, String(count)));
        });
        now[writer] = count;
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, index) => write(`w${index}`)));
    await store.close();
  });
  const { image, told } = cut ?? { image: port.image(torn, holes), told: now };
  return withDirectory(async (directory) => {
    await restoreImage(image, directory);
    const store = await openEmbeddedStore(directory);
    const drafts = await draftsIn(store);
    await store.close();
    const found = Object.fromEntries(
      Array.from({ length: writers }, (_, index) => [`w${index}`, Number(drafts[`w${index}-one`] ?? 0)]),
    );
    const halves = Object.keys(found).filter((name) => drafts[`${name}-one`] !== drafts[`${name}-two`]);
    return { told, found, halves };
  });
}

const lost = ({ told, found }: Outcome): string[] =>
  Object.entries(told)
    .filter(([writer, count]) => (found[writer] ?? 0) < count)
    .map(([writer]) => writer);

describe('a power cut', { timeout: 60_000 }, () => {
  it('loses nothing that was acknowledged and leaves nothing half-done, whenever it comes', async () => {
    const plan = fc.record({
      writers: fc.integer({ min: 1, max: 4 }),
      each: fc.integer({ min: 1, max: 20 }),
      moment: fc.integer({ min: 0, max: 240 }),
      torn: fc.double({ min: 0, max: 1, noNaN: true }),
      holes: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plan, async (given) => {
        const outcome = await cutPower(given);
        expect(lost(outcome)).toEqual([]);
        expect(outcome.halves).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('would be noticed to lose something if the store did not sync', async () => {
    const outcome = await cutPower({
      writers: 2,
      each: 8,
      moment: 40,
      torn: 0,
      holes: false,
      forgetful: true,
    });
    expect(lost(outcome)).toEqual(['w0', 'w1']);
  });
});
