import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scorecardRow } from '../../../src/domain/metric/scorecard.ts';
import { answerNone, answerReturn, cannotTell, readNumber } from '../../../src/domain/returns/moves.ts';
import type { MonthlyReturn } from '../../../src/domain/returns/record.ts';
import { hasSmall, metricFromReturns } from '../../../src/domain/returns/totals.ts';
import { monthAskedOn, monthBefore, stepDays, stepDue } from '../../../src/domain/returns/when.ts';
import { ENGLAND, isWorkingDay } from '../../../src/domain/working-days.ts';
import '../../support/fixed-seed.ts';
import { plymouthFile } from '../../support/plymouth.ts';

const { returns, metrics } = plymouthFile();
const asked = (id: string) => {
  const found = returns.items.find((each) => each.id === id);
  if (!found) throw new Error(`no return ${id}`);
  return found;
};
const by = { member: 'jo-ellis', now: new Date('2026-12-02T10:00:00Z') };
const record = (change: Partial<MonthlyReturn> = {}): MonthlyReturn => ({
  id: 'RET-2612-AAAA',
  rev: 1,
  return: 'encompass',
  team: 'primary',
  month: '2026-11',
  state: 'asked',
  askedOn: '2026-12-02',
  before: [],
  prompted: [{ step: 'asked', on: '2026-12-02' }],
  ...change,
});

describe('a monthly return', () => {
  it('takes whole numbers, a part never above its whole, and keeps what it was before', () => {
    const first = answerReturn(record(), asked('encompass'), { known: 12, arrived: 9 }, by);
    expect(first).toMatchObject({
      state: 'answered',
      rev: 2,
      answer: { numbers: { known: 12, arrived: 9 } },
    });
    const again = answerReturn(first, asked('encompass'), { known: 13, arrived: 9 }, by, 'One came late');
    expect(again.before).toEqual([first.answer]);
    expect(again.answer).toMatchObject({ numbers: { known: 13 }, note: 'One came late' });
    expect(() => answerReturn(record(), asked('encompass'), { known: 3, arrived: 4 }, by)).toThrow(
      '“Read before the next school day” cannot be more than “Notices you know of”.',
    );
    expect(() => answerReturn(record(), asked('encompass'), { known: 3 }, by)).toThrow('is missing');
    expect(answerNone(record(), asked('encompass'), by).answer?.numbers).toEqual({ known: 0, arrived: 0 });
    const cannot = cannotTell(again, 'The system is being changed', by);
    expect(cannot).toMatchObject({
      state: 'cannot-tell',
      answer: { because: 'The system is being changed' },
    });
    expect(cannot.before).toHaveLength(2);
    expect([readNumber('n', 'N', ' 1,200 '), readNumber('n', 'N', 'none')]).toEqual([1200, 0]);
    for (const typed of ['', '-1', '1.5', 'about 12', '9999999'])
      expect(() => readNumber('n', 'N', typed), typed).toThrow('Nothing was kept.');
  });

  it('is asked for on the second working day, reminded of on the fifth and eighth; the tenth is the lead’s', () => {
    expect(stepDays('2026-11', returns, ENGLAND)).toEqual({
      asked: '2026-12-02',
      first: '2026-12-07',
      second: '2026-12-10',
      lead: '2026-12-14',
    });
    // New Year's Day is no working day, nor is the weekend after it.
    expect(stepDays('2026-12', returns, ENGLAND)).toMatchObject({ asked: '2027-01-05', first: '2027-01-08' });
    expect(monthBefore('2027-01')).toBe('2026-12');
    expect(monthAskedOn('2026-12-01', returns, ENGLAND)).toBeUndefined();
    expect(monthAskedOn('2026-12-02', returns, ENGLAND)).toBe('2026-11');
    expect(monthAskedOn('2026-12-14', returns, ENGLAND)).toBeUndefined();
    const due = (today: string, change: Partial<MonthlyReturn> = {}) =>
      stepDue(record(change), today, returns, ENGLAND);
    expect([due('2026-12-04'), due('2026-12-07'), due('2026-12-10'), due('2026-12-14')]).toEqual([
      undefined,
      'first',
      'second',
      'lead',
    ]);
    expect(due('2026-12-09', { prompted: [{ step: 'first', on: '2026-12-07' }] })).toBeUndefined();
    expect(due('2026-12-31', { state: 'answered' })).toBeUndefined();
    // Asked late because nothing ran: the step that would come at once is left out.
    expect(due('2026-12-11', { askedOn: '2026-12-09' })).toBeUndefined();
    expect(due('2026-12-14', { askedOn: '2026-12-09' })).toBe('lead');
  });

  it('every step of every month is a later working day than the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), (count) => {
        const month = `${2025 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
        const on = stepDays(month, returns, ENGLAND);
        const days = [on.asked, on.first, on.second, on.lead];
        expect(days).toEqual([...days].sort());
        expect(new Set(days).size).toBe(4);
        for (const day of days) expect(isWorkingDay(day, ENGLAND)).toBe(true);
      }),
      { numRuns: 24 },
    );
  });
});

describe('a metric out of returns', () => {
  const metric = metrics.items.find(({ id }) => id === 'encompass-received');
  if (!metric) throw new Error('no metric');
  const heard = (team: string, known: number, arrived: number, month = '2026-10'): MonthlyReturn =>
    answerReturn(record({ id: `${team}${month}`, team, month }), asked('encompass'), { known, arrived }, by);

  it('F27 points at few children by a small number, and by what a part leaves of its whole', () => {
    const small = (known: number, arrived: number) => hasSmall(asked('encompass'), { known, arrived });
    expect([small(12, 12), small(12, 6), small(0, 0), small(5, 0)]).toEqual([false, false, false, false]);
    expect([small(4, 0), small(12, 3), small(12, 11)]).toEqual([true, true, true]);
  });

  it('adds teams up, says how many were heard, and a month nobody answered is a gap, never a zero', () => {
    const records = [
      heard('primary', 20, 15, '2026-09'),
      heard('secondary', 20, 17, '2026-09'),
      heard('primary', 20, 15),
      record({ month: '2026-10', team: 'secondary', state: 'gap' }),
      record({ month: '2026-11', team: 'primary' }),
      record({ month: '2026-11', team: 'secondary', state: 'cannot-tell' }),
    ];
    const { figures, gaps } = metricFromReturns(metric, asked('encompass'), records);
    expect(figures).toMatchObject([
      { value: { part: 32, of: 40 }, period: { to: '2026-09-30' } },
      { value: { part: 15, of: 20 }, partial: { heard: 1, of: 2 } },
    ]);
    expect(figures[0]).not.toHaveProperty('partial');
    expect(gaps).toMatchObject([{ why: 'None of 2 teams has answered.', period: { to: '2026-11-30' } }]);
    const row = scorecardRow({ metric, figures, gaps, notes: [] }, '2026-12-15');
    expect(row.latest?.says).toBe('75% from 1 of 2 teams');
    expect(row.comparison).toMatchObject({ comparable: false, short: 'not all heard' });
    expect(row.gap).toContain('No figure for November 2026.');
  });
});
