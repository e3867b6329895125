/** A stretch of text; with a `link` (https) it can be followed. */
export interface PrintedRun {
  readonly text: string;
  readonly bold?: true;
  readonly link?: string;
}

/** A line of a paragraph or a cell. A plain string is a line of plain text. */
export type PrintedLine = string | readonly PrintedRun[];

export interface PrintedColumn {
  readonly head: string;
  /** Per cent of the page's width; those of a table come to 100. */
  readonly width: number;
}

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 2 | 3 }
  | { readonly kind: 'paragraph'; readonly lines: readonly PrintedLine[] }
  | { readonly kind: 'bullets'; readonly items: readonly PrintedLine[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly PrintedColumn[];
      /** As many cells a row as there are columns; a cell has a line or several. */
      readonly rows: readonly (readonly (readonly PrintedLine[])[])[];
    };

/**
 * A document for paper, written once and drawn as a web page (`printed-html.ts`) or a Word file (`printed-docx.ts`): both say
 * the same in the same order.
 */
export interface PrintedDocument {
  /** Its title, which is also its first heading. */
  readonly title: string;
  readonly blocks: readonly PrintedBlock[];
}

/** The runs of a line. */
export function runsOf(line: PrintedLine): readonly PrintedRun[] {
  return typeof line === 'string' ? [{ text: line }] : line;
}

/** Every line as plain text, in the order in which it stands: what both drawings say. */
export function printedText({ title, blocks }: PrintedDocument): string[] {
  const plain = (line: PrintedLine): string =>
    runsOf(line)
      .map(({ text }) => text)
      .join('');
  const lines = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
        return block.lines.map(plain);
      case 'bullets':
        return block.items.map(plain);
      case 'table':
        return [...block.columns.map(({ head }) => head), ...block.rows.flat(2).map(plain)];
    }
  });
  return [title, ...lines].filter((line) => line !== '');
}
