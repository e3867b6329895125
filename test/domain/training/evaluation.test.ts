import { describe, expect, it } from 'vitest';
import {
  evaluationFigures,
  mergeSmall,
  withoutFewLeftOver,
} from '../../../src/domain/training/evaluation-figures.ts';
import { boardLines, quoteLine, sheetRows } from '../../../src/domain/training/evaluation-lines.ts';
import type { Evaluation, EvaluationAnswer } from '../../../src/domain/training/evaluation-record.ts';
import { reportReady } from '../../../src/domain/training/evaluation-report.ts';
import {
  evaluationStep,
  nextEvaluationStep,
  waveDay,
  wavesDue,
} from '../../../src/domain/training/evaluation-waves.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';

const RULES = { reminders: [3, 8], closes: 5 };

describe('when a wave is asked', () => {
  it.each([
    ['on the day itself', '2026-11-23', 0, '2026-11-23'],
    ['on the next working day for a Saturday', '2026-11-28', 0, '2026-11-30'],
    ['so many calendar months later', '2026-11-23', 3, '2027-02-23'],
    ['on the last day of a shorter month', '2026-11-30', 3, '2027-03-01'],
    ['not at Christmas', '2026-09-25', 3, '2026-12-29'],
    ['not on a bank holiday of Easter', '2026-12-29', 3, '2027-03-30'],
    ['over the change of the clocks', '2026-10-24', 0, '2026-10-26'],
  ])('%s', (_when, held, wave, day) => {
    expect(waveDay(held, wave, ENGLAND)).toBe(day);
  });

  const jo = {
    session: 'SES-2611-AAAA',
    course: 'gcp2',
    member: 'jo',
    agency: 'livewell',
    held: '2026-11-23',
  };
  const due = (today: string, waves: readonly number[] = [0, 3]) =>
    wavesDue([jo], today, () => waves, ENGLAND).map(({ wave, due: day, key }) => [wave, day, key]);

  it('each wave once, from its day on, and not long after it', () => {
    expect(due('2026-11-23')).toEqual([[0, '2026-11-23', 'SES-2611-AAAA|jo|0']]);
    expect(due('2026-11-22')).toEqual([]);
    // Twenty working days are made up for.
    expect(due('2026-12-21')).toHaveLength(1);
    expect(due('2026-12-22')).toEqual([]);
    expect(due('2027-02-22')).toEqual([]);
    expect(due('2027-02-23')).toEqual([[3, '2027-02-23', 'SES-2611-AAAA|jo|3']]);
    expect(due('2026-11-23', [0, 0])).toHaveLength(1);
    expect(due('2026-11-23', [])).toEqual([]);
  });
});

describe('what happens to a question that is not answered', () => {
  const asked = { due: '2026-11-23', asked: '2026-11-23', reminded: [] };

  it('is reminded of twice, then let go', () => {
    const next = (reminded: string[]) => nextEvaluationStep({ ...asked, reminded }, RULES, ENGLAND);
    expect(next([])).toEqual({ step: 'remind', on: '2026-11-26' });
    expect(next(['2026-11-26'])).toEqual({ step: 'remind', on: '2026-12-03' });
    expect(next(['2026-11-26', '2026-12-03'])).toEqual({ step: 'pass', on: '2026-12-10' });
  });

  it('keeps its distance when a reminder was late', () => {
    // On holiday until 14 December: reminded then, and not again the day after.
    expect(nextEvaluationStep({ ...asked, reminded: ['2026-12-14'] }, RULES, ENGLAND).on).toBe('2026-12-21');
  });

  it('does nothing before its day, and what is due after it', () => {
    expect(evaluationStep(asked, '2026-11-25', RULES, ENGLAND)).toBeUndefined();
    expect(evaluationStep(asked, '2026-11-26', RULES, ENGLAND)).toBe('remind');
    expect(evaluationStep(asked, '2026-12-15', RULES, ENGLAND)).toBe('remind');
  });

  it('closes without reminders where the file wants none', () => {
    expect(nextEvaluationStep(asked, { reminders: [], closes: 5 }, ENGLAND)).toEqual({
      step: 'pass',
      on: '2026-11-30',
    });
  });
});

function evaluation(over: Partial<Evaluation>): Evaluation {
  return {
    id: 'EVA-2611-AAAA',
    rev: 1,
    key: 'k',
    session: 'SES-2611-AAAA',
    course: 'gcp2',
    member: 'jo',
    agency: 'livewell',
    wave: 0,
    held: '2026-11-23',
    due: '2026-11-23',
    asked: '2026-11-23',
    reminded: [],
    state: 'answered',
    ...over,
  };
}
function answer(over: Partial<EvaluationAnswer> = {}): EvaluationAnswer {
  return {
    id: 'a',
    course: 'gcp2',
    session: 'SES-2611-AAAA',
    wave: 0,
    month: '2026-11',
    confidence: { before: 2, after: 4 },
    quote: false,
    ...over,
  };
}
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
const QUARTER = { from: '2026-10-01', to: '2026-12-31' };
const NAMES = { course: (id: string) => id, agency: (id: string) => id };

describe('figures of evaluations', () => {
  it('F27 no part of fewer than five stands alone, and none can be worked out from the total', () => {
    const labels = (counts: Readonly<Record<string, number>>) =>
      mergeSmall(
        Object.entries(counts).flatMap(([name, count]) => times(count, name)),
        (name) => name,
        'others',
      ).map(({ label, of }) => [label, of.length]);
    expect(labels({ a: 9, b: 6 })).toEqual([
      ['a', 9],
      ['b', 6],
    ]);
    expect(labels({ a: 9, b: 3, c: 2 })).toEqual([
      ['a', 9],
      ['others', 5],
    ]);
    // One alone would be the total less the others.
    expect(labels({ a: 9, b: 6, c: 1 })).toEqual([
      ['a', 9],
      ['others', 7],
    ]);
    expect(labels({ a: 5, b: 1 })).toEqual([['others', 6]]);
    expect(labels({ a: 2, b: 1 })).toEqual([]);
    expect(labels({})).toEqual([]);
  });

  const evaluations = [
    ...times(6, evaluation({})),
    ...times(2, evaluation({ state: 'passed', ended: { on: '2026-12-10', why: 'not-answered' } })),
    evaluation({ state: 'passed', ended: { on: '2026-12-01', why: 'left' } }),
    evaluation({ asked: '2026-09-30' }),
    ...times(5, evaluation({ wave: 3, agency: 'police' })),
    evaluation({ wave: 3, agency: 'ambulance', state: 'asked' }),
  ];
  const answers = [
    ...times(6, answer({ recommend: 'yes' })),
    answer({ month: '2026-09' }),
    ...times(4, answer({ wave: 3, confidence: { after: 4 }, used: 'often' })),
    answer({
      wave: 3,
      confidence: { after: 3 },
      used: 'not-yet',
      differently: 'I ask at the first visit',
      quote: true,
    }),
    answer({ wave: 6, differently: 'Not to be quoted' }),
  ];
  const figures = evaluationFigures(evaluations, answers, QUARTER, NAMES);

  it('count who was asked in the period, and no leavers', () => {
    expect(figures.waves.map(({ wave, rate }) => [wave, rate])).toEqual([
      [0, { asked: 8, answered: 6 }],
      [3, { asked: 6, answered: 5 }],
      [6, { asked: 0, answered: 0 }],
    ]);
    // One person of the ambulance service is not shown by themselves.
    expect(figures.waves[1]?.byAgency).toEqual([{ label: 'Other agencies together', asked: 6, answered: 5 }]);
  });

  it('sum answers up from five on', () => {
    expect(figures.waves[0]?.all).toMatchObject({
      answers: 6,
      before: 2,
      after: 4,
      recommend: { of: 6, yes: 6 },
    });
    expect(figures.waves[1]?.all).toMatchObject({
      after: 3.8,
      used: { of: 5, counts: { often: 4, 'not-yet': 1 } },
    });
    expect(figures.waves[2]).not.toHaveProperty('all');
  });

  it('quote whoever let themselves be quoted, without a name or an agency', () => {
    expect(figures.quotes.map(quoteLine)).toEqual([
      'gcp2, three months after it: “I ask at the first visit”',
    ]);
  });

  it('F27 what few answered about one session, or said of one course, cannot be worked out from the rest', () => {
    const of = (session: string, count: number) => times(count, answer({ session }));
    expect(withoutFewLeftOver([...of('a', 5), ...of('b', 1)])).toEqual(of('a', 5));
    expect(withoutFewLeftOver([...of('a', 5), ...of('b', 4), ...of('c', 1)])).toHaveLength(10);
    expect(withoutFewLeftOver([...of('a', 4)])).toEqual([]);
    const said = [
      ...times(6, answer({ recommend: 'yes' })),
      ...times(5, answer({ course: 'ucp' })),
      answer({ course: 'ucp', recommend: 'no' }),
    ];
    const [wave] = evaluationFigures([], said, QUARTER, NAMES).waves;
    expect(wave?.all?.recommend).toEqual({ of: 7, yes: 6 });
    expect(wave?.courses.map(({ label, answers: count, recommend }) => [label, count, recommend])).toEqual([
      ['gcp2', 6, undefined],
      ['ucp', 6, undefined],
    ]);
  });

  it('quote in no order that tells who answered last', () => {
    const quoted = (id: string) => answer({ id, differently: id, quote: true });
    const words = (ids: string[]) =>
      evaluationFigures([], ids.map(quoted), QUARTER, NAMES).quotes.map(({ differently }) => differently);
    expect(words(['c', 'a', 'b'])).toEqual(words(['a', 'b', 'c']));
  });

  it('are lines for the board and rows for a spreadsheet', () => {
    expect(boardLines(figures)).toEqual([
      'At the session: 6 of 8 answered (75%); confidence 2.0 before and 4.0 after, of 5; 100% would recommend it.',
      'Three months after it: 5 of 6 answered (83%); confidence 3.8 of 5; 80% have used it.',
      'Six months after it: nobody was asked; too few answers to say more.',
      'Confidence was 4.0 at the end of sessions, and 3.8 three months after a session. These are two groups of people.',
    ]);
    expect(boardLines({ waves: [], quotes: [] })).toEqual([
      'Nobody was asked about training in this period.',
    ]);
    for (const row of sheetRows(figures)) expect(row).toHaveLength(9);
  });
});

describe('the twice-yearly report', () => {
  const ready = (today: string, months: readonly number[] = [4, 10]) => reportReady(today, months, ENGLAND);

  it('is ready on the first working days of its months, and tells of the time since the one before', () => {
    expect(ready('2026-10-01')).toEqual({ from: '2026-04-01', to: '2026-09-30' });
    expect(ready('2027-04-01')).toEqual({ from: '2026-10-01', to: '2027-03-31' });
    expect(ready('2026-10-15')).toBeDefined();
    expect(ready('2026-10-16')).toBeUndefined();
    expect(ready('2026-11-02')).toBeUndefined();
    // 1 May 2027 is a Saturday, and the Monday a bank holiday.
    expect(ready('2027-05-03', [5])).toBeUndefined();
    expect(ready('2027-05-04', [5])).toEqual({ from: '2026-05-01', to: '2027-04-30' });
  });
});
