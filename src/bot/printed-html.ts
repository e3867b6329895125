import { runsOf, type PrintedBlock, type PrintedDocument, type PrintedLine } from './printed.ts';

const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;overflow-wrap:break-word}' +
  'table{border-collapse:collapse;width:100%}th,td{border-top:1px solid #ccc;padding:.5rem;vertical-align:top;text-align:left}' +
  '@media print{body{max-width:none;margin:0;font-size:11pt}tr{break-inside:avoid}}';

/** The document as a web page that prints well and needs nothing else. Everything in it is escaped. */
export function printedHtml({ title, blocks }: PrintedDocument): string {
  const name = escaped(title);
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><style>${STYLE}</style><h1>${name}</h1>${blocks.map(blockHtml).join('')}</html>\n`;
}

function blockHtml(block: PrintedBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${linesHtml(block.lines)}</p>`;
    case 'bullets':
      return `<ul>${block.items.map((item) => `<li>${linesHtml([item])}</li>`).join('')}</ul>`;
    case 'table': {
      const cells = block.columns.map(
        ({ head, width }) => `<th style="width:${width}%">${escaped(head)}</th>`,
      );
      const rows = block.rows.map(
        (row) => `<tr>${row.map((lines) => `<td>${linesHtml(lines)}</td>`).join('')}</tr>`,
      );
      return `<table><thead><tr>${cells.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

function linesHtml(lines: readonly PrintedLine[]): string {
  return lines
    .map((line) =>
      runsOf(line)
        .map(({ text, bold, link }) => {
          const shown = bold ? `<b>${escaped(text)}</b>` : escaped(text);
          return link === undefined ? shown : `<a rel="noreferrer" href="${escaped(link)}">${shown}</a>`;
        })
        .join(''),
    )
    .join('<br>');
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
