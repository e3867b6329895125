import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { educationBrief, themeDigest } from '../../../src/domain/briefing/digest.ts';
import { figuresOf, type BriefingFigures } from '../../../src/domain/briefing/figures.ts';
import { shownTrends, trends } from '../../../src/domain/briefing/trends.ts';
import '../../support/fixed-seed.ts';
import { plymouthReader } from './corpus/judge.ts';
import { emptyBriefing } from './morning.ts';

const { settings } = plymouthReader();
const police = 'devon-cornwall-police';

describe('figures that leave the room', () => {
  const day = (date: string, rest: Partial<BriefingFigures> = {}): BriefingFigures => ({
    ...figuresOf({ ...emptyBriefing(), id: `DIB-${date.slice(2).replaceAll('-', '')}`, date }, [], []),
    ...rest,
  });
  const period = { from: '2026-11-16', to: '2026-11-20' };

  it('F27 nothing below five is a line of its own, and nothing can be worked out from the rest', () => {
    const days = [
      day('2026-11-16', {
        themes: { knives: 3, online: 6, drugs: 1 },
        areas: { efford: 1, 'city-centre': 7 },
        missing: { episodes: 3, high: 1, repeats: 1 },
      }),
      day('2026-11-17', {
        themes: { knives: 3, care: 2 },
        areas: { stonehouse: 2 },
        missing: { episodes: 1, high: 0, repeats: 0 },
      }),
      day('2026-11-23', { themes: { knives: 50 } }),
    ];
    const digest = themeDigest(days, period, settings);
    // Six and six, and three behind "others": with a total beside them, the three could be worked out.
    expect(digest.themes.map(({ shown }) => shown)).toEqual(['5 or more', '6', '<5']);
    expect(digest.themes.at(-1)?.label).toBe('Others together');
    expect(digest.areas).toEqual([
      { label: 'City Centre', shown: '5 or more' },
      { label: 'Others together', shown: '<5' },
    ]);
    expect(digest.missing.episodes).toBe('<5');
    expect(JSON.stringify(digest)).not.toMatch(/Efford|Stonehouse/);
  });

  it('sets missing episodes beside those of the week before and of the same week last year, where nothing is missing in the record', () => {
    const missing = (date: string, episodes: number) =>
      day(date, { missing: { episodes, high: 0, repeats: 0 } });
    const weeks = ['2026-11-16', '2026-11-17', '2026-11-18'];
    const then = ['2025-11-17', '2025-11-18', '2025-11-19'];
    const all = [...weeks.map((date) => missing(date, 4)), ...then.map((date) => missing(date, 7))];
    const digest = (days: typeof all) =>
      themeDigest(days, { from: '2026-11-16', to: '2026-11-22' }, settings).missingEarlier;
    expect(digest(all)).toEqual([{ period: { from: '2025-11-17', to: '2025-11-23' }, episodes: '21' }]);
    const [one, two] = [missing('2026-11-09', 1), missing('2026-11-10', 2)];
    expect(digest([...all, one, two])[0]).toEqual({
      period: { from: '2026-11-09', to: '2026-11-15' },
      episodes: '<5',
    });
    expect(digest([...all, one]).map(({ period: { from } }) => from)).toEqual(['2025-11-17']);
  });

  it('F27 no line of any digest shows one to four, or names a place that came up as seldom', () => {
    const names = settings.areas.slice(0, 6).map(({ id }) => id);
    const counts = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (areas) => {
        const days = areas.map((each, index) => day(`2026-11-${16 + index}`, { areas: each, themes: {} }));
        const digest = themeDigest(days, period, settings);
        const shown = shownTrends(trends(days, period), settings);
        for (const { label, shown: text } of [...digest.areas, ...shown.areas]) {
          expect(['1', '2', '3', '4']).not.toContain(text);
          const id = settings.areas.find(({ name }) => name === label)?.id;
          if (id !== undefined)
            expect(areas.reduce((sum, each) => sum + (each[id] ?? 0), 0)).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('schools hear themes and kinds of place, and no neighbourhood', () => {
    const days = [
      day('2026-11-16', {
        areas: { efford: 40 },
        themes: { online: 9 },
        contexts: { 'transport-hub': 6 },
        types: { attendance: 12 },
        dslTold: 2,
      }),
    ];
    const brief = educationBrief(days, period, settings);
    expect(brief).toMatchObject({
      themes: [{ label: 'Online', shown: '9' }],
      contexts: [{ label: 'Transport hub', shown: '6' }],
      notInSchool: '12',
      dslTold: '<5',
    });
    expect(JSON.stringify(brief)).not.toContain('Efford');
  });

  it('trends go by week, quiet weeks among them, and say who contributes', () => {
    const quiet = { contributions: { [police]: 'silent' as const } };
    const days = [
      day('2026-11-02', {
        missing: { episodes: 6, high: 0, repeats: 0 },
        talks: { due: 10, inTime: 9, late: 1, declined: 0, pending: 0 },
        contributions: { [police]: 'posted' },
      }),
      day('2026-11-16', { missing: { episodes: 7, high: 0, repeats: 0 }, ...quiet }),
      day('2026-11-17', { missing: { episodes: 2, high: 0, repeats: 0 }, ...quiet }),
    ];
    const found = trends(days, { from: '2026-11-02', to: '2026-11-22' });
    expect(found.weeks.map(({ monday, missing }) => [monday, missing])).toEqual([
      ['2026-11-02', 6],
      ['2026-11-09', 0],
      ['2026-11-16', 9],
    ]);
    expect(found.agencies).toEqual([{ agency: police, posted: 1, nil: 0, late: 0, onLeave: 0, silent: 2 }]);
    expect(shownTrends(found, settings).weeks[0]).toEqual({
      monday: '2026-11-02',
      missing: '6',
      talksInTime: 'too few to say',
    });
  });
});
