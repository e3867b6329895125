import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../src/domain/metric/asked.ts';
import { metricsNamed } from '../../../src/domain/metric/find.ts';
import { periodTyped, sayFigurePeriod } from '../../../src/domain/metric/periods.ts';
import { plymouthFile } from '../../support/plymouth.ts';

describe('periods and names as people type them', () => {
  it.each([
    ['2024-25', '2024-04-01', '2025-03-31', '2024-25'],
    ['2024/25', '2024-04-01', '2025-03-31', '2024-25'],
    ['2024 to 2025', '2024-04-01', '2025-03-31', '2024-25'],
    ['2023', '2023-01-01', '2023-12-31', '2023'],
    ['March 2025', '2025-03-01', '2025-03-31', 'March 2025'],
    ['Mar 2025', '2025-03-01', '2025-03-31', 'March 2025'],
    ['Q4 2024-25', '2025-01-01', '2025-03-31', 'January to March 2025'],
    ['2024-Q1', '2024-04-01', '2024-06-30', 'April to June 2024'],
    ['2024-09..2025-08', '2024-09-01', '2025-08-31', 'September 2024 to August 2025'],
    ['31 March 2025', '2025-03-31', '2025-03-31', 'Mon 31 March 2025'],
  ])('%s', (typed, from, to, said) => {
    expect(periodTyped(typed)).toEqual({ from, to });
    expect(sayFigurePeriod({ from, to })).toBe(said);
  });

  it('knows what is no period, and which metric is meant', () => {
    for (const typed of ['2024-26', '2025-13', '31 Feb 2025', 'lately', '2025-08..2025-01'])
      expect(periodTyped(typed), typed).toBeUndefined();
    const { items } = plymouthFile().metrics;
    const ids = (typed: string): string[] => metricsNamed(items, typed).map(({ id }) => id);
    expect(ids('PPNs')).toEqual(['ppn-children']);
    expect(ids('neglect')).toEqual(['neglect-plans']);
    expect(ids('exploitation')).toEqual(['exploitation-tool']);
    expect(ids('operation encompass').length).toBeGreaterThan(1);
    expect(ids('weather')).toEqual([]);
  });

  it.each([
    ['PPNs 2023-24 2024-25', 'PPNs', 2],
    ['neglect plans from March 2024 to March 2025', 'neglect plans', 2],
    ['neglect plans between 31 March 2024 and 31 March 2025', 'neglect plans', 2],
    ['GCP2 aware', 'GCP2 aware', 0],
    ['missing episodes in 2023', 'missing episodes', 1],
    ['2023-24', '', 1],
  ])('%s', (typed, name, count) => {
    const asked = readAsked(typed);
    expect([asked.name, asked.periods.length]).toEqual([name, count]);
  });
});
