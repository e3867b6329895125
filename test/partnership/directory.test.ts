import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyNamed, createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Member } from '../../src/partnership/model.ts';

const partnership = loadPartnership(new URL('../../partnerships/plymouth.yaml', import.meta.url).pathname);

function member(id: string, name: string, more: Partial<Member> = {}): Member {
  return {
    id,
    name,
    email: `${id}@school.example`,
    agency: 'nspcc',
    post: 'Worker',
    roles: [],
    platforms: ['slack'],
    ...more,
  };
}

const MEMBERS = [
  member('anne-marie', 'Anne-Marie Vosper'),
  member('anne', 'Anne Smithson'),
  member('mairead', "Mairéad O'Sullivan-Bright"),
  member('sam', 'Sam Lee'),
  member('sam-b', 'Sam Leeson'),
  member('soren', 'Søren Łukasz'),
  member('gone', 'Sam Lee', { left: true, email: 'sam.lee@old.example' }),
];
const directory = createDirectory(partnership, MEMBERS);
const found = (text: string): string[] => directory.membersNamed(text).map((one) => one.id);

describe('finding people by what is typed', () => {
  it.each([
    ['Sam Lee', ['sam', 'sam-b']],
    ['sam', ['sam', 'sam-b']],
    ['sam leeso', ['sam-b']],
    ['lee, sam', ['sam', 'sam-b']],
    ['@sam leeson', ['sam-b']],
    ['anne', ['anne', 'anne-marie']],
    ['anne-marie', ['anne-marie']],
    ['annemarie', ['anne-marie']],
    ['ANNE MARIE VOSPER', ['anne-marie']],
    ['anne-xavier', []],
    ['mairead osullivan bright', ['mairead']],
    ['Mairéad O’Sullivan‑Bright', ['mairead']],
    ['o sull', ['mairead']],
    ['bright', ['mairead']],
    ['soren lukasz', ['soren']],
    ['sam@school.example', ['sam']],
    [' SAM@School.Example ', ['sam']],
    ['sam@school', []],
    ['sam.lee@old.example', []],
    ['', []],
    [' - ', []],
    ['nobody', []],
  ])('%j finds %j', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it('keeps leavers for old records only', () => {
    expect(directory.member('gone')?.name).toBe('Sam Lee');
    expect(directory.memberByEmail('sam.lee@old.example')?.left).toBe(true);
  });

  it('prefers somebody who came back over the leaver with the same address', () => {
    const two = [
      member('back', 'Jo Day', { email: 'jo@x.example' }),
      member('old', 'Jo Day', { email: 'jo@x.example', left: true }),
    ];
    expect(createDirectory(partnership, two).memberByEmail('JO@x.example')?.id).toBe('back');
    expect(createDirectory(partnership, two.reverse()).memberByEmail('jo@x.example')?.id).toBe('back');
  });
});

describe('whatever somebody is called', () => {
  const word = fc.stringMatching(/^[A-Z][a-zéèöñçøł]{1,8}$/);
  const part = fc.oneof(
    word,
    fc.tuple(word, fc.constantFrom('-', "'", '’'), word).map(([a, mark, b]) => `${a}${mark}${b}`),
  );
  const name = fc.tuple(part, part).map((parts) => parts.join(' '));
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

  it('the full name comes first, in any case and without accents', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (names) => {
        const people = createDirectory(
          partnership,
          names.map((one, index) => member(`m${index}`, one)),
        );
        for (const one of names) {
          for (const typed of [one, plain(one), `  ${one.toLowerCase()} `]) {
            const [first] = people.membersNamed(typed);
            expect(plain(first?.name ?? '').replace(/[^\p{L}]/gu, '')).toBe(
              plain(one).replace(/[^\p{L}]/gu, ''),
            );
          }
        }
      }),
    );
  });

  it('every beginning of every word finds them', () => {
    fc.assert(
      fc.property(name, fc.nat(20), fc.nat(20), (full, one, two) => {
        const people = createDirectory(partnership, [member('only', full)]);
        const [first = '', last = ''] = full.split(' ');
        const begin = (text: string, length: number): string => text.slice(0, 1 + (length % text.length));
        expect(people.membersNamed(`${begin(last, two)} ${begin(first, one)}`)).toHaveLength(1);
      }),
    );
  });

  it('nothing that is typed breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(directory.membersNamed(text).every((one) => !one.left)).toBe(true);
        directory.groupNamed(text);
      }),
    );
  });
});

describe('finding groups and agencies', () => {
  it('takes id, name, short form and alias, in any case and punctuation', () => {
    const dresses = [
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => `the ${text.toLowerCase()} group`,
      (text: string) => `  ${text.replaceAll(' ', '-')}! `,
      (text: string) => text.replaceAll('&', ' and '),
    ];
    for (const { id, name, short, aliases } of partnership.groups) {
      for (const known of [id, name, short, ...aliases]) {
        for (const dress of dresses) expect(directory.groupNamed(dress(known))?.id, dress(known)).toBe(id);
      }
    }
  });

  it('knows nothing by nothing', () => {
    for (const text of ['', 'group', 'the', '!!', 'no such group'])
      expect(directory.groupNamed(text)).toBeUndefined();
    expect(directory.group('constructor')).toBeUndefined();
    expect(directory.agency('__proto__')).toBeUndefined();
  });

  it('finds agencies by what people call them', () => {
    expect(agencyNamed(partnership, 'uhp')?.id).toBe('university-hospitals-plymouth');
    expect(agencyNamed(partnership, 'Barnardos')?.id).toBe('barnardos');
    expect(agencyNamed(partnership, 'Devon and Cornwall Police')?.id).toBe('devon-cornwall-police');
  });
});
