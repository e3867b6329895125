import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { root } from '../../src/root.ts';

/** What reads a form's answers by a schema, with an error for each input. */
const READERS = new Set(['checkForm', 'readForm']);

interface Form {
  readonly where: string;
  readonly readsBySchema: boolean;
}

/** The forms a file defines: every object with a `show` and a `submit`, and whether `submit` gives its inputs to a schema. */
function formsIn(file: string, text: string): Form[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const functions = new Map<string, ts.Node>();
  const forms: Form[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) functions.set(node.name.text, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const reads = (node: ts.Node, seen = new Set<string>()): boolean => {
    const called = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : '';
    if (READERS.has(called)) return true;
    const body = seen.has(called) ? undefined : functions.get(called);
    if (body) seen.add(called);
    return (
      (body !== undefined && reads(body, seen)) ||
      ts.forEachChild(node, (child) => reads(child, seen)) === true
    );
  };
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const named = (name: string) => node.properties.find((each) => each.name?.getText(source) === name);
      const submit = named('submit');
      if (submit && ts.isMethodDeclaration(submit) && named('show')) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        forms.push({ where: `${file}:${line + 1}`, readsBySchema: reads(submit) });
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return forms;
}

async function allForms(): Promise<Form[]> {
  const names = await readdir(join(root, 'commands'), { recursive: true });
  const forms: Form[] = [];
  for (const name of names.filter((each) => each.endsWith('.ts'))) {
    const text = await readFile(join(root, 'commands', name), 'utf8');
    if (text.includes('submit')) forms.push(...formsIn(join('commands', name), text));
  }
  return forms;
}

describe('what comes back from a form', () => {
  it('is read by a schema of its own in every form', async () => {
    const forms = await allForms();
    expect(forms.filter(({ readsBySchema }) => !readsBySchema).map(({ where }) => where)).toEqual([]);
  });

  it('and every form that is registered was looked at', async () => {
    const registered = commands.flatMap(({ forms = {} }) => Object.values(forms));
    const makers = (await allForms()).length;
    // Updating and finishing an action are made by one function.
    const shared = new Set(registered.map((form) => String(Reflect.get(form, 'submit')))).size;
    expect(makers).toBeGreaterThanOrEqual(shared);
    expect(shared).toBeGreaterThan(8);
  });

  it('is missed where a form reads by hand (this test can fail)', () => {
    const byHand = `const form = { async show() {}, async submit(context, draft, inputs) { return take(inputs); } };
      function take(inputs) { return inputs.who; }`;
    const bySchema = byHand.replace('return inputs.who', 'return readForm(schema, inputs)');
    expect(formsIn('a.ts', byHand).map(({ readsBySchema }) => readsBySchema)).toEqual([false]);
    expect(formsIn('a.ts', bySchema).map(({ readsBySchema }) => readsBySchema)).toEqual([true]);
  });
});
