import { escalationBriefView, escalationStoryView, escalationView } from '../cards/escalation/view.ts';
import { chaseView, heldView, urgentChaseView } from '../cards/items/escalation-prompts.ts';
import { turnView } from '../cards/items/escalation-turn.ts';
import { panelView } from '../cards/items/panel.ts';
import type { Command } from '../src/bot/command.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import { boardPress, boardVerb } from './escalate/board.ts';
import { figuresVerb } from './escalate/figures.ts';
import { heldPresses } from './escalate/held.ts';
import { learningForm, learningPress } from './escalate/learning.ts';
import { drawEscalations, listPress, WHICH } from './escalate/list.ts';
import { moveForm } from './escalate/move-form.ts';
import { movePresses } from './escalate/moves.ts';
import { panelTakenPress, panelVerb } from './escalate/panel.ts';
import { raiseForm } from './escalate/raise.ts';
import { escalationReply, findEscalation } from './escalate/record.ts';
import { fromAnywhere, fromMessage, raiseTyped, start } from './escalate/shortcuts.ts';
import { thanksForm, thanksVerb } from './escalate/thanks.ts';

const reference: ArgumentDefinition = {
  kind: 'reference',
  label: 'which escalation',
  prefixes: ['ESC'],
  required: true,
};

/** `/escalate`: challenge another agency's decision about a child, kindly and with a clock. */
export const escalate: Command = {
  name: 'escalate',
  aliases: ['escalation', 'escalations', 'challenge'],
  summary: "Challenge another agency's decision, and see it through to an answer",
  defaultVerb: 'raise',
  verbs: [
    {
      name: 'raise',
      aliases: ['new', 'start'],
      summary: 'Challenge a decision: a short form opens',
      access: 'escalation.raise',
      about: 'case',
      privately: true,
      arguments: {
        decided: {
          kind: 'text',
          label: 'what was decided, or not done',
          placeholder: 'what was decided',
          main: true,
        },
      },
      examples: ['escalate', 'escalate No answer to our referral after six working days'],
      run: raiseTyped,
    },
    {
      name: 'list',
      summary: 'See the escalations you may see',
      access: 'escalation.see',
      arguments: { which: { kind: 'choice', label: 'which ones', choices: WHICH } },
      examples: ['escalate list', 'escalate list overdue'],
      run: async (context, values) => ({ kind: 'notice', view: await drawEscalations(context, values) }),
    },
    {
      name: 'show',
      aliases: ['open', 'see'],
      summary: 'See one escalation with everything that happened',
      access: 'escalation.see',
      arguments: { ref: reference },
      examples: ['escalate show ESC-2611-T7KD'],
      run: async (context, values) =>
        escalationReply(
          context,
          await findEscalation(context, subjectNamed(values['ref'] ?? '')),
          'escalation-story',
        ),
    },
    thanksVerb,
    boardVerb,
    panelVerb,
    figuresVerb,
  ],
  presses: {
    ...movePresses,
    ...heldPresses,
    'escalation.start': start,
    'escalation.learn': learningPress,
    'escalation.board': boardPress,
    'escalation.list': listPress,
    'escalation.panel-taken': panelTakenPress,
  },
  shortcuts: [fromMessage, fromAnywhere],
  forms: {
    'escalation.raise': raiseForm,
    'escalation.move': moveForm,
    'escalation.learning': learningForm,
    'escalation.thanks': thanksForm,
  },
  views: [
    escalationView,
    escalationStoryView,
    escalationBriefView,
    chaseView,
    urgentChaseView,
    heldView,
    turnView,
    panelView,
  ],
};
