import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../src/root.ts';
import { generate, table, withBlock } from './generated-block.ts';
import { requirements, type Requirement } from './requirements.ts';

/** A test with the numbers in its name. */
interface NamedTest {
  readonly file: string;
  readonly name: string;
  readonly numbers: readonly string[];
}

/** The name given to a test or a group of tests: the first text in the call. */
const NAMED = /\b(?:it|test|describe)(?:\.\w+(?:\([^()]*\))?)*\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;

/** Tests whose names carry a requirement's number, such as `F24: retention`. */
export function testsNamedIn(file: string, text: string): NamedTest[] {
  return [...text.matchAll(NAMED)].flatMap(([, , name = '']) => {
    const numbers = name.match(/\bF\d{1,2}\b/g) ?? [];
    return numbers.length > 0 ? [{ file, name: name.replaceAll(/\\(.)/g, '$1'), numbers }] : [];
  });
}

/** Requirements that neither a test nor a reason answers, numbers that nobody asked for, and files that are not there. */
export function gapsIn(all: readonly Requirement[], tests: readonly NamedTest[]): string[] {
  const known = new Set(all.map(({ id }) => id));
  return [
    ...all
      .filter(({ id, otherwise }) => !otherwise && !tests.some(({ numbers }) => numbers.includes(id)))
      .map(({ id }) => `${id}: no test has it in its name, and there is no reason why it is met otherwise`),
    ...tests
      .filter(({ numbers }) => numbers.some((number) => !known.has(number)))
      .map(({ file, name }) => `${file}: "${name}" names a requirement that does not exist`),
    ...all
      .flatMap(({ shownIn = [] }) => shownIn)
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => `${file} is named in scripts/requirements.ts and is not there`),
  ];
}

/** Each requirement with the tests that show it, or why it is met otherwise. @throws Error when one has neither */
export async function requirementsTable(): Promise<string> {
  const names = (await readdir(join(root, 'test'), { recursive: true })).filter((name) =>
    name.endsWith('.test.ts'),
  );
  const tests = (
    await Promise.all(
      names
        .sort()
        .map(async (name) => testsNamedIn(`test/${name}`, await readFile(join(root, 'test', name), 'utf8'))),
    )
  ).flat();
  const gaps = gapsIn(requirements, tests);
  if (gaps.length > 0) throw new Error(gaps.join('\n'));
  return table(
    ['', 'What is asked', 'Shown by'],
    requirements.map(({ id, says, otherwise, shownIn = [] }) => {
      const named = tests
        .filter(({ numbers }) => numbers.includes(id))
        .map(({ file, name }) => `“${withoutNumbers(name)}” (${link(file)})`);
      const shown = [...named, ...shownIn.map(link)].join('; ');
      return [id, says, [otherwise, shown].filter(Boolean).join(' ')];
    }),
  );
}

function link(file: string): string {
  return `[${file.replace('test/', '')}](../${file})`;
}

/** `F13 F14 refused text is …` → `refused text is …`. */
function withoutNumbers(name: string): string {
  return name.replaceAll(/\s*\((?:F\d+ ?)+\)/g, '').replace(/^(?:F\d+:? )+/, '');
}

await generate(import.meta.url, 'docs/information-governance.md', async (before) =>
  withBlock(before, 'requirements', await requirementsTable()),
);
