import fc from 'fast-check';
import type { AdaptiveCard, CardAction, CardElement, InputElement } from '../../cards/adaptive-card.ts';
import { asUserText } from '../../cards/user-text.ts';
import { isInput, mapElements } from '../../cards/walk.ts';
import { NASTY } from './cards.ts';

/** Typed in every alternative that is rarely the one to choose: read only where the oracle says so. */
export const DISCARDED = 'discarded-alternative';
const discardedText = asUserText(DISCARDED);

const typed = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20 }).map((long) => long.repeat(250)) },
    { weight: 1, arbitrary: fc.constantFrom(...NASTY).map((nasty) => `${nasty} `.repeat(Math.ceil(10_000 / (nasty.length + 1)))) },
  )
  .map((text) => text.replace(/[\uE000\uE001]/g, ''))
  .map(asUserText); // prettier-ignore

const own = fc.constantFrom(
  ...['**Bold** ', 'see [the page](https://example.org/a?b=1&c=2) ', '- one\r- two\r', '_by_ ', 'plain & <simple>'],
  ...['1. first\r2. second\r', '5 * 3 ', '', 'a\n\nb ', '**Due:**', '\\*no\\* ', '2. odd\r'],
); // prettier-ignore
const text = fc
  .oneof(
    { weight: 5, arbitrary: fc.array(fc.oneof(own, typed), { maxLength: 4 }).map((parts) => parts.join('')) },
    // Typed text inside the card's own markup.
    { weight: 1, arbitrary: typed.map((inside) => (inside === '' ? '' : `- **${inside}** and _so on_`)) },
  ); // prettier-ignore

const envelope = fc.record({
  verb: fc.constantFrom('action.accept', 'action.finish', 'help'),
  rev: fc.nat(),
  args: fc.dictionary(fc.constantFrom('a', 'b'), fc.string({ maxLength: 500 })),
});
const title = fc.oneof(fc.constantFrom('Accept', 'Mark as done', '', 'A long title of '.repeat(8)), typed);
const looks = {
  style: fc.constantFrom('default' as const, 'positive' as const, 'destructive' as const),
  tooltip: fc.oneof(fc.constantFrom('Tip', 'A longer tip than a button may read out, by far, and then some'), typed),
  iconUrl: fc.constant('https://example.org/i.png'),
  id: fc.constant('an-action'),
  isEnabled: fc.nat({ max: 9 }).map((one) => one > 0),
  requires: fc.constant({ adaptiveCards: '1.2' }),
  mode: fc.constantFrom('primary' as const, 'secondary' as const),
}; // prettier-ignore
const pressed = { associatedInputs: fc.constantFrom('auto' as const, 'None' as const) };
const url = fc.constantFrom(
  'https://example.org/', 'http://example.org/?a=1&b=<2>', 'mailto:jo@example.org', 'javascript:alert(1)', 'https://[', `https://example.org/${'a'.repeat(3100)}`,
); // prettier-ignore

const knownAction: fc.Arbitrary<CardAction> = fc.oneof(
  fc.record({ type: fc.constant('Action.Execute' as const), title, data: envelope, ...looks, ...pressed, verb: fc.constant('action.accept') }, { requiredKeys: ['type', 'title', 'data'] }),
  fc.record({ type: fc.constant('Action.Submit' as const), title, data: envelope, ...looks, ...pressed }, { requiredKeys: ['type', 'title', 'data'] }),
  fc.record({ type: fc.constant('Action.OpenUrl' as const), title, url, ...looks }, { requiredKeys: ['type', 'title', 'url'] }),
  fc.record({ type: fc.constant('Action.ToggleVisibility' as const), title: fc.constant('More'), targetElements: fc.constantFrom(['hidden'], [{ elementId: 'hidden', isVisible: true }]), ...looks }, { requiredKeys: ['type', 'title', 'targetElements'] }),
); // prettier-ignore

/** What no renderer knows. */
function unknown<T extends { readonly type?: string }>(
  kind: 'Carousel' | 'Action.Dance',
  fallback?: T | 'drop',
): T {
  return JSON.parse(JSON.stringify({ type: kind, ...(fallback !== undefined && { fallback }) })) as T;
}

const discardedAction: CardAction = { type: 'Action.OpenUrl', title: DISCARDED, url: 'https://example.org/' };
const plainAction: fc.Arbitrary<CardAction> = fc
  .tuple(knownAction, fc.nat({ max: 14 }))
  .map(([action, way]) => {
    if (way === 0) return unknown<CardAction>('Action.Dance', action);
    if (way === 1) return { ...discardedAction, requires: { acDance: '1.0' }, fallback: action };
    if (way === 2) return { ...action, fallback: discardedAction };
    if (way === 3) return unknown<CardAction>('Action.Dance', 'drop');
    return action;
  });
const pressable = plainAction.filter((action) => action.type !== 'Action.ToggleVisibility');

const choice = fc.record({ title, value: fc.string({ maxLength: 80 }) });
const choices = fc.oneof(
  { weight: 5, arbitrary: fc.array(choice, { maxLength: 15 }) },
  { weight: 1, arbitrary: fc.integer({ min: 90, max: 250 }).map((n) => Array.from({ length: n }, (_, i) => ({ title: `Name ${i}`, value: `v${i}` }))) },
); // prettier-ignore
const common = { id: fc.constant('x'), label: title, isRequired: fc.boolean(), errorMessage: text };
const input: fc.Arbitrary<InputElement> = fc.oneof(
  fc.record({ type: fc.constant('Input.Text' as const), ...common, inlineAction: pressable }, { requiredKeys: ['type', 'id', 'inlineAction'] }),
  fc.record({ type: fc.constant('Input.Text' as const), ...common, value: typed, isMultiline: fc.boolean(), maxLength: fc.integer({ min: 1, max: 5000 }), placeholder: text, regex: fc.constant('^a'), style: fc.constantFrom('Text', 'Tel', 'Url', 'Email', 'Password'), inlineAction: pressable }, { requiredKeys: ['type', 'id'] }),
  fc.record({ type: fc.constant('Input.Number' as const), ...common, placeholder: text, value: fc.double({ noNaN: true, noDefaultInfinity: true }), min: fc.integer(), max: fc.integer() }, { requiredKeys: ['type', 'id'] }),
  fc.record({ type: fc.constant('Input.Date' as const), ...common, placeholder: text, value: fc.constantFrom('2026-12-12', '2026-02-31', 'soon', ''), min: fc.constant('2026-01-01'), max: fc.constant('2026-12-31') }, { requiredKeys: ['type', 'id'] }),
  fc.record({ type: fc.constant('Input.Time' as const), ...common, placeholder: text, value: fc.constantFrom('14:30', '25:00', ''), min: fc.constant('09:00'), max: fc.constant('17:00') }, { requiredKeys: ['type', 'id'] }),
  fc.record({ type: fc.constant('Input.Toggle' as const), ...common, title, value: fc.constantFrom('true', 'false', 'yes'), valueOn: fc.constant('yes'), valueOff: fc.constant('no'), wrap: fc.boolean() }, { requiredKeys: ['type', 'id', 'title'] }),
  fc.record({ type: fc.constant('Input.ChoiceSet' as const), ...common, choices, isMultiSelect: fc.boolean(), style: fc.constantFrom('compact' as const, 'expanded' as const, 'filtered' as const), value: fc.string(), placeholder: text, wrap: fc.boolean(), 'choices.data': fc.constantFrom({ type: 'Data.Query', dataset: 'graph.microsoft.com/users' }, { type: 'Data.Query', dataset: 'towns' }, { type: 'Data.Query', dataset: 'Odd data!' }) }, { requiredKeys: ['type', 'id', 'choices'] }),
); // prettier-ignore

const image = fc.record(
  { type: fc.constant('Image' as const), url: fc.constantFrom('https://example.org/a.png', 'data:image/png;base64,AA', 'https://['), altText: typed, size: fc.constantFrom('Small', 'Auto'), style: fc.constant('Person'), selectAction: pressable },
  { requiredKeys: ['type', 'url'] },
); // prettier-ignore
const run = fc.record(
  { type: fc.constant('TextRun' as const), text, italic: fc.boolean(), weight: fc.constantFrom('Bolder', 'Default'), strikethrough: fc.boolean(), underline: fc.boolean(), highlight: fc.boolean(), fontType: fc.constantFrom('Monospace', 'Default'), color: fc.constant('Attention'), selectAction: pressable },
  { requiredKeys: ['type', 'text'] },
); // prettier-ignore

const leaf: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({ type: fc.constant('TextBlock' as const), text, weight: fc.constantFrom('Bolder', 'Default', 'Lighter'), size: fc.constantFrom('Large', 'Default', 'Small', 'ExtraLarge'), style: fc.constantFrom('default' as const, 'heading' as const, 'columnHeader' as const), isSubtle: fc.boolean(), fontType: fc.constantFrom('Monospace', 'Default'), color: fc.constantFrom('Good', 'Default'), horizontalAlignment: fc.constantFrom('Left', 'Right') }, { requiredKeys: ['type', 'text'] }),
  fc.record({ type: fc.constant('RichTextBlock' as const), inlines: fc.array(fc.oneof(typed, run), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('FactSet' as const), facts: fc.array(fc.record({ title: text, value: text }), { maxLength: 12 }) }),
  image,
  fc.record({ type: fc.constant('ImageSet' as const), images: fc.array(image, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('Media' as const), altText: typed, sources: fc.array(fc.record({ url, mimeType: fc.constant('video/mp4') }), { maxLength: 2 }), poster: fc.constant('https://example.org/p.png') }, { requiredKeys: ['type', 'sources'] }),
  fc.record({ type: fc.constant('ActionSet' as const), actions: fc.array(plainAction, { maxLength: 8 }) }),
  input,
  input,
  input,
); // prettier-ignore

const discarded: CardElement = { type: 'TextBlock', text: discardedText };
/** How each kind of element can look beside what the generators below give it: never anything that somebody reads or presses. */
const LOOKS: Readonly<Record<string, object>> = {
  TextBlock: { wrap: false, maxLines: 1 },
  RichTextBlock: { horizontalAlignment: 'Center' },
  Image: { width: '40px', backgroundColor: '#ffffff', horizontalAlignment: 'Right' },
  ImageSet: { imageSize: 'Small' },
  Container: { bleed: true, minHeight: '40px', verticalContentAlignment: 'Center', rtl: true },
  ColumnSet: { style: 'emphasis', bleed: true, minHeight: '40px', horizontalAlignment: 'Center' },
  Table: { showGridLines: false, gridStyle: 'accent', horizontalCellContentAlignment: 'Center', verticalCellContentAlignment: 'Center', columns: [{ type: 'TableColumnDefinition', width: 1, horizontalCellContentAlignment: 'Left', verticalCellContentAlignment: 'Top' }] },
}; // prettier-ignore
const COLUMN = { style: 'good', bleed: true, minHeight: '40px', rtl: true, verticalContentAlignment: 'Bottom', backgroundImage: 'https://example.org/b.png', separator: true, spacing: 'Large', requires: { adaptiveCards: '1.0' } } as const; // prettier-ignore
const CELL = { bleed: true, minHeight: '40px', rtl: true, verticalContentAlignment: 'Bottom', backgroundImage: { url: 'https://example.org/b.png', fillMode: 'repeat' } } as const; // prettier-ignore
const ROW = {
  style: 'warning',
  horizontalCellContentAlignment: 'Right',
  verticalCellContentAlignment: 'Bottom',
};

function dressed(element: CardElement): CardElement {
  const all = { ...element, ...LOOKS[element.type], height: element.type === 'Image' ? '40px' : 'stretch' };
  if (all.type === 'ColumnSet') return { ...all, columns: all.columns.map((column) => ({ ...COLUMN, ...column })) };
  if (all.type === 'RichTextBlock') {
    const inlines = all.inlines.map((run) => (typeof run === 'string' ? run : { ...run, isSubtle: true, size: 'Small' }));
    return { ...all, inlines };
  }
  if (all.type !== 'Table') return all;
  const rows = all.rows.map((row) => ({ ...row, ...ROW, cells: row.cells.map((cell) => ({ ...CELL, ...cell })) }));
  return { ...all, rows };
} // prettier-ignore

const settledWays: readonly ((element: CardElement) => CardElement)[] = [
  (element) => ({ ...element, id: 'hidden', isVisible: false }),
  (element) => ({ ...element, id: 'never', isVisible: false }),
  (element) => ({ ...element, separator: true, spacing: 'Large' }),
  dressed,
  dressed,
  (element) => ({ ...element, fallback: discarded }),
  (element) => ({ ...element, requires: { adaptiveCards: '1.5' } }),
  (element) => unknown<CardElement>('Carousel', element),
  (element) => unknown<CardElement>('Carousel', unknown<CardElement>('Carousel', element)),
  (element) => ({ ...discarded, requires: { adaptiveCards: '1.6' }, fallback: element }),
  () => unknown<CardElement>('Carousel', 'drop'),
  () => unknown<CardElement>('Carousel'),
  // What is inside cannot be shown, so what stands in for the whole is.
  (element) => ({
    type: 'Container',
    items: [discarded, unknown<CardElement>('Carousel')],
    fallback: element,
  }),
  (element) => ({
    type: 'ColumnSet',
    columns: [{ items: [unknown<CardElement>('Carousel')], fallback: { items: [element] } }],
  }),
];

const { element } = fc.letrec<{ bare: CardElement; element: CardElement; items: CardElement[] }>((tie) => ({
  items: fc.array(tie('element'), { maxLength: 3 }),
  element: fc.tuple(tie('bare'), fc.nat({ max: 42 })).map(([bare, way]) => settledWays[way]?.(bare) ?? bare),
  bare: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ type: fc.constant('Container' as const), items: tie('items'), separator: fc.boolean(), style: fc.constant('emphasis'), selectAction: pressable, backgroundImage: fc.constant('https://example.org/b.png') }, { requiredKeys: ['type', 'items'] }),
    fc.record({ type: fc.constant('ColumnSet' as const), selectAction: pressable, columns: fc.array(fc.record({ type: fc.constant('Column' as const), items: tie('items'), width: fc.constantFrom('auto', 'stretch', 2), id: fc.constantFrom('hidden', 'never'), isVisible: fc.boolean(), selectAction: pressable }, { requiredKeys: ['type', 'items'] }), { maxLength: 3 }) }, { requiredKeys: ['type', 'columns'] }),
    fc.record({ type: fc.constant('Table' as const), firstRowAsHeader: fc.boolean(), rows: fc.array(fc.record({ cells: fc.array(fc.record({ items: tie('items'), selectAction: pressable, style: fc.constant('good') }, { requiredKeys: ['items'] }), { maxLength: 3 }) }), { maxLength: 4 }) }),
  ), // prettier-ignore
}));

const body = fc.array(element, { maxLength: 8 });
const innerCard: fc.Arbitrary<AdaptiveCard> = fc.record(
  { type: fc.constant('AdaptiveCard' as const), version: fc.constant('1.5' as const), body: fc.array(element, { maxLength: 4 }), actions: fc.array(plainAction, { maxLength: 2 }), selectAction: pressable },
  { requiredKeys: ['type', 'version', 'body'] },
); // prettier-ignore
const action: fc.Arbitrary<CardAction> = fc.oneof(
  { weight: 6, arbitrary: plainAction },
  {
    weight: 1,
    arbitrary: fc.record(
      { type: fc.constant('Action.ShowCard' as const), title, card: innerCard, ...looks },
      { requiredKeys: ['type', 'title', 'card'] },
    ),
  },
);
const folded: fc.Arbitrary<CardElement> = fc.record({
  type: fc.constant('ActionSet' as const),
  actions: fc.array(action, { maxLength: 3 }),
});

const wholeLooks = {
  backgroundImage: fc.constantFrom('https://example.org/b.png', { url: 'https://example.org/b.png', fillMode: 'cover', horizontalAlignment: 'center', verticalAlignment: 'top' }),
  minHeight: fc.constant('100px'),
  verticalContentAlignment: fc.constantFrom('top', 'center'),
  fallbackText: fc.constant(DISCARDED),
  authentication: fc.constant({ text: DISCARDED, connectionName: 'x' }),
  refresh: fc.record({ action: fc.record({ type: fc.constant('Action.Execute' as const), title, data: envelope }), userIds: fc.constant(['29:mona']) }, { requiredKeys: ['action'] }),
}; // prettier-ignore

/** Any card of version 1.5: every element, input and action, nested, with stand-ins, hidden parts and hostile text. */
export const anyCard: fc.Arbitrary<AdaptiveCard> = fc
  .record(
    { body: fc.tuple(body, fc.option(folded, { nil: undefined })).map(([items, last]) => (last ? [...items, last] : items)), actions: fc.array(action, { maxLength: 7 }), selectAction: pressable, speak: typed, rtl: fc.boolean(), lang: fc.constant('en-GB'), ...wholeLooks, twins: fc.nat({ max: 5 }) },
    { requiredKeys: ['body', 'actions', 'twins'] },
  )
  .map(({ twins, ...card }) => withIds({ type: 'AdaptiveCard', version: '1.5', ...card }, twins === 0)); // prettier-ignore

/** Gives inputs ids of their own, those in stand-ins too; with `twins` every third takes the id of another. */
function withIds(card: AdaptiveCard, twins: boolean): AdaptiveCard {
  let count = 0;
  const named = (part: CardElement): CardElement => {
    const fallback = typeof part.fallback === 'object' ? { fallback: whole(part.fallback) } : {};
    if (part.type === 'ColumnSet') {
      const columns = part.columns.map((column) => {
        if (typeof column.fallback !== 'object') return column;
        return {
          ...column,
          fallback: { ...column.fallback, items: (column.fallback.items ?? []).map(whole) },
        };
      });
      return { ...part, ...fallback, columns };
    }
    if (!isInput(part)) return { ...part, ...fallback };
    count += 1;
    return { ...part, ...fallback, id: `input${twins && count % 3 === 0 ? 1 : count}` };
  };
  const whole = (part: CardElement): CardElement => {
    const [same = part] = mapElements({ type: 'AdaptiveCard', version: '1.5', body: [part] }, named).body;
    return same;
  };
  return mapElements(card, named);
}
