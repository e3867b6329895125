import { describe, expect, it } from 'vitest';
import { createClock } from '../src/clock.ts';
import { readSettings } from '../src/settings.ts';

describe('the clock of the process', () => {
  it('starts where CLOCK_AT says, and goes on from there', () => {
    const { clockAt } = readSettings({ HOST: '127.0.0.1', CLOCK_AT: '2026-11-23T09:00:00+01:00' });
    const now = createClock(clockAt);
    const first = now().getTime();
    const since = first - Date.parse('2026-11-23T08:00:00Z');
    expect(since).toBeGreaterThanOrEqual(0);
    expect(since).toBeLessThan(60_000);
    expect(now().getTime()).toBeGreaterThanOrEqual(first);
  });

  it("is the machine's own without it", () => {
    const before = Date.now();
    const said = createClock()().getTime();
    expect(said).toBeGreaterThanOrEqual(before);
    expect(said).toBeLessThanOrEqual(Date.now());
  });
});
