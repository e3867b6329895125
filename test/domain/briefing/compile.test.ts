import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handover, highRiskGaps, missingNow } from '../../../src/domain/briefing/checks.ts';
import { compile } from '../../../src/domain/briefing/compile.ts';
import { describeItem } from '../../../src/domain/briefing/describe.ts';
import { duplicates } from '../../../src/domain/briefing/duplicates.ts';
import { BriefingFigures, figuresOf } from '../../../src/domain/briefing/figures.ts';
import {
  correctItem,
  markReturned,
  mergeInto,
  withdrawItem,
} from '../../../src/domain/briefing/moves-item.ts';
import {
  bookStrategy,
  requestStrategy,
  settleTalk,
  tellDsl,
} from '../../../src/domain/briefing/moves-follow.ts';
import { runningOrder } from '../../../src/domain/briefing/order.ts';
import type { BriefingItem } from '../../../src/domain/briefing/record.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import '../../support/fixed-seed.ts';
import { openItem, plymouthReader } from './corpus/judge.ts';
import { emptyBriefing, morning } from './morning.ts';

const { settings } = plymouthReader();
const police = 'devon-cornwall-police';
const now = new Date('2026-11-23T09:20:00Z');
const by = { member: 'ewan-tregear', at: now };
const at = { at: now, calendar: ENGLAND };
const made = morning({ agencies: 12, updates: 45 });
const item = (n: number, rest: Partial<BriefingItem> = {}): BriefingItem => ({
  ...openItem(1, police),
  id: `DIB-261123-${String(n).padStart(2, '0')}`,
  ...rest,
});

describe('the running order', () => {
  it('takes high risk first, the longest missing first, then repeats, concerns, places, who is back, good news last', () => {
    const items = [
      item(1, { type: 'good-news' }),
      item(2, { type: 'place', area: 'efford' }),
      item(3, { risk: 'medium', missingSince: '2026-11-22T20:00:00.000Z' }),
      item(4, { type: 'returned', status: 'closed' }),
      item(5, { risk: 'high', missingSince: '2026-11-22T22:00:00.000Z' }),
      item(6, { risk: 'high', missingSince: '2026-11-22T21:00:00.000Z' }),
      item(7, { type: 'returned', status: 'closed', repeat: '4-9' }),
      item(8, { type: 'violence' }),
      item(9, { status: 'withdrawn' }),
    ];
    const refs = (own?: string[]) => runningOrder(items, own).map(({ id }) => Number(id.slice(-2)));
    expect(refs()).toEqual([6, 5, 3, 7, 8, 2, 4, 1]);
    expect(refs(['DIB-261123-01', 'DIB-261123-09', 'DIB-261123-03'])).toEqual([1, 3, 6, 5, 7, 8, 2, 4]);
  });

  it('counts the hours as of the briefing', () => {
    const one = item(1, { risk: 'high', missingSince: '2026-11-22T21:40:00.000Z', area: 'city-centre' });
    expect(describeItem(one, settings, new Date('2026-11-23T09:30:00Z'))).toBe(
      'Missing now, high risk, about 12 hours, City Centre',
    );
  });
});

describe('compiling', () => {
  it('is the same whatever order the records come in', () => {
    const whole = compile(made.briefing, made.updates, made.items, at);
    fc.assert(
      fc.property(fc.shuffledSubarray(made.items, { minLength: made.items.length }), (items) => {
        expect(compile(made.briefing, made.updates, items, at)).toEqual(whole);
      }),
      { numRuns: 6 },
    );
    expect(whole.sections.flatMap(({ items }) => items)).toHaveLength(made.items.length);
  });

  it('corrections and withdrawals of different items give the same in either order', () => {
    const change = fc.record({
      at: fc.nat({ max: made.items.length - 1 }),
      how: fc.constantFrom('withdraw', 'risk', 'area', 'dsl'),
    });
    const apply = (items: readonly BriefingItem[], { at: index, how }: { at: number; how: string }) =>
      items.map((one, here) => {
        if (here !== index || one.status === 'withdrawn') return one;
        if (how === 'withdraw') return withdrawItem(one, by);
        if (how === 'dsl') return tellDsl(one, true, by);
        return correctItem(one, how === 'risk' ? { risk: 'high' } : { area: 'efford' }, by);
      });
    fc.assert(
      fc.property(change, change, (one, other) => {
        fc.pre(one.at !== other.at);
        const forth = compile(made.briefing, made.updates, apply(apply(made.items, one), other), at);
        const back = compile(made.briefing, made.updates, apply(apply(made.items, other), one), at);
        expect(back).toEqual(forth);
        const gone = [one, other].filter(({ how }) => how === 'withdraw').length;
        expect(forth.withdrawn).toBe(gone);
        expect(forth.sections.flatMap(({ items }) => items)).toHaveLength(made.items.length - gone);
      }),
      { numRuns: 12 },
    );
  });

  it('shows what is late, corrected, carried over and reported by others', () => {
    const items = [
      item(1, { late: true }),
      correctItem(item(2), { risk: 'medium' }, by),
      item(3, { briefing: 'DIB-261120', id: 'DIB-261120-03' }),
      mergeInto(item(4, { agency: 'barnardos' }), item(1), by),
    ];
    const shown = compile(emptyBriefing(), [], items, at).sections.flatMap((section) => section.items);
    expect(
      shown.map(({ item: { id }, late, corrected, carried, agencies }) => [
        id.slice(-2),
        late,
        corrected,
        carried,
        agencies.length,
      ]),
    ).toEqual([
      ['02', false, true, false, 1],
      ['03', false, false, true, 1],
      ['01', true, false, false, 2],
    ]);
  });

  it('suggests likely duplicates across agencies, never within one, and never two children by their place alone', () => {
    const back = (n: number, agency: string, time: string) =>
      item(n, { agency, type: 'returned', status: 'closed', returnedAt: `2026-11-23T${time}:00.000Z` });
    expect(duplicates([back(1, police, '01:30'), back(2, 'childrens-services', '01:45')])).toEqual([
      { into: 'DIB-261123-01', items: ['DIB-261123-02'], because: ['kind', 'time'] },
    ]);
    expect(duplicates([back(1, police, '01:30'), back(2, police, '01:45')])).toEqual([]);
    expect(duplicates([back(1, police, '01:30'), back(2, 'childrens-services', '04:45')])).toEqual([]);
    const place = (n: number, agency: string, rest: Partial<BriefingItem>) =>
      item(n, { agency, type: 'place', ...rest });
    expect(
      duplicates([
        place(1, police, { area: 'efford', context: 'park' }),
        place(2, 'barnardos', { area: 'efford', context: 'park' }),
      ]),
    ).toHaveLength(1);
    expect(
      duplicates([
        place(1, police, { area: 'efford', context: 'park' }),
        place(2, 'barnardos', { area: 'mutley', context: 'park' }),
      ]),
    ).toEqual([]);
    expect(
      duplicates([item(1, { area: 'efford' }), item(2, { agency: 'barnardos', area: 'efford' })]),
    ).toEqual([]);
  });

  it('the noon check, the hospital and the duty out of hours get what they need and no more', () => {
    const high = requestStrategy(
      item(1, { risk: 'high', missingSince: '2026-11-22T21:40:00.000Z' }),
      { date: '2026-11-23', time: '12:00' },
      by,
    );
    const back = markReturned(item(2), new Date('2026-11-21T10:00:00Z'), 72, by);
    const done = settleTalk(markReturned(item(3), now, 72, by), 'declined', now, by);
    expect(highRiskGaps([high, back, done])).toEqual([
      { item: 'DIB-261123-01', strategyNotBooked: true, dslNotTold: true },
    ]);
    expect(highRiskGaps([tellDsl(bookStrategy(high, now, { date: '2026-11-23' }, by), true, by)])).toEqual(
      [],
    );
    expect(missingNow([high, back, done])).toEqual({ missing: 1, high: 1, flagsToRemove: 0 });
    const lines = handover(
      [done, back, high],
      new Date('2026-11-23T16:00:00Z'),
      new Date('2026-11-24T10:30:00Z'),
    );
    expect(lines.map(({ item: ref, why }) => [ref.slice(-2), why])).toEqual([
      ['01', 'missing'],
      ['01', 'strategy'],
      ['02', 'talk'],
    ]);
    expect(lines[0]?.hours).toBe(18);
  });
});

describe('figures of a day', () => {
  it('a day in numbers counts each child once and conversations as they end', () => {
    const back = markReturned(item(1), new Date('2026-11-23T08:40:00Z'), 72, by);
    const done = settleTalk(back, 'done', new Date('2026-11-26T08:40:00Z'), by);
    const late = settleTalk(back, 'done', new Date('2026-11-26T08:41:00Z'), by);
    const joined = mergeInto(item(2, { agency: 'barnardos' }), item(1), by);
    const of = (...items: BriefingItem[]) => figuresOf(emptyBriefing(), [], items);
    expect(of(done, joined, item(3, { status: 'withdrawn' })).missing.episodes).toBe(1);
    expect(of(done).talks).toEqual({ due: 1, inTime: 1, late: 0, declined: 0, pending: 0 });
    expect(of(late).talks).toMatchObject({ inTime: 0, late: 1 });
    expect(BriefingFigures.safeParse(of(...made.items)).error).toBeUndefined();
  });
});
