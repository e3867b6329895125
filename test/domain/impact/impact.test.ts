import { describe, expect, it } from 'vitest';
import { findImpacts } from '../../../src/domain/impact/find.ts';
import { impactFigures } from '../../../src/domain/impact/figures.ts';
import {
  changeImpact,
  inOrder,
  lackingForBasket,
  moveInBasket,
  newImpact,
  putInBasket,
  takeOut,
  useImpact,
  withdrawImpact,
  type ImpactSaid,
} from '../../../src/domain/impact/moves.ts';
import { Impact } from '../../../src/domain/impact/record.ts';
import { ImpactRefused } from '../../../src/domain/impact/refused.ts';

const by = (at = '2026-11-23T10:00:00.000Z', member = 'jory-whitmarsh') => ({ member, now: new Date(at) });

const said: ImpactSaid = {
  type: 'practice',
  did: 'Health visitors use the neglect tool at the first visit',
  outcome: 'Help begins weeks earlier',
  changed: { practice: 'One language at the table' },
  priority: 'neglect',
  consent: 'not-needed',
};

function entry(id: string, over: Partial<ImpactSaid> = {}, at?: string): Impact {
  return newImpact({ ...said, ...over }, { id, source: 'free', agency: 'livewell' }, by(at));
}

const A = entry('IMP-2611-AAAA');
const B = entry(
  'IMP-2611-BBBB',
  { did: 'Café mornings', priority: 'adolescents', type: 'support' },
  '2026-10-02T09:00:00.000Z',
);
const C = entry('IMP-2611-CCCC', {
  changed: { children: 'They know whom to ask', partnership: 'Meets less' },
});

describe('an impact entry', () => {
  it('is kept as its schema says, and says what changed for at least one', () => {
    expect(Impact.parse(A)).toEqual(A);
    expect(() => entry('IMP-2611-DDDD', { changed: {} })).toThrow(ImpactRefused);
  });

  it('F41 goes into the basket only with consent and without gaps', () => {
    expect(lackingForBasket(entry('IMP-2611-EEEE', { consent: 'not-yet' }))).toHaveLength(1);
    for (const gap of [
      'Figures TBC',
      'DO WE HAVE DATA?',
      `${'X'.repeat(3)} children`,
      'insert figure',
      'It was ??? per cent',
      '[ ] of them',
    ])
      expect(lackingForBasket(entry('IMP-2611-EEEE', { outcome: gap })), gap).toHaveLength(1);
    for (const fine of ['Why? Because they asked.', 'Data were checked', 'And so on … as before'])
      expect(lackingForBasket(entry('IMP-2611-EEEE', { outcome: fine })), fine).toEqual([]);
    expect(() => putInBasket(entry('IMP-2611-EEEE', { consent: 'not-yet' }), [], by())).toThrow('said yes');
    const chosen = putInBasket(A, [], by());
    expect(() => changeImpact(chosen, { ...said, consent: 'not-yet' }, by())).toThrow('in the basket');
  });

  it('has its place in the basket, and can be moved, taken out and used', () => {
    const basket: Impact[] = [];
    for (const each of [A, B, C]) basket.push(putInBasket(each, basket, by()));
    const ids = (all: readonly Impact[]) => inOrder(all).map(({ id }) => id.slice(-1));
    expect(ids(basket)).toEqual(['A', 'B', 'C']);
    const apply = (changed: readonly Impact[]) =>
      basket.map((each) => changed.find(({ id }) => id === each.id) ?? each);
    expect(ids(apply(moveInBasket(basket, C.id, 'up')))).toEqual(['A', 'C', 'B']);
    expect(moveInBasket(basket, A.id, 'up')).toEqual([]);
    expect(moveInBasket(basket, 'IMP-2611-ZZZZ', 'down')).toEqual([]);
    const [first] = basket;
    if (!first) throw new Error('no basket');
    expect(takeOut(first)).toMatchObject({ state: 'draft', rev: 3 });
    expect(takeOut(first)).not.toHaveProperty('basket');
    const used = useImpact(first, 'Annual report 2026-27', by());
    expect(used).toMatchObject({ state: 'used', used: { in: 'Annual report 2026-27' } });
    expect(() => changeImpact(used, said, by())).toThrow('used already');
  });

  it('loses its words when it is withdrawn, also after it was used', () => {
    const gone = withdrawImpact(useImpact(C, 'A paper', by()), 'Somebody was recognised', by());
    expect(Impact.parse(gone)).toMatchObject({ state: 'withdrawn', changed: {} });
    expect(JSON.stringify(gone)).not.toMatch(/whom to ask|neglect tool|weeks earlier/);
    expect(() => withdrawImpact(gone, 'again', by())).toThrow(ImpactRefused);
  });
});

describe('finding entries', () => {
  const names = ({ priority }: Impact) => (priority === 'neglect' ? ['Neglect', 'GCP2'] : []);
  const found = (wanted: Parameters<typeof findImpacts>[1]) =>
    findImpacts([A, B, C], wanted, names).map(({ id }) => id.slice(-1));

  it.each([
    [{ words: 'neglect visitors' }, ['A', 'C']],
    [{ words: 'gcp' }, ['A', 'C']],
    [{ words: 'CAFE' }, ['B']],
    [{ words: 'whom' }, ['C']],
    [{ words: 'imp-2611-bbbb' }, ['B']],
    [{ words: 'nothing like it' }, []],
    [{ period: { from: '2026-10-01', to: '2026-10-31' } }, ['B']],
    [{ by: 'somebody-else' }, []],
    [{}, ['A', 'C', 'B']],
  ])('%o', (wanted, expected) => {
    expect(found(wanted)).toEqual(expected);
  });

  it('leaves what was withdrawn out, unless it is asked for', () => {
    const gone = withdrawImpact(A, 'no', by());
    expect(findImpacts([gone, B], {}, names)).toEqual([B]);
    expect(findImpacts([gone, B], { state: 'withdrawn' }, names)).toEqual([gone]);
  });
});

it('entries are counted by what they say, without those that were withdrawn', () => {
  const figures = impactFigures(
    [A, B, C, withdrawImpact(entry('IMP-2611-FFFF'), 'no', by())],
    { from: '2026-10-01', to: '2026-12-31' },
    { type: (id) => id, priority: (id) => id, source: (id) => id, changedFor: (id) => id },
  );
  expect(figures).toMatchObject({
    total: 3,
    agencies: 1,
    byType: [
      { label: 'practice', count: 2 },
      { label: 'support', count: 1 },
    ],
    changedFor: [
      { label: 'children', count: 1 },
      { label: 'practice', count: 2 },
      { label: 'partnership', count: 1 },
    ],
  });
});
