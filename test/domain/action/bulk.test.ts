import { describe, expect, it } from 'vitest';
import { isList, readPasted } from '../../../commands/action/bulk-table.ts';
import { readBulk, type BulkDefaults } from '../../../commands/action/bulk-read.ts';
import { townDirectory } from '../../support/people.ts';

const directory = townDirectory();
const speaker = directory.member('priya-nair');
const read = (text: string, defaults: BulkDefaults = {}) => {
  if (!speaker) throw new Error('Priya is not there');
  return readBulk(text, defaults, {
    directory,
    speaker,
    today: '2026-11-23',
    now: new Date('2026-11-23T09:00:00Z'),
    vagueWords: ['monitor'],
  });
};

describe('a pasted list of actions', () => {
  it.each([
    [
      'out of a spreadsheet',
      'Action\tOwner\tBy when\tSuccess measure\nRing the schools\tJory Whitmarsh\t12 Dec 2026\tAll rung',
    ],
    ['as CSV with quotes', 'what,who,when,measure\n"Ring the schools",Jory Whitmarsh,2026-12-12,"All rung"'],
    ['between semicolons, without headings', 'Ring the schools; Jory Whitmarsh; 12/12/2026; All rung'],
    ['between bars', '| Ring the schools | Jory Whitmarsh | 12 December | All rung |'.slice(2)],
    ['as sentences', '- Ring the schools @Jory Whitmarsh by 12 Dec measure "All rung"'],
  ])('is read %s', (_how, text) => {
    expect(read(text)).toMatchObject([
      {
        title: 'Ring the schools',
        owner: { kind: 'member', member: 'jory-whitmarsh' },
        due: '2026-12-12',
        measure: 'All rung',
        problems: [],
      },
    ]);
  });

  it('takes seats and posts as owners, and what holds for all lines where one says nothing', () => {
    const rows = read(
      'Send the minutes; chair of Neglect; ; 90% on time\nReply to them; Partnership Manager; 4 Dec; Reply sent; Board',
      { due: '2026-12-18', group: 'neglect', origin: 'audit' },
    );
    expect(rows).toMatchObject([
      {
        owner: { kind: 'chair', group: 'neglect' },
        due: '2026-12-18',
        group: 'neglect',
        origin: 'audit',
        problems: [],
      },
      {
        owner: { kind: 'post', post: 'Partnership Manager' },
        due: '2026-12-04',
        group: 'board',
        problems: [],
      },
    ]);
  });

  it('says at its line what is wrong, and how it could be right', () => {
    const rows = read(
      [
        'Monitor Families First',
        'Minutes on time; each chair; rolling; % on time',
        'Late already; Jory Whitmarsh; 1 Nov 2026; Done; Nowhere',
      ].join('\n'),
    );
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(rows[0]).toMatchObject({ vague: true });
    expect(rows[0]?.problems.join(' ')).toContain('who will do it, by when and how we will know');
    expect(rows[0]?.problems.join(' ')).toContain('A figure for Families First every month');
    expect(rows[1]?.problems.join(' ')).toContain('“each chair” is nobody on record');
    expect(rows[1]?.problems.join(' ')).toContain('“rolling” is no day');
    expect(rows[2]?.problems.join(' ')).toMatch(/already passed.*I do not know the group “Nowhere”/);
  });

  it('leaves commas in sentences alone, and reads on when a quote is missing', () => {
    const [row] = readPasted('Send minutes, plans and dates to all, every time');
    expect(row).toEqual({ line: 1, cells: {}, whole: 'Send minutes, plans and dates to all, every time' });
    expect(readPasted('what,who\n"Ring the schools,Jory').length).toBeGreaterThan(0);
    expect(readPasted('\n\n  \n')).toEqual([]);
  });

  it('tells a list from a message of a few sentences', () => {
    expect(isList('We agreed:\n- ring the schools\n- write to the hubs\n- tell the board')).toBe(true);
    expect(isList('We talked.\nIt was good.\nSomebody should ring the schools.')).toBe(false);
    expect(isList('- ring the schools')).toBe(false);
  });

  it('reads the 54 lines of one self-assessment, each with its own number', () => {
    const lines = Array.from(
      { length: 54 },
      (_, at) => `${at + 1}. Do thing ${at + 1} | Jory Whitmarsh | 18 Dec | ${at}% done | DA&C`,
    );
    const rows = read(lines.join('\n'));
    expect(rows).toHaveLength(54);
    expect(rows.every(({ problems, group }) => problems.length === 0 && group === 'dac')).toBe(true);
    expect(rows.at(-1)).toMatchObject({ line: 54, title: 'Do thing 54' });
  });
});
