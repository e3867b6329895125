import type { AdaptiveCard, InputElement } from '../../cards/adaptive-card.ts';
import { asUserText } from '../../cards/user-text.ts';
import type { CardView, FormView } from '../../src/bot/reply.ts';

/** Texts that break careless escaping. */
export const NASTY = [
  '<!channel> and @here and <@U123> and #general',
  '*bold* _it_ ~no~ `code` ```block```',
  '> quoted\n> twice',
  '[NHS](http://example.org) <http://example.org|NHS> http://example.org/a_b_c',
  '<at>Bot</at> &amp; &lt; <b>html</b>',
  '# heading\n- item\n1. one\n---',
  '${secret} {{DATE(2026-01-01T00:00:00Z)}} \\n "quoted"',
  ':tada: at 10:30:45',
  '\u202Eright to left\u202C zero\u200Bwidth',
  '5 * 3 = 15 * 1, a_b, ~5',
  'two\nlines',
  'يرجى إرسال المحاضر \u200F(غدًا)\u200E قبل 5 <!here>',
  '👩‍👩‍👧 naïve façade – ﷽ \u{1F3F4}\u{E0067}\u{E0062}',
  '**', '__', '\\', '`', '*', '&', '<', '>',
] as const; // prettier-ignore

/** A card of the project's kind: what it is about, facts, an update and buttons. */
export function sampleCard(title = 'Send the minutes within ten days'): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: 'ACT-2611-K4TR · accepted', isSubtle: true, wrap: true },
      { type: 'TextBlock', text: asUserText(title), weight: 'Bolder', wrap: true },
      {
        type: 'FactSet',
        facts: [
          { title: 'Owner', value: asUserText('Priya Nair') },
          { title: 'Due', value: '**12 Dec**' },
        ],
      },
    ],
    actions: [
      {
        type: 'Action.Execute',
        title: 'Accept',
        style: 'positive',
        data: { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 3 },
      },
      {
        type: 'Action.Execute',
        title: 'Mark as done',
        data: { verb: 'action.finish', subject: 'action:ACT-2611-K4TR', rev: 3, opens: 'form' },
      },
    ],
  };
}

export function viewOf(card: AdaptiveCard): CardView {
  return { card, summary: 'Action ACT-2611-K4TR, due 12 Dec' };
}

/** Inputs of every kind. */
export const EVERY_INPUT: readonly InputElement[] = [
  { type: 'Input.Text', id: 'title', label: 'What', isRequired: true, errorMessage: 'Say what.', value: asUserText('Send *it*') },
  { type: 'Input.Number', id: 'count', label: 'How many', min: 0, max: 10, value: 2.5 },
  { type: 'Input.Date', id: 'due', label: 'Due', value: '2026-12-12' },
  { type: 'Input.Time', id: 'at', label: 'At', value: '14:30' },
  { type: 'Input.Toggle', id: 'urgent', label: 'How soon', title: 'Urgent', value: 'true' },
  { type: 'Input.Toggle', id: 'closed', label: 'State', title: 'Closed' },
  { type: 'Input.ChoiceSet', id: 'owner', label: 'Who', value: 'b', choices: [{ title: 'A', value: 'a' }, { title: 'B', value: 'b' }] },
  { type: 'Input.ChoiceSet', id: 'route', label: 'Route', style: 'expanded', choices: [{ title: 'A', value: 'a' }, { title: 'B', value: 'b' }] },
  { type: 'Input.ChoiceSet', id: 'groups', label: 'Groups', isMultiSelect: true, value: 'b,c', choices: [{ title: 'A', value: 'a' }, { title: 'B', value: 'b' }, { title: 'C', value: 'c' }] },
  { type: 'Input.ChoiceSet', id: 'days', label: 'Days', isMultiSelect: true, style: 'expanded', choices: [{ title: 'Mon', value: 'mon' }, { title: 'Tue', value: 'tue' }] },
]; // prettier-ignore

export function sampleForm(change: Partial<FormView> = {}): FormView {
  return {
    name: 'action-form',
    token: 'draft-1',
    title: 'Assign an action',
    submit: 'Assign',
    card: { type: 'AdaptiveCard', version: '1.5', body: [...EVERY_INPUT] },
    errors: {},
    summary: 'A form to fill in',
    ...change,
  };
}
