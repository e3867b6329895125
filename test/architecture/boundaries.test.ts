import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.ts';

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Every import of the TypeScript files below these folders: file, and what it imports (paths relative to the project). */
async function importsBelow(...folders: string[]): Promise<{ file: string; target: string }[]> {
  const found: { file: string; target: string }[] = [];
  for (const folder of folders) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((path) => /\.tsx?$/.test(path))) {
      const file = join(folder, name);
      const text = await readFile(join(root, file), 'utf8');
      for (const [, target = ''] of text.matchAll(IMPORT)) {
        found.push({
          file,
          target: target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target,
        });
      }
    }
  }
  return found;
}

async function offenders(folders: string[], forbidden: RegExp): Promise<string[]> {
  const imports = await importsBelow(...folders);
  expect(imports.length).toBeGreaterThan(0);
  return imports
    .filter(({ target }) => forbidden.test(target))
    .map(({ file, target }) => `${file} imports ${target}`);
}

describe('the one path stays the one path', () => {
  it("nothing but the adapters knows the chat platforms' packages", async () => {
    expect(
      await offenders(
        ['src/bot', 'src/domain', 'src/partnership', 'cards', 'commands', 'storage'],
        /^(botbuilder|botframework|@slack\/)/,
      ),
    ).toEqual([]);
  });

  it('adapters know neither the rules, nor the commands, nor the store', async () => {
    expect(await offenders(['src/adapters'], /^(src\/domain|commands|storage|schedules)\b/)).toEqual([]);
  });

  it("one platform's adapter does not know the other", async () => {
    expect(await offenders(['src/adapters/slack'], /adapters\/teams|^botbuilder/)).toEqual([]);
    expect(await offenders(['src/adapters/teams'], /adapters\/slack|^@slack\//)).toEqual([]);
  });

  it('the rules do no input or output', async () => {
    expect(
      await offenders(['src/domain'], /^(node:(fs|net|http|https|child_process)|storage|express|lowdb)/),
    ).toEqual([]);
  });

  it('the bot does not know the simulator', async () => {
    const imports = await offenders(['src', 'cards', 'commands', 'storage'], /^simulator\b/);
    expect(imports.filter((line) => !line.startsWith('src/local-mode.ts'))).toEqual([]);
  });

  it('the adapters can be lifted out: with all they lean on, shapes included, they know nothing of safeguarding', async () => {
    const imports = await importsBelow('src', 'cards', 'commands', 'storage');
    const needed = new Set(imports.map(({ file }) => file).filter((file) => file.startsWith('src/adapters')));
    for (const file of needed)
      for (const { target } of imports.filter((one) => one.file === file && one.target.endsWith('.ts')))
        needed.add(target);
    const outside = [...needed].filter((file) => !file.startsWith('src/adapters'));
    const listed = /```text\n([^`]*)```/.exec(await readFile(join(root, 'docs/cards.md'), 'utf8'))?.[1] ?? '';
    expect(outside.sort()).toEqual(listed.trim().split(/\s+/).sort());
  });
});
