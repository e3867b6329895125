import { groupName, ownerInFull } from '../../cards/action/names.ts';
import { fileCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler, Values } from '../../src/bot/command.ts';
import { csvOf } from '../../src/bot/csv.ts';
import { FILE_MINUTES, linkTo, type FileKind } from '../../src/bot/files.ts';
import { originLabel } from '../../src/domain/action/origins.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { readerOf, stateWords } from './list.ts';
import { findActions } from './wanted.ts';

const HEAD = [
  'Reference',
  'What',
  'Who',
  'Due',
  'State',
  'Measure',
  'Group',
  'From',
  'Priority',
  'Themes',
  'Part of',
  'Assigned',
  'Closed',
  'Latest evidence',
];

/** The same list as a file, with everything on it and not a page. */
export const actionsFile: FileKind = {
  name: 'actions',
  async draw(params, reader) {
    const { actions } = await findActions(reader, params);
    return {
      filename: `actions-${reader.today}.csv`,
      type: 'text/csv',
      body: csvOf(
        HEAD,
        actions.map((action) => rowOf(action, reader.directory)),
      ),
    };
  },
};

function rowOf(action: Action, directory: Directory): string[] {
  return [
    action.id,
    action.title,
    ownerInFull(action.owner, directory),
    action.due,
    stateWords(action) ?? 'accepted',
    action.measure,
    action.group === undefined ? '' : groupName(directory, action.group),
    action.origin ? originLabel(action.origin) : '',
    action.priority ?? '',
    action.themes.join('; '),
    action.parent ?? '',
    londonDate(new Date(action.assignedAt)),
    action.closed ? londonDate(new Date(action.closed.at)) : '',
    action.evidence.at(-1)?.text ?? '',
  ];
}

export const filePresses: Readonly<Record<string, PressHandler>> = {
  'action.file': {
    access: 'action.see',
    async run(context, { args }) {
      const wanted: Values = args;
      const { actions } = await findActions(readerOf(context), wanted);
      const url = await linkTo(context, {
        file: actionsFile.name,
        params: { ...wanted },
        minutes: FILE_MINUTES,
      });
      if (url === undefined)
        return {
          kind: 'notice',
          view: notice('Files are not switched on here', [
            'Whoever runs me has not said where I can be reached from a browser. Please ask the business unit for the list.',
          ]),
        };
      const count = actions.length === 1 ? 'One action' : `${actions.length} actions`;
      return {
        kind: 'notice',
        view: {
          summary: 'Your list is ready',
          card: fileCard.expand({
            title: 'Your list is ready',
            line: `${count} as a file for a spreadsheet. The link is yours alone and works for ${FILE_MINUTES} minutes.`,
            links: [{ title: 'Get the file', url }],
          }),
        },
      };
    },
  },
};
