import { expect, it } from 'vitest';
import { monthsBefore, periodNamed, PERIODS, sayPeriod } from '../../src/domain/period.ts';

it.each([
  [
    '2026-11-23',
    [
      'November 2026',
      'October 2026',
      'October to December 2026',
      'July to September 2026',
      'October 2026 to March 2027',
      'April to September 2026',
      'April 2026 to March 2027',
      'April 2025 to March 2026',
    ],
  ],
  [
    '2027-02-01',
    [
      'February 2027',
      'January 2027',
      'January to March 2027',
      'October to December 2026',
      'October 2026 to March 2027',
      'April to September 2026',
      'April 2026 to March 2027',
      'April 2025 to March 2026',
    ],
  ],
  [
    '2027-04-01',
    [
      'April 2027',
      'March 2027',
      'April to June 2027',
      'January to March 2027',
      'April to September 2027',
      'October 2026 to March 2027',
      'April 2027 to March 2028',
      'April 2026 to March 2027',
    ],
  ],
])('periods as of %s, in the partnership’s years', (today, expected) => {
  expect(PERIODS.map(({ value }) => sayPeriod(periodNamed(value, today)))).toEqual(expected);
});

it('whole months before a date, and days of somebody’s own choosing', () => {
  expect(monthsBefore('2027-01-04', 3)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(monthsBefore('2028-03-01', 1)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(sayPeriod({ from: '2026-09-03', to: '2026-11-30' })).toBe('3 September 2026 to 30 November 2026');
});
