import { beforeAll, describe, expect, it } from 'vitest';
import { checkDate, alternatives, type Calendars } from '../../../src/domain/meeting/check-date.ts';
import { clashes } from '../../../src/domain/meeting/clashes.ts';
import { cycleOf, cycleSteps, DEFAULT_CYCLES } from '../../../src/domain/meeting/cycle-kinds.ts';
import { cycleOfMeeting } from '../../../src/domain/meeting/cycle.ts';
import { datedGroup, seriesOf, slotTimes, type Series } from '../../../src/domain/meeting/series.ts';
import { CYCLES } from '../../../src/domain/meeting/words.ts';
import {
  addWorkingDays,
  ENGLAND,
  isWorkingDay,
  londonDate,
  londonTime,
} from '../../../src/domain/working-days.ts';
import type { Partnership, PartnershipGroup } from '../../../src/partnership/schema.ts';
import { plymouthFile } from '../../support/plymouth.ts';
import { at, meetingAt } from './build.ts';

const YEAR = { from: '2026-04-01', to: '2027-03-31' };

let plymouth: Partnership;
let calendars: Calendars;
beforeAll(() => {
  plymouth = plymouthFile();
  calendars = { holidays: ENGLAND, meetings: plymouth.calendar };
});

function group(id: string): PartnershipGroup {
  const found = plymouth.groups.find((one) => one.id === id);
  if (!found) throw new Error(`no group ${id}`);
  return found;
}

function year(id: string): Series {
  return seriesOf(group(id), YEAR, { groups: plymouth.groups, calendar: plymouth.calendar });
}

function warnings(id: string): string[] {
  return year(id).dates.flatMap(({ date, findings }) =>
    findings.filter(({ weight }) => weight === 'warned').map(({ kind }) => `${date} ${kind}`),
  );
}

describe('the year of every group, date by date', () => {
  it.each([
    ['board', '10:00', '2026-06-16 2026-09-15 2026-12-15 2027-03-16'],
    ['lsp-meeting', '14:00', '2026-06-23 2026-12-08'],
    ['pan-devon-lsp', '14:00', '2026-09-22'],
    ['dsp-meeting', '15:00', '2026-04-20 2026-06-15 2026-08-24 2026-10-19 2026-12-14 2027-02-08'],
    ['mapqag', '10:00', '2026-05-12 2026-07-14 2026-09-08 2026-11-10 2027-01-12 2027-03-09'],
    ['cspr', '09:30', '2026-05-20 2026-07-15 2026-09-16 2026-11-18 2027-01-20 2027-03-17'],
    ['workforce', '14:00', '2026-04-02 2026-06-04 2026-08-06 2026-10-01 2026-12-03 2027-02-04'],
    [
      'strategic-mash',
      '13:00',
      '2026-04-23 2026-05-28 2026-06-25 2026-07-23 2026-08-27 2026-09-24 2026-10-22 2026-11-26 2026-12-24 2027-01-28 2027-02-25 2027-03-25',
    ],
    ['csa', '10:00', '2026-05-11 2026-07-13 2026-09-14 2026-11-09 2027-01-11 2027-03-08'],
    ['dac', '13:30', '2026-04-07 2026-06-02 2026-08-04 2026-10-06 2026-12-01 2027-02-02'],
    ['neglect', '10:00', '2026-04-08 2026-06-10 2026-08-12 2026-10-14 2026-12-09 2027-02-10'],
    ['sawg', '14:00', '2026-05-21 2026-07-16 2026-09-17 2026-11-19 2027-01-21 2027-03-18'],
    ['serg', '15:45', '2026-04-30 2026-06-25 2026-09-24 2026-11-19 2027-01-28 2027-03-11'],
    ['dsl-briefing', '09:30', '2026-05-14 2026-10-01 2027-02-04'],
  ])('%s at %s', (id, time, dates) => {
    const { dates: found, refused } = year(id);
    expect(found.map(({ date }) => date)).toEqual(dates.split(' '));
    expect(new Set(found.map(({ at: when }) => when))).toEqual(new Set([time]));
    expect(refused).toEqual([]);
  });

  it('Young Safeguarders meet on Wednesdays at 17:00, every fortnight from 22 April, and rest in the holidays', () => {
    const { dates, leftOut } = year('young-safeguarders');
    expect(dates.slice(0, 8).map(({ date }) => date)).toEqual(
      '2026-04-22 2026-05-06 2026-05-20 2026-06-03 2026-06-17 2026-07-01 2026-07-15 2026-09-09'.split(' '),
    );
    expect(dates.every(({ at: time }) => time === '17:00')).toBe(true);
    expect(leftOut.map(({ seriesDate }) => seriesDate)).toEqual([
      '2026-07-29',
      '2026-08-12',
      '2026-08-26',
      '2026-12-30',
    ]);
  });

  it('makes as many meetings as the cadence says', () => {
    const perYear = {
      month: 12,
      'two-months': 6,
      quarter: 4,
      'half-term': 6,
      term: 3,
      'half-year': 2,
      year: 1,
    };
    for (const one of plymouth.groups.filter(({ meetings }) => meetings)) {
      const every = one.cadence?.every ?? '';
      const wanted = Object.entries(perYear).find(([name]) => name === every)?.[1];
      if (wanted !== undefined) expect(year(one.id).dates, one.id).toHaveLength(wanted);
    }
  });

  it('keeps the daily briefing out of the calendar of meetings: 251 working days', () => {
    let days = 0;
    for (let date = '2026-04-01'; date <= YEAR.to; days += 1) date = addWorkingDays(date, 1);
    expect(days).toBe(251);
  });
});

describe('its traps', () => {
  it('warns of 24 December, which is no bank holiday', () => {
    const found = year('strategic-mash').dates.find(({ date }) => date === '2026-12-24');
    expect(found?.findings.map(({ weight, kind }) => [weight, kind])).toEqual([
      ['warned', 'school-holiday'],
      ['warned', 'avoid'],
    ]);
  });

  it.each([
    ['strategic-mash', '2026-05-28 school-holiday'],
    ['workforce', '2026-08-06 school-holiday'],
    ['dac', '2026-04-07 school-holiday'],
    ['neglect', '2026-08-12 avoid'],
    ['csa', '2026-11-09 avoid'],
  ])('warns %s of %s', (id, warning) => {
    expect(warnings(id)).toContain(warning);
  });

  it('has nothing to say against a plain date', () => {
    expect(warnings('board')).toEqual([]);
    expect(warnings('mapqag')).toEqual([]);
  });

  it('says that term dates are not confirmed where they are not', () => {
    const found = year('strategic-mash').dates.find(({ date }) => date === '2026-12-24');
    expect(found?.findings[0]?.says).toContain('not confirmed');
    const half = year('strategic-mash').dates.find(({ date }) => date === '2026-05-28');
    expect(half?.findings[0]?.says).not.toContain('not confirmed');
  });

  it('refuses the task group on Monday 4 May and offers the nearest other days', () => {
    const slot = { date: '2026-05-04', at: '10:00', minutes: 60 };
    const csa = datedGroup(group('csa'));
    expect(checkDate(slot, csa, calendars)[0]).toEqual({
      weight: 'refused',
      kind: 'bank-holiday',
      says: 'Mon 4 May 2026 is a bank holiday.',
    });
    const offered = alternatives(slot, csa, calendars);
    expect(offered.map(({ date }) => date)).toEqual(['2026-05-05', '2026-05-06', '2026-05-07']);
    expect(offered.every(({ at: time, findings }) => time === '10:00' && findings.length === 0)).toBe(true);
  });

  it('finds the clash of 19 November, and the long day of 4 February', () => {
    const members: Record<string, string[]> = {
      sawg: ['bryony-cole', 'safiya-rahman'],
      serg: ['safiya-rahman', 'jude-tan'],
      'dsl-briefing': ['jude-tan', 'ada-lovell'],
      workforce: ['ada-lovell'],
    };
    const all = Object.keys(members).flatMap((id) =>
      year(id).dates.map((date) => ({ group: id, date: date.date, ...slotTimes(date) })),
    );
    const found = clashes(all, (id) => members[id] ?? []);
    expect(found.filter(({ how }) => how === 'overlap')).toEqual([
      expect.objectContaining({
        members: ['safiya-rahman'],
        first: expect.objectContaining({ group: 'sawg', date: '2026-11-19' }) as unknown,
        second: expect.objectContaining({ group: 'serg' }) as unknown,
      }),
    ]);
    expect(found.find(({ first }) => first.date === '2027-02-04')).toMatchObject({
      how: 'same-day',
      members: ['ada-lovell'],
      first: { group: 'dsl-briefing' },
      second: { group: 'workforce' },
    });
  });

  it('signs the annual report off in a meeting before 30 September', () => {
    const lead = [...year('lsp-meeting').dates, ...year('pan-devon-lsp').dates]
      .map(({ date }) => date)
      .sort();
    expect(lead.findLast((date) => date < '2026-09-30')).toBe('2026-09-22');
  });
});

describe('the cycle around its traps', () => {
  const promptsFor = (id: string, when: string) => {
    const cycle = cycleOf(group(id));
    const meeting = meetingAt(when, { group: id, cycle });
    const policy = { calendar: plymouth.calendar, nameOf: (one: string) => group(one).short };
    return new Map(
      cycleOfMeeting(meeting, policy).prompts.map((prompt) => [
        prompt.kind,
        `${londonDate(prompt.dueAt)} ${londonTime(prompt.dueAt)}`,
      ]),
    );
  };

  it('calls for items of 15 December on 24 November, and its minutes are due on 31 December', () => {
    const board = promptsFor('board', '2026-12-15 10:00');
    expect(board.get('call-for-items')).toBe('2026-11-24 10:15');
    expect(board.get('agenda-out')).toBe('2026-12-04 10:15');
    expect(board.get('next-date')).toBe('2026-12-15 12:15');
    expect(board.get('actions-out')).toBe('2026-12-16 10:15');
    expect(board.get('minutes-out')).toBe('2026-12-31 10:15');
    expect(board.get('minutes-late')).toBe('2027-01-08 10:15');
  });

  it('expects the minutes of 10 November on Tuesday 24 November: tomorrow, seen from the 23rd', () => {
    const mapqag = promptsFor('mapqag', '2026-11-10 10:00');
    expect(mapqag.get('minutes-out')).toBe('2026-11-24 10:15');
    expect(addWorkingDays('2026-11-23', 1)).toBe('2026-11-24');
  });

  it('calls for items of 20 January on 29 December', () => {
    expect(promptsFor('cspr', '2027-01-20 09:30').get('call-for-items')).toBe('2026-12-29 10:15');
  });

  it('gives a group that meets monthly its own short cycle', () => {
    const mash = promptsFor('strategic-mash', '2026-11-26 13:00');
    expect([mash.get('call-for-items'), mash.get('agenda-out'), mash.get('minutes-out')]).toEqual([
      '2026-11-16 10:15',
      '2026-11-23 10:15',
      '2026-12-03 10:15',
    ]);
  });

  it('asks what follows an evening meeting the next morning', () => {
    const meeting = meetingAt('2026-11-18 17:00', { cycle: 'reminder-only' });
    const next = cycleOfMeeting(meeting, { calendar: plymouth.calendar, nameOf: (one) => one }).prompts.find(
      ({ kind }) => kind === 'next-date',
    );
    expect(next?.dueAt).toEqual(at('2026-11-19 09:00'));
  });

  it('has the cycles of the file and those of the code the same, and knows which group has which', () => {
    for (const kind of CYCLES)
      expect(cycleSteps(kind, plymouth.calendar), kind).toEqual(DEFAULT_CYCLES[kind]);
    const cycles = Object.fromEntries(plymouth.groups.map((one) => [one.id, cycleOf(one)]));
    expect(cycles).toMatchObject({
      board: 'board',
      'lsp-meeting': 'lsp',
      mapqag: 'standard',
      cspr: 'standard',
      'strategic-mash': 'monthly',
      csa: 'working-group',
      sawg: 'working-group',
      'young-safeguarders': 'young-people',
      'unborn-baby-panel': 'dates-only',
      'mash-operational': 'reminder-only',
    });
    expect(cycleOf(group('cspr'), 'extraordinary')).toBe('extraordinary');
  });

  it('never prompts at night, at a weekend or on a bank holiday, over the whole year of all groups', () => {
    const policy = { calendar: plymouth.calendar, nameOf: (one: string) => one };
    let count = 0;
    for (const one of plymouth.groups) {
      for (const date of year(one.id).dates) {
        const meeting = meetingAt(`${date.date} ${date.at}`, { group: one.id, cycle: cycleOf(one) });
        for (const { dueAt } of cycleOfMeeting(meeting, policy).prompts) {
          const time = londonTime(dueAt);
          expect(isWorkingDay(londonDate(dueAt))).toBe(true);
          expect(time >= '08:00' && time < '17:30').toBe(true);
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(800);
  });
});
