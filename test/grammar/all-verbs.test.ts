import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { toCommandLine as slackLine } from '../../src/adapters/slack/spoken.ts';
import { TeamsActivity } from '../../src/adapters/teams/payloads.ts';
import { toCommandLine as teamsLine } from '../../src/adapters/teams/spoken.ts';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import type { ParsedCall } from '../../src/bot/grammar/types.ts';
import type { Spoken } from '../../src/bot/interaction.ts';
import { addWorkingDays } from '../../src/domain/working-days.ts';
import { BOT, botMention, direct } from '../adapters/teams/world.ts';
import { townDirectory } from '../support/people.ts';

const directory = townDirectory();
const context = {
  commands,
  directory,
  now: new Date('2026-11-23T10:00:00Z'),
  memberFor: () => undefined,
  addWorkingDays,
};

/** What the bot is given when a line is typed at each door. */
const escaped = (line: string) =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const teams = (text: string, entities: readonly unknown[] = []) =>
  teamsLine(TeamsActivity.parse({ ...direct({ text, entities }), serviceUrl: 'http://127.0.0.1/' }), BOT);
const DOORS: Readonly<Record<string, (line: string) => Spoken>> = {
  'a slash command on Slack': (line) => slackLine(escaped(line), 'UBOT'),
  'a mention on Slack': (line) => slackLine(`<@UBOT> ${escaped(line)}`, 'UBOT'),
  'a mention on Teams': (line) => teams(`<at>Partnership</at>&nbsp;${escaped(line)}`, [botMention]),
  'a chat on Teams': (line) => teams(`/${escaped(line)}`),
};

const parse = (line: string): ParsedCall => parseCommand([line], context);
const short = (parsed: ParsedCall): string =>
  parsed.kind === 'call'
    ? [parsed.command, parsed.verb, ...parsed.problems.map(({ message }) => message)].join(' · ')
    : JSON.stringify(parsed);

const verbs = commands.flatMap((command) => command.verbs.map((verb) => ({ command, verb })));
/** Answered before any verb is read, for every command alike. */
const typed = verbs.filter(({ verb }) => verb.name !== 'help');

describe('every command', () => {
  test('is read by its name and each alias, also of two words', () => {
    for (const { name, aliases = [], defaultVerb } of commands) {
      for (const said of [name, ...aliases])
        expect(short(parse(said)), said).toBe(`${name} · ${defaultVerb}`);
    }
  });

  test.each(Object.entries(DOORS))('has verbs, aliases and examples that are read in %s', (_door, spoken) => {
    const read = (line: string) => short(parseCommand(spoken(line), context));
    for (const { command, verb } of typed) {
      const own = `${command.name} · ${verb.name}`;
      for (const name of [verb.name, ...(verb.aliases ?? [])]) {
        const line = `${command.name} ${name}`;
        expect(read(line), line).toBe(own);
        expect(read(`${line.toUpperCase()}.`), line).toBe(own);
      }
      for (const example of verb.examples) expect(read(example), example).toBe(own);
    }
  });

  test('keeps each word for one verb', () => {
    for (const { name, verbs: all } of commands) {
      const words = all.flatMap((verb) =>
        [...new Set([verb.name, ...(verb.aliases ?? [])].map((word) => word.replaceAll('-', ' ')))].map(
          (word) => `${name} ${word}`,
        ),
      );
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  test('helps with each verb by its whole name, before it and behind it', () => {
    for (const { command, verb } of typed) {
      const help = { kind: 'help', command: command.name, verb: verb.name };
      for (const name of [verb.name, ...(verb.aliases ?? [])]) {
        expect(parse(`help ${command.name} ${name}`), name).toEqual(help);
        expect(parse(`${command.name} ${name} help`), name).toEqual(help);
        if (command.name !== 'partnership') expect(parse(`${command.name} help ${name}`), name).toEqual(help);
      }
    }
  });
});

describe('a verb of several words', () => {
  test.each([
    [
      'meeting agenda add Thresholds in the early years',
      'agenda add',
      { text: 'Thresholds in the early years' },
    ],
    [
      'meeting agenda add MTG-2611-K4TR "Add a paper"',
      'agenda add',
      { ref: 'MTG-2611-K4TR', text: 'Add a paper' },
    ],
    ['meeting add Thresholds', 'agenda add', { text: 'Thresholds' }],
    ['meeting agenda MTG-2611-K4TR', 'agenda', { ref: 'MTG-2611-K4TR' }],
    ['meeting agenda neglect', 'agenda', { group: 'neglect' }],
    ['please  Meeting  AGENDA  add: Thresholds', 'agenda add', { text: 'Thresholds' }],
    ['plan roll over', 'next-year', {}],
    ['forward plan roll over', 'next-year', {}],
    ['plan year next', 'year', { when: 'next' }],
    ['action ACT-2611-K4TR', 'show', { ref: 'ACT-2611-K4TR' }],
    ['review rev-2611-k4tr', 'show', { ref: 'REV-2611-K4TR' }],
    ['escalate ESC-2611-K4TR', 'show', { ref: 'ESC-2611-K4TR' }],
    ['escalate No answer after six days', 'raise', { decided: 'No answer after six days' }],
    ['action send back ACT-2611-K4TR', 'back', { ref: 'ACT-2611-K4TR' }],
    ['training cancel the session SES-2701-K4TR', 'cancel', { ref: 'SES-2701-K4TR', whole: 'session' }],
    ['my work', 'show', {}],
    ['partnership member show Priya Nair', 'member', { what: 'show', member: 'priya-nair' }],
    ['partnership member show priya please', 'member', { what: 'show', member: 'priya-nair' }],
    [
      'partnership member away Priya until 4 Jan',
      'member',
      { what: 'away', member: 'priya-nair', until: '2027-01-04' },
    ],
    ['partnership hold escalations because "a review"', 'hold', { kind: 'escalations', because: 'a review' }],
  ])('%s', (line, verb, values) => {
    const parsed = parse(line);
    expect(short(parsed).split(' · ')).toHaveLength(2);
    expect(parsed).toMatchObject({ kind: 'call', verb, values });
  });

  test('a longer name than the one that is known is nobody', () => {
    const parsed = parse('partnership member leave Priya Patel');
    expect(parsed).toMatchObject({ kind: 'call', verb: 'member', values: { what: 'leave' } });
    expect(parsed).not.toMatchObject({ values: { member: 'priya-nair' } });
    expect(parsed).toMatchObject({ problems: [{ said: 'Priya Patel' }] });
  });

  test.each([
    ['meeting agneda add Thresholds', 'agneda add', ['meeting agenda add']],
    ['meeting agenda ad Thresholds', 'agenda ad', ['meeting agenda add']],
    ['plan rol over', 'rol over', ['plan next-year']],
    ['meeting agneda', 'agneda', ['meeting agenda']],
  ])('nearly: %s', (line, said, didYouMean) => {
    expect(parse(line)).toMatchObject({ kind: 'unknown', said, didYouMean });
  });

  test('ends where a word ends with punctuation or stands in quotes', () => {
    expect(parse('meeting agenda, add')).toMatchObject({ verb: 'agenda' });
    expect(parse('meeting agenda "add"')).toMatchObject({ verb: 'agenda' });
  });
});
