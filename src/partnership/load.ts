import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { BotError } from '../bot/errors.ts';
import { referenceProblems } from './references.ts';
import { schemaProblems, type FileProblem } from './schema-problems.ts';
import { PartnershipSchema, type Partnership } from './schema.ts';
import { placeOf, sayPath, valueAt } from './yaml-places.ts';

/** The partnership file cannot be used (code `partnership-file`). The message has one line for each problem. */
export class PartnershipFileError extends BotError {
  /** `file:line:column: path: what was found and what to put there`, in order of line. */
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[], options?: ErrorOptions) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super('partnership-file', [`${file} has ${count}:`, ...problems].join('\n'), options);
    this.problems = problems;
  }
}

/** What was read last, and its text: an unchanged file is not taken apart again. Frozen, since several may hold it. */
let last: { readonly text: string; readonly partnership: Partnership } | undefined;

/**
 * Reads the partnership file. What comes back is frozen, and the same for as long as the file's text is.
 * @throws PartnershipFileError with all its problems at once
 */
export function loadPartnership(path: string): Partnership {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const problem = `${path}: cannot be read. Put the path of a partnership file in PARTNERSHIP_FILE, like partnerships/plymouth.yaml.`;
    throw new PartnershipFileError(path, [problem], { cause: error });
  }
  if (last?.text !== text) last = { text, partnership: frozen(readPartnership(text, path)) };
  return last.partnership;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/**
 * Reads a partnership from YAML text.
 *
 * @param file how problems name the file
 * @throws PartnershipFileError with all its problems at once
 */
export function readPartnership(text: string, file: string): Partnership {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new PartnershipFileError(
      file,
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return `${file}:${line}:${col}: ${saySyntax(error)}`;
      }),
    );
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    throw new PartnershipFileError(
      file,
      [`${file}:1:1: the file repeats its own parts too often to be read.`],
      {
        cause: error,
      },
    );
  }
  const parsed = PartnershipSchema.safeParse(data);
  const problems: FileProblem[] = parsed.success
    ? referenceProblems(parsed.data)
    : parsed.error.issues.flatMap((issue) =>
        schemaProblems(issue, PartnershipSchema, (path) => valueAt(data, path)),
      );
  if (parsed.success && problems.length === 0) return parsed.data;
  const placed = problems.map(({ path, at, says }) => {
    const place = placeOf(document, lines, path, at);
    const said = path.length === 0 ? 'the file' : sayPath(data, path);
    return { ...place, text: `${file}:${place.line}:${place.column}: ${said}: ${says}` };
  });
  placed.sort((one, other) => one.line - other.line || one.column - other.column);
  throw new PartnershipFileError(
    file,
    placed.map((problem) => problem.text),
  );
}

const SYNTAX: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'this name is already used above. Each name can stand once: remove one of the two.',
  TAB_AS_INDENT: 'the line begins with a tab. Use spaces.',
  BAD_INDENT: 'the line is not indented like its neighbours. Line it up with them, using spaces.',
};

function saySyntax(error: YAMLError): string {
  return (
    SYNTAX[error.code] ??
    `the file cannot be read from here on; a quote, bracket, colon or comma may be missing or too many (${error.message}).`
  );
}
