import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/fixed-seed.ts';
import { DEFAULT_CYCLES } from '../../../src/domain/meeting/cycle-kinds.ts';
import { cycleOfMeeting, snoozeLimit, type Prompt } from '../../../src/domain/meeting/cycle.ts';
import { plusDays } from '../../../src/domain/meeting/dates.ts';
import { promptSent, snoozePrompt } from '../../../src/domain/meeting/in-meeting.ts';
import {
  callMeeting,
  cancelMeeting,
  moveMeeting,
  postponeMeeting,
} from '../../../src/domain/meeting/moves.ts';
import type { Meeting } from '../../../src/domain/meeting/record.ts';
import { CYCLES } from '../../../src/domain/meeting/words.ts';
import {
  isWorkingDay,
  londonDate,
  londonTime,
  workingDaysBetween,
} from '../../../src/domain/working-days.ts';
import { at, by, meetingAt, POLICY } from './build.ts';

const prompts = (meeting: Meeting): readonly Prompt[] => cycleOfMeeting(meeting, POLICY).prompts;
const kinds = (meeting: Meeting): string[] => prompts(meeting).map(({ kind }) => kind);
const inHours = (when: Date): boolean =>
  isWorkingDay(londonDate(when)) && londonTime(when) >= '08:00' && londonTime(when) < '17:30';

describe('the prompts of a meeting', () => {
  it('come at their offsets, say what they ask and why, and to whom', () => {
    const meeting = meetingAt('2026-12-15 10:00', { cycle: 'board' });
    expect(prompts(meeting).map(({ kind, days, dueAt }) => [kind, days, londonDate(dueAt)])).toEqual([
      ['date-check', -20, '2026-11-17'],
      ['call-for-items', -15, '2026-11-24'],
      ['papers-due', -10, '2026-12-01'],
      ['agenda-out', -7, '2026-12-04'],
      ['silent-members', -2, '2026-12-11'],
      ['quorum-forecast', -2, '2026-12-11'],
      ['reminder', -1, '2026-12-14'],
      ['next-date', 0, '2026-12-15'],
      ['actions-out', 1, '2026-12-16'],
      ['draft-minutes', 5, '2026-12-22'],
      ['minutes-out', 10, '2026-12-31'],
      ['minutes-late', 15, '2027-01-08'],
    ]);
    const call = prompts(meeting).find(({ kind }) => kind === 'call-for-items');
    expect(call?.why).toBe('15 working days before the board meeting of Tue 15 December 2026, 10:00.');
    expect(call?.asks).toContain('what children told you');
    expect(call?.to).toEqual(['members']);
  });

  it('of young people go to the adult who speaks for them, and to the unit, and to nobody else', () => {
    const meeting = meetingAt('2026-11-18 17:00', { cycle: 'young-people', group: 'young-safeguarders' });
    expect(new Set(prompts(meeting).flatMap(({ to }) => to))).toEqual(new Set(['chair', 'unit']));
    expect(prompts(meeting)[0]?.asks).toContain('Young Safeguarders');
  });

  it('are in working hours and at their offset, whatever the cycle, date and hour', () => {
    const when = fc.tuple(
      fc.integer({ min: 0, max: 2900 }).map((days) => plusDays('2024-03-01', days)),
      fc.integer({ min: 7, max: 21 }),
    );
    fc.assert(
      fc.property(when, fc.constantFrom(...CYCLES), ([date, hour], cycle) => {
        const meeting = meetingAt(`${date} ${String(hour).padStart(2, '0')}:30`, {
          cycle,
          planned: '2023-06-01 09:00',
        });
        const found = prompts(meeting);
        expect(found).toHaveLength(Object.keys(DEFAULT_CYCLES[cycle]).length);
        for (const prompt of found) {
          expect(inHours(prompt.dueAt)).toBe(true);
          if (prompt.days < 0) expect(prompt.dueAt < new Date(meeting.starts)).toBe(true);
          if (prompt.days > 0) expect(workingDaysBetween(date, londonDate(prompt.dueAt))).toBe(prompt.days);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('a date that is set late', () => {
  it('catches up in one prompt at once: an extraordinary meeting called the day before', () => {
    const meeting = meetingAt('2026-11-18 13:00', { cycle: 'extraordinary', planned: '2026-11-17 11:30' });
    expect(prompts(meeting).slice(0, 2)).toMatchObject([
      { kind: 'agenda-out', merges: ['call-for-items'], dueAt: at('2026-11-17 11:30') },
      { kind: 'quorum-forecast', merges: [], dueAt: at('2026-11-17 11:30') },
    ]);
    expect(kinds(meeting)).toEqual([
      'agenda-out',
      'quorum-forecast',
      'next-date',
      'actions-out',
      'draft-minutes',
      'minutes-out',
      'minutes-late',
    ]);
  });

  it('catches up in the morning when it was set at night', () => {
    const meeting = meetingAt('2026-11-18 13:00', { cycle: 'extraordinary', planned: '2026-11-17 22:10' });
    expect(prompts(meeting)[0]?.dueAt).toEqual(at('2026-11-18 09:00'));
  });

  it('says so when there is no time left for it', () => {
    const meeting = meetingAt('2026-11-18 09:00', { cycle: 'extraordinary', planned: '2026-11-18 08:30' });
    const cycle = cycleOfMeeting(
      meetingAt('2026-11-18 08:45', { cycle: 'extraordinary', planned: '2026-11-17 19:00' }),
      POLICY,
    );
    expect(cycle.leftOut.map(({ kind }) => kind)).toEqual([
      'call-for-items',
      'agenda-out',
      'quorum-forecast',
    ]);
    expect(prompts(meeting)[0]).toMatchObject({ kind: 'agenda-out', dueAt: at('2026-11-18 08:30') });
  });
});

describe('a meeting that is moved', () => {
  const told = () =>
    promptSent(
      promptSent(
        callMeeting(meetingAt('2026-12-15 10:00', { cycle: 'board' }), by('2026-11-02 09:00')),
        'date-check',
        at('2026-11-17 10:15'),
      ),
      'call-for-items',
      at('2026-11-24 10:15'),
    );
  const moved = (to: string, when: string) => {
    const starts = at(to);
    const ends = new Date(starts.getTime() + 7_200_000);
    return moveMeeting(told(), { starts, ends, why: 'Leave' }, by(when));
  };

  it('is not called for twice, and has everything else for its new date', () => {
    const later = moved('2027-01-19 10:00', '2026-12-01 12:00');
    const cycle = cycleOfMeeting(later, POLICY);
    expect(cycle.leftOut).toEqual([
      { kind: 'date-check', why: 'It went out before the meeting was moved.' },
      { kind: 'call-for-items', why: 'It went out before the meeting was moved.' },
    ]);
    expect(cycle.prompts.map(({ kind, dueAt }) => [kind, londonDate(dueAt)]).slice(0, 3)).toEqual([
      ['papers-due', '2027-01-05'],
      ['agenda-out', '2027-01-08'],
      ['silent-members', '2027-01-15'],
    ]);
  });

  it('merges what is past for its new date into one prompt', () => {
    const sooner = moved('2026-12-04 10:00', '2026-12-02 14:00');
    expect(cycleOfMeeting(sooner, POLICY).prompts.slice(0, 3)).toMatchObject([
      { kind: 'agenda-out', dueAt: at('2026-12-02 14:00'), to: ['members', 'owners', 'silent'] },
      { kind: 'quorum-forecast', dueAt: at('2026-12-02 14:00'), merges: [] },
      { kind: 'reminder', dueAt: at('2026-12-03 10:15') },
    ]);
  });

  it('has no prompts while it waits for a date, or once it is cancelled', () => {
    const waits = postponeMeeting(told(), 'Leave', by('2026-12-01 12:00'));
    expect(cycleOfMeeting(waits, POLICY)).toMatchObject({ prompts: [] });
    expect(cycleOfMeeting(waits, POLICY).leftOut).toHaveLength(12);
    const off = cancelMeeting(told(), 'Nothing to decide', by('2026-12-01 12:00'));
    expect(cycleOfMeeting(off, POLICY).leftOut[0]?.why).toBe('The meeting was cancelled.');
  });
});

describe('a prompt that was put off', () => {
  const meeting = meetingAt('2026-12-15 10:00', { cycle: 'board' });

  it('comes when it was put off to, within working hours', () => {
    const later = snoozePrompt(meeting, 'call-for-items', at('2026-11-28 12:00'), by('2026-11-24 10:20'));
    expect(prompts(later).find(({ kind }) => kind === 'call-for-items')).toMatchObject({
      dueAt: at('2026-11-30 09:00'),
      snoozed: true,
    });
  });

  it('cannot be put off until after the meeting', () => {
    const later = snoozePrompt(meeting, 'reminder', at('2026-12-16 12:00'), by('2026-12-14 10:20'));
    expect(prompts(later).find(({ kind }) => kind === 'reminder')?.dueAt).toEqual(at('2026-12-14 10:15'));
    const reminder = prompts(meeting).find(({ kind }) => kind === 'reminder');
    expect(reminder && snoozeLimit(reminder, meeting)).toEqual(new Date(meeting.starts));
  });

  it('cannot be put off into the past', () => {
    expect(() => snoozePrompt(meeting, 'reminder', at('2026-12-01 12:00'), by('2026-12-14 10:20'))).toThrow(
      'has passed',
    );
  });
});
