import { describe, expect, it } from 'vitest';
import { isFresh, remember } from '../../src/adapters/remembered.ts';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minutes));

describe('what counts for ten minutes', () => {
  const known = remember('nobody else is there', 10 * 60_000, at(0));

  it.each([
    ['at once', 0, true],
    ['until then', 9, true],
    ['no longer', 10, false],
    ['nor when the clock was set back', -1, false],
  ])('%s', (_when, minutes, counts) => {
    expect(isFresh(known, at(minutes))).toBe(counts);
  });

  it('and what is not known does not count', () => {
    expect(isFresh(undefined, at(0))).toBe(false);
  });
});
