import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Calm } from '../../src/bot/calm.ts';

/** How long what can wait does wait, with these answers going on. */
async function waits(during: (calm: Calm) => void): Promise<number> {
  const calm = new Calm();
  during(calm);
  const began = performance.now();
  const came = calm.come().then(() => performance.now() - began);
  await vi.advanceTimersByTimeAsync(1_000);
  return came;
}

describe('what can wait while people are being answered', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('leaves at once when nobody is', async () => {
    expect(await waits(() => undefined)).toBe(0);
  });

  it('leaves a moment after the answer', async () => {
    const waited = await waits((calm) => {
      calm.begin();
      setTimeout(() => calm.end(), 20);
    });
    expect(waited).toBeGreaterThan(20);
    expect(waited).toBeLessThanOrEqual(30);
  });

  it('waits for the last of several answers', async () => {
    const waited = await waits((calm) => {
      calm.begin();
      calm.begin();
      setTimeout(() => calm.end(), 10);
      setTimeout(() => calm.end(), 40);
    });
    expect(waited).toBeGreaterThan(40);
  });

  it('is not kept back for longer than a tenth of a second, however long an answer takes', async () => {
    expect(await waits((calm) => calm.begin())).toBe(100);
  });

  it('begins piece by piece, and what arrived between two of them is begun first', async () => {
    const calm = new Calm();
    const order: string[] = [];
    setImmediate(() => order.push('a request'));
    const pieces = [1, 2].map((piece) => calm.turn().then(() => order.push(`piece ${piece}`)));
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(pieces);
    expect(order).toEqual(['piece 1', 'a request', 'piece 2']);
  });

  it('keeps no piece back for longer than a tenth of a second, however many there are', async () => {
    const calm = new Calm();
    calm.begin();
    let begun = 0;
    for (let piece = 0; piece < 8; piece += 1) void calm.turn().then(() => (begun += 1));
    await vi.advanceTimersByTimeAsync(99);
    expect(begun).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    for (let turn = 0; turn < 8; turn += 1) await nextTurn();
    expect(begun).toBe(8);
  });
});
