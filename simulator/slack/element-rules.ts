import { isObject, listOf, type JsonObject } from '../json.ts';
import type { Findings } from './rule-checks.ts';

/**
 * What Slack accepts as block elements (docs.slack.dev, Block Kit reference, 2026). Written from the reference and not
 * from the bot's own limits, so that a wrong limit there shows here.
 */
const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
] as const;
const MULTI_SELECTS = SELECTS.map((type) => `multi_${type}`);
const PICKERS = ['datepicker', 'timepicker', 'datetimepicker', 'checkboxes', 'radio_buttons'];
const TYPED = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'rich_text_input'];

/** Which elements may stand where. An `actions` block refuses multi-selects and typed inputs: the whole message fails. */
export const ALLOWED_ELEMENTS: Readonly<Record<'section' | 'actions' | 'input', readonly string[]>> = {
  section: [
    'button',
    'overflow',
    'image',
    'workflow_button',
    ...SELECTS,
    ...MULTI_SELECTS,
    ...PICKERS.filter((type) => type !== 'datetimepicker'),
  ],
  actions: ['button', 'overflow', 'workflow_button', ...SELECTS, ...PICKERS],
  input: [...SELECTS, ...MULTI_SELECTS, ...PICKERS, ...TYPED, 'file_input'],
};

const COMMON = ['type', 'action_id'];
const INPUT = [...COMMON, 'focus_on_load'];
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  button: [...COMMON, 'text', 'url', 'value', 'style', 'confirm', 'accessibility_label'],
  workflow_button: [...COMMON, 'text', 'workflow', 'style', 'accessibility_label'],
  overflow: [...COMMON, 'options', 'confirm'],
  image: ['type', 'image_url', 'slack_file', 'alt_text'],
  datepicker: [...INPUT, 'placeholder', 'initial_date', 'confirm'],
  timepicker: [...INPUT, 'placeholder', 'initial_time', 'confirm', 'timezone'],
  datetimepicker: [...INPUT, 'initial_date_time', 'confirm'],
  checkboxes: [...INPUT, 'options', 'initial_options', 'confirm'],
  radio_buttons: [...INPUT, 'options', 'initial_option', 'confirm'],
  plain_text_input: [
    ...INPUT,
    'initial_value',
    'multiline',
    'min_length',
    'max_length',
    'dispatch_action_config',
    'placeholder',
  ],
  number_input: [
    ...INPUT,
    'is_decimal_allowed',
    'initial_value',
    'min_value',
    'max_value',
    'dispatch_action_config',
    'placeholder',
  ],
  email_text_input: [...INPUT, 'initial_value', 'dispatch_action_config', 'placeholder'],
  url_text_input: [...INPUT, 'initial_value', 'dispatch_action_config', 'placeholder'],
  rich_text_input: [...INPUT, 'initial_value', 'dispatch_action_config', 'placeholder'],
  file_input: [...COMMON, 'filetypes', 'max_files'],
  static_select: [...INPUT, 'options', 'option_groups', 'initial_option', 'confirm', 'placeholder'],
  external_select: [...INPUT, 'min_query_length', 'initial_option', 'confirm', 'placeholder'],
  users_select: [...INPUT, 'initial_user', 'confirm', 'placeholder'],
  conversations_select: [
    ...INPUT,
    'initial_conversation',
    'default_to_current_conversation',
    'confirm',
    'response_url_enabled',
    'filter',
    'placeholder',
  ],
  channels_select: [...INPUT, 'initial_channel', 'confirm', 'response_url_enabled', 'placeholder'],
  multi_static_select: [
    ...INPUT,
    'options',
    'option_groups',
    'initial_options',
    'confirm',
    'max_selected_items',
    'placeholder',
  ],
  multi_external_select: [
    ...INPUT,
    'min_query_length',
    'initial_options',
    'confirm',
    'max_selected_items',
    'placeholder',
  ],
  multi_users_select: [...INPUT, 'initial_users', 'confirm', 'max_selected_items', 'placeholder'],
  multi_conversations_select: [
    ...INPUT,
    'initial_conversations',
    'default_to_current_conversation',
    'confirm',
    'max_selected_items',
    'filter',
    'placeholder',
  ],
  multi_channels_select: [...INPUT, 'initial_channels', 'confirm', 'max_selected_items', 'placeholder'],
};

/** Checks one element standing in a section, an actions block or an input. */
export function checkElement(
  value: unknown,
  pointer: string,
  parent: keyof typeof ALLOWED_ELEMENTS,
  findings: Findings,
): void {
  const element = findings.object(value, pointer);
  if (element === undefined) return;
  const type = element['type'];
  if (typeof type !== 'string' || !ALLOWED_ELEMENTS[parent].includes(type)) {
    findings.add(pointer, `unsupported type: ${String(type)}`);
    return;
  }
  findings.onlyKnown(element, pointer, PROPERTIES[type] ?? []);
  if (type === 'image') {
    checkImage(element, pointer, findings);
    return;
  }
  findings.optionalString(element['action_id'], `${pointer}/action_id`, 255);
  findings.boolean(element['focus_on_load'], `${pointer}/focus_on_load`);
  findings.confirm(element['confirm'], `${pointer}/confirm`);
  findings.optionalText(element['placeholder'], `${pointer}/placeholder`, 'plain_text', 150);

  if (type === 'button' || type === 'workflow_button') checkButton(element, pointer, findings);
  else if (type === 'plain_text_input') checkTextInput(element, pointer, findings);
  else if (type === 'number_input') checkNumberInput(element, pointer, findings);
  else if (type === 'datepicker') {
    findings.matching(
      element['initial_date'],
      `${pointer}/initial_date`,
      /^\d{4}-\d{2}-\d{2}$/,
      'a date: YYYY-MM-DD',
    );
  } else if (type === 'timepicker') {
    findings.matching(
      element['initial_time'],
      `${pointer}/initial_time`,
      /^([01]\d|2[0-3]):[0-5]\d$/,
      'a time: HH:mm',
    );
  } else checkChoices(type, element, pointer, findings);
}

export function checkImage(image: JsonObject, pointer: string, findings: Findings): void {
  findings.string(image['alt_text'], `${pointer}/alt_text`, 1, 2000);
  if (image['slack_file'] !== undefined) return;
  findings.string(image['image_url'], `${pointer}/image_url`, 1, 3000);
  findings.matching(image['image_url'], `${pointer}/image_url`, /^https?:\/\//, 'a URL');
}

function checkButton(button: JsonObject, pointer: string, findings: Findings): void {
  findings.text(button['text'], `${pointer}/text`, 'plain_text', 75);
  findings.optionalString(button['value'], `${pointer}/value`, 2000);
  findings.optionalString(button['url'], `${pointer}/url`, 3000);
  findings.matching(button['url'], `${pointer}/url`, /^(https?:\/\/|mailto:|tel:|slack:)/, 'a URL');
  findings.oneOf(button['style'], `${pointer}/style`, ['primary', 'danger']);
  findings.optionalString(button['accessibility_label'], `${pointer}/accessibility_label`, 75);
}

function checkTextInput(input: JsonObject, pointer: string, findings: Findings): void {
  findings.boolean(input['multiline'], `${pointer}/multiline`);
  const min = input['min_length'];
  const max = input['max_length'];
  if (min !== undefined && (typeof min !== 'number' || min < 0 || min > 3000)) {
    findings.add(`${pointer}/min_length`, 'must be between 0 and 3000');
  }
  if (max !== undefined && (typeof max !== 'number' || max < 1 || max > 3000)) {
    findings.add(`${pointer}/max_length`, 'must be between 1 and 3000');
  }
  const limit = typeof max === 'number' ? Math.min(max, 3000) : 3000;
  findings.optionalString(input['initial_value'], `${pointer}/initial_value`, limit);
}

function checkNumberInput(input: JsonObject, pointer: string, findings: Findings): void {
  if (typeof input['is_decimal_allowed'] !== 'boolean') {
    findings.add(`${pointer}/is_decimal_allowed`, 'missing required field');
  }
  for (const key of ['initial_value', 'min_value', 'max_value']) {
    findings.matching(input[key], `${pointer}/${key}`, /^-?\d+(\.\d+)?$/, 'a number in a string');
  }
}

function checkChoices(type: string, element: JsonObject, pointer: string, findings: Findings): void {
  const hasOptions = ['static_select', 'multi_static_select', 'checkboxes', 'radio_buttons', 'overflow'];
  if (!hasOptions.includes(type)) return;
  const max = type === 'overflow' ? 5 : type.endsWith('static_select') ? 100 : 10;
  const rich = type === 'checkboxes' || type === 'radio_buttons';
  const options = optionsOf(element, pointer, max, rich, findings);
  const initial =
    element['initial_option'] === undefined
      ? listOf(element['initial_options'])
      : [element['initial_option']];
  if (element['initial_options'] !== undefined && initial.length === 0) {
    findings.add(`${pointer}/initial_options`, 'must have at least 1 item');
  }
  for (const chosen of initial) {
    if (!options.some((option) => JSON.stringify(option) === JSON.stringify(chosen))) {
      findings.add(pointer, 'initial option must exactly match one of the options');
    }
  }
}

function optionsOf(
  element: JsonObject,
  pointer: string,
  max: number,
  rich: boolean,
  findings: Findings,
): readonly unknown[] {
  if (element['option_groups'] === undefined) {
    const options = findings.list(element['options'], `${pointer}/options`, 1, max);
    options.forEach((option, index) => checkOption(option, `${pointer}/options/${index}`, rich, findings));
    return options;
  }
  if (element['options'] !== undefined) findings.add(pointer, 'options and option_groups exclude each other');
  const groups = findings.list(element['option_groups'], `${pointer}/option_groups`, 1, 100);
  return groups.flatMap((group, index) => {
    if (!isObject(group)) return [];
    const at = `${pointer}/option_groups/${index}`;
    findings.text(group['label'], `${at}/label`, 'plain_text', 75);
    return optionsOf({ options: group['options'] }, at, 100, false, findings);
  });
}

function checkOption(value: unknown, pointer: string, rich: boolean, findings: Findings): void {
  const option = findings.object(value, pointer);
  if (option === undefined) return;
  findings.onlyKnown(option, pointer, ['text', 'value', 'description', 'url']);
  findings.text(option['text'], `${pointer}/text`, rich ? 'any' : 'plain_text', 75);
  findings.string(option['value'], `${pointer}/value`, 1, 75);
  findings.optionalText(option['description'], `${pointer}/description`, rich ? 'any' : 'plain_text', 75);
  findings.optionalString(option['url'], `${pointer}/url`, 3000);
}
