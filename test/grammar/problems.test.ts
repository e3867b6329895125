import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import { callOf, contextAt, NOW, parse, stranger } from './world.ts';

/** What the problem with an argument says, and that nothing else was lost. */
const PROBLEMS: readonly (readonly [line: string, argument: string, message: string])[] = [
  ['@Zebedee "x" by Fri', 'owner', 'I do not know anybody called “Zebedee”. Type the full name'],
  ['@Pria "x" by Fri', 'owner', 'Did you mean Priya Nair (Plymouth City Council)?'],
  ['@Zebedee Smith "x" by Fri', 'owner', 'I do not know anybody called “Zebedee Smith”.'],
  ['zebedee "x" by Fri', 'owner', 'I do not know anybody called “zebedee”.'],
  ['"x" by Fri for zebedee', 'owner', 'I do not know a person or group called “zebedee”.'],
  ['"x" for zebedee by Fri', 'owner', 'I do not know a person or group called “zebedee”.'],
  ['zebedee@nowhere.example "x" by Fri', 'owner', 'I do not know anybody called “zebedee@nowhere.example”.'],
  ['@Lee Gone "x" by Fri', 'owner', 'I do not know anybody called “Lee Gone”.'],
  ['lee.gone@police.example "x" by Fri', 'owner', 'I do not know anybody called'],
  ['@Priya Patel "x" by Fri', 'owner', 'I do not know anybody called “Priya Patel”. Did you mean Priya Nair'],
  ['priya patel "x" by Fri', 'owner', 'I do not know anybody called “priya patel”.'],
  [
    '@Sam "x" by Fri',
    'owner',
    "There are two people called Sam: Sam Okafor (Barnardo's), Sam Pryce (Police). Type the full name or e-mail.",
  ],
  ['sam "x" by Fri', 'owner', 'There are two people called Sam: '],
  ['"x" by Fri for sam', 'owner', 'There are two people called Sam: '],
  ['"x" to neglct by Fri', 'group', 'I do not know a person or group called “neglct”. Did you mean Neglect?'],
  ['x to neglct by Fri', 'group', 'Did you mean Neglect? If it belongs to the text, put the text in quotes.'],
  ['@Priya "x" to neglct by Fri', 'group', 'I do not know a group called “neglct”. Did you mean Neglect?'],
  ['"x" to Pria by Fri', 'group', 'Did you mean Priya Nair (Plymouth City Council)?'],
  ['"x" to neglect for Zebedee by Fri', 'owner', 'I do not know anybody called “Zebedee”.'],
  ['x by Fri to schools', 'group', 'I do not know a group called “schools”.'],
  ['"x" to everybody in town by Fri', 'group', 'I do not know a person or group called “everybody in town”.'],
  ['"x" from nowhere by Fri', 'origin', 'audit, rapid review, learning from experience or meeting.'],
  ['"x" from the rapid reviw by Fri', 'origin', 'Did you mean rapid review?'],
];

describe('people, groups and choices nobody knows', () => {
  test.each(PROBLEMS)('%s', (line, argument, message) => {
    const parsed = callOf(`action assign ${line}`);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject({
      argument,
      message: expect.stringContaining(message) as string,
    });
    expect(parsed.values).toMatchObject({ title: 'x', due: '2026-11-20' });
    expect(parsed.values).not.toHaveProperty(argument);
    expect(parsed.missing).not.toContain(argument);
  });

  test('a mention of somebody who is no member is told kindly', () => {
    const parsed = callOf(['action assign ', stranger, ' "x" by Fri']);
    expect(parsed.problems).toEqual([
      {
        argument: 'owner',
        said: 'Alex Stranger',
        message:
          'Alex Stranger is not a member of the partnership here yet. Choose somebody else, or ask the business unit to add them.',
      },
    ]);
    expect(parsed.values).toEqual({ title: 'x', due: '2026-11-20' });
  });
});

describe('dates that cannot be used', () => {
  test.each([
    ['by 3 January 2025', 'Fri 3 January 2025 has already passed. Today is Wed 18 November 2026.'],
    ['by yesterday', 'Tue 17 November 2026 has already passed.'],
    ['by last Friday', 'Fri 13 November 2026 has already passed.'],
    ['by 31 February', '31 February does not exist.'],
    ['due 31/2/2027', '31 February 2027 does not exist'],
    ['by 12/12/2062', 'Tue 12 December 2062 is more than five years away. Check the year.'],
    ['by 19 November 2031', 'is more than five years away'],
    ['due in 99 years', 'is more than five years away'],
    ['by whenever', 'I could not read “whenever” as a date. Type a date like 12 Dec'],
    ['by next week', '“next week” is not one day.'],
    ['by January', '“January” is not one day.'],
    ['by Firday', 'I could not read “Firday” as a date.'],
    ['by 12 Decmeber', 'Did you mean 12 December?'],
    ['by 45 December', '45 December does not exist.'],
    ['by 1/2/3/4', 'I could not read “1/2/3/4” as a date.'],
  ])('%s', (said, message) => {
    const parsed = callOf(`action assign @priya "x" ${said} to neglect`);
    expect(parsed.problems).toEqual([
      {
        argument: 'due',
        said: expect.any(String) as string,
        message: expect.stringContaining(message) as string,
      },
    ]);
    expect(parsed.values).toEqual({ owner: 'priya-nair', title: 'x', group: 'neglect' });
    expect(parsed.missing).toEqual(['measure']);
  });

  test('the last date that can be read is taken; five years ahead is near enough', () => {
    expect(callOf('action assign x by 12 Dec by 31 Feb').values.due).toBe('2026-12-12');
    expect(callOf('action assign x by 18/11/2031').values.due).toBe('2031-11-18');
  });

  test('without a way to count working days they are not guessed', () => {
    const { commands, directory, now } = contextAt();
    const parsed = parseCommand(['action assign "x" due in 10 working days'], {
      commands,
      directory,
      now,
      memberFor: () => undefined,
    });
    expect(parsed).toMatchObject({ values: { title: 'x' }, problems: [{ argument: 'due' }] });
  });

  test('beyond the years whose bank holidays are known, counting says so', () => {
    expect(
      callOf('action assign "x" due in 1300 working days', new Date('2031-01-01T12:00:00Z')).problems,
    ).toMatchObject([
      { argument: 'due', message: expect.stringContaining('Bank holidays are known') as string },
    ]);
  });
});

describe('references', () => {
  test.each([
    [
      'action accept ACT-2611-K4',
      '“ACT-2611-K4” is not a whole reference. References look like ACT-2611-K4TR.',
    ],
    ['action accept ACT-2613-K4TR', 'is not a whole reference'],
    [
      'action accept ESC-2611-K4TR',
      'ESC-2611-K4TR is not the reference for which action. It begins with ACT-.',
    ],
  ])('%s', (line, message) => {
    expect(callOf(line)).toMatchObject({
      values: {},
      missing: [],
      problems: [{ argument: 'ref', message: expect.stringContaining(message) as string }],
    });
  });
});

describe('too much, and everything at once', () => {
  test('several things wrong are all told, and the rest is kept', () => {
    const parsed = callOf('action assign @Zebedee "x" by 31 Feb to everyone from nowhere measure "y"');
    expect(parsed.problems.map(({ argument }) => argument).sort()).toEqual([
      'due',
      'group',
      'origin',
      'owner',
    ]);
    expect(parsed.values).toEqual({ title: 'x', measure: 'y' });
    expect(parsed.missing).toEqual([]);
  });

  test.each([
    ['a megabyte of words', 'a '.repeat(500_000)],
    ['a hundred thousand quotes', '"'.repeat(100_000)],
    ['one long word', 'x'.repeat(1_000_000)],
    ['many leads', 'by for to from measure '.repeat(40_000)],
  ])('%s is refused unread', (_, text) => {
    const parsed = callOf(`action assign ${text}`);
    expect(parsed).toMatchObject({
      verb: 'assign',
      values: {},
      problems: [
        { message: 'That is longer than 4,000 characters, so I have not read it. Say it in fewer words.' },
      ],
      missing: ['owner', 'title', 'due', 'measure'],
    });
    expect(parse([text])).toMatchObject({ kind: 'unknown' });
  });

  test.each([
    'by ',
    'for sam ',
    '" ',
    '@sam ',
    'to the ',
    'from a ',
    "' ",
    'measure ',
    'by 12 ',
    'by in 2 of the ',
    '“',
    'in two weeks, ',
    // What goes back over such a line again and again does not come to its end.
  ])('the longest line made of “%s” is read', (piece) => {
    const line = `action assign ${piece.repeat(4_000)}`.slice(0, 4_000);
    expect(parseCommand([line], contextAt(NOW)).kind).toBe('call');
  });
});
