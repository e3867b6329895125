import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPartnership, PartnershipFileError, readPartnership } from '../../src/partnership/load.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const SMALL = `name: Mockingham Partnership
short: MP
area: Mockingham
timezone: Europe/London
arrangements: { published: May 2026, under: Working Together }
sources: [{ id: paper, name: A paper }]
agencies:
  - id: police
    name: Mockingham Police
    sector: police
    standing: statutory
    named: [paper]
  - { id: council, name: Mockingham Council, aliases: [local authority], sector: local-authority, standing: statutory }
seats: [{ id: lsp-police, kind: lsp, agency: police, post: Chief Constable }]
groups:
  - id: board
    name: Mockingham Board
    short: Board
    kind: strategic
    purpose: Oversees.
  - id: neglect
    name: Neglect
    short: Neglect
    aliases: [neglect working group]
    kind: operational
    purpose: Works on neglect.
    chair: { agency: council }
    cadence:
      every: two-months
    reportsTo: [{ to: board }]
priorities: [{ id: neglect, name: Neglect, lead: neglect }]
escalation:
  raiseWithin: 2
  extensionsPerStage: 1
  reviewAfterDays: 30
  tellsBusinessUnitFrom: 2
  stages:
    - { stage: 1, name: Worker to worker, who: Both, foundAmong: workers, limit: { routine: 2, urgent: 0 }, onBreach: Nudge }
`;

function problems(text: string): readonly string[] {
  try {
    readPartnership(text, 'test.yaml');
  } catch (error) {
    if (error instanceof PartnershipFileError) return error.problems;
    throw error;
  }
  return [];
}

/** The one problem that this change to the small file makes. */
function problemOf(from: string, to: string): string {
  expect(SMALL).toContain(from);
  const found = problems(SMALL.replace(from, to));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

describe('reading a partnership file', () => {
  it('takes a sound file and fills the defaults in', () => {
    const partnership = readPartnership(SMALL, 'test.yaml');
    expect(partnership.groups[0]).toMatchObject({ aliases: [], routesTo: [], holds: 'everything' });
    expect(partnership.duties).toEqual([]);
  });

  it('reads a file with a byte order mark and Windows line ends', () => {
    expect(readPartnership(`\uFEFF${SMALL.replaceAll('\n', '\r\n')}`, 'test.yaml').short).toBe('MP');
  });

  it('names file, line, column and path, what was found and what to put there', () => {
    expect(problemOf('every: two-months', 'every: two-month')).toMatch(
      /^test\.yaml:29:14: groups › "neglect" › cadence › every: holds "two-month"\. Put one of working-day, .* Did you mean "two-months"\?$/,
    );
  });

  it.each([
    ['sector: police', 'secter: police', '10:5: agencies › "police" › secter', 'Did you mean "sector"?'],
    ['kind: strategic', 'kind: 7', '19:11: groups › "board" › kind', 'strategic, operational'],
    ['raiseWithin: 2', 'raiseWithin: soon', '33:16: escalation › raiseWithin', 'Put a number there'],
    ['raiseWithin: 2', 'raiseWithin: 99', '33:16: escalation › raiseWithin', '60 or less'],
    ['raiseWithin: 2', 'raiseWithin: 1.5', '33:16: escalation › raiseWithin', 'a whole number'],
    ['id: police', 'id: The Police', '8:9: agencies › "The Police" › id', 'small letters'],
    ['name: Neglect\n', 'name: ""\n', '22:11: groups › "neglect" › name', 'some text'],
    [
      '{ agency: council }',
      '{ post: Lead }',
      '27:5: groups › "neglect" › chair',
      'either "agency" or "rotatesAmong"',
    ],
    ['aliases: [neglect working group]', 'aliases: neglect', '24:14: groups › "neglect" › aliases', 'a list'],
  ])('explains %s → %s', (from, to, place, help) => {
    const found = problems(SMALL.replace(from, to));
    const problem = found.find((line) => line.startsWith(`test.yaml:${place}:`));
    expect(problem, found.join('\n')).toContain(help);
  });

  it('says what is missing, on the line of what surrounds it', () => {
    expect(problemOf('    purpose: Oversees.\n', '')).toBe(
      'test.yaml:16:5: groups › "board" › purpose: is missing. Put text there.',
    );
  });

  it('explains a comma that split a text in two', () => {
    expect(problemOf('name: A paper }', 'name: A paper, revised }')).toContain('put that text in quotes');
  });

  it('reports every problem at once, in order of line', () => {
    const found = problems(
      SMALL.replace('short: MP', 'short: 7')
        .replace('kind: strategic', 'kind: big')
        .replace('raiseWithin: 2', ''),
    );
    expect(found.map((line) => Number(line.split(':')[1]))).toEqual([2, 19, 32]);
  });

  it.each([
    ['a tab', SMALL.replace('  raiseWithin', '\traiseWithin'), /^test\.yaml:3\d:\d+: .*tab/],
    [
      'a name twice',
      SMALL.replace('short: MP', 'short: MP\nshort: MP'),
      /^test\.yaml:3:1: this name is already used/,
    ],
    ['an open bracket', SMALL.replace('named: [paper]', 'named: [paper'), /^test\.yaml:1\d:\d+: /],
    [
      'bad indenting',
      SMALL.replace('    name: Mockingham Police', '   name: Mockingham Police'),
      /^test\.yaml:\d+:\d+: /,
    ],
    ['nothing at all', '', /^test\.yaml:1:1: the file: /],
    ['a list', '- one', /^test\.yaml:1:1: the file: /],
    [
      'a bomb',
      'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]',
      /test\.yaml:1:1/,
    ],
  ])('survives %s', (_name, text, expected) => {
    expect(problems(text)[0]).toMatch(expected);
  });

  it.each([
    ['to: board', 'to: bord', '30:23: groups › "neglect" › reportsTo › "bord" › to', 'Did you mean "board"?'],
    [
      '{ agency: council }',
      '{ agency: counsil }',
      '27:22: groups › "neglect" › chair › agency',
      'Did you mean "council"?',
    ],
    ['to: board', 'to: neglect', '21:5: groups › "neglect"', 'reports to itself'],
    ['id: council', 'id: police', '13:11: agencies › "police" › id', 'used twice'],
    [
      '[local authority]',
      '[the MOCKINGHAM police]',
      '13:56: agencies › "council" › aliases › item 1',
      'already means "police"',
    ],
    [
      '[neglect working group]',
      '[the Board]',
      '24:15: groups › "neglect" › aliases › item 1',
      'already means "board"',
    ],
    ['named: [paper]', 'named: [book]', '12:13: agencies › "police" › named › item 1', 'no source'],
    ['agency: police, post', 'agency: fire, post', '14:46: seats › "lsp-police" › agency', 'no agency'],
    ['lead: neglect', 'lead: sawg', '31:50: priorities › "neglect" › lead', 'no group'],
  ])('finds the reference %s → %s', (from, to, place, help) => {
    const found = problems(SMALL.replace(from, to));
    const problem = found.find((line) => line.startsWith(`test.yaml:${place}:`));
    expect(problem, found.join('\n')).toContain(help);
  });

  it('says which setting to change when there is no such file', () => {
    expect(() => loadPartnership('/nowhere/at-all.yaml')).toThrow(/PARTNERSHIP_FILE/);
  });

  it('is a BotError with a stable code', async () => {
    const path = join(await temporaryDirectory(), 'bad.yaml');
    await writeFile(path, 'name: 7');
    expect(() => loadPartnership(path)).toThrow(expect.objectContaining({ code: 'partnership-file' }));
  });
});
