import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import type { Member } from '../../src/partnership/model.ts';

const partnership = loadPartnership(new URL('../../partnerships/plymouth.yaml', import.meta.url).pathname);
const HEADER = 'id,name,email,agency,post,roles,platforms,prefers,deputy';
const read = (...rows: string[]) => readMembersCsv([HEADER, ...rows].join('\n'), partnership);
const KIT = ',Kit Rowe,kit.rowe@nspcc.example,NSPCC,Worker,practitioner,slack,,';

describe('reading a members file', () => {
  it('reads a person with everything', () => {
    const row =
      'kit,Kit Rowe,Kit.Rowe@NSPCC.example,nspcc,"Manager, north",chair: the Neglect group; dsl ; Business Unit,Slack; teams,Teams,jo.day@nspcc.example';
    const { members, problems } = read(row, ',Jo Day,jo.day@nspcc.example,NSPCC,Worker,practitioner,teams,,');
    expect(problems).toEqual([]);
    expect(members).toEqual([
      {
        id: 'kit',
        name: 'Kit Rowe',
        email: 'kit.rowe@nspcc.example',
        agency: 'nspcc',
        post: 'Manager, north',
        roles: [{ role: 'chair', group: 'neglect' }, { role: 'dsl' }, { role: 'business-unit' }],
        platforms: ['slack', 'teams'],
        prefers: 'teams',
        deputy: 'jo-day',
      },
      {
        id: 'jo-day',
        name: 'Jo Day',
        email: 'jo.day@nspcc.example',
        agency: 'nspcc',
        post: 'Worker',
        roles: [{ role: 'practitioner' }],
        platforms: ['teams'],
      },
    ]);
  });

  it('takes a byte order mark, Windows line ends, columns in any order and blank lines', () => {
    const text =
      '\uFEFFE-mail,Name,Platforms,Roles,Post,Agency\r\nk@x.example,"Kit ""K"" Rowe",slack,dsl,Lead,nspcc\r\n\r\n,,,,,\r\n';
    const { members, problems } = readMembersCsv(text, partnership);
    expect(problems).toEqual([]);
    expect(members.map((member) => member.name)).toEqual(['Kit "K" Rowe']);
  });

  it.each([
    ['an unknown agency', KIT.replace('NSPCC', 'NSPPC'), 'Did you mean "NSPCC"?'],
    ['an unknown role', KIT.replace('practitioner', 'practicioner'), 'Did you mean "practitioner"?'],
    ['an unknown group', KIT.replace('practitioner', 'chair:neglekt'), 'Did you mean "neglect"?'],
    ['a chair of nothing', KIT.replace('practitioner', 'chair'), 'like chair:neglect'],
    ['a group where none belongs', KIT.replace('practitioner', 'dsl:neglect'), 'Leave ":neglect" out'],
    ['a role twice', KIT.replace('practitioner', 'dsl;dsl'), 'twice'],
    ['no role', KIT.replace('practitioner', ''), 'The roles is missing'],
    ['a bad e-mail', KIT.replace('kit.rowe@nspcc.example', 'kit.rowe'), 'no e-mail address'],
    ['an unknown platform', KIT.replace('slack', 'email'), 'slack;teams'],
    ['a preference for what is not used', KIT.replace('slack,,', 'slack,teams,'), 'cannot be preferred'],
    ['a hidden character', KIT.replace('Kit Rowe', 'Kit\u200B Rowe'), 'do not show'],
    ['text that runs backwards', KIT.replace('Worker', 'Wor\u202Eker'), 'do not show'],
    ['a line break in a name', KIT.replace('Kit Rowe', '"Kit\nRowe"'), 'do not show'],
    ['an unknown deputy', `${KIT}Kit Row`, 'Did you mean "Kit Rowe"?'],
    ['their own deputy', `${KIT}Kit Rowe`, 'their own deputy'],
    ['a bad id', `Kit Rowe${KIT}`, 'cannot be an id'],
    ['a name without letters', KIT.replace('Kit Rowe', '??'), 'no letters'],
    ['a name that goes on and on', KIT.replace('Kit Rowe', 'K'.repeat(300)), 'longer than 200'],
    ['too many cells', `${KIT},,x`, 'more cells than columns'],
  ])('explains %s', (_what, row, help) => {
    const { problems } = read(row);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(help);
    expect(problems[0]?.line).toBe(row.includes('\n') ? 3 : 2);
  });

  it('names both lines when an e-mail or id stands twice', () => {
    const { problems } = read(KIT, KIT.replace('Kit Rowe', 'Kim Ray').replace('kit.rowe', 'Kit.ROWE'));
    expect(problems).toEqual([
      {
        line: 3,
        message: expect.stringContaining('"kit.rowe@nspcc.example" already stands on line 2') as unknown,
      },
    ]);
  });

  it('reports every problem, in order of line, and keeps the sound rows', () => {
    const { members, problems } = read('x', KIT, ',,,,,,,,kim', KIT.replace('NSPCC', 'Nobody'));
    expect(members.map((member) => member.id)).toEqual(['kit-rowe']);
    expect([...new Set(problems.map((problem) => problem.line))]).toEqual([2, 4, 5]);
  });

  it.each([
    ['an empty file', '', 'Begin with the line: id,name'],
    ['a missing column', 'name,email,agency,post,roles\na,b,c,d,e', 'no column platforms'],
    ['a column nobody knows', `${HEADER},phone\n`, 'no column "phone"'],
    ['a column twice', `${HEADER},name\n`, 'there twice'],
    ['an open quote', `${HEADER}\n"Kit`, 'A quote is missing'],
  ])('explains %s', (_what, text, help) => {
    expect(readMembersCsv(text, partnership).problems[0]?.message).toContain(help);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, headed) => {
        readMembersCsv(headed ? `${HEADER}\n${text}` : text, partnership);
      }),
    );
  });
});

describe('the ids of members', () => {
  const people = (names: readonly string[], known: readonly Member[] = []) =>
    readMembersCsv(
      [
        HEADER,
        ...names.map((name, index) => `,${name},m${index}@nspcc.example,nspcc,Worker,dsl,slack,,`),
      ].join('\n'),
      partnership,
      known,
    ).members;

  it('are made of the name, and unique', () => {
    const ids = people(['Zoë O’Neil-Łuk', 'Sam Lee', 'Sam Lee', 'Sam Lee', 'Sam Lee', '王芳']).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['zoe-oneil-luk', 'sam-lee', 'sam-lee-nspcc', 'sam-lee-2', 'sam-lee-3', 'member']);
  });

  it('stay when the name, the order or the list changes', () => {
    const first = people(['Sam Lee', 'Sam Lee']);
    const second = people(['Samira Lee-Day', 'Sam Lee'], first);
    expect(second.map(({ id }) => id)).toEqual(['sam-lee', 'sam-lee-nspcc']);
  });

  it('are never inherited from a leaver of the same name', () => {
    const [gone] = people(['Sam Lee']);
    if (!gone) throw new Error('no member');
    const [next] = people(['Sam Lee'], [{ ...gone, left: true, email: 'other@nspcc.example' }]);
    expect(next?.id).toBe('sam-lee-nspcc');
  });
});
