import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import type { Command } from '../src/bot/command.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import { ORIGINS } from '../src/domain/action/origins.ts';
import { actionStoryView, actionView } from '../cards/action/view.ts';
import { assign, assignForm } from './action/assign.ts';
import { fromAnywhere, fromMessage } from './action/from-message.ts';
import { memberSearch } from './action/people.ts';
import { drawActionList, WHICH } from './action/list.ts';
import {
  accept,
  addUpdate,
  finish,
  finishForm,
  progressPresses,
  show,
  updateForm,
} from './action/progress.ts';

const reference: ArgumentDefinition = {
  kind: 'reference',
  label: 'which action',
  prefixes: ['ACT'],
  required: true,
};
const group: ArgumentDefinition = {
  kind: 'group',
  label: 'which group it is for',
  leads: ['to', 'for', 'in'],
};

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
      arguments: {
        owner: {
          kind: 'person',
          label: 'who will do it',
          placeholder: 'person',
          leads: ['for'],
          required: true,
        },
        title: {
          kind: 'text',
          label: 'what needs to happen',
          placeholder: 'what',
          max: 600,
          required: true,
          main: true,
        },
        due: {
          kind: 'date',
          label: 'when it is due',
          leads: ['by', 'due', 'before', 'until'],
          required: true,
          future: true,
        },
        group,
        origin: { kind: 'choice', label: 'where it comes from', leads: ['from'], choices: ORIGINS },
        measure: {
          kind: 'text',
          label: 'how we will know',
          max: 300,
          placeholder: 'how we will know',
          leads: ['measure', 'measured by'],
          required: true,
        },
      },
      examples: [
        'action assign @Priya Nair "Send the minutes within ten days" by 12 Dec to neglect from meeting measure "90% on time"',
      ],
      run: async (context, values) => ({ kind: 'notice', view: await assign(context, values) }),
    },
    {
      name: 'accept',
      aliases: ['take'],
      summary: 'Say that you will do it',
      access: 'action.accept',
      arguments: { ref: reference },
      examples: ['action accept ACT-2611-K4TR'],
      run: (context, values) => accept(context, subjectNamed(values['ref'] ?? '')),
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
      arguments: { which: { kind: 'choice', label: 'which ones', choices: WHICH }, group },
      examples: ['action list', 'action list overdue for neglect'],
      run: async (context, values) => ({ kind: 'notice', view: await drawActionList(context, values) }),
    },
  ],
  presses: {
    ...progressPresses,
    'action.start': { access: 'action.assign', run: (context) => context.openForm('action.assign') },
  },
  forms: { 'action.assign': assignForm, 'action.update': updateForm, 'action.finish': finishForm },
  views: [actionView, actionStoryView],
  shortcuts: [fromMessage, fromAnywhere],
  searches: { members: memberSearch },
};
