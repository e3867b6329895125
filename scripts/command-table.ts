import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { commands } from '../commands/index.ts';
import { helpFor, type HelpLine } from '../src/bot/grammar/help.ts';
import { root } from '../src/root.ts';

const BEGIN = '<!-- commands: made by `npm run generate` -->';
const END = '<!-- end of commands -->';

/** A line a command for the README, with the words it knows; `docs/commands.md` has each of them in full. */
function shortTable(): string {
  const rows = commands.map(({ name, summary, verbs }) => [
    `\`/${name}\``,
    summary,
    verbs.length > 1 ? verbs.map((verb) => verb.name).join(' · ') : '',
  ]);
  return table(['Type', 'To', 'With'], rows);
}

/** Everything that can be typed, made from the commands themselves, with an example of each. */
function fullTables(): string {
  return commands
    .map(({ name, summary }) => {
      const { lines } = helpFor(commands, name);
      return `## /${name}\n\n${summary}.\n\n${table(['Type', 'To', 'For example'], lines.map(fullRow))}`;
    })
    .join('\n\n');
}

function fullRow({ usage, summary, examples }: HelpLine): string[] {
  return [`\`${usage}\``, summary, examples.map((example) => `\`${example}\``).join('<br>')];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Puts `made` between the two marks. @throws Error when the marks are not there. */
function between(text: string, made: string, name: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${name} has lost the marks around what is made here`);
  return `${text.slice(0, begin + BEGIN.length)}\n${made}\n${text.slice(end)}`;
}

for (const [name, made] of [
  ['README.md', shortTable()],
  ['docs/commands.md', fullTables()],
] as const) {
  const path = join(root, name);
  const before = await readFile(path, 'utf8');
  const after = between(before, made, name);
  if (before === after) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name}: what can be typed is out of date; run npm run generate`);
    process.exitCode = 1;
  } else {
    await writeFile(path, after);
  }
}
