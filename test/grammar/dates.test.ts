import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/bot/grammar/read-date.ts';
import { addWorkingDays } from '../../src/domain/working-days.ts';
import { callOf } from './world.ts';

/** A Wednesday. */
const TODAY = '2026-11-18';
const context = { today: TODAY, addWorkingDays: (from: string, days: number) => addWorkingDays(from, days) };

const DAYS: readonly (readonly [said: string, iso: string])[] = [
  ['12 Dec', '2026-12-12'],
  ['12 dec.', '2026-12-12'],
  ['12th December', '2026-12-12'],
  ['the 12th of December', '2026-12-12'],
  ['December 12th', '2026-12-12'],
  ['Dec 12', '2026-12-12'],
  ['12-Dec-2026', '2026-12-12'],
  ['12dec', '2026-12-12'],
  ['12 December 2026', '2026-12-12'],
  ['12 December, 2026', '2026-12-12'],
  ["12 Dec '26", '2026-12-12'],
  ['12 Dec 27', '2027-12-12'],
  ['Sat 12 Dec', '2026-12-12'],
  ['Saturday, 12 December', '2026-12-12'],
  ['Saturday the 12th', '2026-12-12'],
  ['2 Sept', '2027-09-02'],
  ['twelfth of December', '2026-12-12'],
  ['the twenty-first of January', '2027-01-21'],
  ['12/12/2026', '2026-12-12'],
  ['12/12', '2026-12-12'],
  ['3/4', '2027-04-03'],
  ['03/04/2027', '2027-04-03'],
  ['12.12.26', '2026-12-12'],
  ['12-12-2026', '2026-12-12'],
  ['2026-12-12', '2026-12-12'],
  ['2026/12/12', '2026-12-12'],
  ['the 12th', '2026-12-12'],
  ['the 18th', '2026-11-18'],
  ['the 17th', '2026-12-17'],
  ['the 31st', '2026-12-31'],
  ['18 Nov', '2026-11-18'],
  ['17 Nov', '2027-11-17'],
  ['29 Feb', '2028-02-29'],
  ['today', '2026-11-18'],
  ['tonight', '2026-11-18'],
  ['end of day', '2026-11-18'],
  ['close of play', '2026-11-18'],
  ['tomorrow', '2026-11-19'],
  ['tomorrow morning', '2026-11-19'],
  ['the day after tomorrow', '2026-11-20'],
  ['Friday', '2026-11-20'],
  ['Fri', '2026-11-20'],
  ['Wednesday', '2026-11-18'],
  ['Tuesday', '2026-11-24'],
  ['this Friday', '2026-11-20'],
  ['next Friday', '2026-11-27'],
  ['next Tuesday', '2026-11-24'],
  ['Friday week', '2026-11-27'],
  ['Friday fortnight', '2026-12-04'],
  ['a week on Tuesday', '2026-12-01'],
  ['week on Tuesday', '2026-12-01'],
  ['a fortnight on Friday', '2026-12-04'],
  ['two weeks on Friday', '2026-12-04'],
  ['a week tomorrow', '2026-11-26'],
  ['a week today', '2026-11-25'],
  ['today week', '2026-11-25'],
  ['close of play Friday', '2026-11-20'],
  ['COP on Friday', '2026-11-20'],
  ['5pm on Friday', '2026-11-20'],
  ['Friday at 17:00', '2026-11-20'],
  ['Friday morning', '2026-11-20'],
  ['in two weeks', '2026-12-02'],
  ["in two weeks' time", '2026-12-02'],
  ['two weeks time', '2026-12-02'],
  ['two weeks from now', '2026-12-02'],
  ['in a fortnight', '2026-12-02'],
  ["a fortnight's time", '2026-12-02'],
  ['in 10 days', '2026-11-28'],
  ['within ten days', '2026-11-28'],
  ['in a couple of weeks', '2026-12-02'],
  ['in a month', '2026-12-18'],
  ['in three months', '2027-02-18'],
  ['in 10 working days', '2026-12-02'],
  ['within 30 working days', '2027-01-04'],
  ['end of the week', '2026-11-20'],
  ['end of next week', '2026-11-27'],
  ['start of next week', '2026-11-23'],
  ['end of the month', '2026-11-30'],
  ['the end of this month', '2026-11-30'],
  ['month end', '2026-11-30'],
  ['end of next month', '2026-12-31'],
  ['start of next month', '2026-12-01'],
  ['end of January', '2027-01-31'],
  ['end Jan', '2027-01-31'],
  ['the end of February 2028', '2028-02-29'],
  ['start of March', '2027-03-01'],
  ['mid-January', '2027-01-15'],
  ['mid January', '2027-01-15'],
  ['middle of January 2028', '2028-01-15'],
  ['the last day of November', '2026-11-30'],
  ['end of the year', '2026-12-31'],
  ['end of 2027', '2027-12-31'],
  ['end of the financial year', '2027-03-31'],
  ['new year', '2027-01-01'],
  ["New Year's Eve", '2026-12-31'],
  ['Christmas', '2026-12-25'],
];

describe('dates as they are said in Britain, on Wednesday 18 November 2026', () => {
  test.each(DAYS)('%s', (said, iso) => {
    expect(readDate(said, context)).toEqual({ kind: 'day', iso });
    expect(callOf(`action assign Do it by ${said}`).values).toEqual({ title: 'Do it', due: iso });
  });
});

test.each([
  ['31 February', '31 February does not exist. '],
  ['31st of Feb', '31 February does not exist. '],
  ['31/02', '31 February does not exist. '],
  ['31 April', '31 April does not exist. '],
  ['31 Feb 2027', '31 February 2027 does not exist: February 2027 has 28 days. '],
  ['29/02/2027', '29 February 2027 does not exist: February 2027 has 28 days. '],
  ['2027-02-30', '30 February 2027 does not exist: '],
  ['12/13/2026', '12/13/2026 is not a date: there is no month 13. Dates are read day first. '],
  ['0/12/2026', '0 December 2026 does not exist'],
  ['the 32nd', 'No month has a day 32. '],
  ['Fri 12 Dec', '12 December 2026 is a Saturday, not a Friday. '],
  ['12 Decmeber', 'There is no month “decmeber”. Did you mean 12 December?'],
])('%s is never moved to another day', (said, message) => {
  expect(readDate(said, context)).toMatchObject({
    kind: 'impossible',
    message: expect.stringContaining(message) as string,
  });
});

test.each(['January', 'next week', 'this month', 'early January', 'next year', 'in 10 working days'])(
  '%s is a time and not one day',
  (said) => expect(readDate(said, { today: TODAY })).toEqual({ kind: 'vague' }),
);

test.each([
  'the plan',
  'noon',
  '12',
  '2026',
  'Friday’s meeting',
  'sat nav',
  'half a day',
  'now',
  'last',
  '12 people',
  'Friday 12 people',
  'x'.repeat(5_000),
  '',
])('%s is not a date', (said) => expect(readDate(said, context)).toBeUndefined());

describe('today is a day in London', () => {
  test.each([
    // British Summer Time: already tomorrow in London.
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-06-30T22:59:59Z', '2026-06-30'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2027-01-01T00:00:00Z', '2027-01-01'],
    // Both nights on which the clocks change.
    ['2026-03-29T00:30:00Z', '2026-03-29'],
    ['2026-10-25T00:30:00Z', '2026-10-25'],
  ])('at %s it is %s', (now, iso) => {
    expect(callOf('action assign x by today', new Date(now)).values.due).toBe(iso);
  });

  test.each([
    ['2026-11-21T10:00:00Z', 'next Friday', '2026-11-27'],
    ['2026-11-22T10:00:00Z', 'next Friday', '2026-11-27'],
    ['2026-11-23T10:00:00Z', 'next Friday', '2026-12-04'],
    ['2026-11-21T10:00:00Z', 'this Friday', '2026-11-27'],
    ['2026-11-20T10:00:00Z', 'Friday', '2026-11-20'],
    ['2026-11-21T10:00:00Z', 'end of the week', '2026-11-27'],
    ['2027-01-31T10:00:00Z', 'end of January', '2027-01-31'],
    ['2027-02-01T10:00:00Z', 'end of January', '2028-01-31'],
    ['2027-01-31T10:00:00Z', 'in a month', '2027-02-28'],
    ['2027-01-31T10:00:00Z', 'end of next month', '2027-02-28'],
    ['2026-12-31T10:00:00Z', '1 Jan', '2027-01-01'],
  ])('on %s, %s is %s', (now, said, iso) => {
    expect(callOf(`action assign x by ${said}`, new Date(now)).values.due).toBe(iso);
  });
});
