import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { closest } from './closest.ts';
import { foldText } from './fold.ts';

export const COLUMNS = [
  'id',
  'name',
  'email',
  'agency',
  'post',
  'roles',
  'platforms',
  'prefers',
  'deputy',
] as const;
export type Column = (typeof COLUMNS)[number];
export const REQUIRED: readonly Column[] = ['name', 'email', 'agency', 'post', 'roles', 'platforms'];

/** Something wrong in a members file. */
export interface MemberProblem {
  /** Counted from 1; the line with the column names is usually 1. */
  readonly line: number;
  /** What was found and what to put there, for the person who keeps the list. */
  readonly message: string;
}

/** One row of a members file: its cells by column, empty where the file has none. */
export interface MemberRow {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Takes CSV text apart. What is wrong with its form is added to `problems`; without the required columns there are no rows. */
export function readRows(text: string, problems: MemberProblem[]): MemberRow[] {
  let records: { line: number; cells: string[] }[];
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true };
    records = Records.parse(parse(text, options)).map(({ record, info }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    problems.push({
      line,
      message: 'A quote is missing or stands in the wrong place, so the file cannot be read on.',
    });
    return [];
  }
  const [header, ...rest] = records;
  const columns = header ? readHeader(header, problems) : [];
  if (!header) {
    problems.push({ line: 1, message: `The file is empty. Begin with the line: ${COLUMNS.join(',')}` });
  }
  return rest
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => {
      if (cells.length > columns.length && columns.length > 0) {
        problems.push({
          line,
          message: 'There are more cells than columns. Put a text with commas in "quotes".',
        });
      }
      const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
      return {
        line,
        cells: {
          id: cell('id'),
          name: cell('name'),
          email: cell('email'),
          agency: cell('agency'),
          post: cell('post'),
          roles: cell('roles'),
          platforms: cell('platforms'),
          prefers: cell('prefers'),
          deputy: cell('deputy'),
        },
      };
    })
    .filter(() => REQUIRED.every((column) => columns.includes(column)));
}

function readHeader(
  header: { line: number; cells: string[] },
  problems: MemberProblem[],
): (Column | undefined)[] {
  const { line } = header;
  const columns = header.cells.map((cell) => {
    const column = COLUMNS.find((name) => name === foldText(cell).replaceAll(' ', ''));
    if (column) return column;
    const suggestion = closest(cell, COLUMNS);
    const help = suggestion ? `Did you mean "${suggestion}"?` : `The columns are ${COLUMNS.join(', ')}.`;
    problems.push({ line, message: `There is no column "${cell}". ${help}` });
    return undefined;
  });
  const twice = COLUMNS.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  for (const column of twice)
    problems.push({ line, message: `The column ${column} is there twice. Take one out.` });
  for (const column of REQUIRED) {
    if (!columns.includes(column)) problems.push({ line, message: `There is no column ${column}. Add it.` });
  }
  return columns;
}
