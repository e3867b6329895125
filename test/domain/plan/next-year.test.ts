import { beforeAll, describe, expect, it } from 'vitest';
import { dutiesOfYear } from '../../../src/domain/plan/duties.ts';
import { moveDuty, nameMember, ownDuty } from '../../../src/domain/plan/moves.ts';
import { nextYearsPlan } from '../../../src/domain/plan/next-year.ts';
import { planYear } from '../../../src/domain/plan/plan-year.ts';
import { DutyOccurrence } from '../../../src/domain/plan/record.ts';
import type { Partnership } from '../../../src/partnership/schema.ts';
import { plymouthFile } from '../../support/plymouth.ts';
import { by } from '../meeting/build.ts';

let plymouth: Partnership;
let plan: DutyOccurrence[];
beforeAll(() => {
  plymouth = plymouthFile();
  plan = dutiesOfYear(plymouth, 2026);
});

const NOW = by('2026-11-23 09:00');
const due = (duty: string): string[] => plan.filter((one) => one.duty === duty).map((one) => one.due);
const one = (duty: string, of: readonly DutyOccurrence[] = plan): DutyOccurrence => {
  const found = of.find((each) => each.duty === duty);
  if (!found) throw new Error(`no duty ${duty}`);
  return found;
};

describe('next year’s plan', () => {
  const thisYear = () => {
    const conference = moveDuty(
      nameMember(one('conference'), 'ottoline-prakash'),
      '2026-07-08',
      'Venue',
      NOW,
    );
    const visit = ownDuty({
      id: 'mash-open-day',
      name: 'Open day',
      kind: 'event',
      owner: 'strategic-mash',
      opens: '2026-09-01',
      due: '2026-10-13',
    });
    const task = ownDuty({
      id: 'bulletin',
      name: 'Bulletin',
      kind: 'task',
      owner: 'business-unit',
      opens: '2026-04-01',
      due: '2026-05-29',
    });
    const leaver = nameMember(one('needs-analysis'), 'gone');
    return [
      ...plan.filter(({ duty }) => duty !== 'conference' && duty !== 'needs-analysis'),
      conference,
      visit,
      task,
      leaver,
    ];
  };
  const made = (there: readonly DutyOccurrence[] = []) =>
    nextYearsPlan(thisYear(), plymouth, 2026, there, (member) => member !== 'gone');

  it('is made in one step: the same duties a year on, with the same people', () => {
    const { planned, notRepeated } = made();
    expect(planned).toHaveLength(plan.length + 2);
    expect(planned.every(({ due: day }) => planYear(2027).from <= day && day <= planYear(2027).to)).toBe(
      true,
    );
    expect(one('conference', planned)).toMatchObject({
      due: '2027-06-30',
      member: 'ottoline-prakash',
      after: 'conference@2026-06-30',
      moves: [],
      evidence: [],
    });
    expect(one('needs-analysis', planned)).not.toHaveProperty('member');
    expect(one('mash-open-day', planned)).toMatchObject({ due: '2027-10-12', own: true });
    expect(one('bulletin', planned)).toMatchObject({ due: '2027-05-29', opens: '2027-04-01' });
    expect(planned.filter(({ duty }) => duty === 'leader-meeting').map(({ after }) => after)).toEqual(
      due('leader-meeting').map((day) => `leader-meeting@${day}`),
    );
    expect(notRepeated).toEqual([]);
    for (const duty of planned) expect(DutyOccurrence.parse(duty)).toEqual(duty);
  });

  it('adds nothing when it is made again, and keeps what is unfinished in sight', () => {
    const { planned, unfinished } = made();
    expect(made(planned).planned).toEqual([]);
    expect(unfinished).toHaveLength(plan.length + 2);
  });

  it('offers what was done once', () => {
    const year = dutiesOfYear(plymouth, 2025);
    const { notRepeated } = nextYearsPlan(year, plymouth, 2025);
    expect(notRepeated.map(({ duty }) => duty)).toEqual([
      'scrutiny-neglect',
      'scrutiny-adolescents',
      'young-safeguarders-report',
      'scrutiny-domestic-abuse',
    ]);
  });
});
