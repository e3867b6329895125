import { readElements, type SlackBlock, type SlackElement } from './block-kit.ts';

/** One element's entry in `state.values`, in Slack's shape: `{ type, value | selected_option | selected_date | … }`. */
export type ElementState = Readonly<Record<string, unknown>>;
/** `state.values`: block id → action id → entry. */
export type SlackState = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

/** The entry an element starts with; nothing for elements without a value (buttons). Source: Slack, "View state values". */
export function startingState(element: SlackElement): ElementState | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value === undefined ? null : String(element.initial_value) };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    default:
      return undefined;
  }
}

/** Every element that can be pressed or filled in, with its block. */
export function elementsOf(blocks: readonly SlackBlock[]): { block: SlackBlock; element: SlackElement }[] {
  return blocks.flatMap((block) => {
    if (block.type === 'actions') return readElements(block).map((element) => ({ block, element }));
    const one = block.type === 'input' ? block.element : block.accessory;
    return one ? [{ block, element: one }] : [];
  });
}

/** The whole state: what was typed where the element is still there, else what the element starts with. */
export function stateOf(blocks: readonly SlackBlock[], typed: SlackState): SlackState {
  const state: Record<string, Record<string, ElementState>> = {};
  for (const { block, element } of elementsOf(blocks)) {
    const start = startingState(element);
    if (!start || !element.action_id) continue;
    const kept = typed[block.id]?.[element.action_id];
    (state[block.id] ??= {})[element.action_id] = kept?.['type'] === element.type ? kept : start;
  }
  return state;
}

/** The same state with one entry replaced. */
export function withEntry(
  state: SlackState,
  blockId: string,
  actionId: string,
  entry: ElementState,
): SlackState {
  return { ...state, [blockId]: { ...state[blockId], [actionId]: entry } };
}

const empty = (entry: ElementState | undefined) =>
  Object.entries(entry ?? {}).every(
    ([name, value]) =>
      name === 'type' ||
      value === null ||
      (typeof value === 'string' && value.trim() === '') ||
      (Array.isArray(value) && value.length === 0),
  );

/** What Slack's own client refuses before it asks the app, by block id. */
export function incomplete(blocks: readonly SlackBlock[], state: SlackState): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    const { element } = block;
    if (block.type !== 'input' || !element) continue;
    const entry = state[block.id]?.[element.action_id ?? ''];
    const value = entry?.['value'];
    if (empty(entry)) {
      if (block.optional !== true) errors[block.id] = 'Please complete this required field.';
    } else if (typeof value === 'string') {
      const problem = wrongValue(element, value);
      if (problem) errors[block.id] = problem;
    }
  }
  return errors;
}

function wrongValue(element: SlackElement, value: string): string | undefined {
  if (element.type === 'number_input') {
    const amount = Number(value);
    if (!Number.isFinite(amount)) return 'Please enter a number.';
    if (element.is_decimal_allowed === false && !Number.isInteger(amount))
      return 'Please enter a whole number.';
    if (element.min_value !== undefined && amount < Number(element.min_value))
      return `Please enter ${element.min_value} or more.`;
    if (element.max_value !== undefined && amount > Number(element.max_value))
      return `Please enter ${element.max_value} or less.`;
  }
  if (element.min_length !== undefined && value.length < element.min_length)
    return `Please enter at least ${element.min_length} characters.`;
  if (element.max_length !== undefined && value.length > element.max_length)
    return `Please enter at most ${element.max_length} characters.`;
  if (element.type === 'email_text_input' && !/^\S+@\S+$/.test(value))
    return 'Please enter an e-mail address.';
  if (element.type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'Please enter a link.';
  return undefined;
}
