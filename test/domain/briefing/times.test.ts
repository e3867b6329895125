import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  briefingDueAt,
  dueInstant,
  hoursMissing,
  isLate,
  nextBriefingDate,
  returnTalkDue,
  stepAt,
  stepIsDue,
  windowOf,
} from '../../../src/domain/briefing/times.ts';
import { readUpdate } from '../../../src/domain/briefing/read/read-update.ts';
import { ENGLAND, isWorkingDay, londonDate, londonTime } from '../../../src/domain/working-days.ts';
import '../../support/fixed-seed.ts';
import { contextOf, plymouthReader } from './corpus/judge.ts';

const { timetable } = plymouthReader().settings;
const at = (iso: string) => new Date(iso);
const from = (date: string, last?: string) => windowOf(date, timetable, ENGLAND, last).from.toISOString();

describe('the time a briefing covers', () => {
  it.each([
    ['a Tuesday, since Monday', '2026-11-24', '2026-11-23T09:15:00.000Z'],
    ['a Monday, since Friday', '2026-11-23', '2026-11-20T09:15:00.000Z'],
    ['Tuesday 29 December, since Christmas Eve', '2026-12-29', '2026-12-24T09:15:00.000Z'],
    ['Tuesday 30 March 2027, since Maundy Thursday', '2027-03-30', '2027-03-25T09:15:00.000Z'],
    [
      'the Monday after the clocks went back, since Friday in summer time',
      '2026-10-26',
      '2026-10-23T08:15:00.000Z',
    ],
    [
      'the Monday after the clocks went forward, since Friday in winter time',
      '2027-04-05',
      '2027-04-02T08:15:00.000Z',
    ],
  ])('%s', (_name, date, expected) => {
    expect(from(date)).toBe(expected);
  });

  it('reaches further back when the last briefing was not held', () => {
    expect(from('2026-11-25', '2026-11-20')).toBe('2026-11-20T09:15:00.000Z');
    expect(from('2026-11-25', '2026-11-24')).toBe('2026-11-24T09:15:00.000Z');
  });

  it('F42 windows of working days in a row leave no hour out and none twice, over every clock change and bank holiday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (days) => {
        const date = new Date(Date.parse('2026-01-02') + days * 86_400_000).toISOString().slice(0, 10);
        fc.pre(isWorkingDay(date));
        const next = nextBriefingDate(date);
        const [one, other] = [windowOf(date, timetable), windowOf(next, timetable)];
        expect(other.from).toEqual(one.to);
        expect(londonTime(one.from)).toBe('09:15');
        expect(londonTime(one.to)).toBe('09:15');
      }),
      { numRuns: 60 },
    );
  });
});

describe('opening', () => {
  it.each([
    ['2026-11-23T08:29:59Z', undefined],
    ['2026-11-23T08:30:00Z', { date: '2026-11-23', late: false }],
    ['2026-11-23T08:39:00Z', { date: '2026-11-23', late: false }],
    ['2026-11-23T13:10:00Z', { date: '2026-11-23', late: true }],
    ['2026-11-23T16:00:00Z', undefined],
    ['2026-11-24T03:00:00Z', undefined],
    ['2026-11-21T09:00:00Z', undefined],
    ['2026-12-28T09:00:00Z', undefined],
    ['2026-07-20T07:30:00Z', { date: '2026-07-20', late: false }],
    ['2026-10-26T08:30:00Z', { date: '2026-10-26', late: false }],
  ])('at %s', (now, expected) => {
    expect(briefingDueAt(at(now), timetable)).toEqual(expected);
  });

  it('what was missed is done late while it is of use, the close even on a later day', () => {
    const day = '2026-11-23';
    const due = (step: Parameters<typeof stepIsDue>[0], now: string) =>
      stepIsDue(step, day, at(now), timetable);
    expect([
      due('nudge', '2026-11-23T09:04:00Z'),
      due('nudge', '2026-11-23T09:20:00Z'),
      due('nudge', '2026-11-23T09:30:00Z'),
    ]).toEqual([false, true, false]);
    expect([
      due('highRiskCheck', '2026-11-23T15:00:00Z'),
      due('highRiskCheck', '2026-11-23T16:00:00Z'),
    ]).toEqual([true, false]);
    expect([due('closes', '2026-11-23T15:59:00Z'), due('closes', '2026-11-25T07:00:00Z')]).toEqual([
      false,
      true,
    ]);
    expect(isLate(at('2026-11-23T09:15:00Z'), day, timetable)).toBe(false);
    expect(isLate(at('2026-11-23T09:15:01Z'), day, timetable)).toBe(true);
    expect(stepAt('2026-06-01', 'closes', timetable).toISOString()).toBe('2026-06-01T15:00:00.000Z');
  });
});

describe('the return home conversation', () => {
  it.each([
    ['2026-11-23T08:40:00Z', '2026-11-26T08:40:00.000Z', '08:40'],
    ['2026-10-24T07:40:00Z', '2026-10-27T07:40:00.000Z', '07:40'],
    ['2027-03-27T08:40:00Z', '2027-03-30T08:40:00.000Z', '09:40'],
    ['2026-12-24T22:00:00Z', '2026-12-27T22:00:00.000Z', '22:00'],
  ])('F42 is due 72 hours after %s by a stopwatch', (returned, due, clock) => {
    const instant = returnTalkDue(at(returned), 72);
    expect(instant.toISOString()).toBe(due);
    expect(londonTime(instant)).toBe(clock);
  });
});

describe('times as they are typed', () => {
  const read = (text: string, now: string) =>
    readUpdate(text, plymouthReader(), {
      ...contextOf({ agency: 'devon-cornwall-police', open: 0, at: '23T08:40' }),
      now: at(now),
    }).drafts[0];

  it.each([
    ['1 missing since 2140, high', '2026-11-23T08:40:00Z', '2026-11-22T21:40:00.000Z'],
    ['1 missing since 0600, high', '2026-11-23T08:40:00Z', '2026-11-23T06:00:00.000Z'],
    ['1 missing since 2140, high', '2026-07-20T07:40:00Z', '2026-07-19T20:40:00.000Z'],
    ['1 missing since sat 2300', '2026-10-26T08:40:00Z', '2026-10-24T22:00:00.000Z'],
    ['1 missing since sun 2300', '2026-10-26T08:40:00Z', '2026-10-25T23:00:00.000Z'],
    ['1 missing since half 9 last night', '2026-11-24T08:40:00Z', '2026-11-23T21:30:00.000Z'],
    ['1 missing since 1am', '2026-11-24T08:40:00Z', '2026-11-24T01:00:00.000Z'],
    ['1 missing since midnight', '2026-11-24T08:40:00Z', '2026-11-24T00:00:00.000Z'],
    ['1 missing since friday 4pm', '2026-11-23T08:40:00Z', '2026-11-20T16:00:00.000Z'],
  ])('F42 %s, posted at %s', (text, now, since) => {
    expect(read(text, now)?.since?.value).toBe(since);
  });

  it.each([
    ['by Weds', { date: '2026-11-25' }],
    ['by 3pm', { date: '2026-11-23', time: '15:00' }],
    ['by 3', { date: '2026-11-23', time: '15:00' }],
    ['before 12', { date: '2026-11-23', time: '12:00' }],
    ['by 11am tomorrow', { date: '2026-11-24', time: '11:00' }],
    ['by next Monday', { date: '2026-11-30' }],
    ['by end of the week', { date: '2026-11-27' }],
    ['today', { date: '2026-11-23' }],
    ['within 24 hours', { date: '2026-11-24', time: '08:40' }],
  ])('police to visit %s', (when, due) => {
    expect(read(`police to visit ${when}`, '2026-11-23T08:40:00Z')?.actions[0]?.due).toMatchObject({
      value: due,
    });
  });

  it('what may be another day is asked', () => {
    const reading = readUpdate(
      'police to visit by Monday',
      plymouthReader(),
      contextOf({ agency: 'devon-cornwall-police', open: 0, at: '23T08:40' }),
    );
    expect(reading.questions.map(({ kind }) => kind)).toContain('due');
  });

  it('a due time without an hour is the end of the working day, on either side of a clock change', () => {
    expect(dueInstant({ date: '2026-10-23' }).toISOString()).toBe('2026-10-23T16:00:00.000Z');
    expect(dueInstant({ date: '2026-10-26', time: '12:00' }).toISOString()).toBe('2026-10-26T12:00:00.000Z');
  });

  it('F42 no time read of the past lies ahead, whatever the hour and the season', () => {
    const clock = fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}${String(m).padStart(2, '0')}`);
    const now = fc.integer({ min: Date.parse('2026-03-28T00:00Z'), max: Date.parse('2026-10-27T00:00Z') });
    fc.assert(
      fc.property(clock, now, (time, instant) => {
        const since = read(`1 missing since ${time}, high`, new Date(instant).toISOString())?.since?.value;
        if (since === undefined) return;
        const hours = (instant - Date.parse(since)) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(0);
        expect(hours).toBeLessThanOrEqual(25);
        expect(hoursMissing(new Date(since), new Date(instant))).toBe(Math.round(hours));
        // The hour that the clocks skip in March does not exist; what is said then is read as the one after.
        if (londonDate(new Date(since)) !== '2026-03-29')
          expect(londonTime(new Date(since)).replace(':', '')).toBe(time);
      }),
      { numRuns: 60 },
    );
  });
});
