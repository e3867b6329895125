import type { KnownBlock } from '@slack/types';
import type { CardElement, TableCell, TableElement } from '../../../cards/adaptive-card.ts';
import { embolden, type Line } from '../../../cards/rich-text.ts';
import { warn, type Draft } from './render-draft.ts';
import { warnOfLooks } from './render-looks.ts';
import { renderLines, renderPairs, textLines } from './render-text.ts';

type RenderElements = (elements: readonly CardElement[], draft: Draft) => KnownBlock[];

/**
 * A table as one group of facts a row, each value under its column's heading. (Slack has a table block, but only one a
 * message, not in modals, and with text alone.) Rows that hold more than text are shown one cell below the other.
 */
export function renderTable(table: TableElement, draft: Draft, renderElements: RenderElements): KnownBlock[] {
  warn(draft, 'downgraded', table, 'each row is shown as a group of its own');
  const { headings, rows } = withHeadings(table);
  const blocks: KnownBlock[] = [];
  for (const row of rows) {
    warnOfLooks(draft, row, 'TableRow');
    for (const cell of row.cells) warnOfLooks(draft, cell, 'TableCell');
    const cells = row.cells.map((cell) =>
      cell.selectAction === undefined ? textLines(cell.items) : undefined,
    );
    const own = cells.every((cell) => cell !== undefined)
      ? renderPairs(table, pairs(headings, cells), draft)
      : pairs(headings, row.cells).flatMap(({ title, value }) => [
          ...renderLines(table, embolden(title ?? []), draft),
          ...renderElements([...(value?.items ?? []), ...pressed(value)], draft),
        ]);
    if (blocks.length > 0 && own.length > 0) blocks.push({ type: 'divider' });
    blocks.push(...own);
  }
  return blocks;
}

/** Pressing a cell is a button below it. */
function pressed(cell: TableCell | undefined): CardElement[] {
  return cell?.selectAction === undefined ? [] : [{ type: 'ActionSet', actions: [cell.selectAction] }];
}

interface Headed {
  readonly headings: readonly Line[][];
  readonly rows: TableElement['rows'];
}

/** The first row as headings, where the table says so and the row is text alone. */
function withHeadings(table: TableElement): Headed {
  const [first, ...others] = table.rows;
  const headings =
    first?.cells.map((cell) => (cell.selectAction === undefined ? textLines(cell.items) : undefined)) ?? [];
  const marked = table.firstRowAsHeader ?? table.firstRowAsHeaders ?? true;
  if (marked && others.length > 0 && headings.every((heading) => heading !== undefined)) {
    return { headings, rows: others };
  }
  return { headings: [], rows: table.rows };
}

/** A heading with no cell below it is kept, or it would vanish with its row. */
function pairs<T>(headings: readonly Line[][], cells: readonly T[]): Pair<T>[] {
  const width = Math.max(headings.length, cells.length);
  return Array.from({ length: width }, (_, index) => ({ title: headings[index], value: cells[index] }));
}

interface Pair<T> {
  readonly title: Line[] | undefined;
  readonly value: T | undefined;
}
