import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOver, dueFrom, explainDue } from '../../../src/domain/review/clock.ts';
import { moveStep, skipStep, whyNotStep, doStep } from '../../../src/domain/review/steps.ts';
import { addWorkingDays, ENGLAND, isWorkingDay, londonDate } from '../../../src/domain/working-days.ts';
import { at, dayOf, doing, opened, UNIT } from './build.ts';
import '../../support/fixed-seed.ts';

const stepOf = (review: ReturnType<typeof opened>, id: string) => {
  const step = review.steps.find((each) => each.id === id);
  if (!step) throw new Error(`No step ${id}`);
  return step;
};

describe('the clocks of reviews', () => {
  it('counts the vectors of working days over Christmas and Easter', () => {
    const due = (from: string, workingDays: number) => dueFrom(from, { workingDays }, ENGLAND).toISOString();
    expect(due('2026-12-23', 5)).toBe('2027-01-04T17:00:00.000Z');
    expect(due('2026-12-16', 15)).toBe('2027-01-11T17:00:00.000Z');
    expect(due('2027-03-25', 1)).toBe('2027-03-30T16:00:00.000Z');
    expect(due('2027-03-24', 5)).toBe('2027-04-02T16:00:00.000Z');
    expect(due('2026-08-28', 3)).toBe('2026-09-03T16:00:00.000Z');
    expect(due('2026-05-22', 1)).toBe('2026-05-26T16:00:00.000Z');
  });

  it('weeks and months are the calendar’s, and fall on the next working day', () => {
    const due = (from: string, count: Parameters<typeof dueFrom>[1]) =>
      londonDate(dueFrom(from, count, ENGLAND));
    expect(due('2026-11-23', { weeks: 4 })).toBe('2026-12-21');
    expect(due('2026-11-27', { weeks: 4 })).toBe('2026-12-29');
    expect(due('2026-08-31', { months: 6 })).toBe('2027-03-01');
    expect(due('2027-01-04', { weeks: -4 })).toBe('2026-12-07');
  });

  it('explains each day in one line, without a time nobody said', () => {
    expect(explainDue('2026-12-23', { workingDays: 5 }, ENGLAND, 'aware')).toBe(
      'aware Wed 23 December 2026, counts from Thu 24 December 2026, 5 working days, without Fri 25 December 2026, Mon 28 December 2026 and Fri 1 January 2027 (bank holidays), due Mon 4 January 2027 17:00',
    );
    expect(explainDue('2026-11-27', { weeks: 4 }, ENGLAND, 'started')).toBe(
      'started Fri 27 November 2026, 4 weeks, Fri 25 Dec is no working day, due Tue 29 December 2026 17:00',
    );
  });

  it('never ends on a day off, and never before its start, whatever is counted', () => {
    const days = fc
      .integer({ min: 0, max: 2500 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    const counts = fc.oneof(
      fc.integer({ min: 0, max: 80 }).map((workingDays) => ({ workingDays })),
      fc.integer({ min: 0, max: 60 }).map((weeks) => ({ weeks })),
      fc.integer({ min: 0, max: 13 }).map((months) => ({ months })),
    );
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const due = londonDate(dueFrom(from, count, ENGLAND));
        expect(isWorkingDay(due)).toBe(true);
        expect(due >= from).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a rapid review, day by day', () => {
  const aware = opened('rapid-review', '2026-12-09');

  it('gives five working days for the notification, and starts nothing else before it is sent', () => {
    expect(dayOf(aware, 'notification')).toBe('2026-12-16');
    expect(dayOf(aware, 'templates')).toBeUndefined();
    expect(whyNotStep(aware, stepOf(aware, 'templates'), at('2026-12-10'))).toContain(
      'there is no rapid review without a notification',
    );
    expect(() => doing(aware, '2026-12-10', 'summaries')).toThrow('without a notification');
    expect(() => skipStep(aware, 'notification', UNIT, 'Not needed', at('2026-12-10'))).toThrow(
      'cannot be left out',
    );
    expect(() =>
      moveStep(aware, 'notification', UNIT, { on: '2027-01-29', why: 'Busy' }, at('2026-12-10')),
    ).toThrow('not ours to move');
  });

  it('then runs its fifteen working days from the notification', () => {
    const notified = doing(aware, '2026-12-16', 'notification');
    expect(
      ['templates', 'progress', 'summaries', 'huddle', 'report'].map((id) => dayOf(notified, id)),
    ).toEqual(['2026-12-17', '2026-12-24', '2027-01-04', '2027-01-08', '2027-01-11']);
    for (const [id, days] of [
      ['templates', 1],
      ['summaries', 10],
      ['huddle', 14],
      ['report', 15],
    ] as const)
      expect(dayOf(notified, id)).toBe(addWorkingDays('2026-12-16', days));
    expect(notified.returns.every(({ state }) => state === 'planned')).toBe(true);
    const asked = doing(notified, '2026-12-17', 'templates');
    expect(asked.returns.map(({ state, dueAt }) => [state, dueAt?.slice(0, 10)])).toEqual(
      asked.returns.map(() => ['asked', '2027-01-04']),
    );
  });

  it('a notification sent late starts the fifteen days on the day it went, and is written down as late', () => {
    const late = doing(aware, '2026-12-18', 'notification');
    expect(dayOf(late, 'report')).toBe(addWorkingDays('2026-12-18', 15));
    expect(daysOver(aware.steps[2]?.dueAt, at('2026-12-18'))).toBe(2);
  });

  it('refuses days that have not come, and days before it began', () => {
    expect(() => doStep(aware, 'notification', UNIT, { on: '2026-12-20' }, at('2026-12-16'))).toThrow(
      'not come yet',
    );
    expect(() => doStep(aware, 'notification', UNIT, { on: '2026-12-01' }, at('2026-12-16'))).toThrow(
      'before it could begin',
    );
  });
});

describe('a practice review, to its publication', () => {
  it('is published with its whole checklist only, and stays public for a year', () => {
    let review = opened('practice-review', '2026-01-05', { jointWith: ['devon'] });
    review = doing(review, '2026-05-29', 'agreed', 'decision');
    const { checklist } = review;
    const all = checklist.map(({ id }) => id);
    expect(() => doStep(review, 'published', UNIT, { ticked: all.slice(1) }, at('2026-06-26'))).toThrow(
      'No child and no family can be recognised',
    );
    review = doStep(review, 'published', UNIT, { ticked: all, text: 'On the website.' }, at('2026-06-26'));
    expect(review.checklist.every(({ ticked }) => ticked?.by === UNIT)).toBe(true);
    expect(dayOf(review, 'keep-public')).toBe('2027-06-28');
    expect(() => doing(review, '2027-06-01', 'keep-public')).toThrow('stays as it is until Mon 28 June 2027');
    expect(() => skipStep(review, 'keep-public', UNIT, 'No longer needed', at('2027-01-04'))).toThrow(
      'cannot be left out',
    );
    expect(
      doing(review, '2027-06-29', 'keep-public').steps.find(({ id }) => id === 'keep-public')?.done?.on,
    ).toBe('2027-06-29');
    expect(review.jointWith).toEqual(['devon']);
  });
});
