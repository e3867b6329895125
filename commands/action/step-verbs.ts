import type { CommandVerb } from '../../src/bot/command.ts';
import type { ArgumentDefinition } from '../../src/bot/grammar/types.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import { reference } from './arguments.ts';
import type { AskingStep } from './step-asks.ts';
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

/** One step, typed: its words as the form of the same step takes them. */
function step(
  name: string,
  kind: AskingStep,
  verb: Pick<CommandVerb, 'aliases' | 'summary' | 'access' | 'arguments' | 'examples'>,
): CommandVerb {
  return {
    name,
    ...verb,
    form: `action.${kind}`,
    arguments: { ref: reference, ...verb.arguments },
    run: (context, values) => typedStep(context, subjectNamed(values['ref'] ?? ''), kind, values),
  };
}

/** What happens to an action on its way, typed. Each is a button on its card as well. */
export const stepVerbs: readonly CommandVerb[] = [
  step('return', 'return', {
    aliases: ['refuse'],
    summary: 'Return an action that was sent to your group, with the reason',
    access: 'action.route',
    arguments: { text: because },
    examples: ['action return ACT-2611-K4TR This is for the front door and not for us'],
  }),
  step('send', 'send', {
    aliases: ['route', 're-route'],
    summary: 'Send an action to another group on its way',
    access: 'action.route',
    arguments: { group: group('which group'), text: because },
    examples: ['action send ACT-2611-K4TR to workforce "It is about training"'],
  }),
  step('evidence', 'evidence', {
    aliases: ['shows', 'proof'],
    summary: 'Add what shows how far it is, before it is done',
    access: 'action.evidence',
    arguments: { text: said('what shows it') },
    examples: ['action evidence ACT-2611-K4TR The October figures are on the group page'],
  }),
  {
    name: 'assure',
    aliases: ['assured', 'sign-off'],
    summary: 'Say that the evidence is enough, for the group that was asked',
    access: 'action.assure',
    arguments: { ref: reference },
    examples: ['action assure ACT-2611-K4TR'],
    run: (context, values) => openStep(context, subjectNamed(values['ref'] ?? ''), 'assure'),
  },
  step('back', 'back', {
    aliases: ['send-back', 'sendback', 'missing'],
    summary: 'Send it back because something is missing in the evidence',
    access: 'action.assure',
    arguments: { text: said('what is missing') },
    examples: ['action back ACT-2611-K4TR The figures of two teams are not there'],
  }),
  step('move', 'due', {
    aliases: ['due', 'postpone'],
    summary: 'Move the day it is due, with the reason',
    access: 'action.move-due',
    arguments: {
      day: { kind: 'date', label: 'the new day', leads: ['to', 'by', 'until'], required: true, future: true },
      text: because,
    },
    examples: ['action move ACT-2611-K4TR to 18 Dec "Two teams are still short of staff"'],
  }),
  step('stuck', 'board', {
    aliases: ['escalate'],
    summary: 'Put a stuck action before the board',
    access: 'action.board',
    arguments: { text: said('what the board needs to decide') },
    examples: ['action stuck ACT-2611-K4TR Nobody has staff for it; who does?'],
  }),
  step('answer', 'answer', {
    summary: "Write down the board's answer to a stuck action",
    access: 'action.board-answer',
    arguments: { text: said('what the board says') },
    examples: ['action answer ACT-2611-K4TR The council lends two people until March'],
  }),
  step('withdraw', 'withdraw', {
    aliases: ['cancel', 'drop'],
    summary: 'Withdraw an action that is no longer needed, with the reason',
    access: 'action.withdraw',
    arguments: { text: because },
    examples: ['action withdraw ACT-2611-K4TR The national review has taken it up'],
  }),
];
