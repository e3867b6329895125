import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bankHolidaysJson } from '../../scripts/bank-holidays.ts';
import {
  addWorkingDays,
  CalendarError,
  deadline,
  endOfWorkingDay,
  ENGLAND,
  firstDay,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
  sayDate,
  workingDaysBetween,
} from '../../src/domain/working-days.ts';

const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const workingDate = date.filter((day) => isWorkingDay(day));
const days = fc.integer({ min: 0, max: 60 });

describe('adding working days', () => {
  it.each([
    [5, '2026-12-23', '2027-01-04'],
    [15, '2026-12-16', '2027-01-11'],
    [1, '2027-03-25', '2027-03-30'],
    [5, '2027-03-24', '2027-04-02'],
    [3, '2026-08-28', '2026-09-03'],
    [1, '2026-05-22', '2026-05-26'],
    [3, '2026-12-23', '2026-12-30'],
    [10, '2026-12-15', '2026-12-31'],
    [-15, '2026-12-15', '2026-11-24'],
    [-15, '2027-01-20', '2026-12-29'],
    [10, '2026-11-10', '2026-11-24'],
  ])('%i from %s is %s', (count, from, expected) => {
    expect(addWorkingDays(from, count)).toBe(expected);
  });

  it('starts on the next working day when day 0 is none', () => {
    expect(addWorkingDays('2026-12-25', 0)).toBe('2026-12-29');
    expect(addWorkingDays('2026-11-21', 1)).toBe('2026-11-24');
    expect(addWorkingDays('2026-11-21', -1)).toBe('2026-11-20');
  });

  it('never lands on a day that is not a working day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -60, max: 60 }), (from, count) => {
        expect(isWorkingDay(addWorkingDays(from, count))).toBe(true);
      }),
    );
  });

  it('is additive', () => {
    fc.assert(
      fc.property(date, days, days, (from, one, two) => {
        expect(addWorkingDays(addWorkingDays(from, one), two)).toBe(addWorkingDays(from, one + two));
      }),
    );
  });

  it('grows with the start and with the count', () => {
    fc.assert(
      fc.property(date, date, days, (one, two, count) => {
        const [early, late] = one < two ? [one, two] : [two, one];
        expect(addWorkingDays(early, count) <= addWorkingDays(late, count)).toBe(true);
        expect(addWorkingDays(one, count) < addWorkingDays(one, count + 1)).toBe(true);
      }),
    );
  });

  it('is undone by counting back', () => {
    fc.assert(
      fc.property(workingDate, days, (from, count) => {
        expect(addWorkingDays(addWorkingDays(from, count), -count)).toBe(from);
      }),
    );
  });

  it('refuses what it cannot know', () => {
    expect(() => addWorkingDays('2032-12-30', 5)).toThrow(/2019 to 2032/);
    expect(() => addWorkingDays('2026-02-31', 1)).toThrow(CalendarError);
    expect(() => addWorkingDays('12/12/2026', 1)).toThrow(/2026-12-12/);
    expect(() => addWorkingDays('2026-12-12', 1.5)).toThrow(CalendarError);
  });

  it('uses the holidays it is given', () => {
    const calendar = { dates: new Set(['2026-11-24']), from: '2026-01-01', to: '2026-12-31' };
    expect(addWorkingDays('2026-11-23', 1, calendar)).toBe('2026-11-25');
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-11-12', '2026-11-23', 7],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-19', '2026-11-23', 2],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-24', '2026-11-23', -1],
    ['2026-11-23', '2026-11-23', 0],
  ])('from %s to %s: %i', (from, to, expected) => {
    expect(workingDaysBetween(from, to)).toBe(expected);
  });

  it('is the inverse of adding', () => {
    fc.assert(
      fc.property(date, days, (from, count) => {
        expect(workingDaysBetween(from, addWorkingDays(from, count))).toBe(count);
      }),
    );
  });

  it('finds every working day of the year exactly once', () => {
    expect(workingDaysBetween('2026-03-31', '2027-03-31')).toBe(251);
  });
});

describe('when something starts and ends', () => {
  it.each([
    ['2026-11-20T14:10:00Z', '2026-11-20'],
    ['2026-11-20T17:00:00Z', '2026-11-20'],
    ['2026-11-20T17:00:01Z', '2026-11-23'],
    ['2026-11-21T22:40:00Z', '2026-11-23'],
    ['2026-12-24T18:00:00Z', '2026-12-29'],
    // In summer 17:00 in London is 16:00 UTC, and the day begins at 23:00 UTC.
    ['2026-07-15T16:00:00Z', '2026-07-15'],
    ['2026-07-15T16:01:00Z', '2026-07-16'],
    ['2026-07-15T23:30:00Z', '2026-07-16'],
  ])('%s is day 0 on %s', (at, expected) => {
    expect(firstDay(new Date(at))).toBe(expected);
  });

  it('ends at 17:00 in London, winter and summer', () => {
    expect(deadline(new Date('2026-11-20T14:10:00Z'), 2)).toEqual(new Date('2026-11-24T17:00:00Z'));
    expect(deadline(new Date('2026-07-15T10:00:00Z'), 0)).toEqual(new Date('2026-07-15T16:00:00Z'));
  });

  it('F42 keeps 17:00 across both clock changes', () => {
    expect(deadline(new Date('2026-03-27T12:00:00Z'), 1)).toEqual(new Date('2026-03-30T16:00:00Z'));
    expect(deadline(new Date('2026-10-23T12:00:00Z'), 1)).toEqual(new Date('2026-10-26T17:00:00Z'));
    expect(endOfWorkingDay('2026-03-29')).toEqual(new Date('2026-03-29T16:00:00Z'));
    expect(endOfWorkingDay('2026-10-25')).toEqual(new Date('2026-10-25T17:00:00Z'));
  });

  it('is never before the start', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2031-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, days, (start, count) => {
        const end = deadline(start, count);
        expect(end.getTime()).toBeGreaterThanOrEqual(start.getTime());
        expect(londonTime(end)).toBe('17:00');
      }),
    );
  });
});

describe('F42 London time', () => {
  it('reads the date and time on both sides of midnight and of the clock changes', () => {
    expect(londonDate(new Date('2026-07-15T23:30:00Z'))).toBe('2026-07-16');
    expect(londonDate(new Date('2026-12-15T23:30:00Z'))).toBe('2026-12-15');
    expect(londonTime(new Date('2026-03-29T00:59:00Z'))).toBe('00:59');
    expect(londonTime(new Date('2026-03-29T01:00:00Z'))).toBe('02:00');
    expect(londonTime(new Date('2026-10-25T00:59:00Z'))).toBe('01:59');
    expect(londonTime(new Date('2026-10-25T01:00:00Z'))).toBe('01:00');
  });

  it('places skipped and repeated times', () => {
    expect(londonInstant('2026-03-29', '01:30')).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(londonInstant('2026-10-25', '01:30')).toEqual(new Date('2026-10-25T00:30:00Z'));
  });

  it('says dates as people do', () => {
    expect(sayDate('2026-12-12')).toBe('Sat 12 December 2026');
    expect(sayDate('2026-09-03', 'short')).toBe('Thu 3 Sep');
    expect(() => sayDate('2026-02-29')).toThrow(/does not exist/);
  });
});

describe('the bank holidays', () => {
  it('are those the script makes', async () => {
    const stored = await readFile(new URL('../../src/domain/bank-holidays.json', import.meta.url), 'utf8');
    expect(stored).toBe(bankHolidaysJson());
  });

  it('hold the one-off days and the substitutes, and no weekends', () => {
    for (const day of ['2020-05-08', '2022-06-03', '2022-09-19', '2023-05-08', '2026-12-28', '2027-12-27']) {
      expect(ENGLAND.dates).toContain(day);
    }
    expect(ENGLAND.dates).not.toContain('2026-12-26');
    expect([...ENGLAND.dates].filter((day) => day.startsWith('2026'))).toHaveLength(8);
  });
});
