import { referenceOf, sayMeeting } from '../../cards/meeting/words.ts';
import type { FileKind, FileReader } from '../../src/bot/files.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { DOCX_TYPE, printedDocx } from '../../src/bot/printed-docx.ts';
import { printedHtml } from '../../src/bot/printed-html.ts';
import type { PrintedDocument, PrintedLine } from '../../src/bot/printed.ts';
import { agendaShown, type AgendaShown } from './agenda.ts';

/** The agenda for paper, as things are now and with the figures this reader may see; undefined when it is not for them. */
export async function printedAgenda(id: string, reader: FileReader): Promise<PrintedDocument | undefined> {
  const meeting = await reader.store.get('meetings', id);
  if (!meeting || !mayMeet('meeting.see', meeting, reader.member, reader.directory)) return undefined;
  const { lines, fit, loose } = await agendaShown(meeting, reader);
  const { room, place } = meeting;
  const where: PrintedLine[] = [
    ...(room === undefined ? [] : [room]),
    ...(place === undefined ? [] : [[{ text: place, link: place }]]),
  ];
  return {
    title: `Agenda of ${referenceOf(meeting, reader.partnership)}`,
    blocks: [
      { kind: 'paragraph', lines: [sayMeeting(meeting), ...where] },
      ...(meeting.about === undefined ? [] : [{ kind: 'paragraph', lines: [meeting.about] } as const]),
      {
        kind: 'table',
        columns: [
          { head: 'No.', width: 8 },
          { head: 'When', width: 22 },
          { head: 'What', width: 70 },
        ],
        rows: lines.map((line) => [[String(line.number)], [line.times], whatOf(line)]),
      },
      { kind: 'paragraph', lines: [fit] },
      ...(loose.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: 'Other papers' } as const,
            { kind: 'paragraph', lines: loose.map(paperLine) } as const,
          ]),
    ],
  };
}

function whatOf({ title, who, figure, from, papers }: AgendaShown): PrintedLine[] {
  return [
    [{ text: title, bold: true }, ...(who === '' ? [] : [{ text: ` (${who})` }])],
    ...[from, figure].filter((line) => line !== ''),
    ...papers.map(paperLine),
  ];
}

function paperLine({ mark, title, link }: AgendaShown['papers'][number]): PrintedLine {
  return [{ text: `${mark} ` }, { text: title, link }];
}

/** The agenda as a page to print: drawn when it is fetched, kept nowhere. */
export const agendaFile: FileKind = {
  name: 'meeting-agenda',
  async draw({ meeting: id = '' }, reader) {
    const agenda = await printedAgenda(id, reader);
    return (
      agenda && { filename: `agenda-${id}.html`, type: 'text/html', shown: true, body: printedHtml(agenda) }
    );
  },
};

/** The same as a Word file, for whoever sends it on or writes the minutes into it. */
export const agendaWord: FileKind = {
  name: 'meeting-agenda-word',
  async draw({ meeting: id = '' }, reader) {
    const agenda = await printedAgenda(id, reader);
    return agenda && { filename: `agenda-${id}.docx`, type: DOCX_TYPE, body: await printedDocx(agenda) };
  },
};
