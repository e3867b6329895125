import type { AdaptiveCard, CardAction, CardElement, InputChoiceSet } from '../cards/adaptive-card.ts';
import { asUserText } from '../cards/user-text.ts';

/** One line of the fidelity table: what it shows, in a card of its own. */
export interface FidelitySample {
  readonly name: string;
  readonly card: AdaptiveCard;
}

const press = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 1 };
const link: CardAction = { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.org/' };
const accept: CardAction = { type: 'Action.Execute', title: 'Accept', data: press };
const more: CardAction = {
  type: 'Action.ToggleVisibility',
  title: 'More',
  targetElements: [{ elementId: 'more', isVisible: true }],
};
const picture = { type: 'Image', url: 'https://example.org/a.png', altText: 'A map' } as const;
const words = (text: string): CardElement => ({ type: 'TextBlock', text, wrap: true });
const choices = (count: number): NonNullable<InputChoiceSet['choices']> =>
  Array.from({ length: count }, (_, index) => ({ title: `Choice ${index + 1}`, value: `v${index + 1}` }));
const asked = { id: 'x', label: 'What' };

const element = (name: string, ...body: CardElement[]): FidelitySample => ({
  name,
  card: { type: 'AdaptiveCard', version: '1.5', body },
});
const action = (name: string, ...actions: CardAction[]): FidelitySample => ({
  name,
  card: { type: 'AdaptiveCard', version: '1.5', body: [], actions },
});
const whole = (name: string, change: Partial<AdaptiveCard>): FidelitySample => ({
  name,
  card: { type: 'AdaptiveCard', version: '1.5', body: [words('Hello')], ...change },
});
/** An element that no version up to 1.5 knows. */
const unknown = (fallback?: CardElement | 'drop'): CardElement =>
  JSON.parse(JSON.stringify({ type: 'Carousel', fallback })) as CardElement;

/** Every element, input, action and property of Adaptive Cards 1.5 that matters to a reader, once. */
export const SAMPLES: readonly FidelitySample[] = [
  element('TextBlock', words('Send **the minutes**')),
  element('TextBlock with typed marks', words(asUserText('Send *the* minutes'))),
  element('TextBlock over 3,000 characters', words('word '.repeat(800))),
  element('TextBlock, heading', { type: 'TextBlock', text: 'Minutes', style: 'heading' }),
  element('TextBlock, subtle or small', { type: 'TextBlock', text: 'Minutes', isSubtle: true }),
  element('TextBlock, monospace', { type: 'TextBlock', text: 'ACT-2611', fontType: 'Monospace' }),
  element('TextBlock with colour, alignment', { type: 'TextBlock', text: 'Late', color: 'Attention', horizontalAlignment: 'Right' }),
  element('TextBlock, separator', words('One'), { type: 'TextBlock', text: 'Two', separator: true }),
  element('TextBlock, wrap: false, maxLines', { type: 'TextBlock', text: 'A long line', wrap: false, maxLines: 1 }),
  element('RichTextBlock', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Late', weight: 'Bolder' }] }),
  element('… italic, strikethrough', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Late', italic: true, strikethrough: true }] }),
  element('… underline, monospace', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Late', underline: true, fontType: 'Monospace' }] }),
  element('… highlight, colour', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Late', highlight: true, color: 'Warning' }] }),
  element('… a word that opens a page', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Page', selectAction: link }] }),
  element('… a word that can be pressed', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Word', selectAction: accept }] }),
  element('FactSet', { type: 'FactSet', facts: [{ title: 'Due', value: '12 Dec' }] }),
  element('FactSet of eleven', { type: 'FactSet', facts: Array.from({ length: 11 }, (_, n) => ({ title: `${n}`, value: 'x' })) }),
  element('Image', picture),
  element('Image, small person', { ...picture, size: 'Small', style: 'Person' }),
  element('Image that can be pressed', { ...picture, selectAction: accept }),
  element('Image without an https address', { ...picture, url: 'data:image/png;base64,AA' }),
  element('ImageSet', { type: 'ImageSet', images: [picture, picture] }),
  element('Media', { type: 'Media', altText: 'A talk', sources: [{ url: 'https://example.org/talk.mp4', mimeType: 'video/mp4' }] }),
  element('Media with a poster', { type: 'Media', poster: 'https://example.org/p.png', sources: [{ url: 'https://example.org/talk.mp4' }] }),
  element('Media with a fallback', { type: 'Media', sources: [{ url: 'https://example.org/talk.mp4' }], fallback: words('A talk') }),
  element('Container', { type: 'Container', items: [words('One'), words('Two')] }),
  element('Container, style, background', { type: 'Container', items: [words('One')], style: 'emphasis', backgroundImage: 'https://example.org/b.png' }),
  element('Container that can be pressed', { type: 'Container', items: [words('One')], selectAction: accept }),
  element('ColumnSet, two of text', { type: 'ColumnSet', columns: [{ items: [words('One')] }, { items: [words('Two')] }] }),
  element('ColumnSet, text beside a picture', { type: 'ColumnSet', columns: [{ items: [words('One')] }, { items: [picture] }] }),
  element('ColumnSet, text beside a button', { type: 'ColumnSet', columns: [{ items: [words('One')] }, { items: [{ type: 'ActionSet', actions: [accept] }] }] }),
  element('ColumnSet, three', { type: 'ColumnSet', columns: [{ items: [words('One')] }, { items: [words('Two')] }, { items: [words('Three')] }] }),
  element('ColumnSet that can be pressed', { type: 'ColumnSet', columns: [{ items: [words('One')] }], selectAction: accept }),
  element('Column that can be pressed', { type: 'ColumnSet', columns: [{ items: [words('One')], selectAction: accept }] }),
  element('Column, hidden and shown by a button', { type: 'ColumnSet', columns: [{ id: 'more', isVisible: false, items: [words('One')] }] }, { type: 'ActionSet', actions: [more] }),
  element('Column with a fallback', { type: 'ColumnSet', columns: [{ requires: { acNew: '1.0' }, items: [words('New')], fallback: { items: [words('Instead')] } }] }),
  element('Table', { type: 'Table', rows: [{ cells: [{ items: [words('Who')] }] }, { cells: [{ items: [words('Jo')] }] }] }),
  element('Table, firstRowAsHeader: false', { type: 'Table', firstRowAsHeader: false, columns: [{ type: 'TableColumnDefinition', width: 1, horizontalCellContentAlignment: 'right', verticalCellContentAlignment: 'top' }], rows: [{ cells: [{ items: [words('Jo')] }] }] }),
  element('Table, a cell that can be pressed', { type: 'Table', rows: [{ cells: [{ items: [words('Jo')], selectAction: accept }] }] }),
  element('ActionSet', { type: 'ActionSet', actions: [accept] }),
  element('Input.Text', { type: 'Input.Text', ...asked }),
  element('… isRequired, errorMessage', { type: 'Input.Text', ...asked, isRequired: true, errorMessage: 'Say what.' }),
  element('… placeholder, value', { type: 'Input.Text', ...asked, placeholder: 'In a few words', value: 'Minutes' }),
  element('… multiline, maxLength', { type: 'Input.Text', ...asked, isMultiline: true, maxLength: 500 }),
  element('… regex', { type: 'Input.Text', ...asked, regex: '^A' }),
  element('… style tel, url, email', { type: 'Input.Text', ...asked, style: 'Email' }),
  element('… style password', { type: 'Input.Text', ...asked, style: 'Password' }),
  element('… inlineAction', { type: 'Input.Text', ...asked, inlineAction: accept }),
  element('Input.Number', { type: 'Input.Number', ...asked, min: 0, max: 9, placeholder: 'Some', value: 3 }),
  element('Input.Date', { type: 'Input.Date', ...asked, placeholder: 'By when', value: '2026-12-12' }),
  element('… min, max', { type: 'Input.Date', ...asked, min: '2026-11-01', max: '2026-12-01' }),
  element('Input.Time', { type: 'Input.Time', ...asked, placeholder: 'At what time', value: '14:30' }),
  element('… min, max', { type: 'Input.Time', ...asked, min: '09:00', max: '17:00' }),
  element('Input.Toggle', { type: 'Input.Toggle', ...asked, title: 'Urgent', valueOn: 'yes', valueOff: 'no', value: 'yes', wrap: true }),
  element('Input.ChoiceSet, compact or filtered', { type: 'Input.ChoiceSet', ...asked, placeholder: 'Choose', value: 'v2', choices: choices(3) }),
  element('… expanded', { type: 'Input.ChoiceSet', ...asked, style: 'expanded', choices: choices(3) }),
  element('… expanded, over ten choices', { type: 'Input.ChoiceSet', ...asked, style: 'expanded', wrap: true, choices: choices(11) }),
  element('… isMultiSelect', { type: 'Input.ChoiceSet', ...asked, isMultiSelect: true, choices: choices(3) }),
  element('… isMultiSelect, expanded', { type: 'Input.ChoiceSet', ...asked, isMultiSelect: true, style: 'expanded', choices: choices(3) }),
  element('… 200 choices', { type: 'Input.ChoiceSet', ...asked, choices: choices(200) }),
  element('… a title over 75 characters', { type: 'Input.ChoiceSet', ...asked, choices: [{ title: 'x'.repeat(80), value: 'x' }] }),
  element('… Data.Query for people', { type: 'Input.ChoiceSet', ...asked, 'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } }),
  element('… Data.Query for a list of the bot', { type: 'Input.ChoiceSet', ...asked, 'choices.data': { type: 'Data.Query', dataset: 'courses' } }),
  element('… Data.Query for anything else', { type: 'Input.ChoiceSet', ...asked, choices: choices(2), 'choices.data': { type: 'Data.Query', dataset: 'Other!' } }),
  action('Action.Execute', accept),
  action('Action.Submit', { type: 'Action.Submit', title: 'Accept', data: press }),
  action('… style positive, destructive', { ...accept, style: 'destructive' }),
  action('… tooltip', { ...accept, tooltip: 'Say that you will do it' }),
  action('… iconUrl, mode', { ...accept, iconUrl: 'https://example.org/i.png', mode: 'secondary' }),
  action('… isEnabled: false', { ...accept, isEnabled: false }),
  action('… associatedInputs: none', { type: 'Action.Submit', title: 'Accept', data: press, associatedInputs: 'none' }),
  action('… verb beside the data', { type: 'Action.Execute', title: 'Accept', id: 'go', verb: 'action.accept', data: { rev: 1 }, associatedInputs: 'auto' }),
  action('… that is unknown, with a fallback', { ...accept, requires: { acNew: '1.0' }, fallback: link }),
  action('… a title over 75 characters', { ...accept, title: 'x'.repeat(80) }),
  action('… more than six', ...Array.from({ length: 7 }, (_, n): CardAction => ({ ...accept, title: `${n}` }))),
  action('Action.OpenUrl', link),
  action('… mailto', { ...link, url: 'mailto:jo@example.org' }),
  action('… any other address', { ...link, url: 'tel:01632960000' }),
  action('Action.ShowCard', { type: 'Action.ShowCard', title: 'More', card: { type: 'AdaptiveCard', version: '1.5', body: [words('Inside')] } }),
  element('Action.ToggleVisibility', { ...words('Hidden'), id: 'more', isVisible: false }, { type: 'ActionSet', actions: [more] }),
  element('isVisible: false, shown by nothing', words('Shown'), { ...words('Hidden'), isVisible: false }),
  element('fallback', unknown(words('Instead'))),
  element('fallback: drop', words('Shown'), unknown('drop')),
  element('fallback of what is around it', { type: 'Container', items: [unknown()], fallback: words('Instead') }),
  element('unknown, no fallback', words('Shown'), unknown()),
  element('requires what is not there', { ...words('New'), requires: { adaptiveCards: '1.6' }, fallback: words('Instead') }),
  whole('card: selectAction', { selectAction: accept }),
  whole('card: speak', { speak: 'Hello' }),
  whole('card: lang, fallbackText', { lang: 'en-GB', fallbackText: 'Hello' }),
  whole('card: rtl, backgroundImage', { rtl: true, backgroundImage: 'https://example.org/b.png' }),
  whole('card: refresh', { refresh: { action: accept, userIds: [] } }),
]; // prettier-ignore
