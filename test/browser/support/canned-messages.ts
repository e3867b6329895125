import type { ScreenMessage } from '../../../simulator/protocol.ts';

const bot = { id: 'bot', name: 'Partnership', bot: true };
const plain = { edited: false, onlyYou: false, replies: [] };

/** Any message, with what a test cares about. */
export function message(
  id: string,
  more: Partial<ScreenMessage> & Pick<ScreenMessage, 'from' | 'text'>,
): ScreenMessage {
  return { id, at: '2026-11-23T10:42:00.000Z', ...plain, ...more };
}

export const fromBot = bot;
export const priyaOnTeams = { id: 't-priya', name: 'Priya Nair', bot: false };
export const helenOnTeams = { id: 't-helen', name: 'Helen Tregenza', bot: false };
export const danielOnSlack = { id: 'U0DANIEL', name: 'Daniel Mbeki', bot: false };
export const sarahOnSlack = { id: 'U0SARAH', name: 'Sarah Penrose', bot: false };

const facts = [
  { title: 'Owner', value: 'Daniel Mbeki, Millbridge Primary School' },
  { title: 'Due', value: 'Friday 11 December 2026' },
  { title: 'For', value: 'Neglect subgroup' },
  { title: 'Measure', value: '90% on time' },
];

/** An action's card as the bot posts it, with a field and buttons. */
export const actionCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'ColumnSet',
      columns: [
        {
          type: 'Column',
          width: 'stretch',
          items: [
            { type: 'TextBlock', text: 'ACT-2611-K4TR', isSubtle: true, size: 'Small' },
            {
              type: 'TextBlock',
              text: 'Send the minutes within ten days',
              weight: 'Bolder',
              size: 'Medium',
              wrap: true,
              spacing: 'None',
            },
          ],
        },
        {
          type: 'Column',
          width: 'auto',
          items: [{ type: 'TextBlock', text: '**Assigned**', color: 'Accent' }],
        },
      ],
    },
    { type: 'FactSet', facts, separator: true },
    {
      type: 'Input.Text',
      id: 'note',
      label: 'A word on progress',
      placeholder: 'Drafted, waiting for the chair',
      isRequired: true,
      errorMessage: 'Say in a few words how it goes.',
    },
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Accept',
      verb: 'action.accept',
      style: 'positive',
      associatedInputs: 'none',
      data: { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 1 },
    },
    {
      type: 'Action.Execute',
      title: 'Send update',
      verb: 'action.update',
      data: { verb: 'action.update', subject: 'action:ACT-2611-K4TR', rev: 1 },
    },
    {
      type: 'Action.Submit',
      title: 'Done…',
      associatedInputs: 'none',
      data: {
        msteams: { type: 'task/fetch' },
        verb: 'action.done',
        subject: 'action:ACT-2611-K4TR',
        opens: 'form',
      },
    },
  ],
};

/** The form a dialog shows, with sixty people to choose from. */
export const doneForm = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'What shows that it is done?', wrap: true },
    { type: 'Input.Text', id: 'evidence', label: 'Evidence', isMultiline: true, isRequired: true },
    {
      type: 'Input.ChoiceSet',
      id: 'checker',
      label: 'Who checks it?',
      style: 'filtered',
      value: 'p-7',
      choices: Array.from({ length: 60 }, (_, at) => ({ title: `Person ${at}`, value: `p-${at}` })),
    },
    { type: 'Input.Date', id: 'on', label: 'Done on', value: '2026-11-20' },
    { type: 'Input.Toggle', id: 'tell', title: 'Tell the group', value: 'false' },
  ],
  actions: [{ type: 'Action.Submit', title: 'Finish', data: { form: 'action-done', token: 'draft-1' } }],
};

/** The same action as Slack blocks, with every way to press and fill in. */
export const actionBlocks = [
  { type: 'header', text: { type: 'plain_text', text: 'Send the minutes within ten days' } },
  {
    type: 'section',
    fields: facts.map(({ title, value }) => ({ type: 'mrkdwn', text: `*${title}*\n${value}` })),
  },
  {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: 'ACT-2611-K4TR · assigned by <@U0PRIYA>' }],
  },
  {
    type: 'actions',
    block_id: 'act',
    elements: [
      {
        type: 'button',
        action_id: 'action.accept',
        style: 'primary',
        text: { type: 'plain_text', text: 'Accept' },
        value: '{"rev":1}',
      },
      { type: 'button', action_id: 'action.update', text: { type: 'plain_text', text: 'Update' } },
      { type: 'button', action_id: 'action.done', text: { type: 'plain_text', text: 'Done…' } },
    ],
  },
];
