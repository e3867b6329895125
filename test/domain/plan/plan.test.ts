import { beforeAll, describe, expect, it } from 'vitest';
import { colourOf } from '../../../src/domain/plan/colour.ts';
import { countdownOf, dutyPromptsBetween } from '../../../src/domain/plan/countdown.ts';
import { dutiesOfYear } from '../../../src/domain/plan/duties.ts';
import { dutyTimes } from '../../../src/domain/plan/duty-times.ts';
import { countColours, filterPlan, planEntries } from '../../../src/domain/plan/entries.ts';
import {
  addEvidence,
  dropDuty,
  finishDuty,
  givePart,
  moveDuty,
  nameMember,
  refusePart,
  startDuty,
} from '../../../src/domain/plan/moves.ts';
import { dayOfPlan, planYearOf, sayPlanYear } from '../../../src/domain/plan/plan-year.ts';
import { DutyOccurrence } from '../../../src/domain/plan/record.ts';
import { yearGrid } from '../../../src/domain/plan/year-grid.ts';
import { isWorkingDay, londonDate, londonTime } from '../../../src/domain/working-days.ts';
import type { Partnership } from '../../../src/partnership/schema.ts';
import { plymouthFile } from '../../support/plymouth.ts';
import { at, by, meetingAt } from '../meeting/build.ts';

let plymouth: Partnership;
let plan: DutyOccurrence[];
beforeAll(() => {
  plymouth = plymouthFile();
  plan = dutiesOfYear(plymouth, 2026);
});

const nameOf = (who: string): string => plymouth.seats.find(({ id }) => id === who)?.post ?? who;
const due = (duty: string): string[] => plan.filter((one) => one.duty === duty).map((one) => one.due);
const one = (duty: string, of: readonly DutyOccurrence[] = plan): DutyOccurrence => {
  const found = of.find((each) => each.duty === duty);
  if (!found) throw new Error(`no duty ${duty}`);
  return found;
};
const NOW = by('2026-11-23 09:00');

describe('the year of duties', () => {
  it.each([
    ['annual-report', ['2026-09-30']],
    ['report-calls', ['2026-04-01']],
    ['report-contributions', ['2026-05-31']],
    ['arrangements-review', ['2026-12-31']],
    ['budget-round', ['2026-12-31']],
    ['signoff-annual-report', ['2026-09-30']],
    ['signoff-budget', ['2026-12-31']],
    ['signoff-scrutiny-plan', ['2027-03-31']],
    ['needs-analysis', ['2027-03-31']],
    ['conference', ['2026-06-30']],
    ['practice-week', ['2026-11-30']],
    ['council-scrutiny', ['2027-03-31']],
    ['s175', ['2026-10-31']],
    ['s11', ['2027-03-31']],
    ['leader-meeting', ['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31']],
    ['young-safeguarders-scorecard', ['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31']],
    ['scorecard-board', ['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31']],
    ['audits', ['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31']],
    ['audit-repeats', ['2026-09-30', '2027-03-31']],
    ['dsl-contacts', ['2026-04-30', '2026-09-30', '2027-01-31']],
  ])('%s is due %j', (duty, dates) => {
    expect(due(duty)).toEqual(dates);
  });

  it('has all duties of the file in order, once each, and what was once is not repeated', () => {
    expect(plan.map((duty) => duty.due)).toEqual(plan.map((duty) => duty.due).sort());
    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
    const recurring = plymouth.duties.filter(({ when }) => when.year === undefined).map(({ id }) => id);
    expect(new Set(plan.map(({ duty }) => duty))).toEqual(new Set(recurring));
    expect(due('scrutiny-adolescents')).toEqual([]);
    expect(dutiesOfYear(plymouth, 2025).find(({ duty }) => duty === 'scrutiny-adolescents')?.due).toBe(
      '2025-09-30',
    );
    expect(dutiesOfYear(plymouth, 2024).find(({ duty }) => duty === 'scrutiny-csa')?.due).toBe('2025-03-31');
    for (const duty of plan) expect(DutyOccurrence.parse(duty)).toEqual(duty);
  });

  it('turns scrutiny through the four priorities', () => {
    expect(
      plan.filter(({ duty }) => duty === 'scrutiny-quarter').map(({ due: day, priority }) => [day, priority]),
    ).toEqual([
      ['2026-06-30', 'neglect'],
      ['2026-09-30', 'adolescents'],
      ['2026-12-31', 'domestic-abuse'],
      ['2027-03-31', 'sexual-harm'],
    ]);
  });

  it('needs every lead partner for each of the five sign-offs, and the contributors for the budget', () => {
    const signOffs = plan.filter(({ kind }) => kind === 'sign-off');
    expect(signOffs).toHaveLength(5);
    for (const { parts } of signOffs)
      expect(parts.map(({ who }) => who)).toEqual([
        'lsp-police',
        'lsp-health',
        'lsp-council',
        'lsp-education',
      ]);
    expect(one('budget-round').parts.map(({ who }) => who)).toContain('city-college-plymouth');
    expect(one('arrangements-review').parts.length).toBeGreaterThan(20);
    expect(one('report-contributions').parts.map(({ who }) => who)).toContain('mapqag');
  });

  it('reads every way of saying when', () => {
    expect(dutyTimes({ months: [12, 1], every: 'year' }, 2026)).toEqual([
      { opens: '2026-12-01', due: '2027-01-31' },
    ]);
    expect(dutyTimes({ months: [6, 11] }, 2026).map((time) => time.due)).toEqual([
      '2026-06-30',
      '2026-11-30',
    ]);
    expect(dutyTimes({ every: 'month' }, 2026)).toHaveLength(12);
    expect(dutyTimes({ every: 'half-term' }, 2026)).toHaveLength(6);
    expect(dutyTimes({ every: 'working-day' }, 2026)).toEqual([]);
    expect(dutyTimes({ by: '02-29' }, 2026)[0]?.due).toBe('2027-02-28');
    expect(dutyTimes({ by: '02-29' }, 2027)[0]?.due).toBe('2028-02-29');
    expect([
      planYearOf('2027-03-31'),
      planYearOf('2027-04-01'),
      sayPlanYear(2026),
      dayOfPlan(2026, '01-15'),
    ]).toEqual([2026, 2027, '2026-27', '2027-01-15']);
  });
});

describe('a duty and its evidence', () => {
  it('is done only with evidence and every part', () => {
    const budget = one('signoff-budget');
    expect(() => finishDuty(budget, NOW, nameOf)).toThrow(
      /The signed document.*Missing from Chief Constable, Chief Executive/,
    );
    const signed = budget.parts.reduce((duty, { who }) => givePart(duty, who, undefined, NOW), budget);
    expect(() => finishDuty(signed, NOW, nameOf)).toThrow('What shows that it was done');
    const shown = addEvidence(
      signed,
      { id: 'e1', text: 'Signed at the meeting', link: 'https://pscp.example/1' },
      NOW,
    );
    const done = finishDuty(shown, NOW, nameOf);
    expect(DutyOccurrence.parse(done).done?.by).toBe('priya-nair');
    expect(() => addEvidence(done, { id: 'e2', text: 'More' }, NOW)).toThrow('done already');
    expect(() => givePart(signed, 'lsp-police', undefined, NOW)).toThrow('given already');
    expect(() => givePart(budget, 'nobody', undefined, NOW)).toThrow('Nothing is needed');
    expect(() => addEvidence(budget, { id: 'e', text: 'x', link: 'http://x.example' }, NOW)).toThrow(
      'https://',
    );
  });

  it('is red, amber or green, and says why', () => {
    const budget = one('signoff-budget');
    const look = (duty: DutyOccurrence, today: string) => colourOf(duty, today, nameOf);
    expect(look(budget, '2026-10-01')).toEqual({ colour: 'green', why: 'Due in 91 days.' });
    expect(look(budget, '2026-12-05').colour).toBe('amber');
    expect(look(budget, '2026-12-05').why).toBe(
      'Due in 26 days, and none of 4 has given its part (Chief Constable, Chief Executive, Chief Executive and Chief Executive) and its evidence is missing.',
    );
    expect(look(budget, '2026-12-28')).toEqual({
      colour: 'red',
      why: 'Due in 3 days, and nothing has been begun.',
    });
    expect(look(startDuty(budget, NOW), '2026-12-28').colour).toBe('amber');
    expect(look(budget, '2027-01-02').why).toMatch(/^Overdue by 2 days, and none of 4/);
    expect(look(refusePart(budget, 'lsp-police', 'Not agreed', NOW), '2026-10-01')).toEqual({
      colour: 'red',
      why: 'Chief Constable said no.',
    });
    const ready = addEvidence(one('practice-week'), { id: 'e', text: '90 came' }, NOW);
    expect(look(nameMember(ready, 'a'), '2026-11-23')).toEqual({
      colour: 'green',
      why: 'Due in 7 days; all is in.',
    });
    expect(look(finishDuty(ready, NOW, nameOf), '2026-12-05')).toEqual({
      colour: 'done',
      why: 'Done on Mon 23 Nov, with evidence.',
    });
    expect(look(one('s11'), '2026-06-01')).toEqual({
      colour: 'amber',
      why: 'Due in 303 days, and nobody is named for it.',
    });
    expect(look(dropDuty(budget, 'Agreed for two years', NOW), '2027-01-02').colour).toBe('dropped');
  });

  it('can be moved, with a reason, and keeps its id', () => {
    const moved = moveDuty(one('conference'), '2026-07-08', 'Venue', NOW);
    expect(moved).toMatchObject({
      id: 'conference@2026-06-30',
      due: '2026-07-08',
      moves: [{ from: '2026-06-30' }],
    });
    expect(() => moveDuty(moved, '2026-07-08', 'Venue', NOW)).toThrow('has already');
    expect(() => moveDuty(moved, '2026-03-08', 'Venue', NOW)).toThrow('before its plan year');
  });
});

describe('the countdown', () => {
  it('asks 90 days before the review of the arrangements, on working days only, and until it is done', () => {
    const review = one('arrangements-review');
    expect(countdownOf(review).map(({ step, dueAt, to }) => [step, londonDate(dueAt), to.join('+')])).toEqual(
      [
        ['90', '2026-10-02', 'owner'],
        ['30', '2026-12-01', 'owner+parts'],
        ['7', '2026-12-24', 'owner+parts'],
        ['due', '2026-12-31', 'owner+parts'],
        ['late', '2027-01-04', 'owner+unit'],
        ['very-late', '2027-01-15', 'owner+unit'],
      ],
    );
    expect(countdownOf(dropDuty(review, 'No change', NOW))).toEqual([]);
  });

  it('never comes at night, at a weekend or on a bank holiday, and leaves room for what comes round', () => {
    for (const year of [2025, 2028]) {
      for (const duty of dutiesOfYear(plymouth, year)) {
        for (const { dueAt, step } of countdownOf(duty)) {
          expect(isWorkingDay(londonDate(dueAt))).toBe(true);
          expect(londonTime(dueAt)).toBe('10:15');
          if (step === 'due') expect(londonDate(dueAt) <= duty.due).toBe(true);
        }
      }
    }
    expect(one('audits').countdown).toEqual([30, 7]);
  });

  it('of a fortnight can be listed', () => {
    const found = dutyPromptsBetween(plan, at('2026-11-23 00:00'), at('2026-12-07 00:00'));
    expect(found.map(({ duty, step }) => `${duty} ${step}`)).toContain('practice-week@2026-11-30 7');
    expect(
      found.every(({ dueAt }) => dueAt > at('2026-11-23 00:00') && dueAt <= at('2026-12-07 00:00')),
    ).toBe(true);
  });
});

describe('the plan as one calendar', () => {
  const names = { group: (id: string) => id.toUpperCase(), who: nameOf };
  const entries = () => planEntries([meetingAt('2026-12-15 10:00')], plan, '2026-11-23', names);

  it('puts meetings and duties together, and filters them', () => {
    const all = entries();
    expect(all).toHaveLength(plan.length + 1);
    expect(all.find(({ is }) => is === 'meeting')).toMatchObject({
      title: 'BOARD meeting',
      at: '10:00',
      why: 'Planned',
    });
    expect(
      filterPlan(all, { kind: 'sign-off', period: { from: '2026-12-01', to: '2026-12-31' } }).map(
        ({ id }) => id,
      ),
    ).toEqual(['signoff-arrangements@2026-12-31', 'signoff-budget@2026-12-31']);
    const counts = countColours(all);
    expect(counts.red + counts.amber + counts.green).toBe(plan.length);
    expect(filterPlan(all, { colour: 'red' })).toHaveLength(counts.red);
  });

  it('makes a picture of the year by owner and month', () => {
    const lanes = yearGrid(entries(), 2026, ['lsp-meeting', 'board']);
    expect(lanes.slice(0, 2).map(({ owner }) => owner)).toEqual(['lsp-meeting', 'board']);
    const december = lanes[1]?.cells[8];
    expect(december).toMatchObject({ month: '2026-12', meetings: [{ id: 'MTG-2604-K4TR', day: 15 }] });
    const total = lanes.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + cell.duties.length, 0);
    expect(total).toBe(plan.length);
  });
});
