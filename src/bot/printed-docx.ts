import type * as Library from 'docx';
import type { Paragraph, ParagraphChild, Table } from 'docx';
import { runsOf, type PrintedBlock, type PrintedDocument, type PrintedLine } from './printed.ts';

type Docx = typeof Library;

/** What a web server says a Word file is (ECMA-376). */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A4 with margins of 2 cm, in twentieths of a point: what remains between them is a table's width. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 };
const TABLE_WIDTH = PAGE.width - 2 * PAGE.margin;
const CELL = { top: 80, bottom: 80, left: 100, right: 100 };

/**
 * The document as a Word file that can be edited: real headings, a table whose head comes again on each page, links that can be
 * followed. The library is loaded when the first one is asked for, so that a start does not wait for it. No author and nobody's
 * name is among its properties.
 */
export async function printedDocx({ title, blocks }: PrintedDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const heading = new docx.Paragraph({
    heading: docx.HeadingLevel.HEADING_1,
    children: [plain(docx, title)],
  });
  const document = new docx.Document({
    title: legal(title),
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 80 } },
        },
        heading1: { run: { size: 32, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 100 } } },
        heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 160, after: 80 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        children: [heading, ...blocks.flatMap((block) => blockDocx(docx, block))],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

function blockDocx(docx: Docx, block: PrintedBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const level = block.level === 2 ? docx.HeadingLevel.HEADING_2 : docx.HeadingLevel.HEADING_3;
      return [new docx.Paragraph({ heading: level, keepNext: true, children: [plain(docx, block.text)] })];
    }
    case 'paragraph':
      return paragraphs(docx, block.lines);
    case 'bullets':
      return block.items.map(
        (item) => new docx.Paragraph({ bullet: { level: 0 }, children: lineDocx(docx, item) }),
      );
    case 'table':
      return [tableDocx(docx, block)];
  }
}

function tableDocx(docx: Docx, { columns, rows }: Extract<PrintedBlock, { kind: 'table' }>): Table {
  const widths = columns.map(({ width }) => Math.round((TABLE_WIDTH * width) / 100));
  const cell = (children: Paragraph[], at: number) =>
    new docx.TableCell({
      children,
      margins: CELL,
      width: { size: widths[at] ?? 0, type: docx.WidthType.DXA },
    });
  const head = new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) =>
      cell([new docx.Paragraph({ children: [plain(docx, column.head, true)] })], at),
    ),
  });
  const body = rows.map(
    (row) =>
      new docx.TableRow({
        cantSplit: true,
        children: row.map((lines, at) => cell(paragraphs(docx, lines), at)),
      }),
  );
  return new docx.Table({
    columnWidths: widths,
    width: { size: TABLE_WIDTH, type: docx.WidthType.DXA },
    layout: docx.TableLayoutType.FIXED,
    rows: [head, ...body],
  });
}

/** A cell without a paragraph is not a Word file, so nothing is an empty one. */
function paragraphs(docx: Docx, lines: readonly PrintedLine[]): Paragraph[] {
  return (lines.length === 0 ? [''] : lines).map(
    (line) => new docx.Paragraph({ children: lineDocx(docx, line) }),
  );
}

function lineDocx(docx: Docx, line: PrintedLine): ParagraphChild[] {
  return runsOf(line).map(({ text, bold, link }) =>
    link === undefined
      ? plain(docx, text, bold)
      : new docx.ExternalHyperlink({
          link: legal(link),
          children: [new docx.TextRun({ text: legal(text), style: 'Hyperlink', ...(bold ? { bold } : {}) })],
        }),
  );
}

function plain({ TextRun }: Docx, text: string, bold?: true) {
  return new TextRun({ text: legal(text), ...(bold ? { bold } : {}) });
}

/** Without what XML 1.0 has no place for (control characters, halves of a pair): Word would refuse the whole file. */
function legal(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
}
