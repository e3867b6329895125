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
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'performance'] });
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
    let turn = 0;
    const count = (): void => {
      turn += 1;
      if (turn < 10) setImmediate(count);
    };
    setImmediate(count);
    const turns = await Promise.all([1, 2, 3].map(() => calm.turn().then(() => turn)));
    // The request that had arrived before them came first, and each had a turn of its own.
    expect(turns).toEqual([1, 2, 3]);
  });

  it('begins the answers people wait for before the rest, each in the order of asking', async () => {
    const calm = new Calm();
    const order: string[] = [];
    const all = [
      calm.turn().then(() => order.push('card')),
      calm.answer().then(() => order.push('first')),
      calm.answer().then(() => order.push('second')),
    ];
    await Promise.all(all);
    expect(order).toEqual(['first', 'second', 'card']);
  });

  it('begins nothing while more keeps arriving, but for one piece in a tenth of a second', async () => {
    const calm = new Calm();
    const arriving = setInterval(() => calm.arrived(), 1);
    calm.arrived();
    let begun = 0;
    for (let piece = 0; piece < 9; piece += 1) void calm.answer().then(() => (begun += 1));
    for (let ms = 0; ms < 400; ms += 1) {
      await vi.advanceTimersByTimeAsync(1);
      await nextTurn();
    }
    clearInterval(arriving);
    expect(begun).toBeGreaterThanOrEqual(4);
    expect(begun).toBeLessThanOrEqual(5);
    for (let ms = 0; ms < 20; ms += 1) {
      await vi.advanceTimersByTimeAsync(1);
      await nextTurn();
    }
    expect(begun).toBe(9);
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
