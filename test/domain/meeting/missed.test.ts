import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/fixed-seed.ts';
import { cycleOfMeeting, type Prompt } from '../../../src/domain/meeting/cycle.ts';
import { settle } from '../../../src/domain/meeting/missed.ts';
import { notNeeded } from '../../../src/domain/meeting/needed.ts';
import { promptsBetween } from '../../../src/domain/meeting/preview.ts';
import { recipientsOf } from '../../../src/domain/meeting/recipients.ts';
import { replyForSeat } from '../../../src/domain/meeting/seats.ts';
import { AUDIENCES, PROMPTS } from '../../../src/domain/meeting/words.ts';
import { workingMoment } from '../../../src/domain/meeting/working-hours.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { at, by, meetingAt, POLICY } from './build.ts';

describe('prompts that were missed', () => {
  const meeting = meetingAt('2026-12-15 10:00', { cycle: 'board' });
  const outcomes = (when: string, done: Prompt['kind'][] = []) =>
    settle(cycleOfMeeting(meeting, POLICY), meeting, at(when), done).map((outcome) => [
      outcome.prompt.kind,
      outcome.is,
    ]);

  it('go out on time, or late and say so', () => {
    expect(outcomes('2026-11-17 10:16')).toEqual([['date-check', 'send']]);
    expect(outcomes('2026-11-18 09:00')).toEqual([['date-check', 'late']]);
    expect(outcomes('2026-11-17 10:14')).toEqual([]);
  });

  it('are asked along with the next one when that is due as well', () => {
    const found = settle(cycleOfMeeting(meeting, POLICY), meeting, at('2026-12-04 16:00'), []);
    expect(found.map((outcome) => [outcome.prompt.kind, outcome.is])).toEqual([
      ['date-check', 'skipped'],
      ['call-for-items', 'merged'],
      ['papers-due', 'merged'],
      ['agenda-out', 'late'],
    ]);
    expect(found.at(-1)?.prompt.merges).toEqual(['call-for-items', 'papers-due']);
  });

  it('are skipped once the meeting has begun, and those after it go on', () => {
    expect(
      outcomes('2026-12-16 10:20', ['date-check', 'call-for-items', 'papers-due', 'agenda-out']),
    ).toEqual([
      ['silent-members', 'skipped'],
      ['quorum-forecast', 'skipped'],
      ['reminder', 'skipped'],
      ['next-date', 'late'],
      ['actions-out', 'send'],
    ]);
  });

  it('end with late minutes, which are never forgotten', () => {
    const before = PROMPTS.slice(0, 7);
    expect(outcomes('2027-03-01 10:00', [...before])).toEqual([
      ['next-date', 'merged'],
      ['actions-out', 'late'],
      ['draft-minutes', 'merged'],
      ['minutes-out', 'skipped'],
      ['minutes-late', 'late'],
    ]);
  });

  it('are each dealt with exactly once, however often and whenever one looks', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 75 * 24 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(looks, (hours) => {
        const cycle = cycleOfMeeting(meeting, POLICY);
        const done: Prompt['kind'][] = [];
        const start = at('2026-11-10 09:00').getTime();
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const now = new Date(start + hour * 3_600_000);
          for (const outcome of settle(cycle, meeting, now, done)) {
            expect(outcome.prompt.dueAt <= now).toBe(true);
            if (outcome.is === 'merged')
              expect(cycle.prompts.some(({ kind }) => kind === outcome.into)).toBe(true);
            if (outcome.is !== 'skipped' && outcome.prompt.days < 0)
              expect(now < new Date(meeting.starts)).toBe(true);
            done.push(outcome.prompt.kind);
          }
        }
        expect(new Set(done).size).toBe(done.length);
        const last = new Date(start + Math.max(...hours) * 3_600_000);
        expect(done).toHaveLength(cycle.prompts.filter(({ dueAt }) => dueAt <= last).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the preview', () => {
  const meetings = [
    meetingAt('2026-12-15 10:00', { cycle: 'board' }),
    meetingAt('2026-12-01 13:30', { id: 'MTG-2604-D4CQ', group: 'dac', cycle: 'working-group' }),
    meetingAt('2026-11-26 13:00', { id: 'MTG-2604-M5SH', group: 'strategic-mash', cycle: 'monthly' }),
  ];

  it('of a fortnight is the preview of its days, put together', () => {
    const from = at('2026-11-23 00:00');
    const whole = promptsBetween(meetings, from, at('2026-12-07 00:00'), POLICY);
    expect(whole.length).toBeGreaterThan(12);
    const days = Array.from({ length: 14 }, (_, day) =>
      promptsBetween(
        meetings,
        new Date(from.getTime() + day * 86_400_000),
        new Date(from.getTime() + (day + 1) * 86_400_000),
        POLICY,
      ),
    ).flat();
    expect(days).toEqual(whole);
    expect(whole.map(({ prompt }) => prompt.dueAt.getTime())).toEqual(
      whole.map(({ prompt }) => prompt.dueAt.getTime()).sort((a, b) => a - b),
    );
  });

  it('says what will not be sent, and why', () => {
    const meeting = ['gareth-penhallow', 'imogen-vance', 'marcus-thorne'].reduce(
      (one, seat) => replyForSeat(one, seat, { answer: 'coming' }, by('2026-12-07 09:00', seat)),
      meetingAt('2026-12-15 10:00', { cycle: 'board' }),
    );
    const lines = promptsBetween([meeting], at('2026-12-10 00:00'), at('2026-12-12 00:00'), POLICY);
    expect(lines.map(({ prompt, leftOut }) => [prompt.kind, leftOut])).toEqual([
      ['silent-members', 'Everybody has answered.'],
      ['quorum-forecast', undefined],
    ]);
  });

  it('knows for every prompt and state whether there is anything to ask', () => {
    const meeting = meetingAt('2026-12-15 10:00');
    for (const kind of PROMPTS) {
      expect(notNeeded(kind, { ...meeting, state: 'closed' })).toBe('The meeting is closed.');
      expect(notNeeded(kind, { ...meeting, state: 'cancelled' })).toBe('The meeting was cancelled.');
    }
    expect(notNeeded('actions-out', { ...meeting, state: 'held' })).toBe('No actions were written down.');
  });
});

describe('who gets it', () => {
  const people = {
    chairsOf: (group: string) => (group === 'board' ? ['rosalind-achebe'] : []),
    membersOf: () => ['gareth-penhallow', 'rosalind-achebe'],
    unit: () => ['priya-nair'],
    ownersFor: () => ['marcus-thorne'],
  };
  const meeting = meetingAt('2026-12-15 10:00');

  it.each([
    ['chair', ['rosalind-achebe']],
    ['unit', ['priya-nair']],
    ['members', ['gareth-penhallow', 'rosalind-achebe']],
    ['owners', ['marcus-thorne']],
    ['minute-taker', ['priya-nair']],
    ['silent', ['gareth-penhallow', 'imogen-vance', 'marcus-thorne']],
  ] as const)('%s', (audience, members) => {
    expect(AUDIENCES).toContain(audience);
    expect(recipientsOf({ to: [audience] }, meeting, people)).toEqual(members);
  });

  it('is the unit when the group has no chair', () => {
    expect(recipientsOf({ to: ['chair'] }, { ...meeting, group: 'task-and-finish' }, people)).toEqual([
      'priya-nair',
    ]);
  });
});

it('waits for working hours', () => {
  expect(workingMoment(at('2026-12-24 18:00'), ENGLAND)).toEqual(at('2026-12-29 09:00'));
  expect(workingMoment(at('2026-11-23 07:59'), ENGLAND)).toEqual(at('2026-11-23 09:00'));
  expect(workingMoment(at('2026-11-23 17:29'), ENGLAND)).toEqual(at('2026-11-23 17:29'));
});
