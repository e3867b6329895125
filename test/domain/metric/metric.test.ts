import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkChange,
  checkShare,
  numberOf,
  percentChange,
  rounded,
  sayNumber,
} from '../../../src/domain/metric/arithmetic.ts';
import { comparablePairs, compareFigures, insteadOf } from '../../../src/domain/metric/compare.ts';
import { figuresOf, type Figure } from '../../../src/domain/metric/figures.ts';
import { readPeriod, sayFigurePeriod } from '../../../src/domain/metric/periods.ts';
import { rate } from '../../../src/domain/metric/rag.ts';
import { scorecardFigures } from '../../../commands/meeting/scorecard-figure.ts';
import { panelText, scorecardSvg } from '../../../src/domain/metric/picture.ts';
import type { Member } from '../../../src/partnership/model.ts';
import { sayComparison, sayScorecard, scorecardRow } from '../../../src/domain/metric/scorecard.ts';
import { seriesOf } from '../../../src/domain/metric/series.ts';
import { showFigure } from '../../../src/domain/metric/show.ts';
import { sayWordChange, wordChange, wordingMark } from '../../../src/domain/metric/wording.ts';
import type { Metric } from '../../../src/partnership/metric-schema.ts';
import '../../support/fixed-seed.ts';
import { plymouthFile } from '../../support/plymouth.ts';

const TODAY = '2026-11-23';
const metric = (id: string): Metric => {
  const found = plymouthFile().metrics.items.find((each) => each.id === id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
};
const figures = (id: string): readonly Figure[] => figuresOf(metric(id), []);
const pair = (id: string): [Figure, Figure] => {
  const [one, other] = figures(id);
  if (!one || !other) throw new Error('not two');
  return [one, other];
};
const period = (text: string) => readPeriod(text) ?? { from: '', to: '' };
const counted = (count: number, at: string, change: Partial<Figure> = {}): Figure => ({
  metric: 'ppn-children',
  wording: 'ppn-received',
  period: period(at),
  value: { count },
  from: 'entered',
  ...change,
});

describe('the arithmetic of the scorecard', () => {
  it('F40 works percentages out again from the raw figures: 10,366 to 11,904 is +14.8%, not 12.9%', () => {
    const compared = compareFigures(metric('ppn-children'), ...pair('ppn-children'));
    expect(compared).toMatchObject({
      comparable: true,
      shown: '+14.8%',
      check: { stated: 12.9, right: 14.8 },
    });
    expect(compared.comparable && compared.says).toBe(
      '10,366 (2023-24) to 11,904 (2024-25): +14.8%. Reported as 12.9%; it is 14.8%. The reported one is the share of the newer figure; a change is counted from the older one.',
    );
    expect(checkChange(10_366, 11_904, 14.8)).toBeUndefined();
    expect(checkChange(10_366, 11_904, 15)).toBeUndefined();
    expect(checkChange(10_366, 11_904, 14)).toMatchObject({ right: 14.8 });
    expect(checkChange(905, 1095, -21)?.says).toContain('other way round');
    expect(checkChange(0, 5, 3)).toBeUndefined();
    expect(checkShare(84, 101, 84)?.says).toBe('Reported as 84%; it is 83.2%.');
    expect(checkShare(84, 101, 83)).toBeUndefined();
  });

  it('what a change makes of the old figure is the new one, and what is rounded right is never corrected', () => {
    const some = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 3 }), (from, to, decimals) => {
        const change = percentChange(from, to) ?? Number.NaN;
        expect(from * (1 + change / 100)).toBeCloseTo(to, 3);
        expect(checkChange(from, to, rounded(change, decimals))).toBeUndefined();
        expect(checkChange(from, to, rounded(change, 1) + 1)?.right).toBe(rounded(change, 1));
      }),
      { numRuns: 200 },
    );
    expect(rounded(1.005, 2)).toBe(1.01);
    expect(rounded(-0.04)).toBe(0);
    expect(sayNumber(1234.56)).toBe('1,234.6');
  });

  it('says percentage points of percentages, and per cent of counts', () => {
    const all = figures('neglect-plans');
    const [march24, march25] = [all.at(-2), all.at(-1)];
    if (!march24 || !march25) throw new Error('none');
    expect(compareFigures(metric('neglect-plans'), march24, march25)).toMatchObject({
      shown: '+2.9 percentage points',
    });
    expect(numberOf({ part: 2, of: 3 })).toBeCloseTo(66.667, 2);
  });
});

describe('comparability', () => {
  it('F39 refuses a comparison across changed wording and says which words, since when, and what instead', () => {
    const tool = compareFigures(metric('exploitation-tool'), ...pair('exploitation-tool'));
    expect(tool).toMatchObject({ comparable: false, code: 'wording', short: 'question changed' });
    if (tool.comparable) throw new Error('compared');
    expect(tool.why).toContain('changed from 2023-24');
    expect(tool.why).toContain('It is another question.');
    expect(insteadOf(metric('exploitation-tool'), figures('exploitation-tool'))).toContain(
      'can be compared with 2023-24',
    );
    const gcp2 = compareFigures(metric('gcp2-aware'), ...pair('gcp2-aware'));
    expect(gcp2.comparable ? '' : gcp2.why).toContain('finished the training for it');
    for (const id of ['suicidal-intent', 'gcp2-booked', 'looked-after-governor'])
      expect(compareFigures(metric(id), ...pair(id)).comparable, id).toBe(false);
  });

  it('takes words alone: case, spaces and stops make no other question, a comparable-with does away with the bar', () => {
    expect(wordingMark('Staff are  aware.')).toBe(wordingMark('staff are aware'));
    expect(wordingMark('Staff are aware')).not.toBe(wordingMark('Staff are trained'));
    expect(sayWordChange(wordChange('Staff are aware of it', 'Staff are trained for it'))).toBe(
      '“aware of” became “trained for”.',
    );
    const tool = metric('exploitation-tool');
    const [first, second] = tool.wordings;
    if (!first || !second) throw new Error('none');
    const looked = { ...tool, wordings: [first, { ...second, comparableWith: [first.id] }] };
    expect(compareFigures(looked, ...pair('exploitation-tool')).comparable).toBe(true);
  });

  it('never compares what changed a word, whatever the figures, and always what did not', () => {
    const words = fc.array(fc.constantFrom('staff', 'are', 'aware', 'trained', 'all', 'of', 'it'), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 5, max: 999 }), (one, other, count) => {
        const own = metric('ppn-children');
        const changed: Metric = {
          ...own,
          wordings: [
            { id: 'a', asks: one.join(' '), comparableWith: [] },
            { id: 'b', asks: `${other.join(', ').toUpperCase()}!`, comparableWith: [] },
          ],
        };
        const compared = compareFigures(
          changed,
          counted(count, '2023-24', { wording: 'a' }),
          counted(count + 1, '2024-25', { wording: 'b' }),
        );
        expect(compared.comparable).toBe(one.join(' ') === other.join(' '));
        const { lost, gained } = wordChange(one.join(' '), other.join(' '));
        expect(lost.length + gained.length === 0).toBe(one.join(' ') === other.join(' '));
      }),
      { numRuns: 150 },
    );
  });

  it('refuses unlike periods, numbers of some teams only, and what would give a small number away', () => {
    const own = metric('ppn-children');
    const year = counted(100, '2023-24');
    expect(compareFigures(own, year, counted(9, '2025-03'))).toMatchObject({ code: 'period' });
    expect(compareFigures(own, year, counted(3, '2024-25'))).toMatchObject({ code: 'hidden' });
    const some = counted(90, '2024-25', { partial: { heard: 2, of: 3 } });
    expect(compareFigures(own, year, some)).toMatchObject({ code: 'part' });
    expect(comparablePairs(own, [year, some, counted(120, '2025-26')]).length).toBe(1);
    expect(compareFigures(own, counted(0, '2023-24'), year)).toMatchObject({ shown: '+100' });
  });
});

describe('figures as others see them', () => {
  it('F27 hides small numbers of children, and the shares that would tell them', () => {
    const children = { counts: 'children', unit: 'percent' } as const;
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.nat({ max: 12 }), (part, rest) => {
        fc.pre(part + rest > 0);
        const { number } = showFigure(children, { value: { part, of: part + rest } });
        const small = [part, rest, part + rest].some((count) => count > 0 && count < 5);
        expect(number === undefined).toBe(small);
      }),
      { numRuns: 100 },
    );
    expect(showFigure({ counts: 'children', unit: 'count' }, { value: { count: 3 } })).toEqual({
      says: '<5',
    });
    expect(showFigure({ counts: 'children', unit: 'count' }, { value: { count: 0 } }).says).toBe('0');
    expect(showFigure({ counts: 'other', unit: 'count' }, { value: { count: 3 } }).says).toBe('3');
  });

  it('shows gaps as gaps: since the last figure, in between, and with no line across', () => {
    const points = seriesOf(metric('neglect-plans'), figures('neglect-plans'), TODAY);
    expect(
      points.map((point) => (point.kind === 'gap' ? `gap ${sayFigurePeriod(point.period)}` : point.says)),
    ).toEqual([
      '45%',
      'gap 2019-20',
      'gap 2020-21',
      'gap 2021-22',
      'gap 2022-23',
      '35.5%',
      '49.5%',
      '52.4%',
      'gap 2025-26',
    ]);
    expect(points.flatMap((point) => (point.kind === 'figure' ? [point.joins] : []))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const row = scorecardRow(
      { metric: metric('neglect-plans'), figures: figures('neglect-plans'), gaps: [], notes: [] },
      TODAY,
    );
    expect(row.gap).toBe('No figure for 2025-26. None was entered.');
    expect(sayComparison(row)).toBe('+2.9 percentage points, was 49.5% (March 2024)');
    const tool = scorecardRow(
      { metric: metric('exploitation-tool'), figures: figures('exploitation-tool'), gaps: [], notes: [] },
      TODAY,
    );
    expect(sayComparison(tool)).toBe('question changed; before: 85.2% (2022-23)');
    expect(tool.points.some((point) => point.kind === 'figure' && point.newQuestion)).toBe(true);
  });

  it('says the whole of it for an agenda: colours, what is missing, what is not compared; of a group its own', () => {
    const { items } = plymouthFile().metrics;
    const rows = items.map((each) =>
      scorecardRow({ metric: each, figures: figuresOf(each, []), gaps: [], notes: [] }, TODAY),
    );
    expect(sayScorecard(rows)).toMatch(/^\d+ figures: \d+ green, \d+ amber\. Not on target: /);
    expect(sayScorecard(rows)).toContain('because the question changed: Schools: child exploitation,');
    const chair: Member = {
      ...{ id: 'a', name: 'A', email: 'a@b.example', agency: 'x', post: 'x' },
      roles: [{ role: 'chair', group: 'csa' }],
      platforms: ['slack'],
    };
    const read = { scorecard: rows, partnership: plymouthFile(), member: chair };
    const asked = { group: 'csa', since: { from: TODAY, to: TODAY } };
    expect(scorecardFigures.scorecard?.(read, asked)?.says).toMatch(/^2 figures/);
    expect(scorecardFigures.scorecard?.(read, { ...asked, group: 'board' })?.says).toMatch(/^19 figures/);
    expect(scorecardFigures.scorecard?.({ ...read, member: { ...chair, roles: [] } }, asked)).toBeUndefined();
  });

  it('draws a line only between what may be compared, a cross for a gap, and escapes what is in it', () => {
    const row = scorecardRow(
      {
        metric: { ...metric('gcp2-aware'), name: 'A <b> & c' },
        figures: figures('gcp2-aware'),
        gaps: [],
        notes: [],
      },
      TODAY,
    );
    const svg = scorecardSvg([[row, panelText(row)]], 'Scorecard', 'Note');
    expect(svg).toContain('A &lt;b&gt; &amp; c');
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg.match(/stroke-width="2"\/>/g)).toHaveLength(2);
    expect(svg).toContain('stroke-dasharray');
    expect(svg).toContain('×');
    expect(svg).toContain('no figure');
    const neglect = scorecardRow(
      { metric: metric('neglect-plans'), figures: figures('neglect-plans'), gaps: [], notes: [] },
      TODAY,
    );
    expect(
      scorecardSvg([[neglect, panelText(neglect)]], 'S', 'N').match(/stroke="#37597d" stroke-width="2"\/>/g),
    ).toHaveLength(6);
  });

  it('rates against a target only, and says its rule; a proposal is called one', () => {
    const tool = figures('exploitation-tool');
    expect(tool.map((figure) => rate(metric('exploitation-tool'), figure)?.colour)).toEqual([
      'amber',
      'green',
    ]);
    expect(rate(metric('ppn-children'), counted(7, '2024-25'))).toBeUndefined();
    const letters = (part: number) =>
      rate(metric('outcome-letters'), { ...counted(0, '2026-10'), value: { part, of: 100 } });
    expect([letters(95), letters(85), letters(60)].map((rated) => rated?.colour)).toEqual([
      'green',
      'amber',
      'red',
    ]);
    expect(letters(60)?.rule).toContain('The target is a proposal.');
    const [gap] = figures('hsb-gap');
    expect(gap && rate(metric('hsb-gap'), gap)?.colour).toBe('amber');
  });

  it('takes what was entered in the place of what was published, and keeps the rest', () => {
    const entered = figuresOf(metric('ppn-children'), [
      {
        ...{ id: 'FIG-2611-AAAA', rev: 1, metric: 'ppn-children', wording: 'ppn-received', before: [] },
        ...{ from: '2024-04-01', to: '2025-03-31', value: { count: 11_900 }, by: 'zainab-cresswell' },
        at: '2026-11-23T09:00:00.000Z',
      },
    ]);
    expect(entered.map(({ value }) => value)).toEqual([{ count: 10_366 }, { count: 11_900 }]);
  });
});
