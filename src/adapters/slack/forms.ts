import { z } from 'zod';
import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import { listInputs } from '../../../cards/inputs.ts';
import type { FormInput } from '../../bot/interaction.ts';
import { ActionData, FormData } from '../../bot/wire.ts';
import { parsePayload, PayloadError, SafeRecord } from '../payload.ts';
import { LIMITS } from './limits.ts';

/** Action id of every input but a toggle. The block id is the input's id. */
export const INPUT_ACTION = 'input';
/** Action id of a toggle: Slack sends an unticked box as an empty list, and this is how it is known for a toggle. */
export const TOGGLE_ACTION = 'input.toggle';
/** Action id of the button that submits a form standing in a message. */
export const SUBMIT_ACTION = 'form.submit';
/** Action id of a button that only opens a link: Slack reports those presses too. Its capitals keep it apart from any verb. */
export const LINK_ACTION = 'OpenUrl';

const SEARCH = 'search.';

/** Action id of a menu whose entries are asked for while somebody types, by the name of its list. */
export function searchAction(list: string): string {
  return `${SEARCH}${list}`;
}

/** The list such a menu searches; undefined for any other action id. */
export function searchedList(actionId: string): string | undefined {
  return actionId.startsWith(SEARCH) ? actionId.slice(SEARCH.length) : undefined;
}

/** Form and draft as Slack carries them, with the values that its choices have no room for, by their short names. */
const SlackFormData = FormData.extend({ long: z.record(z.string(), z.string()).optional() });
export type SlackFormData = z.infer<typeof SlackFormData>;

/** What a press on one of our elements means. */
export type SlackAction =
  | { readonly kind: 'press'; readonly data: ActionData }
  | { readonly kind: 'submit'; readonly data: SlackFormData }
  /** A link was opened or an input touched: acknowledge and do nothing. */
  | { readonly kind: 'none' };

const Option = z.object({ value: z.string() });
const ElementState = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).nullish(),
});
type ElementState = z.infer<typeof ElementState>;

const MULTIPLE = new Set([
  'checkboxes',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
]);

/**
 * Reads `state.values` (block id → action id → element state) of a modal or of a message with inputs. An input left empty
 * is `''`, or `[]` where several answers are possible; a toggle is always `'true'` or `'false'`.
 *
 * @throws PayloadError when the state is not in Slack's shape.
 */
export function readSlackState(values: unknown): FormInput {
  const inputs: Record<string, string | readonly string[]> = {};
  for (const [block, actions] of Object.entries(parsePayload(SafeRecord, values ?? {}))) {
    for (const [action, state] of Object.entries(parsePayload(SafeRecord, actions))) {
      inputs[block] = readElement(action, parsePayload(ElementState, state));
    }
  }
  return inputs;
}

function readElement(action: string, state: ElementState): string | readonly string[] {
  const many = state.selected_options?.map((option) => option.value) ?? state.selected_users ?? [];
  if (action === TOGGLE_ACTION) return many.length > 0 ? 'true' : 'false';
  if (MULTIPLE.has(state.type)) return many;
  return (
    state.value ??
    state.selected_option?.value ??
    state.selected_date ??
    state.selected_time ??
    state.selected_user ??
    ''
  );
}

const Pressed = z.object({ type: z.string(), action_id: z.string(), value: z.string().optional() });

/**
 * Reads one entry of `actions` in a `block_actions` payload.
 *
 * @throws PayloadError when a button carries anything but what this bot puts on its buttons.
 */
export function readSlackAction(action: unknown): SlackAction {
  const pressed = parsePayload(Pressed, action);
  if (pressed.type !== 'button' || verbOf(pressed.action_id) === LINK_ACTION) return { kind: 'none' };
  const value = readJson(pressed.value);
  if (verbOf(pressed.action_id) === SUBMIT_ACTION)
    return { kind: 'submit', data: parsePayload(SlackFormData, value) };
  return { kind: 'press', data: parsePayload(ActionData, value) };
}

/** The verb in an action id: several buttons of one message may have the same verb, so a `#2` may follow it. */
export function verbOf(actionId: string): string {
  return actionId.replace(/#\d+$/, '');
}

/** Which form a modal holds. @throws PayloadError */
export function readPrivateMetadata(text: unknown): SlackFormData {
  return parsePayload(SlackFormData, readJson(text));
}

/** Writes what `readPrivateMetadata` reads. */
export function writePrivateMetadata({ form, token, step, long }: SlackFormData): string {
  const data: SlackFormData = {
    form,
    token,
    ...(step === undefined ? {} : { step }),
    ...(long === undefined ? {} : { long }),
  };
  return JSON.stringify(data);
}

/** The answers with the values themselves in place of the short names that stood for them. */
export function readLongValues(inputs: FormInput, { long }: Pick<SlackFormData, 'long'>): FormInput {
  if (!long) return inputs;
  const own = (value: string): string => (Object.hasOwn(long, value) ? (long[value] ?? value) : value);
  return Object.fromEntries(
    Object.entries(inputs).map(([id, value]) => [
      id,
      typeof value === 'string' ? own(value) : value.map(own),
    ]),
  );
}

/**
 * Errors for `response_action: errors`, by block id. Slack refuses the whole answer when it names a block that is not an
 * input, so an error about anything else moves to the first input.
 */
export function toSlackErrors(
  errors: Readonly<Record<string, string>>,
  card: AdaptiveCard,
): Record<string, string> {
  const ids = listInputs(card).map((input) => input.id.slice(0, LIMITS.blockId));
  const placed: Record<string, string> = {};
  for (const [id, message] of Object.entries(errors)) {
    const block = ids.includes(id) ? id : ids[0];
    if (block === undefined) continue;
    placed[block] = placed[block] === undefined ? message : `${placed[block]} ${message}`;
  }
  return placed;
}

function readJson(text: unknown): unknown {
  if (typeof text !== 'string') throw new PayloadError();
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new PayloadError({ cause });
  }
}
