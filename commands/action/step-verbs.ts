import type { CommandVerb } from '../../src/bot/command.ts';
import type { ArgumentDefinition } from '../../src/bot/grammar/types.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import { reference } from './arguments.ts';
import { openStep, typedStep } from './step-form.ts';

const said = (label: string): ArgumentDefinition => ({
  kind: 'text',
  label,
  max: 1000,
  main: true,
  required: true,
});
const because: ArgumentDefinition = { ...said('why'), placeholder: 'why' };
const group = (label: string): ArgumentDefinition => ({
  kind: 'group',
  label,
  leads: ['to', 'for', 'in'],
  required: true,
});

/** What happens to an action on its way, typed. Each is a button on its card as well. */
export const stepVerbs: readonly CommandVerb[] = [
  {
    name: 'return',
    aliases: ['refuse'],
    summary: 'Return an action that was sent to your group, with the reason',
    access: 'action.route',
    form: 'action.return',
    arguments: { ref: reference, text: because },
    examples: ['action return ACT-2611-K4TR This is for the front door and not for us'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'return', values),
  },
  {
    name: 'send',
    aliases: ['route', 're-route'],
    summary: 'Send an action to another group on its way',
    access: 'action.route',
    form: 'action.send',
    arguments: { ref: reference, group: group('which group'), text: because },
    examples: ['action send ACT-2611-K4TR to workforce "It is about training"'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'send', values),
  },
  {
    name: 'evidence',
    aliases: ['shows', 'proof'],
    summary: 'Add what shows how far it is, before it is done',
    access: 'action.evidence',
    form: 'action.evidence',
    arguments: { ref: reference, text: said('what shows it') },
    examples: ['action evidence ACT-2611-K4TR The October figures are on the group page'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'evidence', values),
  },
  {
    name: 'assure',
    aliases: ['assured', 'sign-off'],
    summary: 'Say that the evidence is enough, for the group that was asked',
    access: 'action.assure',
    arguments: { ref: reference },
    examples: ['action assure ACT-2611-K4TR'],
    run: (context, values) => openStep(context, subjectNamed(values['ref'] ?? ''), 'assure'),
  },
  {
    name: 'back',
    aliases: ['send-back', 'sendback', 'missing'],
    summary: 'Send it back because something is missing in the evidence',
    access: 'action.assure',
    form: 'action.back',
    arguments: { ref: reference, text: said('what is missing') },
    examples: ['action back ACT-2611-K4TR The figures of two teams are not there'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'back', values),
  },
  {
    name: 'move',
    aliases: ['due', 'postpone'],
    summary: 'Move the day it is due, with the reason',
    access: 'action.move-due',
    form: 'action.due',
    arguments: {
      ref: reference,
      day: { kind: 'date', label: 'the new day', leads: ['to', 'by', 'until'], required: true, future: true },
      text: because,
    },
    examples: ['action move ACT-2611-K4TR to 18 Dec "Two teams are still short of staff"'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'due', values),
  },
  {
    name: 'stuck',
    aliases: ['escalate'],
    summary: 'Put a stuck action before the board',
    access: 'action.board',
    form: 'action.board',
    arguments: { ref: reference, text: said('what the board needs to decide') },
    examples: ['action stuck ACT-2611-K4TR Nobody has staff for it; who does?'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'board', values),
  },
  {
    name: 'answer',
    summary: "Write down the board's answer to a stuck action",
    access: 'action.board-answer',
    form: 'action.answer',
    arguments: { ref: reference, text: said('what the board says') },
    examples: ['action answer ACT-2611-K4TR The council lends two people until March'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'answer', values),
  },
  {
    name: 'withdraw',
    aliases: ['cancel', 'drop'],
    summary: 'Withdraw an action that is no longer needed, with the reason',
    access: 'action.withdraw',
    form: 'action.withdraw',
    arguments: { ref: reference, text: because },
    examples: ['action withdraw ACT-2611-K4TR The national review has taken it up'],
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), 'withdraw', values),
  },
];
