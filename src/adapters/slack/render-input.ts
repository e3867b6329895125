import type { InputBlock, InputBlockElement, KnownBlock } from '@slack/types';
import type { InputElement } from '../../../cards/adaptive-card.ts';
import { isTicked } from '../../../cards/inputs.ts';
import { plainText } from '../../../cards/user-text.ts';
import { INPUT_ACTION, TOGGLE_ACTION } from './forms.ts';
import { LIMITS } from './limits.ts';
import { renderChoices } from './render-choices.ts';
import { plainOrSpill, shorten, warn, type Draft } from './render-draft.ts';
import { warnOfLooks } from './render-looks.ts';
import { renderLines } from './render-text.ts';

/**
 * An input as an `input` block whose block id is the input's id, so that its answer finds its way back. Slack takes
 * input blocks in messages too, and sends their values along with a button press.
 */
export function renderInput(input: InputElement, draft: Draft): KnownBlock[] {
  warnOfLooks(draft, input, 'Input');
  const element = inputElement(input, draft);
  const label = labelOf(input);
  if (element === undefined) {
    const text = `${label}: there is nothing to choose`;
    return renderLines(input, [{ kind: 'text', spans: [{ text }] }], draft);
  }
  warnOfNeed(input, draft);
  const hint = hintOf(input);
  const block: InputBlock = {
    type: 'input',
    block_id: blockId(input, draft),
    label: plainOrSpill(draft, input, 'label', label, LIMITS.label),
    optional: input.isRequired !== true,
    element,
    ...(hint !== undefined && { hint: plainOrSpill(draft, input, 'placeholder', hint, LIMITS.hint) }),
  };
  return [block];
}

/** Slack asks for what is missing only in a modal, and in words of its own. */
function warnOfNeed(input: InputElement, draft: Draft): void {
  if (input.isRequired !== true) return;
  if (draft.surface === 'message') {
    warn(draft, 'downgraded', input, 'that it has to be filled in is checked on submission only');
  } else if (plainText(input.errorMessage ?? '').trim() !== '') {
    warn(draft, 'downgraded', input, 'Slack says in its own words that it has to be filled in');
  }
}

function labelOf(input: InputElement): string {
  const titled = input.type === 'Input.Toggle' ? plainText(input.title) : '';
  return [plainText(input.label ?? ''), titled, input.id].find((text) => text.trim() !== '') ?? 'Answer';
}

function blockId(input: InputElement, draft: Draft): string {
  const id = draft.unique('block', shorten(input.id, LIMITS.blockId - 4));
  if (id !== input.id) {
    warn(
      draft,
      'dropped',
      input,
      'another input has the same id, or the id is too long: its answer will be ignored',
    );
  }
  return id;
}

/** A placeholder too long for its place is shown below the input instead. */
function hintOf(input: InputElement): string | undefined {
  const text = 'placeholder' in input ? plainText(input.placeholder ?? '') : '';
  return text.length > LIMITS.placeholder ? text : undefined;
}

function placeholderOf(input: { readonly placeholder?: string }): Pick<InputWithPlaceholder, 'placeholder'> {
  const text = plainText(input.placeholder ?? '');
  if (text.trim() === '' || text.length > LIMITS.placeholder) return {};
  return { placeholder: { type: 'plain_text', text, emoji: false } };
}
type InputWithPlaceholder = Extract<InputBlockElement, { type: 'plain_text_input' }>;

function inputElement(input: InputElement, draft: Draft): InputBlockElement | undefined {
  switch (input.type) {
    case 'Input.Text':
      return textInput(input, draft);
    case 'Input.Number':
      return numberInput(input, draft);
    case 'Input.Date':
      return dateInput(input, draft);
    case 'Input.Time':
      return timeInput(input, draft);
    case 'Input.Toggle':
      return toggle(input, draft);
    case 'Input.ChoiceSet':
      return renderChoices(input, placeholderOf(input), draft);
  }
}

type Of<T extends InputElement['type']> = Extract<InputElement, { type: T }>;

function textInput(input: Of<'Input.Text'>, draft: Draft): InputBlockElement {
  const value = plainText(input.value ?? '');
  const initial = shorten(value, LIMITS.inputLength);
  if (initial !== value) {
    warn(draft, 'dropped', input, `the value is longer than Slack's ${LIMITS.inputLength} characters`);
  }
  if (input.regex !== undefined)
    warn(draft, 'downgraded', input, 'the pattern is checked on submission only');
  const style = input.style?.toLowerCase() ?? 'text';
  if (style === 'password') warn(draft, 'downgraded', input, 'what is typed is not hidden');
  else if (style !== 'text') warn(draft, 'downgraded', input, 'phones show their usual keyboard');
  if ((input.maxLength ?? 0) > LIMITS.inputLength) {
    warn(draft, 'downgraded', input, `Slack takes at most ${LIMITS.inputLength} characters`);
  }
  const longest = Math.min(Math.max(input.maxLength ?? LIMITS.inputLength, 1), LIMITS.inputLength);
  return {
    type: 'plain_text_input',
    action_id: INPUT_ACTION,
    multiline: input.isMultiline === true,
    // Slack refuses a first value that is longer than the limit, so the limit gives way; the bot checks it again.
    max_length: Math.max(longest, initial.length),
    ...(initial.trim() !== '' && { initial_value: initial }),
    ...placeholderOf(input),
  };
}

function numberInput(input: Of<'Input.Number'>, draft: Draft): InputBlockElement {
  const { min, max, value } = input;
  const ordered = min === undefined || max === undefined || min <= max;
  const within =
    value !== undefined &&
    Number.isFinite(value) &&
    value >= (min ?? -Infinity) &&
    value <= (max ?? Infinity);
  if (!ordered) warn(draft, 'downgraded', input, 'its least is more than its most, so neither is asked for');
  if (value !== undefined && !within) {
    warn(
      draft,
      'dropped',
      input,
      'the first value is not between the least and the most, so the input starts empty',
    );
  }
  return {
    type: 'number_input',
    action_id: INPUT_ACTION,
    is_decimal_allowed: true,
    ...(within && { initial_value: decimal(value) }),
    ...(ordered && min !== undefined && { min_value: decimal(min) }),
    ...(ordered && max !== undefined && { max_value: decimal(max) }),
    ...placeholderOf(input),
  };
}

/** Slack reads numbers in plain notation only. */
function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function dateInput(input: Of<'Input.Date'>, draft: Draft): InputBlockElement {
  if (input.min !== undefined || input.max !== undefined) {
    warn(draft, 'downgraded', input, 'the earliest and latest dates are checked on submission only');
  }
  const date = plainText(input.value ?? '');
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date);
  if (date !== '' && !real)
    warn(draft, 'dropped', input, 'the first value is not a date, so the input starts empty');
  return {
    type: 'datepicker',
    action_id: INPUT_ACTION,
    ...(real && { initial_date: date }),
    ...placeholderOf(input),
  };
}

function timeInput(input: Of<'Input.Time'>, draft: Draft): InputBlockElement {
  if (input.min !== undefined || input.max !== undefined) {
    warn(draft, 'downgraded', input, 'the earliest and latest times are checked on submission only');
  }
  const time = plainText(input.value ?? '');
  const real = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (time !== '' && !real)
    warn(draft, 'dropped', input, 'the first value is not a time, so the input starts empty');
  return {
    type: 'timepicker',
    action_id: INPUT_ACTION,
    ...(real && { initial_time: time }),
    ...placeholderOf(input),
  };
}

function toggle(input: Of<'Input.Toggle'>, draft: Draft): InputBlockElement {
  const title = plainText(input.title).trim() === '' ? 'Yes' : input.title;
  const option = { text: plainOrSpill(draft, input, 'title', title, LIMITS.optionText), value: 'true' };
  return {
    type: 'checkboxes',
    action_id: TOGGLE_ACTION,
    options: [option],
    ...(isTicked(input) && { initial_options: [option] }),
  };
}
