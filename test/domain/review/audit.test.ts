import { describe, expect, it } from 'vitest';
import {
  addFinding,
  answerQuestion,
  closeReview,
  dropFinding,
  findingBecame,
  leftToDo,
} from '../../../src/domain/review/findings.ts';
import { lanesOf } from '../../../src/domain/review/lanes.ts';
import {
  acknowledgePage,
  approvePage,
  circulatePage,
  pageReach,
  writePage,
} from '../../../src/domain/review/one-page.ts';
import {
  changedQuestions,
  compareRounds,
  questionsAgain,
  repeatedBy,
} from '../../../src/domain/review/repeat.ts';
import {
  answerExtension,
  declineReturn,
  extendReturn,
  isLate,
  receiveReturn,
  reopenReturn,
  returnsByAgency,
} from '../../../src/domain/review/returns.ts';
import type { Review } from '../../../src/domain/review/record.ts';
import { doStep } from '../../../src/domain/review/steps.ts';
import { at, dayOf, doing, opened, UNIT } from './build.ts';

const AGENCIES = ['devon-cornwall-police', 'childrens-services', 'action-for-children'];
const started = (): Review => opened('audit', '2026-11-23', { agencies: AGENCIES });
const asked = (): Review => doing(started(), '2026-11-30', 'questions', 'tool');
const PAGE = {
  looked: 'What we looked at',
  well: 'What works',
  better: 'What to strengthen',
  now: 'What to do',
};

describe('an audit, all the way round', () => {
  it('has every step of the cycle on its day', () => {
    const days = started().steps.map(({ id, dueAt }) => [id, dueAt?.slice(0, 10)]);
    expect(days).toEqual([
      ['questions', '2026-11-23'],
      ['tool', '2026-11-30'],
      ['returns', '2026-12-21'],
      ['families', '2026-12-29'],
      ['learning', '2027-01-04'],
      ['young-people', '2027-01-11'],
      ['briefing-approved', '2027-01-18'],
      ['briefing-out', '2027-01-25'],
      ['actions', '2027-01-25'],
      ['assurance', undefined],
      ['repeat', '2027-11-23'],
      ['difference', undefined],
    ]);
  });

  it('settles its returns one by one: in, with more time, declined; the last one settles the step', () => {
    let audit = asked();
    expect(() => doing(audit, '2026-12-21', 'returns')).toThrow('3 returns are still open');
    audit = receiveReturn(audit, 'devon-cornwall-police', 'callum-rowsell', {}, at('2026-12-18'));
    const more = { until: '2027-01-08', why: 'Our auditor is ill', given: false };
    audit = extendReturn(audit, 'action-for-children', 'jory-whitmarsh', more, at('2026-12-18'));
    expect(isLate(audit.returns[2] ?? fail(), at('2026-12-22').now)).toBe(true);
    audit = answerExtension(audit, 'action-for-children', UNIT, true, at('2026-12-19'));
    expect(isLate(audit.returns[2] ?? fail(), at('2026-12-22').now)).toBe(false);
    expect(isLate(audit.returns[2] ?? fail(), at('2027-01-08', '17:01').now)).toBe(true);
    expect(returnsByAgency(audit, at('2027-01-09').now)).toContainEqual({
      agency: 'action-for-children',
      of: 1,
      received: 0,
      declined: 0,
      late: 1,
    });
    audit = declineReturn(
      audit,
      'childrens-services',
      UNIT,
      'No child of the cohort was known to it',
      at('2026-12-21'),
    );
    audit = receiveReturn(audit, 'action-for-children', 'jory-whitmarsh', {}, at('2027-01-08'));
    expect(audit.steps.find(({ id }) => id === 'returns')?.done?.text).toBe('3 of 3 returns are settled.');
    audit = reopenReturn(audit, 'action-for-children', UNIT, 'It was last year’s form', at('2027-01-09'));
    expect(audit.steps.find(({ id }) => id === 'returns')?.done).toBeUndefined();
    expect(() => receiveReturn(audit, 'devon-cornwall-police', UNIT, {}, at('2027-01-09'))).toThrow(
      'in already',
    );
  });

  it('says why families were not spoken to, agrees its one page before it is sent round, and counts who read it', () => {
    let audit = asked();
    expect(() => doStep(audit, 'families', UNIT, { yes: false }, at('2026-12-29'))).toThrow('why not');
    audit = doStep(audit, 'families', UNIT, { yes: false, text: 'They did not want to.' }, at('2026-12-29'));
    audit = doStep(audit, 'learning', UNIT, { agencies: AGENCIES }, at('2027-01-04'));
    expect(() => approvePage(audit, UNIT, at('2027-01-18'))).toThrow('no one-page briefing yet');
    audit = writePage(audit, UNIT, PAGE, at('2027-01-15'));
    expect(() => circulatePage(audit, UNIT, AGENCIES, at('2027-01-18'))).toThrow('agreed first');
    audit = approvePage(audit, 'dominic-oyelaran', at('2027-01-18'));
    expect(() => writePage(audit, UNIT, { ...PAGE, now: 'Something else' }, at('2027-01-19'))).toThrow(
      'stay as they are',
    );
    audit = circulatePage(audit, UNIT, AGENCIES, at('2027-01-25'));
    audit = acknowledgePage(audit, 'action-for-children', 'clementine-owusu', undefined, at('2027-01-26'));
    audit = acknowledgePage(audit, 'action-for-children', 'clementine-owusu', 14, at('2027-01-27'));
    expect(pageReach(audit)).toEqual({ read: 1, of: 3, people: 14 });
    expect(
      ['briefing-approved', 'briefing-out'].map(
        (id) => audit.steps.find((step) => step.id === id)?.done !== undefined,
      ),
    ).toEqual([true, true]);
  });

  it('lets no finding go without an action or a reason, and asks for assurance again and again', () => {
    let audit = doing(asked(), '2027-01-04', 'learning');
    audit = addFinding(
      audit,
      UNIT,
      { text: 'Letters reach schools late', theme: 'neglect' },
      at('2027-01-05'),
    );
    audit = addFinding(audit, UNIT, { text: 'Housing is not asked' }, at('2027-01-05'));
    expect(() => doing(audit, '2027-01-25', 'actions')).toThrow('F1, F2 are not an action yet');
    audit = findingBecame(audit, 'F1', 'ACT-2701-K4TR', UNIT, at('2027-01-06'));
    expect(() => findingBecame(audit, 'F1', 'ACT-2701-XXXX', UNIT, at('2027-01-06'))).toThrow(
      'ACT-2701-K4TR',
    );
    audit = dropFinding(audit, 'F2', UNIT, 'Already in the housing plan', at('2027-01-06'));
    audit = doing(audit, '2027-01-25', 'actions');
    expect(dayOf(audit, 'assurance')).toBe('2027-03-25');
    audit = doStep(audit, 'assurance', UNIT, {}, at('2027-03-24'));
    expect(dayOf(audit, 'assurance')).toBe('2027-05-24');
    audit = doStep(audit, 'assurance', UNIT, { last: true }, at('2027-05-24'));
    expect(audit.steps.find(({ id }) => id === 'assurance')).toMatchObject({
      times: [{ on: '2027-03-24' }],
      done: { on: '2027-05-24' },
    });
  });

  it('F39 is repeated with the same questions and compared; a reworded question is refused, with the reason', () => {
    const first = answerQuestion(asked(), 'Q1', UNIT, { percent: 62 }, at('2027-01-05'));
    expect(() => doing(first, '2027-10-01', 'repeat')).toThrow('Start the repeat itself');
    const repeat = (questions: string[]) =>
      opened('audit', '2027-10-04', {
        id: 'REV-2710-H7QD',
        agencies: AGENCIES,
        questions,
        repeats: first.id,
      });
    const again = answerQuestion(
      repeat(questionsAgain(first)),
      'Q1',
      UNIT,
      { percent: 81 },
      at('2027-12-01'),
    );
    const noted = repeatedBy(first, again.id, UNIT, at('2027-10-04'));
    expect(noted.steps.find(({ id }) => id === 'repeat')?.done?.text).toBe('REV-2710-H7QD');
    expect(dayOf(noted, 'difference')).toBe('2028-02-04');
    expect(compareRounds(first, again)).toMatchObject({
      comparable: true,
      rows: [{ before: 62, after: 81 }, {}, {}, {}],
    });
    const [one = '', ...others] = questionsAgain(first);
    expect(compareRounds(first, repeat([`  ${one.toUpperCase()} `, ...others]))).toMatchObject({
      comparable: true,
    });
    expect(compareRounds(first, repeat(['Have all relevant staff had training?', ...others]))).toEqual({
      comparable: false,
      why: ['Question 1 reads differently, so a change may be a change of the question.'],
    });
    expect(changedQuestions(first.questions, first.questions.slice(1)).length).toBeGreaterThan(0);
    expect(() => repeatedBy(noted, 'REV-2710-ZZZZ', UNIT, at('2027-10-05'))).toThrow('REV-2710-H7QD');
  });

  it('is closed when nothing is left, or stopped with a reason', () => {
    const audit = asked();
    expect(leftToDo(audit)).toContain('3 returns are still owed.');
    expect(() => closeReview(audit, UNIT, { kind: 'finished' }, at('2027-01-05'))).toThrow(
      'do it, or leave it out',
    );
    expect(() => closeReview(audit, UNIT, { kind: 'stopped' }, at('2027-01-05'))).toThrow('why it stops');
    expect(() => closeReview(audit, UNIT, { kind: 'practice-review' }, at('2027-01-05'))).toThrow(
      'cannot end like that',
    );
    const stopped = closeReview(
      audit,
      UNIT,
      { kind: 'stopped', text: 'Joined with the national one' },
      at('2027-01-05'),
    );
    expect(() => doing(stopped, '2027-01-06', 'learning')).toThrow('is closed');
  });

  it('shows overlapping audits as lanes, and says where two want the same week', () => {
    const one = asked();
    const two = {
      ...doing(opened('audit', '2026-11-25', { id: 'REV-2611-B5WD' }), '2026-12-01', 'questions', 'tool'),
    };
    const { weeks, lanes, clashes } = lanesOf([two, one], at('2026-12-14').now, 4);
    expect(weeks).toEqual(['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04']);
    expect(lanes.map(({ review }) => review.id)).toEqual(['REV-2611-K4TR', 'REV-2611-B5WD']);
    expect(lanes[0]?.weeks.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
      [],
      ['returns'],
      ['families'],
      ['meeting'],
    ]);
    expect(clashes).toEqual([
      { week: '2026-12-21', reviews: ['REV-2611-K4TR', 'REV-2611-B5WD'], what: 'returns' },
      { week: '2027-01-04', reviews: ['REV-2611-K4TR', 'REV-2611-B5WD'], what: 'meetings' },
    ]);
  });
});

function fail(): never {
  throw new Error('It is not there');
}
