import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { foldText } from '../../src/partnership/fold.ts';

/** What a column of a pasted list can be. */
export const COLUMNS = ['title', 'owner', 'due', 'measure', 'group', 'origin'] as const;
export type Column = (typeof COLUMNS)[number];

/** One line of a pasted list, taken apart; `whole` when it is a sentence and no table. */
export interface PastedLine {
  /** Counted from 1, as in what was pasted. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly whole?: string;
}

/** What people write over their columns. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  title: ['action', 'what', 'what needs to happen', 'recommendation', 'task', 'title', 'actions'],
  owner: ['owner', 'who', 'lead', 'responsible', 'lead officer', 'who will do it', 'action owner'],
  due: ['due', 'by when', 'when', 'deadline', 'due date', 'date', 'timescale', 'target date'],
  measure: ['measure', 'how we will know', 'success', 'success measure', 'outcome', 'evidence', 'impact'],
  group: ['group', 'subgroup', 'sub group', 'which group'],
  origin: ['origin', 'from', 'source'],
};
const BULLET = /^\s*(?:[-*•–—▪]|\(?\d{1,3}[.)]|[a-z][.)])\s+/;
const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/**
 * Takes a pasted list apart: rows out of a spreadsheet (tabs), CSV with commas or semicolons, columns between bars, or one sentence a
 * line, with or without bullets. Without headings the columns are what, who, by when, how we will know, group.
 */
export function readPasted(text: string): readonly PastedLine[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(filled);
  const table = delimiter === undefined ? undefined : cellsOf(text, delimiter);
  if (table) return rowsOf(table);
  return lines.flatMap((line, at) => {
    const whole = line.replace(BULLET, '').trim();
    return whole === '' ? [] : [{ line: at + 1, cells: {}, whole }];
  });
}

/** Whether a text is a list of things to do rather than a few sentences: three lines and more, each with a bullet or in columns. */
export function isList(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  return lines.filter((line) => BULLET.test(line)).length >= lines.length - 1 || delimiterOf(lines) === '\t';
}

/** A comma stands in sentences, too: it parts columns only under headings, or when nearly every line has as many. */
function delimiterOf(lines: readonly string[]): string | undefined {
  const [first = ''] = lines;
  for (const [mark, most] of [
    ['\t', 1],
    ['|', 2],
    [';', 2],
    [',', 3],
  ] as const) {
    if (headingsIn(first.split(mark)).length >= 2) return mark;
    const parted = lines.filter((line) => line.split(mark).length > most).length;
    if (parted >= lines.length * (mark === ',' ? 0.9 : 0.5) && parted > 0) return mark;
  }
  return undefined;
}

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Undefined when the quotes do not fit: then it is read line by line. */
function cellsOf(text: string, delimiter: string): readonly Cells[] | undefined {
  try {
    const options = {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      bom: true,
    };
    return Records.parse(parse(text, options)).map(({ record, info }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
}

function rowsOf(table: readonly Cells[]): readonly PastedLine[] {
  const [first] = table;
  const named = first ? headingsIn(first.cells) : [];
  const hasHeadings = named.length >= 2;
  const columns: readonly (Column | undefined)[] =
    hasHeadings && first ? first.cells.map(headingOf) : COLUMNS;
  return table
    .slice(hasHeadings ? 1 : 0)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => {
      const found: Partial<Record<Column, string>> = {};
      for (const [at, cell] of cells.entries()) {
        const column = columns[at];
        if (column && cell !== '') found[column] ??= column === 'title' ? cell.replace(BULLET, '') : cell;
      }
      return { line, cells: found };
    });
}

function headingsIn(cells: readonly string[]): readonly Column[] {
  return cells.flatMap((cell) => headingOf(cell) ?? []);
}

function headingOf(cell: string): Column | undefined {
  const said = foldText(cell);
  return COLUMNS.find((column) => HEADINGS[column].includes(said));
}
