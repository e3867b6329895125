import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { commands } from '../commands/index.ts';
import { helpFor } from '../src/bot/grammar/help.ts';
import { root } from '../src/root.ts';

const BEGIN = '<!-- commands: made by `npm run generate` -->';
const END = '<!-- end of commands -->';

/** The README's command table: one line for everything that can be typed, made from the commands themselves. */
export function commandTable(): string {
  const rows = commands.flatMap(({ name }) =>
    helpFor(commands, name).lines.map(
      ({ usage, summary }) => `| \`${usage.replaceAll('|', '\\|')}\` | ${summary} |`,
    ),
  );
  return ['| Type | To |', '| --- | --- |', ...rows].join('\n');
}

/** Puts the table between its two marks. @throws Error when the marks are not there. */
export function withTable(text: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('README.md has lost the marks around the command table');
  return `${text.slice(0, begin + BEGIN.length)}\n${commandTable()}\n${text.slice(end)}`;
}

const path = join(root, 'README.md');
const before = await readFile(path, 'utf8');
const after = withTable(before);
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('README.md: the command table is out of date; run npm run generate');
    process.exitCode = 1;
  }
} else {
  await writeFile(path, after);
}
