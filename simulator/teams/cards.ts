import { isObject, listOf, textOf, type JsonObject } from '../json.ts';
import { SimulatorError } from '../errors.ts';

const ACTIONS = [
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
];

/** Values of inputs by id, as typed; several choices joined by commas, toggles their `valueOn`/`valueOff`. */
export type Inputs = Readonly<Record<string, string>>;

export const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** The Adaptive Cards among attachments. */
export function adaptiveCards(attachments: readonly JsonObject[]): readonly JsonObject[] {
  return attachments
    .filter((attachment) => attachment['contentType'] === ADAPTIVE)
    .map((attachment) => attachment['content'])
    .filter(isObject);
}

/** Everything inside a card, the card first, whatever it is nested in. */
function parts(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (!isObject(value)) return [];
  const nested = Object.entries(value).filter(
    ([key]) => key !== 'data' && key !== 'fallback' && key !== 'refresh',
  );
  return [value, ...nested.flatMap(([, each]) => parts(each))];
}

/** An action by its title, verb or id, or by its place among the card's actions. */
export function findAction(cards: readonly JsonObject[], what: string | number): JsonObject {
  const actions = cards
    .flatMap(parts)
    .filter((part) => typeof part['type'] === 'string' && ACTIONS.includes(part['type']));
  const found =
    typeof what === 'number'
      ? actions[what]
      : actions.find((action) => [action['title'], action['verb'], action['id']].includes(what));
  if (found === undefined) {
    const titles = actions.map((action) => textOf(action['title']) ?? textOf(action['verb']) ?? '?');
    throw new SimulatorError(
      `There is no action ${JSON.stringify(what)} here, only: ${titles.join(', ') || 'none'}.`,
    );
  }
  return found;
}

/**
 * The values Teams' client sends with an action: those the inputs came with, then what the person set. Inputs without a
 * value are left out, as the renderer leaves them out.
 */
export function inputValues(cards: readonly JsonObject[], action: JsonObject, given: Inputs): Inputs {
  if (textOf(action['associatedInputs'])?.toLowerCase() === 'none') return {};
  const values: Record<string, string> = {};
  for (const input of inputsOf(cards)) {
    const id = textOf(input['id']) ?? '';
    const value = given[id] ?? startValue(input);
    if (value !== '') values[id] = value;
  }
  for (const id of Object.keys(given)) {
    if (!inputsOf(cards).some((input) => input['id'] === id)) {
      throw new SimulatorError(`The card has no input "${id}".`);
    }
  }
  return values;
}

/** What the renderer refuses before the app is asked: by input id, its `errorMessage`. */
export function inputErrors(cards: readonly JsonObject[], values: Inputs): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const input of inputsOf(cards)) {
    const id = textOf(input['id']) ?? '';
    const value = values[id] ?? '';
    const pattern = textOf(input['regex']);
    const max = input['maxLength'];
    const bad =
      value === ''
        ? input['isRequired'] === true
        : (pattern !== undefined && !new RegExp(pattern).test(value)) ||
          (typeof max === 'number' && value.length > max) ||
          outOfRange(input, value);
    if (bad) errors[id] = textOf(input['errorMessage']) ?? 'Not valid.';
  }
  return errors;
}

function inputsOf(cards: readonly JsonObject[]): readonly JsonObject[] {
  return cards.flatMap(parts).filter((part) => textOf(part['type'])?.startsWith('Input.') === true);
}

function startValue(input: JsonObject): string {
  const value = input['value'];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return input['type'] === 'Input.Toggle' ? (textOf(input['valueOff']) ?? 'false') : '';
}

function outOfRange(input: JsonObject, value: string): boolean {
  if (input['type'] !== 'Input.Number') return false;
  const [min, max] = [input['min'], input['max']];
  const number = Number(value);
  if (Number.isNaN(number)) return true;
  return (typeof min === 'number' && number < min) || (typeof max === 'number' && number > max);
}

/** The card of a task module's `value.card`, which has to be an attachment. */
export function taskCard(value: JsonObject): JsonObject | undefined {
  const attachment = value['card'];
  if (!isObject(attachment) || attachment['contentType'] !== ADAPTIVE) return undefined;
  return listOf([attachment['content']]).find(isObject);
}
