import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeCounts, showCount, showCounts, showShare } from '../../src/domain/small-numbers.ts';

describe('small numbers (F27)', () => {
  it('hides one to four, and shows none and five', () => {
    expect([0, 1, 3, 4, 5, 120].map(showCount)).toEqual(['0', '<5', '<5', '<5', '5', '120']);
  });

  it('hides a second part when the total would give the first away', () => {
    const parts = [
      { label: 'Police', count: 3 },
      { label: 'Health', count: 9 },
      { label: 'Schools', count: 6 },
    ];
    expect(showCounts(parts)).toEqual([
      { label: 'Police', shown: '<5' },
      { label: 'Health', shown: '9' },
      { label: 'Schools', shown: '5 or more' },
    ]);
    expect(showCounts(parts, { whole: false }).map(({ shown }) => shown)).toEqual(['<5', '9', '6']);
  });

  it('never lets somebody who knows the total work a small part out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const shown = showCounts(counts.map((count, index) => ({ label: String(index), count })));
        const hidden = counts.filter((_, index) => !/^\d+$/.test(shown[index]?.shown ?? ''));
        const small = counts.filter((count) => count > 0 && count < 5);
        expect(small.every((count) => hidden.includes(count))).toBe(true);
        if (small.length > 0 && counts.some((count) => count >= 5)) expect(hidden.length).toBeGreaterThan(1);
      }),
    );
  });

  it('puts small parts together so that all add up and none is small', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), (counts) => {
        const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
        const merged = mergeCounts(
          counts.map((count, index) => ({ label: String(index), count })),
          'others',
        ).map(({ count }) => count);
        expect(merged.every((count) => count >= 5)).toBe(true);
        expect(sum(merged)).toBe(sum(counts) < 5 ? 0 : sum(counts));
      }),
    );
  });

  it('says a share only when neither it nor its rest is small', () => {
    expect([
      showShare(8, 16),
      showShare(3, 16),
      showShare(14, 16),
      showShare(0, 0),
      showShare(16, 16),
    ]).toEqual(['50%', 'too few to say', 'too few to say', 'none to count', '100%']);
  });
});
