import fc from 'fast-check';
import type { AdaptiveCard, CardAction, CardElement, InputElement } from '../../cards/adaptive-card.ts';
import { asUserText, textRuns } from '../../cards/user-text.ts';
import { allElements, isInput, mapElements } from '../../cards/walk.ts';
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

/** What people typed in a card's running text (text blocks, rich text, facts), in reading order. */
export function typedTexts(card: AdaptiveCard): string[] {
  return [...allElements(card)].flatMap((element) => {
    if (element.type === 'TextBlock') return typedIn(element.text);
    if (element.type === 'FactSet') return element.facts.flatMap((fact) => typedIn(fact.title + fact.value));
    if (element.type !== 'RichTextBlock') return [];
    return element.inlines.flatMap((inline) => typedIn(typeof inline === 'string' ? inline : inline.text));
  });
}

function typedIn(text: string): string[] {
  return textRuns(text).flatMap((run) => (run.typed ? [run.text] : []));
}

const typed = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20 }).map((long) => long.repeat(250)) },
  )
  .map((text) => text.replace(/[\uE000\uE001]/g, ''))
  .map(asUserText);

const own = fc.constantFrom(
  ...[
    '**Bold** ',
    'see [the page](https://example.org/a?b=1&c=2) ',
    '- one\r- two\r',
    '_by_ ',
    'plain & <simple>',
  ],
  ...['1. first\r2. second\r', '5 * 3 ', '', 'a\n\nb ', '**Due:**', '\\*no\\* ', '2. odd\r'],
);
const text = fc.array(fc.oneof(own, typed), { maxLength: 4 }).map((parts) => parts.join(''));

const verb = fc.constantFrom('action.accept', 'action.finish', 'help');
const envelope = fc.record({
  verb,
  rev: fc.nat(),
  args: fc.dictionary(fc.constantFrom('a', 'b'), fc.string({ maxLength: 500 })),
});
const title = fc.oneof(fc.constantFrom('Accept', 'Mark as done', ''), typed);
const plainAction: fc.Arbitrary<CardAction> = fc.oneof(
  fc.record({ type: fc.constant('Action.Execute' as const), title, data: envelope, style: fc.constantFrom('default', 'positive', 'destructive') }),
  fc.record({ type: fc.constant('Action.Submit' as const), title, data: envelope }),
  fc.record({ type: fc.constant('Action.OpenUrl' as const), title, url: fc.constantFrom('https://example.org/', 'javascript:alert(1)') }),
  fc.record({ type: fc.constant('Action.ToggleVisibility' as const), title: fc.constant('More'), targetElements: fc.constant(['hidden']) }),
); // prettier-ignore

const choices = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.record({ title, value: fc.string({ maxLength: 80 }) }), { maxLength: 15 }) },
  { weight: 1, arbitrary: fc.integer({ min: 90, max: 250 }).map((n) => Array.from({ length: n }, (_, i) => ({ title: `Name ${i}`, value: `v${i}` }))) },
); // prettier-ignore
const input: fc.Arbitrary<InputElement> = fc.oneof(
  fc.record({ type: fc.constant('Input.Text' as const), id: fc.constant('x'), label: title, value: typed, isMultiline: fc.boolean(), maxLength: fc.integer({ min: 1, max: 5000 }), placeholder: text }),
  fc.record({ type: fc.constant('Input.Number' as const), id: fc.constant('x'), label: title, value: fc.double({ noNaN: true, noDefaultInfinity: true }), min: fc.integer(), max: fc.integer() }),
  fc.record({ type: fc.constant('Input.Date' as const), id: fc.constant('x'), label: title, value: fc.constantFrom('2026-12-12', '2026-02-31', 'soon', '') }),
  fc.record({ type: fc.constant('Input.Time' as const), id: fc.constant('x'), label: title, value: fc.constantFrom('14:30', '25:00', '') }),
  fc.record({ type: fc.constant('Input.Toggle' as const), id: fc.constant('x'), title, value: fc.constantFrom('true', 'false') }),
  fc.record({ type: fc.constant('Input.ChoiceSet' as const), id: fc.constant('x'), label: title, choices, isMultiSelect: fc.boolean(), style: fc.constantFrom('compact', 'expanded', 'filtered'), value: fc.string() }),
); // prettier-ignore

const leaf: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({ type: fc.constant('TextBlock' as const), text, weight: fc.constantFrom('Bolder', 'Default'), size: fc.constantFrom('Large', 'Default', 'Small'), isSubtle: fc.boolean(), separator: fc.boolean() }),
  fc.record({ type: fc.constant('RichTextBlock' as const), inlines: fc.array(fc.oneof(typed, fc.record({ type: fc.constant('TextRun' as const), text, italic: fc.boolean(), weight: fc.constantFrom('Bolder', 'Default') })), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('FactSet' as const), facts: fc.array(fc.record({ title: text, value: text }), { maxLength: 12 }) }),
  fc.record({ type: fc.constant('Image' as const), url: fc.constantFrom('https://example.org/a.png', 'data:image/png;base64,AA'), altText: typed }),
  fc.record({ type: fc.constant('ActionSet' as const), actions: fc.array(plainAction, { maxLength: 8 }) }),
  input,
); // prettier-ignore

const { element } = fc.letrec<{ element: CardElement; items: CardElement[] }>((tie) => ({
  items: fc.array(tie('element'), { maxLength: 3 }),
  element: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ type: fc.constant('Container' as const), items: tie('items'), separator: fc.boolean() }),
    fc.record({ type: fc.constant('ColumnSet' as const), columns: fc.array(fc.record({ type: fc.constant('Column' as const), items: tie('items') }), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('Table' as const), rows: fc.array(fc.record({ cells: fc.array(fc.record({ items: tie('items') }), { maxLength: 3 }) }), { maxLength: 4 }) }),
  ), // prettier-ignore
}));

const body = fc.array(element, { maxLength: 8 });
const action: fc.Arbitrary<CardAction> = fc.oneof(
  { weight: 6, arbitrary: plainAction },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('Action.ShowCard' as const), title, card: body.map((items): AdaptiveCard => ({ type: 'AdaptiveCard', version: '1.5', body: items })) }) },
); // prettier-ignore

/** Any card this project could make, with input ids of their own. */
export const anyCard: fc.Arbitrary<AdaptiveCard> = fc
  .record({ body, actions: fc.array(action, { maxLength: 7 }) })
  .map(({ body: items, actions }) => withIds({ type: 'AdaptiveCard', version: '1.5', body: items, actions }));

function withIds(card: AdaptiveCard): AdaptiveCard {
  let count = 0;
  return mapElements(card, (part) => (isInput(part) ? { ...part, id: `input${++count}` } : part));
}

export function inputsOf(card: AdaptiveCard): InputElement[] {
  return [...allElements(card)].filter(isInput);
}
