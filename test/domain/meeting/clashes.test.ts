import { describe, expect, it } from 'vitest';
import { clashes, clashFinding, type Occupied } from '../../../src/domain/meeting/clashes.ts';
import { at } from './build.ts';

const slot = (group: string, from: string, to: string): Occupied => ({
  group,
  starts: at(`2026-11-19 ${from}`),
  ends: at(`2026-11-19 ${to}`),
});
const members = (group: string): string[] => (group === 'other' ? ['z'] : ['a', 'b', group]);

describe('clashes', () => {
  it.each([
    ['15:45', 'overlap', 'warned', 'Overlaps with SERG (Thu 19 Nov, 15:45 to 17:00); 2 members sit in both.'],
    ['16:00', 'close', 'noted', 'Less than half an hour from SERG'],
    ['16:29', 'close', 'noted', 'Less than half an hour from SERG'],
    ['16:30', 'same-day', 'noted', 'Same day as SERG'],
  ])('a meeting to 16:00 and one from %s: %s', (from, how, weight, says) => {
    const sawg = slot('sawg', '14:00', '16:00');
    const [clash] = clashes([slot('serg', from, '17:00'), sawg], members);
    expect(clash).toMatchObject({ how, members: ['a', 'b'], first: { group: 'sawg' } });
    const finding = clash && clashFinding(clash, sawg, (group) => group.toUpperCase());
    expect(finding?.weight).toBe(weight);
    expect(finding?.says).toContain(says);
  });

  it('are none between groups that share nobody, or on other days', () => {
    expect(clashes([slot('sawg', '14:00', '16:00'), slot('other', '14:00', '16:00')], members)).toEqual([]);
    const tomorrow = {
      ...slot('serg', '14:00', '16:00'),
      starts: at('2026-11-20 14:00'),
      ends: at('2026-11-20 16:00'),
    };
    expect(clashes([slot('sawg', '14:00', '16:00'), tomorrow], members)).toEqual([]);
  });

  it('of one group with itself are found without looking at its members', () => {
    const twice = [slot('sawg', '14:00', '16:00'), slot('sawg', '15:00', '16:00')];
    expect(clashes(twice, () => [])).toMatchObject([{ how: 'overlap', members: [] }]);
  });
});
