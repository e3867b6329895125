import { fileCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { csvOf } from '../../src/bot/csv.ts';
import { FILE_MINUTES, linkTo, type FileKind, type FileReader } from '../../src/bot/files.ts';
import { DOCX_TYPE, printedDocx } from '../../src/bot/printed-docx.ts';
import { printedHtml } from '../../src/bot/printed-html.ts';
import type { PrintedDocument } from '../../src/bot/printed.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { basketOf } from './basket.ts';
import { printedImpacts, SHEET_HEAD, sheetRow } from './document.ts';
import { wantedImpacts } from './list.ts';

/** The basket for paper; undefined for whoever does not run it. */
async function basketDocument(reader: FileReader): Promise<PrintedDocument | undefined> {
  if (!may(reader.member, 'impact.basket', new Set())) return undefined;
  const { partnership, store, today } = reader;
  return {
    title: `Making a difference: ${partnership.short}`,
    blocks: [
      { kind: 'paragraph', lines: [`Chosen for the annual report, as of ${sayDate(today)}.`] },
      ...printedImpacts(await basketOf(store), partnership),
    ],
  };
}

const basketPage: FileKind = {
  name: 'impact-page',
  async draw(_params, reader) {
    const document = await basketDocument(reader);
    return (
      document && {
        filename: `impact-${reader.today}.html`,
        type: 'text/html',
        shown: true,
        body: printedHtml(document),
      }
    );
  },
};

const basketWord: FileKind = {
  name: 'impact-word',
  async draw(_params, reader) {
    const document = await basketDocument(reader);
    return (
      document && {
        filename: `impact-${reader.today}.docx`,
        type: DOCX_TYPE,
        body: await printedDocx(document),
      }
    );
  },
};

/** The basket as a spreadsheet in its order; or what somebody looked for, with what they may see of it. */
const impactSheet: FileKind = {
  name: 'impact-sheet',
  async draw(params, reader) {
    const isBasket = params['as'] === 'basket';
    if (isBasket && !may(reader.member, 'impact.basket', new Set())) return undefined;
    const impacts = isBasket ? await basketOf(reader.store) : await wantedImpacts(reader, params);
    return {
      filename: `impact-${reader.today}.csv`,
      type: 'text/csv',
      body: csvOf(
        SHEET_HEAD,
        impacts.map((impact) => sheetRow(impact, reader.partnership)),
      ),
    };
  },
};

export const impactFiles: readonly FileKind[] = [basketPage, basketWord, impactSheet];

/** The links of the basket, or the one of a list with what was asked for. */
const OPENS: Readonly<Record<string, string>> = {
  [basketPage.name]: 'Page to print',
  [basketWord.name]: 'Word file',
  [impactSheet.name]: 'Spreadsheet',
};

export const filePresses: Readonly<Record<string, PressHandler>> = {
  'impact.file': {
    access: 'impact.see',
    async run(context, { args }) {
      const isBasket = args['as'] === 'basket' && may(context.member, 'impact.basket', new Set());
      const links = [];
      for (const { name } of isBasket ? impactFiles : [impactSheet]) {
        const url = await linkTo(context, { file: name, params: { ...args }, minutes: FILE_MINUTES });
        if (url !== undefined) links.push({ title: OPENS[name] ?? '', url });
      }
      if (links.length === 0)
        return {
          kind: 'notice',
          view: notice('Files are not switched on here', [
            'Whoever runs me has not said where I can be reached from a browser. Please ask the business unit.',
          ]),
        };
      return {
        kind: 'notice',
        view: {
          summary: 'Your files are ready',
          card: fileCard.expand({
            title: links.length === 1 ? 'Your file is ready' : 'Your files are ready',
            line: `What is behind them is drawn when you open it. The links are yours alone and work for ${FILE_MINUTES} minutes.`,
            links,
          }),
        },
      };
    },
  },
};
