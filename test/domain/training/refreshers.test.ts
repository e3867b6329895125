import { describe, expect, it } from 'vitest';
import {
  answerUpdate,
  cascadeStep,
  countSchools,
  roundOf,
  schoolsAsked,
} from '../../../src/domain/training/refresh-cascade.ts';
import { refreshPromptFor, refreshPromptsOf } from '../../../src/domain/training/refresh-prompts.ts';
import { townsfolk } from '../../support/people.ts';
import { plymouth } from '../../support/schedules.ts';

type Sent = { step: string; on: string }[];
/** What goes on each of these days, in turn. */
function run(due: string, days: readonly string[]): string[] {
  let sent: Sent = [];
  return days.flatMap((today) => {
    const found = refreshPromptFor(due, sent, today);
    if (!found) return [];
    sent = [...sent, ...found.settles.map((step) => ({ step, on: today }))];
    return [`${today} ${found.prompt.step}`];
  });
}

describe('a refresher, by the clock', () => {
  it('is prompted 90, 30 and 7 days before and once it is overdue, on working days', () => {
    // 5 April 2027 is Easter Monday.
    expect(refreshPromptsOf('2027-04-05').map(({ step, on }) => `${step} ${on}`)).toEqual([
      '90 2027-01-05',
      '30 2027-03-05',
      '7 2027-03-25',
      'overdue 2027-04-06',
    ]);
    const days = [
      '2027-01-04',
      '2027-01-05',
      '2027-01-06',
      '2027-03-05',
      '2027-03-25',
      '2027-03-30',
      '2027-04-06',
      '2027-09-01',
    ];
    expect(run('2027-04-05', days)).toEqual([
      '2027-01-05 90',
      '2027-03-05 30',
      '2027-03-25 7',
      '2027-04-06 overdue',
    ]);
  });

  it('after downtime says what is true then, once: late ones merge, and old ones are not made up for', () => {
    expect(run('2027-04-05', ['2027-01-12', '2027-01-13'])).toEqual(['2027-01-12 90']);
    expect(run('2027-04-05', ['2027-01-13', '2027-03-05'])).toEqual(['2027-03-05 30']);
    expect(run('2027-04-05', ['2027-03-26', '2027-03-29'])).toEqual(['2027-03-26 7']);
    expect(run('2027-04-05', ['2027-08-02', '2027-08-03'])).toEqual(['2027-08-02 overdue']);
  });

  it('done again, it has its prompts again for the new day', () => {
    const sent = [{ step: 'overdue|2027-04-05', on: '2027-04-06' }];
    expect(refreshPromptFor('2029-04-05', sent, '2027-04-20')).toBeUndefined();
    expect(refreshPromptFor('2029-04-05', sent, '2029-01-05')?.prompt.step).toBe('90');
  });
});

describe('the yearly update of schools, by the clock', () => {
  const settings = { on: '09-01', chaseAfterDays: [14, 35] };
  const over = (days: readonly string[]): string[] => {
    let prompted: Sent = [];
    return days.flatMap((today) => {
      const found = cascadeStep(settings, { prompted }, today);
      if (!found) return [];
      prompted = [...prompted, ...found.settles.map((step) => ({ step, on: today }))];
      return [`${today} ${found.step}`];
    });
  };

  it('is asked on the first working day of September, and chased twice', () => {
    expect(
      over([
        '2026-08-31',
        '2026-09-01',
        '2026-09-02',
        '2026-09-14',
        '2026-09-15',
        '2026-10-05',
        '2026-10-06',
        '2027-03-01',
      ]),
    ).toEqual(['2026-09-01 asked', '2026-09-15 chase-1', '2026-10-06 chase-2']);
    // 1 September 2029 is a Saturday.
    expect(over(['2029-09-01', '2029-09-03'])).toEqual(['2029-09-03 asked']);
  });

  it('late it counts from when it was asked; so late that nobody expects it, it is left out; two chases that waited are one', () => {
    expect(over(['2026-09-21', '2026-10-02', '2026-10-05'])).toEqual([
      '2026-09-21 asked',
      '2026-10-05 chase-1',
    ]);
    expect(over(['2026-11-23'])).toEqual([]);
    expect(over(['2026-09-01', '2026-12-01', '2026-12-02'])).toEqual([
      '2026-09-01 asked',
      '2026-12-01 chase-2',
    ]);
    expect(roundOf(settings, '2026-08-31')).toBe('2025');
    expect(roundOf(settings, '2026-09-01')).toBe('2026');
  });

  it('asks each school by its lead, and counts where they are', () => {
    const { staffUpdate, agencies } = plymouth.partnership;
    if (!staffUpdate) throw new Error('Plymouth asks its schools');
    const lead = townsfolk().find(({ name }) => name === 'Anne-Marie Vosper');
    if (!lead) throw new Error('she is there');
    const second = { ...lead, id: 'second-lead', name: 'Second Lead' };
    const schools = schoolsAsked(staffUpdate, agencies, { members: [...townsfolk(), second] });
    const keys = schools.map(({ key }) => key);
    // One of many primary schools each; the trust as one; the council's own service not at all.
    expect(keys).toEqual(
      expect.arrayContaining([
        'primary-schools|anne-marie-vosper',
        'primary-schools|second-lead',
        'westcountry-schools-trust',
      ]),
    );
    expect(keys).not.toContain('education-participation-skills');
    expect(keys).toContain('language-schools');
    const round = { id: '2026', rev: 1, answers: [], prompted: [] };
    const by = { member: lead.id, now: new Date('2026-09-03T10:00:00Z') };
    const planned = answerUpdate(round, 'primary-schools|second-lead', 'planned', by);
    const done = answerUpdate(planned, 'primary-schools|anne-marie-vosper', 'done', by);
    const before = countSchools(schools, round);
    const after = countSchools(schools, done);
    expect(before).toMatchObject({ done: 0, planned: 0 });
    expect(before.nobody).toBeGreaterThan(0);
    expect(after).toEqual({ ...before, done: 1, planned: 1, silent: before.silent - 2 });
    expect(answerUpdate(done, 'primary-schools|anne-marie-vosper', 'planned', by)).toBe(done);
    expect(answerUpdate(planned, 'primary-schools|second-lead', 'done', by).answers).toHaveLength(1);
  });
});
