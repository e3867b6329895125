import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { data as briefData } from '../../cards/escalation-brief/data.ts';
import { commands } from '../../commands/index.ts';
import { screen, worst } from '../../src/domain/guard/screen.ts';
import { root } from '../../src/root.ts';
import { readSettings } from '../../src/settings.ts';
import { plymouthSurroundings } from '../guard-corpus/surroundings.ts';

const FOLDERS =
  'bench cards commands docs manifest partnerships schedules scripts simulator src storage test'.split(' ');
const files = [
  ...readdirSync(root),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      [folder, ...name.split(sep)].join('/'),
    ),
  ),
].filter(
  (name) =>
    /\.(?:ts|mjs|js|json|md|ya?ml|csv|tsv|html|css)$|^\.\w+$/.test(name) && name !== 'package-lock.json',
);
const textOf = (name: string): string => {
  try {
    return readFileSync(join(root, name), 'utf8');
  } catch {
    // Listed, and taken away since.
    return '';
  }
};

describe('what the files and settings themselves show', () => {
  it('F28 no file of the project holds a secret, and none of them can come from anywhere but the environment', () => {
    const secret =
      /xox[abpr]-\d{8,}|xapp-\d-[A-Z0-9]{8,}|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----\n[A-Za-z0-9+/]{20}|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{30}/;
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((name) => secret.test(textOf(name)))).toEqual([]);
    expect(textOf('.gitignore').split('\n')).toEqual(expect.arrayContaining(['.env', 'data/', 'exports/']));
    // Where the records are is a setting; where nothing is set they stay on this machine.
    expect(readSettings({})).toMatchObject({ dataDir: './data', host: '127.0.0.1' });
    expect(readSettings({}).databaseUrl).toBeUndefined();
  });

  it('F31 every line that help gives as an example holds references, themes and colleagues only', () => {
    const surroundings = { ...plymouthSurroundings(), about: 'case' as const };
    const lines = commands.flatMap(({ verbs }) =>
      Object.values(verbs).flatMap(({ examples }) => examples.map((line) => line)),
    );
    expect(lines.length).toBeGreaterThan(40);
    const named = lines.filter((text) => {
      // Whom a command is for, and a time in it, belong to the command and not to its texts.
      const said = text.replaceAll(/@\w+(?: \w+)?/g, 'a colleague');
      return worst(screen([{ field: 'line', text: said }], surroundings)) === 'refuse';
    });
    expect(named).toEqual([]);
  });

  it('F34 all that a room can be shown of an escalation is its reference and one line about its stage', () => {
    expect(Object.keys(briefData.shape).sort()).toEqual(['line', 'reference']);
    const posting = files.filter(
      (name) =>
        /^(?:schedules|commands)\/.*\.ts$/.test(name) &&
        /roomFor\(|roomsFor\(|roomsOfGroup\(/.test(textOf(name)),
    );
    expect(posting.filter((name) => name.startsWith('schedules/escalation'))).toEqual([]);
    const escalations = posting.filter((name) => name.startsWith('commands/escalate'));
    for (const name of escalations) expect(textOf(name)).toContain('escalation-brief');
  });

  it('F44 what help says is plain English: short sentences of short words', () => {
    const said = commands.flatMap(({ summary, verbs }) => [
      summary,
      ...Object.values(verbs).flatMap(({ summary: of }) => of),
    ]);
    const grades = said.map(grade).sort((a, b) => a - b);
    expect(grades[Math.floor(grades.length / 2)]).toBeLessThan(9);
    for (const words of said) expect(words.split(/\s+/).length, words).toBeLessThan(35);
  });
});

/** Flesch and Kincaid's reading grade, with syllables counted as runs of vowels. */
function grade(text: string): number {
  const sentences = text.split(/[.!?]+\s/).length;
  const words = text.match(/[A-Za-z']+/g) ?? [];
  const syllables = words.reduce(
    (sum, word) => sum + Math.max(1, (word.replace(/e$/, '').match(/[aeiouy]+/gi) ?? []).length),
    0,
  );
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / Math.max(1, words.length)) - 15.59;
}
