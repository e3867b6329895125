import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askFor,
  end,
  give,
  handOn,
  hold,
  keep,
  noteUse,
  type LicenceBy,
} from '../../../src/domain/training/licence-moves.ts';
import {
  countPool,
  levelOf,
  nextInLine,
  placeInLine,
  sayPool,
} from '../../../src/domain/training/licence-pool.ts';
import {
  forgetsLevel,
  isUnused,
  licencePrompts,
  tellsLevel,
} from '../../../src/domain/training/licence-prompts.ts';
import { poolFigures, sayPoolFigures } from '../../../src/domain/training/licence-figures.ts';
import { isLiveLicence, Licence } from '../../../src/domain/training/licence-record.ts';
import '../../support/fixed-seed.ts';

const POOL = 'gcp2';
const by = (member = 'jo', today = '2026-11-23'): LicenceBy => ({
  member,
  now: new Date(`${today}T10:00:00Z`),
  today,
});
const asking = (member: string, trained = true) => ({
  id: `LIC-2611-${member.slice(0, 4).toUpperCase().padEnd(4, 'X')}`,
  pool: POOL,
  member,
  trained,
});
const held = (since: string, over: Partial<Licence> = {}): Licence =>
  Licence.parse({
    id: 'LIC-2611-AAAA',
    rev: 1,
    pool: POOL,
    member: 'jo',
    state: 'held',
    askedAt: `${since}T10:00:00Z`,
    since,
    uses: [],
    prompted: [],
    ...over,
  });
const TERMS = { asksUse: true, unusedMonths: 6 } as const;
const steps = (licence: Licence, today: string, terms: Parameters<typeof licencePrompts>[1] = TERMS) =>
  licencePrompts(licence, terms, today).map(({ step, to }) => `${step} ${to}`);

describe('a pool of licences', () => {
  it('gives what is free, then a place in the line, and never a second one', () => {
    const first = askFor([], { cap: 1 }, asking('ada'), by('ada'));
    expect(first).toMatchObject({ state: 'held', since: '2026-11-23' });
    const second = askFor([first], { cap: 1 }, asking('bea'), by('bea'));
    expect(second.state).toBe('waiting');
    expect(() => askFor([first, second], { cap: 1 }, asking('ada'), by())).toThrow('There is one already');
    expect(() => askFor([first, second], { cap: 1 }, asking('bea'), by())).toThrow('waiting list already');
    expect(placeInLine([first, second], second)).toBe(1);
    const back = end(first, 'given-back', by('ada'));
    expect(back).toMatchObject({ state: 'released', ended: { why: 'given-back', by: 'ada' } });
    expect(nextInLine([back, second], POOL, { cap: 1 })).toEqual([second]);
    expect(() => end(back, 'given-back', by())).toThrow('has ended already');
    expect(end(second, 'given-back', by('bea'))).toMatchObject({ ended: { why: 'withdrawn' } });
    expect(end(hold(second, by()), 'unused', by('lead')).state).toBe('lapsed');
  });

  it('is for those who have done the course, where it says so, and is set aside where it has to be set up', () => {
    const terms = { trainedOnly: true, setUp: 'Register them' } as const;
    expect(() => askFor([], terms, asking('ada', false), by())).toThrow('done the course');
    const asked = askFor([], terms, asking('ada'), by());
    expect(asked.state).toBe('asked');
    expect(countPool([asked], POOL, { cap: 1 })).toMatchObject({ free: 0, asked: 1, held: 0 });
    expect(hold(asked, by('unit', '2026-11-30'))).toMatchObject({ state: 'held', since: '2026-11-30' });
  });

  it('takes nothing away when its cap is set lower, and gives no new one', () => {
    const three = ['ada', 'bea', 'cy'].map((member) => ({
      ...held('2026-06-01'),
      id: `LIC-2611-${member}`,
      member,
    }));
    const dee = askFor(three, { cap: 2 }, asking('dee'), by('dee'));
    expect(dee.state).toBe('waiting');
    expect(nextInLine([...three, dee], POOL, { cap: 2 })).toEqual([]);
    const count = countPool([...three, dee], POOL, { cap: 2 });
    expect(count).toMatchObject({ held: 3, free: 0, over: 1 });
    expect(sayPool(count)).toContain('nobody loses theirs, and no new one is given');
    const [one] = three;
    if (!one) throw new Error('three are there');
    const left = [end(one, 'given-back', by()), ...three.slice(1), dee];
    expect(nextInLine(left, POOL, { cap: 2 })).toEqual([]);
    expect(nextInLine(left, POOL, { cap: 3 })).toEqual([dee]);
  });

  it('is handed to a colleague without the line, who is trained and has none', () => {
    const mine = held('2026-06-01', { member: 'ada' });
    const waiting = askFor([mine], { cap: 1 }, asking('bea'), by('bea'));
    expect(() => handOn(mine, [mine], { trainedOnly: true }, asking('cy', false), by('ada'))).toThrow(
      'not done the course',
    );
    const { ended, given } = handOn(mine, [mine, waiting], {}, asking('cy'), by('ada'));
    expect(ended).toMatchObject({ state: 'released', ended: { why: 'handed-on' } });
    expect(given).toMatchObject({ state: 'held', member: 'cy', from: mine.id });
    // Whoever waited keeps their reference.
    expect(handOn(mine, [mine, waiting], {}, asking('bea'), by('ada')).given).toMatchObject({
      id: waiting.id,
      state: 'held',
    });
    expect(() => handOn(ended, [], {}, asking('cy'), by())).toThrow('held');
  });

  it('never gives more than its cap, whatever people do, and leaves none free while somebody waits', () => {
    const people = ['ada', 'bea', 'cy', 'dee', 'eve'] as const;
    const act = fc.tuple(fc.constantFrom('ask', 'back', 'leave'), fc.constantFrom(...people));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(act, { maxLength: 30 }), (cap, acts) => {
        let all: Licence[] = [];
        for (const [what, member] of acts) {
          const own = all.find((each) => each.member === member && isLiveLicence(each));
          if (what === 'ask' && !own) all = [...all, askFor(all, { cap }, asking(member), by(member))];
          if (what !== 'ask' && own)
            all = all.map((each) =>
              each === own ? end(each, what === 'back' ? 'given-back' : 'left', by()) : each,
            );
          const next = new Set(nextInLine(all, POOL, { cap }));
          all = all.map((each) => (next.has(each) ? give(each, {}, by()) : each));
          const { held: taken, waiting, free = 0 } = countPool(all, POOL, { cap });
          expect(taken).toBeLessThanOrEqual(cap);
          expect(waiting === 0 || free === 0).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says that it is nearly full at nine tenths, and full, once each; again only while people wait', () => {
    const count = (taken: number, waiting = 0) => ({
      cap: 10,
      held: taken,
      asked: 0,
      waiting,
      free: Math.max(0, 10 - taken),
      over: 0,
    });
    expect([8, 9, 10, 11].map((taken) => levelOf(count(taken)))).toEqual([
      undefined,
      'near-full',
      'full',
      'full',
    ]);
    expect(levelOf({ ...count(50), cap: undefined })).toBeUndefined();
    const near = { level: 'near-full', on: '2026-11-23' } as const;
    const full = { level: 'full', on: '2026-11-23' } as const;
    expect(tellsLevel(count(8), undefined, '2026-11-23')).toBe(false);
    expect(tellsLevel(count(9), undefined, '2026-11-23')).toBe(true);
    expect(tellsLevel(count(9), near, '2026-11-24')).toBe(false);
    expect(tellsLevel(count(10), near, '2026-11-24')).toBe(true);
    expect(tellsLevel(count(9), full, '2027-03-01')).toBe(false);
    expect(tellsLevel(count(10, 4), full, '2026-12-22')).toBe(false);
    expect(tellsLevel(count(10, 4), full, '2026-12-23')).toBe(true);
    expect(tellsLevel(count(10), full, '2026-12-23')).toBe(false);
    expect(forgetsLevel(count(3), full, '2026-12-22')).toBe(false);
    expect(forgetsLevel(count(3), full, '2026-12-23')).toBe(true);
  });
});

describe('licences as figures', () => {
  const period = { from: '2026-10-01', to: '2026-12-31' };
  it('say how a pool stands, how often it was used and who said so; few uses stay hidden', () => {
    const used = (id: string, times: number) =>
      held('2026-03-01', { id: `LIC-2611-${id}`, member: id, uses: [{ month: '2026-11', times }] });
    const silent = held('2026-03-01', {
      id: 'LIC-2611-CCCC',
      member: 'cy',
      uses: [{ month: '2026-07', times: 9 }],
    });
    const left = end(held('2026-03-01', { id: 'LIC-2611-DDDD', member: 'dee' }), 'left', by());
    const all = [used('AAAA', 3), used('BBBB', 1), silent, left];
    const terms = { cap: 4, asksUse: true, unusedMonths: 6 } as const;
    const figures = poolFigures(all, POOL, terms, period, '2026-11-23');
    expect(figures).toMatchObject({ uses: 4, said: { holders: 2, of: 3 }, ended: 1 });
    expect(sayPoolFigures(figures, terms)).toBe(
      '3 of 4 licences held, 1 free. Uses: fewer than 5, as 2 of 3 holders said. 3 not used for 6 months. 1 given back or released.',
    );
    const more = poolFigures([used('AAAA', 3), used('BBBB', 9)], POOL, terms, period, '2026-11-23');
    expect(sayPoolFigures(more, terms)).toContain('Uses: 12, as 2 of 2 holders said.');
  });
});

describe('questions about a licence, by the clock', () => {
  it('ask on the first working day of a month whether it was used in the one before, once', () => {
    const mine = held('2026-10-15');
    expect(steps(mine, '2026-10-30')).toEqual([]);
    // 1 November 2026 is a Sunday.
    expect(steps(mine, '2026-11-01')).toEqual([]);
    expect(steps(mine, '2026-11-02')).toEqual(['use|2026-10 holder']);
    const asked = { ...mine, prompted: [{ step: 'use|2026-10', on: '2026-11-02' }] };
    expect(steps(asked, '2026-11-20')).toEqual([]);
    expect(steps(asked, '2026-12-01')).toEqual(['use|2026-11 holder']);
    expect(steps(noteUse(mine, '2026-10', 3, by('jo', '2026-10-30')), '2026-11-02')).toEqual([]);
    expect(steps(mine, '2026-11-02', { unusedMonths: 6 })).toEqual([]);
    // After a silence of months only the last month is asked about.
    expect(steps(held('2026-06-01', { lastUsed: '2026-12-01' }), '2027-01-04')).toEqual([
      'use|2026-12 holder',
    ]);
  });

  it('six months without use ask the holder, and two weeks later whoever answers for them', () => {
    const mine = held('2026-05-23');
    const quiet = { unusedMonths: 6 };
    expect(steps(mine, '2026-11-22', quiet)).toEqual([]);
    // 23 November is a Monday.
    expect(steps(mine, '2026-11-23', quiet)).toEqual(['unused|2026-05-23 holder']);
    expect(isUnused(mine, quiet, '2026-11-23')).toBe(true);
    const asked = { ...mine, prompted: [{ step: 'unused|2026-05-23', on: '2026-11-23' }] };
    expect(steps(asked, '2026-12-06', quiet)).toEqual([]);
    expect(steps(asked, '2026-12-07', quiet)).toEqual(['unused-lead|2026-05-23 lead']);
    const both = {
      ...asked,
      prompted: [...asked.prompted, { step: 'unused-lead|2026-05-23', on: '2026-12-07' }],
    };
    expect(steps(both, '2027-08-01', quiet)).toEqual([]);
    // Kept or used it counts anew.
    expect(steps(keep(asked, by('jo', '2026-11-25')), '2026-12-07', quiet)).toEqual([]);
    expect(steps(keep(asked, by('jo', '2026-11-25')), '2027-05-25', quiet)).toEqual([
      'unused|2026-11-25 holder',
    ]);
    expect(isUnused(noteUse(mine, '2026-11', 1, by()), quiet, '2026-12-07')).toBe(false);
    // That it was not used is no use.
    expect(isUnused(noteUse(mine, '2026-11', 0, by()), quiet, '2026-12-07')).toBe(true);
  });

  it('one that is set aside is asked about after five, fifteen and thirty working days, once each, until it is set up', () => {
    const aside = held('2026-11-02', { state: 'asked' });
    expect(steps(aside, '2026-11-06')).toEqual([]);
    expect(steps(aside, '2026-11-09')).toEqual(['set-up|2026-11-09 unit']);
    const asked = { ...aside, prompted: [{ step: 'set-up|2026-11-09', on: '2026-11-09' }] };
    expect(steps(asked, '2026-11-20')).toEqual([]);
    expect(steps(asked, '2026-12-20')).toEqual(['set-up|2026-12-14 unit']);
    expect(steps(hold(asked, by()), '2026-12-20', { unusedMonths: 6 })).toEqual([]);
  });

  it('use is a number for a month that has begun, of a licence that was held', () => {
    const mine = held('2026-10-15');
    expect(noteUse(mine, '2026-10', 2, by())).toMatchObject({
      uses: [{ month: '2026-10', times: 2 }],
      lastUsed: '2026-10-31',
    });
    const again = noteUse(noteUse(mine, '2026-11', 2, by()), '2026-11', 5, by());
    expect(again).toMatchObject({ uses: [{ month: '2026-11', times: 5 }], lastUsed: '2026-11-23' });
    expect(() => noteUse(mine, '2026-12', 1, by())).toThrow('has not begun');
    expect(() => noteUse(mine, '2026-09', 1, by())).toThrow('did not have it');
    for (const month of ['2026-00', '2025-13', '2026-1', 'then'])
      expect(() => noteUse(held('2024-10-15'), month, 1, by()), month).toThrow('not a month');
  });
});
