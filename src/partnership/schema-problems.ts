import { z } from 'zod';
import { closest } from './closest.ts';
import type { Path } from './yaml-places.ts';

/** One thing wrong in the partnership file, before it is put on a line. */
export interface FileProblem {
  readonly path: Path;
  /** Show the place of the name instead of the value's. */
  readonly at?: 'key';
  /** What was found and what to put there, after the path. */
  readonly says: string;
}

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "-")',
  object: 'a set of "name: value" lines',
};

/** Puts a schema error into words. One issue can be several problems, e.g. two unknown names. */
export function schemaProblems(
  issue: Issue,
  schema: z.ZodType,
  data: (path: Path) => unknown,
): FileProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(issue.path, key, schema, data));
  const found = data(issue.path);
  const wanted = wantedBy(issue);
  const meaning = schemaAt(schema, issue.path)?.description;
  const hint = meaning ? ` (${meaning.replace(/\.$/, '')})` : '';
  if (found === undefined) return [{ path: issue.path, says: `is missing. Put ${wanted} there${hint}.` }];
  const suggestion = issue.code === 'invalid_value' ? suggest(found, issue.values.map(String)) : undefined;
  const meant = suggestion ? ` Did you mean "${suggestion}"?` : '';
  return [{ path: issue.path, says: `holds ${show(found)}. Put ${wanted} there${hint}.${meant}` }];
}

function unknownKey(path: Path, key: string, schema: z.ZodType, data: (path: Path) => unknown): FileProblem {
  const object = schemaAt(schema, path);
  const known = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  const suggestion = closest(key, known);
  // A comma inside { … } ends a text, and what follows it becomes a name without a value.
  const comma =
    data([...path, key]) === null ? ' If it belongs to the text before it, put that text in quotes.' : '';
  const help = suggestion ? `Did you mean "${suggestion}"?` : `It can hold: ${known.join(', ')}.${comma}`;
  return { path: [...path, key], at: 'key', says: `is not a name the file knows here. ${help}` };
}

function wantedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? show(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? `${issue.minimum} or more` : issue.message;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? `${issue.maximum} or less` : issue.message;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}

/** The part of the schema that a path leads to. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let at: unknown = schema;
  for (const step of path) {
    const inner = unwrap(at);
    if (inner instanceof z.ZodObject) at = Object.entries(inner.shape).find(([key]) => key === step)?.[1];
    else if (inner instanceof z.ZodArray) at = inner.element;
    else return undefined;
  }
  const described = at instanceof z.ZodType ? at.description : undefined;
  const found = unwrap(at);
  if (!(found instanceof z.ZodType)) return undefined;
  return described === undefined ? found : found.describe(described);
}

function unwrap(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodExactOptional || at instanceof z.ZodOptional)
    at = at.unwrap();
  return at;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'a set of "name: value" lines';
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'something else';
}

function suggest(found: unknown, options: readonly string[]): string | undefined {
  return typeof found === 'string' ? closest(found, options) : undefined;
}
