import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../../../src/root.ts';
import { screen } from '../../../src/domain/guard/screen.ts';
import { soundsLikeDanger } from '../../../src/domain/danger/read-danger.ts';
import { concernIn } from '../../../src/domain/danger/concerns.ts';
import { plymouthSurroundings } from '../../guard-corpus/surroundings.ts';

/** Every pattern in a source file, as the compiler sees it; those put together from templates with their fixed parts. */
function patternsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text.slice(1, node.text.lastIndexOf('/')));
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp')
      found.push(
        ...(node.arguments ?? []).map((argument) => argument.getText().replaceAll('\\\\', '\\').slice(1, -1)),
      );
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A repetition without an upper bound, outside a class of characters. `^` and `$` around one class are a single pass. */
function isUnbounded(pattern: string): boolean {
  const bare = pattern.replaceAll(/\\./g, '_').replaceAll(/\[[^\]]*\]/g, '_');
  const onePass = /^\^_\*\$$/.test(bare);
  return !onePass && /[*+]|\{\d+,\}/.test(bare.replaceAll(/\$\{\w+\}/g, '_'));
}

const files = ['src/domain/guard', 'src/domain/danger'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
);

describe('patterns of the text guard', () => {
  it('repeat nothing without a bound, so that no text takes more than a fixed number of steps a character', () => {
    const patterns = files.flatMap((file) => patternsIn(file).map((pattern) => `${file}: ${pattern}`));
    expect(patterns.length).toBeGreaterThan(60);
    expect(patterns.filter((each) => isUnbounded(each.slice(each.indexOf(': ') + 2)))).toEqual([]);
  });

  it('the check would notice', () => {
    for (const bad of ['(a+)+', 'x\\d*y', '\\w{2,}', 'a.*b']) expect(isUnbounded(bad)).toBe(true);
    for (const good of ['[+*]x', '\\d{1,3}', 'a\\+b', '^[\\n -~]*$']) expect(isUnbounded(good)).toBe(false);
  });

  it.each([
    '9',
    '9 ',
    '9-',
    'a',
    'A',
    'Ab ',
    'Kayleigh ',
    'PL0 ',
    '@',
    'a@',
    'at dot ',
    '#',
    ',',
    '\u200b',
    '\u0301',
    'К',
    '１',
    'one ',
    'double ',
    'mum ',
    'the ',
    'nhs ',
    'log ',
    'dob ',
    '14/',
    '(',
    "O'",
    'road ',
    '1 a road ',
    'knife now ',
    'not ',
    'يرجى ',
  ])('twenty thousand characters of %j are read', (unit) => {
    const text = unit.repeat(Math.ceil(20_000 / unit.length));
    expect(Array.isArray(screen([{ field: 'f', text }], { ...plymouthSurroundings(), about: 'case' }))).toBe(
      true,
    );
    expect(typeof soundsLikeDanger([text])).toBe('boolean');
    expect([undefined, 'allegation', 'whistleblowing', 'complaint', 'referral']).toContain(concernIn([text]));
  });
});
