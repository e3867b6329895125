import { describe, expect, it } from 'vitest';
import { figureSections, type CollectedFigures } from '../../../src/domain/escalation/figures-shown.ts';

const figures: CollectedFigures = {
  opened: 14,
  closed: 9,
  open: 6,
  overdue: 2,
  byStage: [{ label: 'Stage 1', count: 6 }],
  byTheme: [
    { label: 'Drift or delay', count: 8 },
    { label: 'Attendance at meetings', count: 5 },
    { label: 'Strategy or section 47 decision', count: 1 },
  ],
  byLevel: [],
  byOutcome: [
    { label: 'Withdrawn', count: 3 },
    { label: 'The decision was changed', count: 6 },
  ],
  byPair: [
    { label: 'a > b', count: 9 },
    { label: 'b > a', count: 5 },
  ],
  repeats: [{ label: 'a > b', count: 9 }],
  silent: ['c', 'b'],
  medianDays: 4,
  onTime: { part: 4, whole: 6 },
  learning: { raised: 7, becameActions: 2 },
  held: { yes: 12, asked: 20 },
  actionsDone: 1,
  thanked: [{ label: 'a', count: 3 }],
};
const names: Readonly<Record<string, string>> = { a: 'Agency A', b: 'Agency B', c: 'Agency C' };

function shown(showing: 'raw' | 'hidden', over: Partial<CollectedFigures> = {}): Record<string, string> {
  const sections = figureSections({ ...figures, ...over }, showing, (id) => names[id] ?? id);
  return Object.fromEntries(sections.flatMap(({ rows }) => rows.map((row) => [row.label, row.shown])));
}

describe('figures', () => {
  it('are raw for the business unit', () => {
    expect(shown('raw')).toMatchObject({
      Opened: '14',
      'Over the limit': '2',
      'Settled in time': '4 of 6',
      'Strategy or section 47 decision': '1',
      'Agency A to Agency B': '9',
      '2 agencies': 'Agency B · Agency C',
      'Became actions': '2',
      'Actions done': '1',
    });
  });

  it('hide what is small, and what would give it away, in everything else', () => {
    expect(shown('hidden')).toMatchObject({
      Opened: '14',
      'Over the limit': '<5',
      'Settled in time': 'too few to say',
      'Drift or delay': '8',
      // With this and the total the one that is hidden could be worked out.
      'Attendance at meetings': '5 or more',
      'Strategy or section 47 decision': '<5',
      'Learning raised': '5 or more',
      'Held some weeks later': '60%',
      'Thanks between agencies': '<5',
      'Agency A': '<5',
      'Pairs of agencies with more than one': '<5',
    });
    // What came more than once is not listed: a pair that is hidden above and missing there came once.
    expect(figureSections(figures, 'hidden', (id) => id).map(({ name }) => name)).not.toContain(
      'More than once',
    );
    expect(shown('hidden', { onTime: { part: 2, whole: 3 } })['Working days to an outcome (median)']).toBe(
      'too few to say',
    );
    expect(shown('hidden', { overdue: 5 })['Over the limit']).toBe('5 or more');
  });
});
