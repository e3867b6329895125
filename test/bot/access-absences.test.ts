import { describe, expect, it } from 'vitest';
import { actsFor, isUncovered, recipientsFor, standInsFor, standsInFor } from '../../src/bot/absences.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import type { Member, Role } from '../../src/partnership/model.ts';

const partnership = loadPartnership('partnerships/plymouth.yaml');
const away = { from: '2026-12-21', back: '2027-01-04' };

function member(id: string, change: Partial<Member> = {}, role: Role = 'practitioner'): Member {
  return {
    id,
    name: id,
    email: `${id}@agency.example`,
    agency: 'nspcc',
    post: 'Worker',
    roles: [{ role }],
    platforms: ['slack'],
    ...change,
  };
}

function on(today: string, ...members: Member[]) {
  return createDirectory(partnership, members, () => today);
}
const ids = (members: readonly Member[]): string[] => members.map(({ id }) => id);
const gets = (directory: ReturnType<typeof on>, id: string): string[] =>
  recipientsFor(directory, id).map((recipient) => recipient.member.id);

describe('who gets what is sent to somebody away', () => {
  const unit = member('unit', { agency: 'business-unit' }, 'business-unit');
  const lead = member('lead', {}, 'manager');

  it.each([
    ['2026-12-20', ['jory']],
    ['2026-12-21', ['kofi', 'lead', 'unit', 'jory']],
    ['2027-01-03', ['kofi', 'lead', 'unit', 'jory']],
    ['2027-01-04', ['jory']],
  ])('on %s: %j', (today, expected) => {
    const directory = on(today, member('jory', { away, deputy: 'kofi' }), member('kofi'), lead, unit);
    expect(gets(directory, 'jory')).toEqual(expected);
  });

  it('a deputy who is away as well hands on to theirs, and people who name each other go round only once', () => {
    const chain = [
      member('jory', { away, deputy: 'kofi' }),
      member('kofi', { away, deputy: 'ann' }),
      member('ann'),
    ];
    expect(ids(standInsFor(on('2026-12-22', ...chain, lead, unit), 'jory'))).toEqual(['ann']);
    const round = [
      member('jory', { away, deputy: 'kofi' }),
      member('kofi', { away, deputy: 'jory' }),
      member('self', { away, deputy: 'self' }),
    ];
    const directory = on('2026-12-22', ...round, lead, unit);
    expect(ids(standInsFor(directory, 'jory'))).toEqual(['lead']);
    expect(ids(standInsFor(directory, 'self'))).toEqual(['lead']);
    expect(isUncovered(directory, 'jory')).toBe(false);
  });

  it('with nobody of their own it goes to the business unit, and that is a gap', () => {
    const directory = on(
      '2026-12-22',
      member('jory', { away, deputy: 'gone' }),
      member('gone', { left: true }),
      unit,
    );
    expect(ids(standInsFor(directory, 'jory'))).toEqual(['unit']);
    expect(isUncovered(directory, 'jory')).toBe(true);
    expect(standInsFor(on('2026-12-22', member('jory', { away })), 'jory')).toEqual([]);
    expect(gets(on('2026-12-22', member('jory', { away })), 'jory')).toEqual(['jory']);
  });

  it('who stands in today acts for them, and not before or after', () => {
    const people = [member('jory', { away, deputy: 'kofi' }), member('kofi', { away }), lead];
    expect(actsFor(on('2026-12-22', ...people), 'jory', 'lead')).toBe(true);
    expect(ids(standsInFor(on('2026-12-22', ...people), 'lead'))).toEqual(['jory', 'kofi']);
    expect(actsFor(on('2027-01-04', ...people), 'jory', 'lead')).toBe(false);
    // Their deputy may, at any time.
    expect(actsFor(on('2027-01-04', ...people), 'jory', 'kofi')).toBe(true);
  });

  it('nothing goes to somebody who has left, nor to who would stand in for them', () => {
    expect(
      gets(on('2026-12-22', member('jory', { left: true, away, deputy: 'kofi' }), member('kofi')), 'jory'),
    ).toEqual([]);
  });
});
