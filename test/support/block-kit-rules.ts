import {
  actionIdsOf,
  count,
  list,
  matches,
  optionalString,
  plainText,
  Problems,
  record,
  shownText,
  text,
  textObject,
  words,
  type Json,
} from './block-kit-checks.ts';

/**
 * Slack's rules for blocks, written from its documentation and independent of the code under test: an oracle that says
 * what Slack would refuse. Sources: the limits in @slack/types' documentation (docs.slack.dev/reference/block-kit), and
 * refusals met by others (bolt-js#2509 for the length of a message, agentconnect#1836 for elements of `actions`).
 */

/** What Slack would refuse in a message's blocks. Empty when it would take them. */
export function messageProblems(blocks: readonly unknown[]): string[] {
  const problems = new Problems();
  if (blocks.length > 50) problems.add('blocks', `${blocks.length} blocks in a message`);
  checkBlocks(blocks, problems);
  const shown = blocks.reduce<number>((sum, block) => sum + shownText(block).length, 0);
  if (shown > 13_000)
    problems.add('blocks', `${shown} characters of text in a message (msg_blocks_too_long)`);
  return problems.found;
}

/** What Slack would refuse in a whole message: its blocks, and the text that stands for them. */
export function postProblems({
  text: said,
  blocks,
}: {
  readonly text: string;
  readonly blocks: readonly unknown[];
}): string[] {
  const problems = new Problems();
  if (said.trim() === '')
    problems.add('text', 'empty: screen readers and notifications have nothing to say (no_text)');
  if (said.length > 4000)
    problems.add('text', `${said.length} characters of the 4000 that chat.update takes`);
  if (/<[!@#]/.test(said)) problems.add('text', 'calls somebody');
  return [...problems.found, ...messageProblems(blocks)];
}

/** What Slack would refuse in a modal. */
export function modalProblems(view: unknown): string[] {
  const problems = new Problems();
  const modal = record(view);
  const blocks = list(modal.blocks);
  if (modal.type !== 'modal') problems.add('view', 'not a modal');
  if (blocks.length > 100) problems.add('view', `${blocks.length} blocks in a modal`);
  if (blocks.length === 0) problems.add('view', 'no blocks');
  plainText(modal.title, 'view.title', 24, problems);
  for (const part of ['submit', 'close']) {
    if (modal[part] !== undefined) plainText(modal[part], `view.${part}`, 24, problems);
  }
  if (modal.submit === undefined && blocks.some((block) => record(block).type === 'input')) {
    problems.add('view', 'an input without a submit button');
  }
  text(modal.private_metadata ?? 'none', 'view.private_metadata', 3000, problems);
  text(modal.callback_id ?? 'none', 'view.callback_id', 255, problems);
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) problems.add('view', 'larger than 250 KB');
  checkBlocks(blocks, problems);
  return problems.found;
}

function checkBlocks(blocks: readonly unknown[], problems: Problems): void {
  const blockIds = new Set<unknown>();
  const actionIds = new Set<unknown>();
  blocks.forEach((value, index) => {
    const block = record(value);
    const at = `blocks[${index}]`;
    if (block.block_id !== undefined) {
      text(block.block_id, `${at}.block_id`, 255, problems);
      if (blockIds.has(block.block_id)) problems.add(at, 'block_id used twice');
      blockIds.add(block.block_id);
    }
    checkBlock(block, at, problems);
    for (const id of block.type === 'input' ? [] : actionIdsOf(block)) {
      if (actionIds.has(id)) problems.add(at, 'action_id used twice');
      actionIds.add(id);
    }
  });
}

function checkBlock(block: Json, at: string, problems: Problems): void {
  switch (block.type) {
    case 'divider':
      return;
    case 'header':
      return plainText(block.text, `${at}.text`, 150, problems);
    case 'section':
      return checkSection(block, at, problems);
    case 'context':
      count(block.elements, `${at}.elements`, 1, 10, problems);
      for (const element of list(block.elements)) {
        if (record(element).type === 'image') image(record(element), at, problems);
        else textObject(element, `${at}.elements`, 3000, problems);
      }
      return;
    case 'image':
      return image(block, at, problems);
    case 'actions':
      count(block.elements, `${at}.elements`, 1, 25, problems);
      for (const element of list(block.elements)) {
        const { type } = record(element);
        if (
          ['plain_text_input', 'number_input', 'multi_static_select', 'multi_users_select'].includes(
            String(type),
          )
        ) {
          problems.add(at, `${String(type)} in an actions block`);
        }
        checkElement(record(element), `${at}.elements`, problems);
      }
      return;
    case 'input':
      plainText(block.label, `${at}.label`, 2000, problems);
      if (block.hint !== undefined) plainText(block.hint, `${at}.hint`, 2000, problems);
      if (record(block.element).type === 'button') problems.add(at, 'a button in an input block');
      return checkElement(record(block.element), `${at}.element`, problems);
    case 'rich_text':
      return checkRichText(block, at, problems);
    default:
      problems.add(at, `unknown block type ${String(block.type)}`);
  }
}

function checkSection(block: Json, at: string, problems: Problems): void {
  if (block.text === undefined && block.fields === undefined) problems.add(at, 'neither text nor fields');
  if (block.text !== undefined) textObject(block.text, `${at}.text`, 3000, problems);
  if (block.fields !== undefined) {
    count(block.fields, `${at}.fields`, 1, 10, problems);
    for (const field of list(block.fields)) textObject(field, `${at}.fields`, 2000, problems);
  }
  if (block.accessory === undefined) return;
  const accessory = record(block.accessory);
  if (accessory.type === 'image') image(accessory, `${at}.accessory`, problems);
  else checkElement(accessory, `${at}.accessory`, problems);
}

function checkElement(element: Json, at: string, problems: Problems): void {
  text(element.action_id, `${at}.action_id`, 255, problems);
  if (element.placeholder !== undefined) plainText(element.placeholder, `${at}.placeholder`, 150, problems);
  switch (element.type) {
    case 'button':
      plainText(element.text, `${at}.text`, 75, problems);
      if (element.value !== undefined) text(element.value, `${at}.value`, 2000, problems);
      if (element.accessibility_label !== undefined)
        text(element.accessibility_label, `${at}.accessibility_label`, 75, problems);
      if (element.url !== undefined) {
        text(element.url, `${at}.url`, 3000, problems);
        if (!URL.canParse(words(element.url))) problems.add(at, 'url is no address');
      }
      if (![undefined, 'primary', 'danger'].includes(optionalString(element.style)))
        problems.add(at, 'unknown style');
      return;
    case 'plain_text_input': {
      const max = Number(element.max_length ?? 3000);
      if (max < 1 || max > 3000) problems.add(at, `max_length ${max}`);
      if (element.initial_value !== undefined)
        text(element.initial_value, `${at}.initial_value`, max, problems);
      return;
    }
    case 'number_input':
      if (typeof element.is_decimal_allowed !== 'boolean') problems.add(at, 'is_decimal_allowed is required');
      for (const key of ['initial_value', 'min_value', 'max_value']) {
        if (element[key] !== undefined && !/^-?\d+(\.\d+)?$/.test(words(element[key])))
          problems.add(at, `${key} is no number`);
      }
      inOrder(element, ['min_value', 'initial_value', 'max_value'], at, problems);
      return;
    case 'datepicker':
      matches(element.initial_date, /^\d{4}-\d\d-\d\d$/, `${at}.initial_date`, problems);
      return;
    case 'timepicker':
      matches(element.initial_time, /^\d\d:\d\d$/, `${at}.initial_time`, problems);
      return;
    case 'external_select':
    case 'multi_external_select': {
      const least = element.min_query_length ?? 1;
      if (typeof least !== 'number' || least < 0) problems.add(at, 'min_query_length is no number');
      for (const option of [
        ...list(element.initial_options),
        ...(element.initial_option ? [element.initial_option] : []),
      ]) {
        plainText(record(option).text, `${at}.option`, 75, problems);
        text(record(option).value, `${at}.option.value`, 75, problems);
      }
      return;
    }
    case 'users_select':
    case 'multi_users_select':
      return;
    case 'radio_buttons':
    case 'checkboxes':
      return options(element, at, 10, problems);
    case 'static_select':
    case 'multi_static_select':
      return options(element, at, 100, problems);
    default:
      problems.add(at, `unknown element ${String(element.type)}`);
  }
}

/** Slack refuses a first value outside the bounds, and bounds the wrong way round. */
function inOrder(element: Json, keys: readonly string[], at: string, problems: Problems): void {
  const given = keys.flatMap((key) => (element[key] === undefined ? [] : [Number(element[key])]));
  if (given.some((value, index) => index > 0 && value < (given[index - 1] ?? value)))
    problems.add(at, `${keys.join(', ')} are not in order`);
}

function options(element: Json, at: string, most: number, problems: Problems): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    problems.add(at, 'needs either options or option_groups');
  }
  const all: unknown[] = [...list(element.options)];
  if (element.options !== undefined) count(element.options, `${at}.options`, 1, most, problems);
  if (element.option_groups !== undefined) {
    count(element.option_groups, `${at}.option_groups`, 1, 100, problems);
    for (const group of list(element.option_groups).map(record)) {
      plainText(group.label, `${at}.label`, 75, problems);
      count(group.options, `${at}.group`, 1, 100, problems);
      all.push(...list(group.options));
    }
  }
  for (const option of all.map(record)) {
    plainText(option.text, `${at}.option`, 75, problems);
    text(option.value, `${at}.option.value`, 75, problems);
  }
  const known = new Set(all.map((option) => JSON.stringify(option)));
  const initial = [
    ...list(element.initial_options),
    ...(element.initial_option === undefined ? [] : [element.initial_option]),
  ];
  if (element.initial_options !== undefined && initial.length === 0)
    problems.add(at, 'initial_options is empty');
  if (initial.some((option) => !known.has(JSON.stringify(option))))
    problems.add(at, 'the initial option is no option');
}

function checkRichText(block: Json, at: string, problems: Problems): void {
  count(block.elements, `${at}.elements`, 1, 1000, problems);
  for (const element of list(block.elements).map(record)) {
    const sections = element.type === 'rich_text_list' ? list(element.elements).map(record) : [element];
    if (sections.length === 0) problems.add(at, 'an empty list');
    for (const section of sections) {
      if (section.type !== 'rich_text_section') problems.add(at, `unknown part ${String(section.type)}`);
      count(section.elements, `${at}.section`, 1, 1000, problems);
      for (const part of list(section.elements).map(record)) {
        if (part.type !== 'text' && part.type !== 'link')
          problems.add(at, `unknown element ${String(part.type)}`);
        // Blank parts are usual between others: the space between two bold words, a line break.
        const blank = typeof part.text === 'string' && part.text.length > 0 && part.text.trim() === '';
        if (!blank) text(part.text, `${at}.text`, 3000, problems);
        if (part.type === 'link') text(part.url, `${at}.url`, 3000, problems);
      }
    }
  }
}

function image(element: Json, at: string, problems: Problems): void {
  text(element.image_url, `${at}.image_url`, 3000, problems);
  text(element.alt_text, `${at}.alt_text`, 2000, problems);
  matches(element.image_url, /^https?:\/\//, `${at}.image_url`, problems);
  if (!URL.canParse(words(element.image_url))) problems.add(at, 'image_url is no address');
}
