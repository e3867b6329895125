import { meetingPromptRule } from '../src/bot/meeting-cycle.ts';
import { meetingView } from '../cards/meeting/view.ts';
import { NotAllowed } from '../src/bot/access.ts';
import type { Command, CommandVerb, Values } from '../src/bot/command.ts';
import type { Context } from '../src/bot/context.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import type { Reply } from '../src/bot/reply.ts';
import type { Meeting } from '../src/domain/meeting/record.ts';
import { drawAgenda } from './meeting/agenda-card.ts';
import { ask, askWhich, doForm } from './meeting/do.ts';
import { extraForm } from './meeting/extra.ts';
import { agendaFile, agendaWord } from './meeting/agenda-files.ts';
import { feed, meetingIcs, meetingsFeed } from './meeting/files.ts';
import { drawList, drawToClose } from './meeting/lists.ts';
import { close, meetingPresses } from './meeting/presses.ts';
import { drawGaps, drawPreview } from './meeting/preview.ts';
import { findMeeting, meetingReply, meetingsFor } from './meeting/record.ts';

const ref: ArgumentDefinition = { kind: 'reference', label: 'which meeting', prefixes: ['MTG'] };
const required: ArgumentDefinition = { ...ref, required: true };
const group: ArgumentDefinition = { kind: 'group', label: 'which group', leads: ['of'] };
const EXAMPLE = 'MTG-2611-K4TR';

/** The meeting that was named, or the next one that this person sits at. */
async function wanted(context: Context, values: Values): Promise<Meeting> {
  if (values['ref']) return findMeeting(context, subjectNamed(values['ref']));
  const own = new Set(context.member.roles.flatMap((held) => held.group ?? []));
  const all = await meetingsFor(context, values['group']);
  const found = all.find((meeting) => own.has(meeting.group)) ?? all[0];
  if (!found) throw new NotAllowed('There is no meeting to come that you sit at.');
  return found;
}

/** One that opens the form of one thing about a meeting; without its reference the form asks which, or a group's nearest is taken. */
function about(name: string, summary: string, what: string): CommandVerb {
  return {
    name,
    summary,
    access: 'meeting.see',
    arguments: { ref, group },
    examples: [`meeting ${name}`, `meeting ${name} ${EXAMPLE}`],
    run: (context, values) => askAbout(context, values, what),
  };
}

function askAbout(context: Context, values: Values, what: string, filled: Values = {}): Promise<Reply> {
  return values['ref']
    ? ask(context, subjectNamed(values['ref']), what, '', filled)
    : askWhich(context, what, filled, values['group']);
}

/** `/meeting`: when groups meet, what is on the agenda, who comes, and what became of it. */
export const meeting: Command = {
  name: 'meeting',
  aliases: ['meetings'],
  summary: 'See meetings, say whether you come, put things on agendas',
  defaultVerb: 'list',
  verbs: [
    {
      name: 'list',
      summary: 'See the meetings to come',
      access: 'meeting.see',
      arguments: { group },
      examples: ['meeting list', 'meeting list Board'],
      run: async (context, values) => ({ kind: 'notice', view: await drawList(context, values) }),
    },
    {
      name: 'next',
      summary: 'See the next meeting, and say whether you come',
      access: 'meeting.see',
      arguments: { group },
      examples: ['meeting next', 'meeting next Board'],
      run: async (context, values) => meetingReply(context, await wanted(context, values)),
    },
    {
      name: 'show',
      aliases: ['see'],
      summary: 'See one meeting',
      access: 'meeting.see',
      arguments: { ref: required },
      examples: [`meeting show ${EXAMPLE}`],
      run: async (context, values) => meetingReply(context, await wanted(context, values)),
    },
    {
      name: 'agenda',
      summary: 'See the agenda with its figures and papers',
      access: 'meeting.see',
      arguments: { ref, group },
      examples: ['meeting agenda', `meeting agenda ${EXAMPLE}`],
      run: async (context, values) => ({
        kind: 'notice',
        view: await drawAgenda(context, await wanted(context, values)),
      }),
    },
    {
      name: 'agenda add',
      aliases: ['add'],
      summary: 'Put something on an agenda',
      access: 'meeting.item',
      arguments: { ref, text: { kind: 'text', label: 'what', max: 300, main: true } },
      examples: ['meeting agenda add', `meeting agenda add ${EXAMPLE} Thresholds in the early years`],
      run: async (context, values) => {
        const filled: Values = values['text'] ? { text: values['text'] } : {};
        return values['ref']
          ? ask(context, subjectNamed(values['ref']), 'item', '', filled)
          : askWhich(context, 'item', filled);
      },
    },
    about('paper', 'Add a paper by its link', 'paper'),
    {
      ...about('move', 'Move a meeting to another day', 'move'),
      arguments: { ref, group, date: { kind: 'date', label: 'to which day', leads: ['to'], future: true } },
      examples: ['meeting move', `meeting move ${EXAMPLE} to 14 Jan`],
      run: (context, values) =>
        askAbout(context, values, 'move', values['date'] ? { date: values['date'] } : {}),
    },
    about('cancel', 'Cancel a meeting', 'cancel'),
    about('decision', 'Write a decision down', 'decision'),
    about('action', 'Write down who took on what', 'capture'),
    about('minutes', 'Say how the minutes stand', 'minutes'),
    {
      name: 'close',
      summary: 'Close a meeting: with its next date and its minutes',
      access: 'meeting.run',
      arguments: { ref, group },
      examples: ['meeting close', `meeting close ${EXAMPLE}`],
      run: async (context, values) =>
        values['ref']
          ? close(context, subjectNamed(values['ref']))
          : { kind: 'notice', view: await drawToClose(context, values['group']) },
    },
    {
      name: 'extra',
      aliases: ['extraordinary'],
      summary: 'Set an extraordinary meeting',
      access: 'meeting.run',
      arguments: {},
      examples: ['meeting extra'],
      run: (context) => context.openForm('meeting.extra'),
    },
    {
      name: 'preview',
      summary: 'See what is going to be sent in the coming fortnight',
      access: 'meeting.run',
      arguments: { group },
      examples: ['meeting preview', 'meeting preview Board'],
      run: async (context, values) => ({ kind: 'notice', view: await drawPreview(context, values) }),
    },
    {
      name: 'gaps',
      summary: 'See which seats stay empty',
      access: 'meeting.gaps',
      arguments: {},
      examples: ['meeting gaps'],
      run: async (context) => ({ kind: 'notice', view: await drawGaps(context) }),
    },
    {
      name: 'feed',
      summary: 'Subscribe your calendar to your meetings',
      access: 'meeting.see',
      arguments: {
        end: {
          kind: 'choice',
          label: 'to end it',
          choices: [{ value: 'end', words: ['end', 'stop', 'revoke'] }],
        },
      },
      examples: ['meeting feed', 'meeting feed end'],
      run: (context, values) => feed(context, values['end'] === 'end'),
    },
  ],
  presses: meetingPresses,
  forms: { 'meeting.do': doForm, 'meeting.extra': extraForm },
  views: [meetingView],
  rules: [meetingPromptRule],
  files: [agendaFile, agendaWord, meetingIcs, meetingsFeed],
  shortcuts: [
    {
      name: 'meeting.from-message',
      title: 'Put on an agenda',
      description: 'Put what a message says on the agenda of a meeting to come',
      on: 'message',
      access: 'meeting.item',
      run: (context, text) => askWhich(context, 'item', { text: text.slice(0, 300) }),
    },
  ],
};
