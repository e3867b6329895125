import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../support/fixed-seed.ts';
import { bankHolidaysWith, publishedListWarning, PUBLISHED_TO } from '../../src/domain/bank-holidays.ts';
import { explainDeadline, isWeekend, provisionalNote } from '../../src/domain/deadline.ts';
import {
  addWorkingDays,
  deadline,
  ENGLAND,
  firstDay,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
  nextWorkingDay,
  workingDaysBetween,
} from '../../src/domain/working-days.ts';

const at = (text: string): Date => {
  const [date = '', time = ''] = text.split(' ');
  return londonInstant(date, time);
};

describe('how a deadline is explained', () => {
  it.each([
    ['2026-11-20 14:10', 2, 'raised Fri 14:10, counts from Mon, 2 working days, due Tue 17:00'],
    [
      '2026-11-20 17:01',
      2,
      'raised Fri 17:01 (after 17:00, so taken as Mon), counts from Tue, 2 working days, due Wed 17:00',
    ],
    [
      '2026-11-21 09:30',
      1,
      'raised Sat 09:30 (not a working day, so taken as Mon), counts from Tue, 1 working day, due Tue 17:00',
    ],
    ['2026-11-20 14:10', 0, 'raised Fri 14:10, the same working day, due Fri 17:00'],
    [
      '2026-12-23 10:00',
      5,
      'raised Wed 23 December 2026 10:00, counts from Thu 24 December 2026, 5 working days, without Fri 25 December 2026, Mon 28 December 2026 and Fri 1 January 2027 (bank holidays), due Mon 4 January 2027 17:00',
    ],
    [
      '2026-05-22 10:00',
      1,
      'raised Fri 10:00, counts from Tue, 1 working day, without Mon (bank holiday), due Tue 17:00',
    ],
    [
      '2026-11-09 10:00',
      7,
      'raised Mon 9 Nov 10:00, counts from Tue 10 Nov, 7 working days, due Wed 18 Nov 17:00',
    ],
    [
      '2030-01-14 10:00',
      2,
      'raised Mon 10:00, counts from Tue, 2 working days, due Wed 17:00 (provisional: bank holidays for 2030 are not published yet)',
    ],
  ])('%s and %i: %s', (start, days, expected) => {
    expect(explainDeadline(at(start), days)).toBe(expected);
  });

  it('names every year that is not published, and none that is', () => {
    const note = (from: string, to: string) =>
      provisionalNote(from, to, { ...ENGLAND, publishedTo: '2028-12-31' });
    expect(note('2028-12-20', '2028-12-31')).toBeUndefined();
    expect(note('2028-12-20', '2029-01-04')).toContain('for 2029 are');
    expect(note('2028-12-20', '2031-01-04')).toContain('for 2029, 2030 and 2031 are');
    expect(note('2030-02-04', '2029-12-20')).toContain('for 2029 and 2030 are');
    expect(provisionalNote('2031-01-01', '2031-02-01', { ...ENGLAND, publishedTo: '2031-12-31' })).toBe(
      undefined,
    );
  });

  it('never throws, and says the due day that the arithmetic gives, flagged exactly beyond what is published', () => {
    const instant = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 40 }), (start, days) => {
        const said = explainDeadline(start, days);
        const due = londonDate(deadline(start, days));
        expect(said).toContain('due ');
        expect(said.includes('provisional')).toBe(due > PUBLISHED_TO);
        // A span of up to a week needs no dates; any longer one has them.
        const span = Date.parse(due) - Date.parse(londonDate(start));
        expect(/due \w{3} \d{1,2} \w/.test(said)).toBe(span > 6 * 86_400_000);
      }),
    );
  });
});

describe('the rule, 2024 to 2030', () => {
  const local = fc
    .tuple(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-30'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 1439 }),
    )
    .map(([day, minute]) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return { date: day.toISOString().slice(0, 10), time };
    });

  it('day 0 is the day itself up to 17:00 on a working day, and the next working day otherwise', () => {
    fc.assert(
      fc.property(local, ({ date, time }) => {
        const start = londonInstant(date, time);
        const shown = londonDate(start);
        const inTime = isWorkingDay(shown) && londonTime(start) <= '17:00';
        expect(firstDay(start)).toBe(inTime ? shown : nextWorkingDay(shown));
      }),
    );
  });

  it('the limit is so many working days after day 0, at 17:00 in London, whatever the clocks do', () => {
    fc.assert(
      fc.property(local, fc.integer({ min: 0, max: 30 }), ({ date, time }, days) => {
        const start = londonInstant(date, time);
        const end = deadline(start, days);
        expect(londonTime(end)).toBe('17:00');
        expect(isWorkingDay(londonDate(end))).toBe(true);
        expect(workingDaysBetween(firstDay(start), londonDate(end))).toBe(days);
      }),
    );
  });

  it('one more bank holiday never brings a deadline forward, and moves it by one working day at most', () => {
    fc.assert(
      fc.property(
        local,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        (from, days, off) => {
          const start = londonInstant(from.date, from.time);
          const before = londonDate(deadline(start, days));
          const extra = addWorkingDays(from.date, off);
          const calendar = { ...ENGLAND, dates: new Set([...ENGLAND.dates, extra]) };
          const after = londonDate(deadline(start, days, calendar));
          expect(after >= before).toBe(true);
          expect(after <= nextWorkingDay(before, calendar)).toBe(true);
          if (extra > before || extra < firstDay(start)) expect(after).toBe(before);
        },
      ),
    );
  });
});

describe('the list of bank holidays', () => {
  it('is published to the end of a year, computed after it, with one-off days in their place', () => {
    const all = bankHolidaysWith([{ id: '2027-03-12', name: 'State funeral' }]);
    const standing = (date: string) => all.find((holiday) => holiday.date === date)?.standing;
    expect(standing('2027-03-12')).toBe('one-off');
    expect(standing('2028-12-26')).toBe('published');
    expect(standing('2030-04-19')).toBe('provisional');
    expect(all.map(({ date }) => date)).toEqual([...all.map(({ date }) => date)].sort());
    expect(
      all.every(
        ({ date, standing: each }) => each === 'one-off' || (each === 'provisional') === date > PUBLISHED_TO,
      ),
    ).toBe(true);
    expect(all.some(({ date }) => isWeekend(date))).toBe(false);
  });

  it.each([
    ['2028', '2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26'],
    ['2029', '2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26'],
    ['2030', '2030-01-01 2030-04-19 2030-04-22 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26'],
  ])('holds those of %s', (year, dates) => {
    expect([...ENGLAND.dates].filter((date) => date.startsWith(year))).toEqual(dates.split(' '));
  });

  it('warns a year before the published ones end', () => {
    expect(publishedListWarning('2027-12-31', '2028-12-31')).toBeUndefined();
    expect(publishedListWarning('2028-01-01', '2028-12-31')).toContain('ends with 2028-12-31');
    expect(publishedListWarning('2029-01-01', '2028-12-31')).toContain('ended');
    expect(publishedListWarning('2028-02-29', '2028-12-31')).toContain('ends');
  });
});
