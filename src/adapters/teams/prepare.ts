import type {
  ActionExecute,
  ActionSubmit,
  AdaptiveCard,
  CardAction,
  CardElement,
  InputChoiceSet,
  Column,
} from '../../../cards/adaptive-card.ts';
import { isTicked } from '../../../cards/inputs.ts';
import { plainText } from '../../../cards/user-text.ts';
import { allElements, mapElements } from '../../../cards/walk.ts';
import type { ActionData } from '../../bot/wire.ts';
import { envelopeOf } from '../envelope.ts';
import { FIELDS_KEY, fieldsOf, type Fields } from './forms.ts';
import { toTeamsMarkdown } from './markdown.ts';

/** Where a card stands. In a dialog Teams knows neither `Action.Execute` nor buttons that open another dialog (T10). */
export type Place = 'message' | 'dialog';

interface Setting {
  readonly place: Place;
  readonly fields: Fields | undefined;
}

/**
 * The card as Teams takes it: typed text escaped where Teams reads markdown and bare elsewhere, toggles answering
 * `true` and `false`, and every action carrying its envelope and the names of the inputs that will be sent with it.
 */
export function prepareCard(card: AdaptiveCard, place: Place): AdaptiveCard {
  const setting: Setting = { place, fields: fieldsOf(withFallbacks(card)) };
  const elements = mapElements(card, (element) => prepareElement(element, setting));
  return withoutMarks({ ...prepareActions(elements, setting), msteams: { ...card.msteams, width: 'Full' } });
}

function prepareActions(card: AdaptiveCard, setting: Setting): AdaptiveCard {
  return {
    ...card,
    ...(card.actions && { actions: card.actions.map((action) => prepareAction(action, setting)) }),
    ...(card.selectAction && { selectAction: prepareAction(card.selectAction, setting) }),
    // A dialog is one person's own already.
    ...(card.refresh &&
      setting.place === 'message' && {
        refresh: { ...card.refresh, action: refreshAction(card.refresh.action, setting) },
      }),
  };
}

/** Nobody presses it, so that it needs no other form of it for older clients. */
function refreshAction(action: CardAction, setting: Setting): CardAction {
  const prepared = { ...prepareAction(action, setting) };
  delete prepared.fallback;
  return prepared;
}

function prepareElement(element: CardElement, setting: Setting): CardElement {
  const prepared = prepareOwn(element, setting);
  const { fallback } = prepared;
  return fallback === undefined || fallback === 'drop'
    ? prepared
    : { ...prepared, fallback: prepareWhole(fallback, setting) };
}

/** An element that stands in for another is prepared with everything inside it. */
function prepareWhole(element: CardElement, setting: Setting): CardElement {
  const alone: AdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [element] };
  const [prepared = element] = mapElements(alone, (part) => prepareElement(part, setting)).body;
  return prepared;
}

/** The card with every stand-in beside what it stands in for: whichever is shown, its inputs are asked for by name. */
function withFallbacks(card: AdaptiveCard): AdaptiveCard {
  const standIns = (element: CardElement): CardElement[] =>
    typeof element.fallback === 'object' ? [element.fallback, ...standIns(element.fallback)] : [];
  const all = [...allElements(card)].flatMap(standIns);
  return all.length === 0 ? card : { ...card, body: [...card.body, ...all] };
}

function prepareOwn(element: CardElement, setting: Setting): CardElement {
  const select = <T extends { readonly selectAction?: CardAction }>(part: T): T =>
    part.selectAction === undefined
      ? part
      : { ...part, selectAction: prepareAction(part.selectAction, setting) };
  if (element.type === 'TextBlock') return { ...element, text: toTeamsMarkdown(element.text) };
  if (element.type === 'FactSet') {
    const facts = element.facts.map((fact) => ({
      ...fact,
      title: toTeamsMarkdown(fact.title),
      value: toTeamsMarkdown(fact.value),
    }));
    return { ...element, facts };
  }
  if (element.type === 'Input.ChoiceSet') return searched(element);
  if (element.type === 'Input.Toggle') {
    return { ...element, valueOn: 'true', valueOff: 'false', value: String(isTicked(element)) };
  }
  if (element.type === 'ActionSet') {
    return { ...element, actions: element.actions.map((action) => prepareAction(action, setting)) };
  }
  if (element.type === 'ColumnSet') {
    const columns = element.columns.map((column) => prepareColumn(column, setting));
    return select({ ...element, columns });
  }
  if (element.type === 'Table') {
    const rows = element.rows.map((row) => ({ ...row, cells: row.cells.map(select) }));
    return { ...element, rows };
  }
  if (element.type === 'Input.Text' && element.inlineAction !== undefined) {
    return { ...element, inlineAction: prepareAction(element.inlineAction, setting) };
  }
  if (element.type === 'Container' || element.type === 'Image') return select(element);
  if (element.type === 'RichTextBlock') {
    const inlines = element.inlines.map((inline) => (typeof inline === 'string' ? inline : select(inline)));
    return { ...element, inlines };
  }
  return element;
}

function prepareColumn({ fallback, ...column }: Column, setting: Setting): Column {
  const selected = column.selectAction && { selectAction: prepareAction(column.selectAction, setting) };
  if (fallback === undefined || fallback === 'drop')
    return { ...column, ...selected, ...(fallback && { fallback }) };
  // The items of a column are prepared on their own; those of its stand-in are not, so they are here.
  const items = fallback.items?.map((item) => prepareWhole(item, setting));
  return {
    ...column,
    ...selected,
    fallback: prepareColumn({ ...fallback, ...(items && { items }) }, setting),
  };
}

/** Teams' own people, which its client finds without asking the bot. */
const OWN_PEOPLE = 'graph.microsoft.com/';

/**
 * A choice whose entries are found by typing. Teams would show the entries on the card beside those that are found, so only those
 * chosen already stay, whose titles it would not know otherwise.
 */
function searched(input: InputChoiceSet): InputChoiceSet {
  const dataset = input['choices.data']?.['dataset'];
  if (typeof dataset !== 'string' || dataset.startsWith(OWN_PEOPLE)) return input;
  const chosen = new Set(plainText(input.value ?? '').split(','));
  return {
    ...input,
    style: 'filtered',
    choices: (input.choices ?? []).filter(({ value }) => chosen.has(plainText(value))),
  };
}

/** An action with its envelope in `data`, and so for what stands in for it. One that is not this bot's stays as it is. */
function prepareAction(action: CardAction, setting: Setting): CardAction {
  const { fallback } = action;
  const whole =
    fallback === undefined || fallback === 'drop'
      ? action
      : { ...action, fallback: prepareAction(fallback, setting) };
  return prepareKnown(whole, setting);
}

function prepareKnown(action: CardAction, setting: Setting): CardAction {
  if (action.type === 'Action.ShowCard') return { ...action, card: prepareActions(action.card, setting) };
  if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') return action;
  const envelope = envelopeOf(action);
  if (envelope === undefined) return action;
  const alone = action.associatedInputs?.toLowerCase() === 'none';
  const data = {
    ...envelope,
    ...(!alone && setting.fields !== undefined && { [FIELDS_KEY]: setting.fields }),
  };
  return pressAction(action, data, setting.place);
}

/**
 * A button of a message is an `Action.Execute`, which may answer with the card as it is now, with an `Action.Submit` of
 * the same data for clients that do not know it. A button that opens a form asks for a dialog (`task/fetch`), which
 * only an `Action.Submit` can.
 */
function pressAction(action: ActionExecute | ActionSubmit, data: ActionData, place: Place): CardAction {
  const submit = asSubmit(action, data);
  if (place === 'dialog') return submit;
  if (data.opens === 'form') return { ...submit, data: { ...data, msteams: { type: 'task/fetch' } } };
  if (action.type === 'Action.Submit') return submit;
  const { title } = action;
  const fallback: ActionSubmit = { type: 'Action.Submit', ...(title !== undefined && { title }), data };
  return { ...action, verb: data.verb, data, fallback };
}

function asSubmit(action: ActionExecute | ActionSubmit, data: ActionData): ActionSubmit {
  const { id, title, style, mode, tooltip, isEnabled, associatedInputs, requires } = action;
  const kept = { id, title, style, mode, tooltip, isEnabled, associatedInputs, requires };
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { type: 'Action.Submit', ...given, data };
}

/** Takes the marks off every text that is left: Teams shows those as they stand. What holds none is not copied. */
function withoutMarks<T>(value: T): T;
function withoutMarks(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const clean = items.map((entry) => withoutMarks(entry));
    return clean.some((entry, index) => entry !== items[index]) ? clean : items;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const clean = entries.map(([key, entry]): [string, unknown] => [key, withoutMarks(entry)]);
  return clean.some(([, entry], index) => entry !== entries[index]?.[1]) ? Object.fromEntries(clean) : value;
}
