import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/fixed-seed.ts';
import { daysBetween, monthsOf, plusDays, weekdayName } from '../../../src/domain/meeting/dates.ts';
import {
  pausesForReviews,
  seriesOf,
  slotTimes,
  type SeriesGroup,
} from '../../../src/domain/meeting/series.ts';
import { schoolDay } from '../../../src/domain/meeting/terms.ts';
import { addWorkingDays, ENGLAND, londonTime } from '../../../src/domain/working-days.ts';
import { Meetings, type MeetingRule, type SeriesChange } from '../../../src/partnership/meeting-schema.ts';

const NO_CALENDAR = { schoolYears: [], avoid: [] };
const FROM = '2024-01-01';
const TO = '2032-12-31';

function groupWith(rules: readonly MeetingRule[], other: Record<string, unknown> = {}): SeriesGroup {
  return { id: 'csa', kind: 'operational', meetings: Meetings.parse({ at: '10:00', rules, ...other }) };
}

function datesOf(group: SeriesGroup, from = FROM, to = TO, changes: SeriesChange[] = []): string[] {
  const series = seriesOf(
    group,
    { from, to },
    { groups: [group], calendar: NO_CALENDAR, changes: () => changes },
  );
  return [...series.dates, ...series.refused].map(({ date }) => date).sort();
}

const nth = fc.constantFrom('first', 'second', 'third', 'fourth', 'last');
const weekday = fc.constantFrom('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday');
const day = fc.integer({ min: 0, max: daysBetween(FROM, TO) }).map((days) => plusDays(FROM, days));

describe('rules over 2024 to 2032', () => {
  it('give one day a month: the right weekday, the right one of them, in order', () => {
    fc.assert(
      fc.property(nth, weekday, (which, name) => {
        const dates = datesOf(groupWith([{ on: `${which} ${name}` }]));
        expect(dates.map((date) => date.slice(0, 7))).toEqual(monthsOf(FROM, TO));
        for (const date of dates) {
          expect(weekdayName(date)).toBe(name);
          const before = Math.floor((Number(date.slice(8)) - 1) / 7);
          if (which === 'last') expect(plusDays(date, 7).slice(0, 7)).not.toBe(date.slice(0, 7));
          else expect(['first', 'second', 'third', 'fourth'][before]).toBe(which);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('give the same days whatever part of the time is asked for', () => {
    const rule = fc.oneof(
      fc.record({
        on: fc.tuple(nth, weekday).map((parts) => parts.join(' ')),
        workingDays: fc.integer({ min: -20, max: 20 }),
      }),
      fc.record({
        on: fc.tuple(nth, weekday).map((parts) => parts.join(' ')),
        days: fc.integer({ min: -30, max: 30 }),
      }),
      fc.constant<MeetingRule>({ on: 'Wednesday', every: 'fortnight', from: '2024-01-10' }),
    );
    fc.assert(
      fc.property(rule, day, day, (one, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const group = groupWith([one]);
        const all = datesOf(group, '2023-06-01', '2032-10-31').filter((date) => from <= date && date <= to);
        expect(datesOf(group, from, to < '2032-10-31' ? to : '2032-10-31')).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });

  it('count an offset in working days as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), (offset) => {
        const plain = datesOf(groupWith([{ on: 'second Tuesday' }]), '2025-01-01', '2031-12-31');
        const moved = datesOf(
          groupWith([{ on: 'second Tuesday', workingDays: offset }]),
          '2024-06-01',
          '2032-06-30',
        );
        for (const date of plain) expect(moved).toContain(addWorkingDays(date, offset));
      }),
      { numRuns: 10 },
    );
  });

  it('refuse exactly the bank holidays, each with other days to choose from', () => {
    const group = groupWith([{ on: 'first Monday' }, { on: 'last Monday' }, { on: 'fourth Friday' }]);
    const series = seriesOf(group, { from: FROM, to: '2032-11-30' }, { groups: [], calendar: NO_CALENDAR });
    expect(series.refused.length).toBeGreaterThan(20);
    for (const { date, alternatives } of series.refused) {
      expect(ENGLAND.dates.has(date)).toBe(true);
      expect(alternatives).toHaveLength(3);
      for (const other of alternatives) expect(ENGLAND.dates.has(other.date)).toBe(false);
    }
    for (const { date } of series.dates) expect(ENGLAND.dates.has(date)).toBe(false);
  });

  it('keep the time on the clock when the clocks change', () => {
    for (const date of datesOf(groupWith([{ on: 'last Thursday' }])))
      expect(londonTime(slotTimes({ date, at: '10:00', minutes: 90 }).starts)).toBe('10:00');
  });

  it('count fortnights through holidays without losing the rhythm', () => {
    const dates = datesOf(
      groupWith([{ on: 'Wednesday', every: 'fortnight', from: '2026-04-22' }]),
      '2026-04-01',
      TO,
    );
    for (const date of dates) expect(daysBetween('2026-04-22', date) % 14).toBe(0);
    expect(dates[0]).toBe('2026-04-22');
  });
});

describe('rules of other kinds', () => {
  it('follow another group, with its moves, by working days', () => {
    const board: SeriesGroup = {
      ...groupWith([{ on: 'third Tuesday', months: [6, 9, 12, 3] }], {
        changes: [{ kind: 'moved', from: '2026-09-15', to: '2026-09-17', why: 'Leave' }],
      }),
      id: 'board',
    };
    const before: SeriesGroup = { ...groupWith([{ with: 'board', workingDays: -10 }]), id: 'mapqag' };
    const period = { from: '2026-04-01', to: '2027-03-31' };
    const series = seriesOf(before, period, { groups: [board, before], calendar: NO_CALENDAR });
    expect(series.dates.map(({ date }) => date)).toEqual([
      '2026-06-02',
      '2026-09-03',
      '2026-12-01',
      '2027-03-02',
    ]);
  });

  it('take dates that no rule makes, each once', () => {
    const group = groupWith([{ on: 'second Tuesday', months: [6] }], { dates: ['2026-06-09', '2026-09-22'] });
    expect(datesOf(group, '2026-04-01', '2027-03-31')).toEqual(['2026-06-09', '2026-09-22']);
  });

  it.each([
    [{ on: 'Tuesday' }, /which one of the month/],
    [{ on: 'second Tuesday', with: 'board' }, /either "on"/],
    [{ every: 'fortnight', on: 'Wednesday' }, /the date of the first one/],
    [{ on: 'second Tuesday', days: 1, workingDays: 1 }, /either "days"/],
    [{ on: 'fifth Tuesday' }, /a day such as/],
    [{ on: 'second Tuesday', at: '25:00' }, /a time on the clock/],
  ])('refuse %j', (rule, says) => {
    const parsed = Meetings.safeParse({ at: '10:00', rules: [rule] });
    expect(parsed.error?.issues[0]?.message).toMatch(says);
  });
});

describe('what happens to a series', () => {
  const csa = groupWith([{ on: 'second Monday', months: [1, 3, 5, 7, 9, 11] }]);
  const period = { from: '2026-04-01', to: '2027-03-31' };
  const series = (changes: SeriesChange[]) =>
    seriesOf(csa, period, { groups: [csa], calendar: NO_CALENDAR, changes: () => changes });

  it('a move keeps the name of the date, in and out of the period', () => {
    const { dates } = series([
      { kind: 'moved', from: '2026-05-11', to: '2026-05-13', at: '14:00', why: 'Room' },
      { kind: 'moved', from: '2027-03-08', to: '2027-04-12', why: 'Leave' },
    ]);
    expect(dates[0]).toMatchObject({
      seriesDate: '2026-05-11',
      date: '2026-05-13',
      at: '14:00',
      moved: { why: 'Room' },
    });
    expect(dates).toHaveLength(5);
    const later = seriesOf(
      csa,
      { from: '2027-04-01', to: '2027-04-30' },
      {
        groups: [csa],
        calendar: NO_CALENDAR,
        changes: () => [{ kind: 'moved', from: '2027-03-08', to: '2027-04-12', why: 'Leave' }],
      },
    );
    expect(later.dates).toEqual([expect.objectContaining({ seriesDate: '2027-03-08', date: '2027-04-12' })]);
  });

  it('a cancelled date is told, and an extraordinary one is added', () => {
    const { dates, leftOut } = series([
      { kind: 'cancelled', on: '2026-07-13', why: 'Nothing to decide' },
      { kind: 'extra', on: '2026-08-03', at: '09:00', why: 'Learning from a national review' },
    ]);
    expect(leftOut).toEqual([
      { group: 'csa', seriesDate: '2026-07-13', because: 'cancelled', why: 'Nothing to decide' },
    ]);
    expect(dates.find(({ date }) => date === '2026-08-03')).toMatchObject({
      kind: 'extraordinary',
      at: '09:00',
    });
  });

  it('a date moved onto a bank holiday is refused', () => {
    const { refused } = series([{ kind: 'moved', from: '2026-05-11', to: '2026-05-25', why: 'Leave' }]);
    expect(refused).toEqual([expect.objectContaining({ date: '2026-05-25', seriesDate: '2026-05-11' })]);
    expect(refused[0]?.alternatives[0]?.date).toBe('2026-05-26');
  });

  it('a practice-review group rests while it sits on a live review, and only that group', () => {
    const live = [{ from: '2026-09-02', to: '2026-11-20' }];
    const cspr = Meetings.parse({
      at: '09:30',
      rules: [{ on: 'third Wednesday' }],
      pausesForLiveReview: true,
    });
    expect(pausesForReviews(csa.meetings, live)).toEqual([]);
    const group: SeriesGroup = { id: 'cspr', kind: 'strategic', meetings: cspr };
    const extra: SeriesChange = { kind: 'extra', on: '2026-09-04', at: '13:00', why: 'Rapid review' };
    const { dates, leftOut } = seriesOf(group, period, {
      groups: [group],
      calendar: NO_CALENDAR,
      changes: () => [extra, ...pausesForReviews(cspr, live)],
    });
    expect(leftOut.map(({ seriesDate, because }) => [seriesDate, because])).toEqual([
      ['2026-09-16', 'paused'],
      ['2026-10-21', 'paused'],
      ['2026-11-18', 'paused'],
    ]);
    expect(dates.map(({ date }) => date)).toContain('2026-09-04');
    const [open] = pausesForReviews(cspr, [{ from: '2026-12-01' }]);
    expect(open).not.toHaveProperty('to');
  });
});

describe('school terms', () => {
  const calendar = {
    schoolYears: [
      {
        year: '2025-26',
        source: 'published',
        terms: [
          { from: '2026-04-20', to: '2026-05-22' },
          { from: '2026-06-01', to: '2026-07-23' },
        ],
      },
      {
        year: '2026-27',
        source: 'guessed',
        unconfirmed: true as const,
        terms: [{ from: '2026-09-03', to: '2026-10-23' }],
      },
    ],
  };

  it.each([
    ['2026-05-22', 'term', undefined],
    ['2026-05-25', 'holiday', undefined],
    ['2026-08-12', 'holiday', true],
    ['2026-09-03', 'term', true],
    ['2026-10-26', 'unknown', undefined],
    ['2026-03-02', 'unknown', undefined],
  ])('%s is %s', (date, is, unconfirmed) => {
    expect(schoolDay(date, calendar)).toEqual({ is, ...(unconfirmed ? { unconfirmed } : {}) });
  });
});
