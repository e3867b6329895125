import { isObject, listOf, textOf, type JsonObject } from '../json.ts';
import { SimulatorError } from '../errors.ts';
import { placedElements, type Placed } from './elements.ts';

/** `state.values` as Slack sends it: block id → action id → `{ type, … }`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * What a person set. Either Slack's own shape, or short: by block id or action id, the text, the option's value, or
 * several values for a multiple choice. An empty string or list clears the element.
 */
export type Filled = Readonly<Record<string, unknown>>;

/** For each kind of element: the key its value stands under, and the key of its initial value. */
const KEYS: Readonly<Record<string, readonly [value: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  radio_buttons: ['selected_option', 'initial_option'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
};

/** The state Slack would send for these blocks: initial values, then what the person set. */
export function stateValues(
  blocks: readonly unknown[] | undefined,
  filled: Filled,
  kept: StateValues = {},
): StateValues {
  const values: Record<string, Record<string, unknown>> = {};
  for (const placed of placedElements(blocks)) {
    const keys = KEYS[placed.type];
    if (keys === undefined) continue;
    (values[placed.blockId] ??= {})[placed.actionId] = valueOf(placed, keys, filled, kept);
  }
  return values;
}

/** The blocks with the entries that searched menus have shown, so that these can be chosen. */
export function withOffered(
  blocks: readonly unknown[],
  offered: Readonly<Record<string, readonly unknown[]>>,
): readonly unknown[] {
  return blocks.map((block) => {
    if (!isObject(block) || !isObject(block['element'])) return block;
    const { element } = block;
    if (!String(element['type']).endsWith('external_select')) return block;
    const initial = element['initial_option'];
    const options = [
      ...(initial === undefined ? [] : [initial]),
      ...listOf(element['initial_options']),
      ...(offered[String(block['block_id'])] ?? []),
    ];
    return { ...block, element: { ...element, options } };
  });
}

/** What of `values` still has an element: a view that was updated forgets the rest. */
export function keptValues(blocks: readonly unknown[], values: StateValues): StateValues {
  const kept: Record<string, Record<string, unknown>> = {};
  for (const { blockId, actionId } of placedElements(blocks)) {
    const value = values[blockId]?.[actionId];
    if (value !== undefined) (kept[blockId] ??= {})[actionId] = value;
  }
  return kept;
}

/** What one element holds in a state; undefined while nothing is chosen or typed. */
export function heldBy(placed: Placed, values: StateValues): unknown {
  const key = KEYS[placed.type]?.[0];
  const state = values[placed.blockId]?.[placed.actionId];
  const held = key !== undefined && isObject(state) ? state[key] : undefined;
  const empty =
    held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
  return empty ? undefined : held;
}

function valueOf(
  placed: Placed,
  [key, initial]: readonly [string, string],
  filled: Filled,
  kept: StateValues,
): JsonObject {
  const several = key.endsWith('s');
  const given = givenFor(placed, filled);
  if (isObject(given) && given['type'] === placed.type) return { ...given };
  const before = kept[placed.blockId]?.[placed.actionId];
  if (given === undefined && isObject(before) && before['type'] === placed.type) return { ...before };
  const held = given === undefined ? placed.element[initial] : setTo(placed, key, given);
  return { type: placed.type, [key]: held ?? (several ? [] : null) };
}

/** What the person set for this element: Slack's shape first, then by block id, then by action id. */
function givenFor(placed: Placed, filled: Filled): unknown {
  const ofBlock = filled[placed.blockId];
  if (isObject(ofBlock)) return ofBlock[placed.actionId];
  return ofBlock ?? filled[placed.actionId];
}

function setTo(placed: Placed, key: string, given: unknown): unknown {
  if (given === '' || given === null) return undefined;
  if (key === 'selected_option') return optionFor(placed, given);
  if (key === 'selected_options') {
    return (Array.isArray(given) ? listOf(given) : [given]).map((each) => optionFor(placed, each));
  }
  if (key.endsWith('s')) return Array.isArray(given) ? listOf(given) : [given];
  return given;
}

/** An option by its value or the words it shows. A person can only choose what is on the screen. */
function optionFor(placed: Placed, given: unknown): unknown {
  const groups = listOf(placed.element['option_groups']).flatMap((group) =>
    isObject(group) ? listOf(group['options']) : [],
  );
  const options = [...listOf(placed.element['options']), ...groups].filter(isObject);
  const found =
    options.find((option) => option['value'] === given) ??
    options.find((option) => isObject(option['text']) && textOf(option['text']['text']) === given);
  if (found === undefined) {
    throw new SimulatorError(
      `There is no option ${JSON.stringify(given)} in ${placed.blockId}/${placed.actionId}.`,
    );
  }
  return found;
}

/** What Slack's own client refuses before it asks the app: by block id, in Slack's words. */
export function clientErrors(blocks: readonly unknown[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const placed of placedElements(blocks)) {
    if (placed.block['type'] !== 'input') continue;
    const held = heldBy(placed, values);
    if (held === undefined) {
      if (placed.block['optional'] !== true) errors[placed.blockId] = 'Please complete this required field.';
    } else if (typeof held === 'string') {
      const min = placed.element['min_length'];
      const max = placed.element['max_length'];
      if (typeof min === 'number' && held.length < min)
        errors[placed.blockId] = `At least ${min} characters.`;
      if (typeof max === 'number' && held.length > max) errors[placed.blockId] = `At most ${max} characters.`;
      if (placed.type === 'number_input' && !/^-?\d+(\.\d+)?$/.test(held)) {
        errors[placed.blockId] = 'Please enter a number.';
      }
    }
  }
  return errors;
}
