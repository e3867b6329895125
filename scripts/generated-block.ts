import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from '../src/root.ts';

/** The text with what stands between the two marks of a name replaced. @throws Error when the marks are not there. */
export function withBlock(text: string, name: string, block: string): string {
  const begin = `<!-- ${name}: made by \`npm run generate\` -->`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The marks around "${name}" are missing`);
  return `${text.slice(0, from + begin.length)}\n\n${block.trim()}\n\n${text.slice(to)}`;
}

/**
 * Writes a generated text to a file of the project; with `--check` says when the file is not what it would be. Does nothing
 * unless the script at `url` was started itself.
 */
export async function generate(
  url: string,
  file: string,
  textOf: (before: string) => Promise<string> | string,
): Promise<void> {
  if (!process.argv[1] || url !== pathToFileURL(process.argv[1]).href) return;
  const path = join(root, file);
  const before = await readFile(path, 'utf8').catch(() => '');
  const after = await textOf(before);
  if (!process.argv.includes('--check')) await writeFile(path, after);
  else if (before !== after) {
    console.error(`${file} is out of date; run npm run generate`);
    process.exitCode = 1;
  }
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
