import type { Command } from '../src/bot/command.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import { actionChaseView } from '../cards/items/action-prompts.ts';
import { actionStoryView, actionView } from '../cards/action/view.ts';
import { about, group, measure, newAction, origin, reference, via } from './action/arguments.ts';
import { assign, assignForm } from './action/assign.ts';
import { bulkForm, bulkPresses, bulkVerb } from './action/bulk.ts';
import { fromAnywhere, fromMessage } from './action/from-message.ts';
import { morePress } from './action/more.ts';
import { partForm, partPress, partVerb } from './action/part.ts';
import { memberSearch, ownerSearch } from './action/people.ts';
import { stepForms, stepPresses } from './action/step-form.ts';
import { stepVerbs } from './action/step-verbs.ts';
import { drawBoard } from './action/board.ts';
import { drawActionList, listPresses } from './action/list.ts';
import { actionsFile, filePresses } from './action/list-file.ts';
import { WHICH, WHOSE } from './action/wanted.ts';
import {
  acceptOrTake,
  addUpdate,
  finish,
  finishForm,
  progressPresses,
  show,
  updateForm,
} from './action/progress.ts';

/** `/action`: who does what, by when, and how we will know. */
export const action: Command = {
  name: 'action',
  aliases: ['actions'],
  summary: 'Assign actions, say how they are going, and finish them with evidence',
  defaultVerb: 'list',
  verbs: [
    {
      name: 'assign',
      aliases: ['add', 'new', 'give'],
      summary: 'Ask somebody to do something by a day, with a way to know that it worked',
      access: 'action.assign',
      form: 'action.assign',
      arguments: { ...newAction, group, via, origin, measure },
      examples: [
        'action assign @Priya Nair "Send the minutes within ten days" by 12 Dec to neglect from meeting measure "90% on time"',
      ],
      run: async (context, values) => ({ kind: 'notice', view: await assign(context, values) }),
    },
    {
      name: 'accept',
      aliases: ['take'],
      summary: 'Say that you will do it, or that your group takes it',
      access: 'action.accept',
      arguments: { ref: reference },
      examples: ['action accept ACT-2611-K4TR'],
      run: (context, values) => acceptOrTake(context, subjectNamed(values['ref'] ?? '')),
    },
    {
      name: 'update',
      aliases: ['note', 'progress'],
      summary: 'Say how it is going',
      access: 'action.update',
      form: 'action.update',
      arguments: {
        ref: reference,
        note: { kind: 'text', label: 'how it is going', max: 1000, required: true, main: true },
      },
      examples: ['action update ACT-2611-K4TR Two of five teams have sent their figures'],
      run: (context, values) => addUpdate(context, subjectNamed(values['ref'] ?? ''), values['note'] ?? ''),
    },
    {
      name: 'done',
      aliases: ['finish', 'complete', 'close'],
      summary: 'Finish it, with what shows that it is done',
      access: 'action.finish',
      form: 'action.finish',
      arguments: {
        ref: reference,
        evidence: {
          kind: 'text',
          label: 'what shows that it is done',
          max: 1000,
          required: true,
          main: true,
        },
      },
      examples: ['action done ACT-2611-K4TR 19 of 20 minutes went out within ten days'],
      run: (context, values) => finish(context, subjectNamed(values['ref'] ?? ''), values['evidence'] ?? ''),
    },
    {
      name: 'show',
      aliases: ['open', 'see'],
      summary: 'See one action',
      access: 'action.see',
      arguments: { ref: reference },
      examples: ['action show ACT-2611-K4TR'],
      run: (context, values) => show(context, subjectNamed(values['ref'] ?? '')),
    },
    {
      name: 'list',
      summary: 'See the actions you may see, by group and state',
      access: 'action.see',
      arguments: {
        which: { kind: 'choice', label: 'which ones', choices: WHICH },
        whose: { kind: 'choice', label: 'whose', choices: WHOSE },
        group,
        origin,
        about,
      },
      examples: [
        'action list',
        'action list overdue in neglect',
        'action list mine',
        'action list mine overdue',
        'action list from the rapid review',
        'action list waiting for assurance',
      ],
      run: async (context, values) => ({ kind: 'notice', view: await drawActionList(context, values) }),
    },
    {
      name: 'board',
      aliases: ['table'],
      summary: 'See everything a group has on its table, what needs it first at the top',
      access: 'action.see',
      arguments: { group: { ...group, required: true } },
      examples: ['action board neglect'],
      run: async (context, values) => ({ kind: 'notice', view: await drawBoard(context, values) }),
    },
    bulkVerb,
    partVerb,
    ...stepVerbs,
  ],
  presses: {
    ...progressPresses,
    ...listPresses,
    ...filePresses,
    ...stepPresses,
    ...bulkPresses,
    'action.more': morePress,
    'action.step.part': partPress,
    'action.start': { access: 'action.assign', run: (context) => context.openForm('action.assign') },
  },
  forms: {
    'action.assign': assignForm,
    'action.part': partForm,
    'action.bulk': bulkForm,
    'action.update': updateForm,
    'action.finish': finishForm,
    ...stepForms,
  },
  files: [actionsFile],
  views: [actionChaseView, actionView, actionStoryView],
  shortcuts: [fromMessage, fromAnywhere],
  searches: { members: memberSearch, owners: ownerSearch },
};
