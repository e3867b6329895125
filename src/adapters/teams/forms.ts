import { z } from 'zod';
import { inputKind, listInputs } from '../../../cards/inputs.ts';
import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import type { FormInput } from '../../bot/interaction.ts';
import { ActionData, FormData } from '../../bot/wire.ts';
import { parsePayload, SafeRecord } from '../payload.ts';

/**
 * Teams sends the action's data and the answers of the inputs in one flat object, leaves unanswered inputs out, and joins
 * several answers with commas. So every action on a card with inputs says which inputs there are, under this key.
 */
export const FIELDS_KEY = 'fields';

const Fields = z.record(z.string(), z.enum(['one', 'many', 'toggle']));
export type Fields = z.infer<typeof Fields>;

/** Keys of a payload that are not answers. No input of a card may have one of these ids (`lintCard` checks). */
export const RESERVED_KEYS: readonly string[] = [
  ...Object.keys(ActionData.shape),
  ...Object.keys(FormData.shape),
  FIELDS_KEY,
  'msteams',
];

/** What a Teams card sent: a button that was pressed, or a form that was submitted, with the answers on the card. */
export type TeamsValue =
  | { readonly kind: 'press'; readonly data: ActionData; readonly inputs: FormInput }
  | { readonly kind: 'submit'; readonly data: FormData; readonly inputs: FormInput };

/** Which inputs a card has, for its actions to carry. Undefined when it has none. */
export function fieldsOf(card: AdaptiveCard): Fields | undefined {
  const entries = listInputs(card).map((input) => [input.id, inputKind(input)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/**
 * Reads the `value` of a Teams `Action.Submit` message, the `action.data` of an `adaptiveCard/action` invoke, or the
 * `value.data` of a dialog's `task/fetch` and `task/submit`. An input left empty is `''`, or `[]` where several answers are
 * possible; a toggle is always `'true'` or `'false'`: the same as `readSlackState` gives for the same answers.
 *
 * @throws PayloadError when it carries anything but what this bot puts on its cards.
 */
export function readTeamsValue(value: unknown): TeamsValue {
  const payload = parsePayload(SafeRecord, value);
  const isForm = Object.hasOwn(payload, 'form');
  const envelope: Record<string, unknown> = {};
  const answers: Record<string, unknown> = {};
  const own = new Set(Object.keys(isForm ? FormData.shape : ActionData.shape));
  for (const [key, entry] of Object.entries(payload)) {
    if (own.has(key)) envelope[key] = entry;
    else if (!RESERVED_KEYS.includes(key)) answers[key] = entry;
  }
  const fields = payload[FIELDS_KEY];
  const inputs =
    fields === undefined
      ? readLoose(answers)
      : readFields(answers, parsePayload(Fields, parsePayload(SafeRecord, fields)));
  return isForm
    ? { kind: 'submit', data: parsePayload(FormData, envelope), inputs }
    : { kind: 'press', data: parsePayload(ActionData, envelope), inputs };
}

const Answer = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]).nullish();

function readFields(answers: Readonly<Record<string, unknown>>, fields: Fields): FormInput {
  const inputs: Record<string, string | readonly string[]> = {};
  for (const [id, kind] of Object.entries(fields)) {
    const answer = parsePayload(Answer, Object.hasOwn(answers, id) ? answers[id] : undefined) ?? '';
    if (kind === 'many') inputs[id] = answer === '' ? [] : answer.split(',');
    else if (kind === 'toggle') inputs[id] = answer === 'true' ? 'true' : 'false';
    else inputs[id] = answer;
  }
  return inputs;
}

function readLoose(answers: Readonly<Record<string, unknown>>): FormInput {
  const inputs: Record<string, string> = {};
  for (const [id, answer] of Object.entries(answers)) inputs[id] = parsePayload(Answer, answer) ?? '';
  return inputs;
}
