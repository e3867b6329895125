import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../src/bot/errors.ts';
import type { Export } from './export-gather.ts';

/** The marking of the Government Security Classifications for what would harm somebody if it were lost. */
export const MARKING = 'OFFICIAL-SENSITIVE';

/**
 * Writes an export as JSON, as a page to read and as CSV, each with the marking, readable by its owner only.
 * @throws BotError when the directory holds something already
 */
export async function writeExport(directory: string, exported: Export): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0)
    throw new BotError(
      'export-not-empty',
      `${directory} holds files already. Choose a new directory: nothing is written over.`,
    );
  const files: Readonly<Record<string, string>> = {
    'export.json': `${JSON.stringify({ marking: MARKING, ...exported }, null, 2)}\n`,
    'export.html': asPage(exported),
    'records.csv': recordsCsv(exported),
    ...(exported.figures.length > 0 ? { 'figures.csv': figuresCsv(exported) } : {}),
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(directory, name), text, { mode: 0o600, flag: 'wx' });
  return Object.keys(files);
}

type Row = readonly [field: string, value: string];

/** A record as rows: where in it something stands, and what. */
function rowsOf(value: unknown, path = ''): Row[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => rowsOf(item, `${path}[${index + 1}]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => rowsOf(inner, path ? `${path}.${key}` : key));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [[path, String(value)]]
    : [];
}

function idOf(record: unknown): string {
  return typeof record === 'object' && record !== null && 'id' in record ? String(record.id) : '';
}

function recordsCsv({ parts }: Export): string {
  const rows = parts.flatMap(({ collection, records }) =>
    records.flatMap((record) => rowsOf(record).map((row) => [MARKING, collection, idOf(record), ...row])),
  );
  return csv([['marking', 'collection', 'record', 'field', 'value'], ...rows]);
}

function figuresCsv({ figures }: Export): string {
  const rows = figures.flatMap(({ name, rows: inside }) =>
    inside.map(({ label, shown }) => [MARKING, name, label, shown]),
  );
  return csv([['marking', 'section', 'what', 'count'], ...rows]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would take a text that begins so for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
.marking { text-align: center; font-weight: bold; color: #a30000; }
body::before { content: "${MARKING}"; position: fixed; inset: 40% 0 auto; text-align: center; font-size: 4rem; font-weight: bold;
  color: #a30000; opacity: 0.08; transform: rotate(-30deg); pointer-events: none; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
th, td { border: 1px solid #999; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 14rem; font-weight: normal; background: #f3f3f3; }
`;

function asPage({ title, madeAt, notes, parts, figures }: Export): string {
  const marking = `<p class="marking">${MARKING}</p>`;
  const tables = parts.map(
    ({ holds, records }) =>
      `<h2>${html(holds)} (${records.length})</h2>\n${records.map((record) => table(idOf(record), rowsOf(record))).join('\n')}`,
  );
  const counts = figures.map(({ name, rows }) =>
    table(
      name || 'In this period',
      rows.map(({ label, shown }): Row => [label, shown]),
    ),
  );
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${MARKING}: ${html(title)}</title><style>${STYLE}</style></head>
<body>
${marking}
<h1>${html(title)}</h1>
<p>Made ${html(madeAt)}.</p>
<ul>${notes.map((note) => `<li>${html(note)}</li>`).join('')}</ul>
${tables.join('\n')}
${counts.length > 0 ? `<h2>Figures</h2>\n${counts.join('\n')}` : ''}
${marking}
</body>
</html>
`;
}

function table(caption: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ([field, value]) => `<tr><th scope="row">${html(field)}</th><td>${html(value)}</td></tr>`,
  );
  return `<table><caption>${html(caption)}</caption><tbody>${lines.join('')}</tbody></table>`;
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
