import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Days } from '../../src/domain/day-rules.ts';
import { nextOccurrence, occurrences } from '../../src/domain/occurrences.ts';
import {
  CalendarError,
  ENGLAND,
  isWorkingDay,
  londonDate,
  londonTime,
} from '../../src/domain/working-days.ts';

const instant = (text: string): Date => new Date(text);
const DAY_MS = 86_400_000;

function datesFrom(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY_MS)
    dates.push(new Date(day).toISOString().slice(0, 10));
  return dates;
}

function days(rule: Days, from: string, to: string): string[] {
  return occurrences(
    { schedule: 's', at: ['12:00'], days: rule },
    instant(`${from}T00:00Z`),
    instant(`${to}T23:00Z`),
  ).map(({ label }) => label.slice(0, 10));
}

describe('due times', () => {
  it('are named by schedule, subject and local time', () => {
    const [first] = occurrences(
      { schedule: 'nudge', subject: 'action:ACT-2611-K4TR', at: ['08:30'], days: 'every day' },
      instant('2026-07-01T00:00Z'),
      instant('2026-07-01T12:00Z'),
    );
    expect(first).toEqual({
      key: 'nudge|action:ACT-2611-K4TR@2026-07-01T08:30[Europe/London]',
      label: '2026-07-01T08:30[Europe/London]',
      dueAt: instant('2026-07-01T07:30Z'),
    });
  });

  it('lie after the first instant, and up to the second', () => {
    const daily = { schedule: 's', at: ['09:00'], days: 'every day' } as const;
    const [monday, tuesday] = [instant('2026-11-23T09:00Z'), instant('2026-11-24T09:00Z')];
    expect(occurrences(daily, monday, tuesday).map(({ dueAt }) => dueAt)).toEqual([tuesday]);
    const [june, july] = [instant('2026-06-30T08:00Z'), instant('2026-07-01T08:00Z')];
    expect(occurrences(daily, june, july).map(({ dueAt }) => dueAt)).toEqual([july]);
    expect(occurrences(daily, tuesday, tuesday)).toEqual([]);
    expect(occurrences(daily, tuesday, monday)).toEqual([]);
  });

  // ENGLAND's clocks go forward on 29 March 2026 at 01:00Z and back on 25 October 2026 at 01:00Z.
  it.each([
    ['00:30', '2026-03-29T00:30Z', '2026-10-24T23:30Z'],
    ['01:00', '2026-03-29T01:00Z', '2026-10-25T00:00Z'],
    ['01:30', '2026-03-29T01:00Z', '2026-10-25T00:30Z'],
    ['01:59', '2026-03-29T01:00Z', '2026-10-25T00:59Z'],
    ['02:00', '2026-03-29T01:00Z', '2026-10-25T02:00Z'],
    ['02:30', '2026-03-29T01:30Z', '2026-10-25T02:30Z'],
  ])('at %s on the nights the clocks change', (time, spring, autumn) => {
    const nightly = { schedule: 's', at: [time], days: 'every day' } as const;
    const due = (date: string): Date[] =>
      occurrences(nightly, instant('2026-01-01T00:00Z'), instant('2027-01-01T00:00Z'))
        .filter(({ label }) => label.startsWith(date))
        .map(({ dueAt }) => dueAt);
    expect(due('2026-03-29')).toEqual([instant(spring)]);
    expect(due('2026-10-25')).toEqual([instant(autumn)]);
  });

  it('F42 come once for every day and time from 2024 to 2030, in order, however the time is cut up', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const nightTime = fc
      .integer({ min: 0, max: 59 })
      .map((minute) => `01:${String(minute).padStart(2, '0')}`);
    const from = Date.parse('2024-01-01T00:00Z') - 1;
    const to = Date.parse('2030-12-31T23:59:59Z');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(time, nightTime), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: from, max: to }), { maxLength: 12 }),
        (at, inner) => {
          const cuts = [from, ...inner.sort((a, b) => a - b), to];
          const found = cuts
            .slice(1)
            .flatMap((cut, index) =>
              occurrences(
                { schedule: 's', at, days: 'every day' },
                new Date(cuts[index] ?? from),
                new Date(cut),
              ),
            );
          const expected = datesFrom('2024-01-01', '2030-12-31').flatMap((date) =>
            at.map((clock) => `${date}T${clock}[Europe/London]`),
          );
          expect(found.map(({ label }) => label).sort()).toEqual(expected.sort());
          for (const [index, { dueAt, label }] of found.entries()) {
            expect(dueAt.getTime()).toBeGreaterThanOrEqual(found[index - 1]?.dueAt.getTime() ?? 0);
            const shown = `${londonDate(dueAt)}T${londonTime(dueAt)}`;
            const meant = label.slice(0, 16);
            if (shown !== meant) expect([meant.slice(11, 13), shown.slice(11)]).toEqual(['01', '02:00']);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('days', () => {
  it('every day, weekdays, working days and given weekdays', () => {
    expect(days('every day', '2026-12-24', '2026-12-26')).toEqual(['2026-12-24', '2026-12-25', '2026-12-26']);
    expect(days('weekdays', '2026-12-24', '2026-12-29')).toEqual([
      '2026-12-24',
      '2026-12-25',
      '2026-12-28',
      '2026-12-29',
    ]);
    expect(days('working days', '2026-12-24', '2026-12-30')).toEqual([
      '2026-12-24',
      '2026-12-29',
      '2026-12-30',
    ]);
    expect(days({ weekdays: ['Tuesday', 'Sunday'] }, '2026-11-23', '2026-12-01')).toEqual([
      '2026-11-24',
      '2026-11-29',
      '2026-12-01',
    ]);
  });

  it('rules of the month', () => {
    expect(days('first Monday of the month', '2026-01-01', '2026-04-30')).toEqual([
      '2026-01-05',
      '2026-02-02',
      '2026-03-02',
      '2026-04-06',
    ]);
    expect(days('last Friday of the month', '2026-01-01', '2026-03-31')).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-27',
    ]);
    expect(days('third Wednesday of the month', '2026-05-01', '2026-05-31')).toEqual(['2026-05-20']);
    expect(days('first working day of the month', '2027-01-01', '2027-01-31')).toEqual(['2027-01-04']);
    expect(days('second working day of the month', '2027-01-01', '2027-01-31')).toEqual(['2027-01-05']);
    expect(days('last working day of the month', '2026-05-01', '2026-05-31')).toEqual(['2026-05-29']);
  });

  it('every rule of the month finds one day in each month', () => {
    for (const ordinal of ['first', 'second', 'third', 'fourth', 'last'] as const)
      for (const kind of ['Monday', 'Sunday', 'working day'] as const) {
        const found = days(`${ordinal} ${kind} of the month`, '2024-01-01', '2030-12-31');
        expect(new Set(found.map((date) => date.slice(0, 7))).size).toBe(84);
        expect(found).toHaveLength(84);
      }
  });

  it('listed dates, and working days counted from dates', () => {
    expect(days({ dates: ['2026-12-25', '2026-01-03'] }, '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-03',
      '2026-12-25',
    ]);
    expect(days({ from: ['2027-01-04'], workingDays: -5 }, '2026-01-01', '2027-12-31')).toEqual([
      '2026-12-23',
    ]);
    expect(days({ from: ['2026-12-23'], workingDays: 3 }, '2026-01-01', '2027-12-31')).toEqual([
      '2026-12-30',
    ]);
    expect(days({ from: ['2026-12-26', '2026-12-28'], workingDays: 0 }, '2026-01-01', '2027-12-31')).toEqual([
      '2026-12-29',
    ]);
  });

  it('follow the bank holidays that are given', () => {
    const calendar = { ...ENGLAND, dates: new Set([...ENGLAND.dates, '2026-11-24']) };
    const definition = { schedule: 's', at: ['09:00'], days: 'working days' } as const;
    const found = occurrences(
      definition,
      instant('2026-11-23T00:00Z'),
      instant('2026-11-25T23:00Z'),
      calendar,
    );
    expect(found.map(({ label }) => label.slice(0, 10))).toEqual(['2026-11-23', '2026-11-25']);
  });

  it.each([
    [{ at: ['9:00'], days: 'every day' }],
    [{ at: ['24:00'], days: 'every day' }],
    [{ at: ['09:00'], days: 'fifth Monday of the month' as 'last Monday of the month' }],
    [{ at: ['09:00'], days: 'first Blursday of the month' as 'last Monday of the month' }],
    [{ at: ['09:00'], days: { dates: ['2026-02-30'] } }],
    [{ at: ['09:00'], days: { from: ['2026-02-30'], workingDays: 1 } }],
  ] as const)('that cannot be read are refused: %j', (wrong) => {
    expect(() =>
      occurrences({ schedule: 's', ...wrong }, instant('2026-01-01T00:00Z'), instant('2026-01-02T00:00Z')),
    ).toThrow(CalendarError);
  });
});

describe('the next due time', () => {
  const after = instant('2026-11-24T10:00Z');
  const next = (rule: Days): string | undefined =>
    nextOccurrence({ schedule: 's', at: ['09:00'], days: rule }, after)?.label.slice(0, 10);

  it('is the first one after an instant, near or far', () => {
    expect(next('every day')).toBe('2026-11-25');
    expect(next('first Monday of the month')).toBe('2026-12-07');
    expect(next({ dates: ['2029-06-01', '2028-02-29', '2026-11-24'] })).toBe('2028-02-29');
    expect(next({ dates: ['2026-11-24'] })).toBeUndefined();
    expect(next({ dates: [] })).toBeUndefined();
    expect(next({ from: ['2026-12-01'], workingDays: -3 })).toBe('2026-11-26');
    expect(next({ weekdays: [] })).toBeUndefined();
  });

  it('is known as long as the bank holidays up to it are', () => {
    const late = nextOccurrence(
      { schedule: 's', at: ['09:00'], days: 'working days' },
      instant('2032-12-20T10:00Z'),
    );
    expect(late?.label.slice(0, 10)).toBe('2032-12-21');
    expect(isWorkingDay('2032-12-21')).toBe(true);
  });
});
