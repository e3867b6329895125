import { describe, expect, it } from 'vitest';
import { readWanted } from '../../../commands/training/wanted.ts';
import {
  coursesThatMeet,
  isFor,
  mayBook,
  needsOf,
  type Learner,
} from '../../../src/domain/training/needs.ts';
import { monthsAfter } from '../../../src/domain/meeting/dates.ts';
import { trainingFigures } from '../../../src/domain/training/figures.ts';
import type { Role } from '../../../src/partnership/model.ts';
import { plymouthFile } from '../../support/plymouth.ts';
import { newBooking, newSession } from '../../support/training.ts';

const file = plymouthFile();
const { courses } = file;
const TODAY = '2026-11-23';
const learner = (role: Role, sector = 'education', post = 'Teacher'): Learner => ({
  member: { roles: [{ role }], post },
  sector,
});
const said = (who: Learner, ...had: (readonly [string, string])[]): string[] =>
  needsOf(
    who,
    courses,
    had.map(([course, on]) => ({ course, on })),
    TODAY,
  ).map(({ course, state, dueOn }) =>
    [course.id, state, dueOn].filter((each) => each !== undefined).join(' '),
  );

describe('who needs what', () => {
  it('by role: a designated safeguarding lead every two years, others every three', () => {
    expect(said(learner('dsl'))).toEqual(['understanding-child-protection never', 'working-together never']);
    expect(
      said(
        learner('dsl'),
        ['understanding-child-protection', '2024-11-23'],
        ['working-together', '2024-11-23'],
      ),
    ).toEqual(['understanding-child-protection due 2026-11-23', 'working-together fresh 2027-11-23']);
    expect(said(learner('practitioner', 'voluntary'))).toEqual(['working-together never']);
    expect(said(learner('practitioner', 'health'))).toContain('understanding-child-protection never');
    expect(said(learner('scrutineer'))).toEqual([]);
  });

  it('by the name of the job, and only those who have had it again where nobody needs it', () => {
    expect(said(learner('group-member', 'local-authority', 'Social Worker, Edge of Care'))).toEqual([
      'safer-me never',
    ]);
    expect(
      said(learner('manager', 'voluntary'), ['gcp2', '2024-01-31'], ['working-together', '2026-01-01']),
    ).toEqual(['gcp2 due 2026-01-31', 'working-together fresh 2029-01-01']);
  });

  it('a refresher counts as the course again, and is what is looked for then', () => {
    const dsl = learner('dsl');
    const had = ['understanding-child-protection', '2020-01-10'] as const;
    expect(said(dsl, had, ['child-protection-refresher', '2026-02-28'])).toContain(
      'understanding-child-protection fresh 2028-02-28',
    );
    const [need] = needsOf(dsl, courses, [{ course: had[0], on: had[1] }], TODAY).filter(
      ({ state }) => state === 'due',
    );
    expect(need && coursesThatMeet(need, courses).map(({ id }) => id)).toEqual([
      'child-protection-refresher',
      'understanding-child-protection',
    ]);
  });

  it('counts months to the last day of a short one', () => {
    expect(monthsAfter('2024-08-31', 6)).toBe('2025-02-28');
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
    expect(monthsAfter('2026-11-23', 36)).toBe('2029-11-23');
  });

  it('a course is for its audience, and closed to others only where it says so', () => {
    const gcp2 = courses.find(({ id }) => id === 'gcp2');
    const lado = courses.find(({ id }) => id === 'role-of-the-lado');
    if (!gcp2 || !lado) throw new Error('no course');
    expect([isFor(gcp2, learner('lsp')), mayBook(gcp2, learner('lsp'))]).toEqual([false, false]);
    expect([isFor(lado, learner('practitioner')), mayBook(lado, learner('practitioner'))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('what somebody looks for', () => {
  it.each([
    ['GCP2', { courses: ['gcp2'] }],
    ['graded care profile 2 in january', { courses: ['gcp2'], month: 1 }],
    ['neglect', { priority: 'neglect' }],
    ['something for DSLs next month', { role: 'dsl', month: 12 }],
    ['for designated safeguarding leads', { role: 'dsl' }],
    [
      'domestic abuse level',
      {
        priority: 'domestic-abuse',
        courses: ['csa-level-3', 'domestic-abuse-1', 'domestic-abuse-2', 'domestic-abuse-3'],
      },
    ],
    ['curious', { courses: ['curious-conversations'] }],
    ['in May', { month: 5 }],
    ['level 3 for managers', { level: 3, role: 'manager' }],
    ['domestic abuse level 3', { courses: ['domestic-abuse-3'] }],
    ['', {}],
    ['knitting', { courses: [] }],
  ])('%s', (text, wanted) => {
    expect(readWanted(text, file, TODAY)).toEqual(wanted);
  });
});

describe('training in numbers', () => {
  it('counts places, who came and from where, of sessions that were not cancelled', () => {
    const held = newSession({ state: 'held', places: 4 });
    const off = newSession({ id: 'SES-2701-R7MN', state: 'cancelled' });
    const bookings = [
      newBooking('jo-day', { state: 'attended' }),
      newBooking('kit-rowe', { state: 'no-show' }),
      newBooking('sam-oak', { state: 'attended', agency: 'nspcc' }),
      newBooking('ann-lee', {
        state: 'cancelled',
        ended: { why: 'given-back', late: true, by: 'x', at: held.at },
      }),
      newBooking('bo-fry', { state: 'booked', session: off.id }),
    ];
    const period = { from: '2027-01-01', to: '2027-01-31' };
    expect(trainingFigures([held, off], bookings, period)).toMatchObject({
      ...{ sessions: 1, cancelled: 1, places: 4, taken: 3, came: 2, missed: 1, givenBackLate: 1 },
      byAgency: [
        { label: 'childrens-services', count: 2 },
        { label: 'nspcc', count: 1 },
      ],
    });
    expect(trainingFigures([held], bookings, period, (course) => course === 'safer-me').sessions).toBe(0);
  });
});
