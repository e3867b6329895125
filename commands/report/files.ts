import { mayEver } from '../../src/bot/access.ts';
import { csvOf } from '../../src/bot/csv.ts';
import type { Context } from '../../src/bot/context.ts';
import { FILE_MINUTES, linkTo, type DrawnFile, type FileKind, type FileReader } from '../../src/bot/files.ts';
import { DOCX_TYPE, printedDocx } from '../../src/bot/printed-docx.ts';
import { printedHtml } from '../../src/bot/printed-html.ts';
import type { Period } from '../../src/domain/period.ts';
import { reportParts } from './parts.ts';
import type { ReportPart } from './part.ts';

type Drawing = (part: ReportPart, reader: FileReader, period: Period) => Promise<DrawnFile | undefined>;

/** The files a part can be had as, with what their link is called. */
const FILES: Readonly<
  Record<
    string,
    { readonly title: string; readonly has: (part: ReportPart) => boolean; readonly draw: Drawing }
  >
> = {
  'report-page': {
    title: 'Page to print',
    has: (part) => part.print !== undefined,
    async draw(part, reader, period) {
      const printed = await part.print?.(reader, period);
      return (
        printed && {
          filename: `${part.name}-${period.to}.html`,
          type: 'text/html',
          shown: true,
          body: printedHtml(printed),
        }
      );
    },
  },
  'report-word': {
    title: 'Word file',
    has: (part) => part.print !== undefined,
    async draw(part, reader, period) {
      const printed = await part.print?.(reader, period);
      return (
        printed && {
          filename: `${part.name}-${period.to}.docx`,
          type: DOCX_TYPE,
          body: await printedDocx(printed),
        }
      );
    },
  },
  'report-sheet': {
    title: 'Spreadsheet',
    has: (part) => part.sheet !== undefined,
    async draw(part, reader, period) {
      const sheet = await part.sheet?.(reader, period);
      return (
        sheet && {
          filename: `${part.name}-${period.to}.csv`,
          type: 'text/csv',
          body: csvOf(sheet.head, sheet.rows),
        }
      );
    },
  },
};

export const reportFiles: readonly FileKind[] = Object.entries(FILES).map(([name, { draw }]) => ({
  name,
  async draw(params, reader) {
    const part = reportParts.find((known) => known.name === params['part']);
    const period = { from: params['from'] ?? '', to: params['to'] ?? '' };
    return part && mayEver(reader.member, part.access) ? draw(part, reader, period) : undefined;
  },
}));

/** Links to everything this part can be had as; none where nobody has said where the bot is reached. */
export async function reportLinks(
  context: Context,
  part: ReportPart,
  { from, to }: Period,
): Promise<readonly { readonly title: string; readonly url: string }[]> {
  const links = [];
  for (const [file, { title, has }] of Object.entries(FILES)) {
    if (!has(part)) continue;
    const params = { part: part.name, from, to };
    const url = await linkTo(context, { file, params, minutes: FILE_MINUTES });
    if (url !== undefined) links.push({ title, url });
  }
  return links;
}
