import { isObject, listOf, type JsonObject } from '../json.ts';
import { checkElement, checkImage } from './element-rules.ts';
import { Findings } from './rule-checks.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Blocks a message may have; a modal and a Home tab may have 100. */
const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
/** The undocumented ceiling on all text of a message, measured by others (slackapi/bolt-js issue 2509). */
export const MOST_TEXT_IN_BLOCKS = 13_200;

const COMMON = ['type', 'block_id'];
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  section: [...COMMON, 'text', 'fields', 'accessory', 'expand'],
  divider: COMMON,
  image: [...COMMON, 'image_url', 'slack_file', 'alt_text', 'title'],
  actions: [...COMMON, 'elements'],
  context: [...COMMON, 'elements'],
  header: [...COMMON, 'text'],
  input: [...COMMON, 'label', 'element', 'hint', 'optional', 'dispatch_action'],
  rich_text: [...COMMON, 'elements'],
  markdown: [...COMMON, 'text'],
  table: [...COMMON, 'rows', 'column_settings'],
};

/**
 * What Slack would refuse about these blocks, as its own messages; empty when they are fine. Newer block kinds that
 * the bot does not use (cards, carousels, plans, video) count as unknown.
 */
export function blockProblems(value: unknown, surface: Surface, pointer = '/blocks'): readonly string[] {
  const findings = new Findings();
  const blocks = findings.list(value, pointer, 0, MOST_BLOCKS[surface]);
  blocks.forEach((block, index) => checkBlock(block, `${pointer}/${index}`, surface, findings));
  checkUnique(blocks, pointer, findings);
  return findings.messages;
}

/** Characters of text in the blocks, counted the way the ceiling was measured. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, each]) => {
    if (key === 'text' && typeof each === 'string') return sum + each.length;
    return sum + textLength(each);
  }, 0);
}

function checkBlock(value: unknown, pointer: string, surface: Surface, findings: Findings): void {
  const block = findings.object(value, pointer);
  if (block === undefined) return;
  const type = block['type'];
  const known = typeof type === 'string' ? PROPERTIES[type] : undefined;
  if (known === undefined || (type === 'markdown' && surface !== 'message')) {
    findings.add(pointer, `unsupported type: ${String(type)}`);
    return;
  }
  findings.onlyKnown(block, pointer, known);
  if (block['block_id'] !== undefined) findings.string(block['block_id'], `${pointer}/block_id`, 1, 255);
  if (type === 'section') checkSection(block, pointer, findings);
  else if (type === 'image') {
    checkImage(block, pointer, findings);
    findings.optionalText(block['title'], `${pointer}/title`, 'plain_text', 2000);
  } else if (type === 'actions') checkActions(block, pointer, findings);
  else if (type === 'context') checkContext(block, pointer, findings);
  else if (type === 'header') findings.text(block['text'], `${pointer}/text`, 'plain_text', 150);
  else if (type === 'input') checkInput(block, pointer, findings);
  else if (type === 'markdown') findings.string(block['text'], `${pointer}/text`, 1, 12_000);
  else if (type === 'rich_text') checkRichText(block, pointer, findings);
  else if (type === 'table') {
    const rows = findings.list(block['rows'], `${pointer}/rows`, 1, 100);
    rows.forEach((row, index) => findings.list(row, `${pointer}/rows/${index}`, 1, 20));
  }
}

function checkSection(block: JsonObject, pointer: string, findings: Findings): void {
  if (block['text'] === undefined && block['fields'] === undefined) {
    findings.add(pointer, 'must have text or fields');
  }
  findings.optionalText(block['text'], `${pointer}/text`, 'any', 3000);
  if (block['fields'] !== undefined) {
    findings
      .list(block['fields'], `${pointer}/fields`, 1, 10)
      .forEach((field, index) => findings.text(field, `${pointer}/fields/${index}`, 'any', 2000));
  }
  if (block['accessory'] !== undefined) {
    checkElement(block['accessory'], `${pointer}/accessory`, 'section', findings);
  }
}

function checkActions(block: JsonObject, pointer: string, findings: Findings): void {
  const elements = findings.list(block['elements'], `${pointer}/elements`, 1, 25);
  const seen = new Set<unknown>();
  elements.forEach((element, index) => {
    checkElement(element, `${pointer}/elements/${index}`, 'actions', findings);
    const id = isObject(element) ? element['action_id'] : undefined;
    if (typeof id === 'string' && seen.has(id)) {
      findings.add(`${pointer}/elements/${index}/action_id`, `\`action_id\` already exists: ${id}`);
    }
    seen.add(id);
  });
}

function checkContext(block: JsonObject, pointer: string, findings: Findings): void {
  findings.list(block['elements'], `${pointer}/elements`, 1, 10).forEach((element, index) => {
    const at = `${pointer}/elements/${index}`;
    if (!isObject(element) || element['type'] !== 'image') findings.text(element, at, 'any', 2000);
    else {
      findings.onlyKnown(element, at, ['type', 'image_url', 'slack_file', 'alt_text']);
      checkImage(element, at, findings);
    }
  });
}

function checkInput(block: JsonObject, pointer: string, findings: Findings): void {
  findings.text(block['label'], `${pointer}/label`, 'plain_text', 2000);
  findings.optionalText(block['hint'], `${pointer}/hint`, 'plain_text', 2000);
  findings.boolean(block['optional'], `${pointer}/optional`);
  findings.boolean(block['dispatch_action'], `${pointer}/dispatch_action`);
  checkElement(block['element'], `${pointer}/element`, 'input', findings);
}

const RICH_PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'];

function checkRichText(block: JsonObject, pointer: string, findings: Findings): void {
  findings.list(block['elements'], `${pointer}/elements`, 1, 1000).forEach((element, index) => {
    const at = `${pointer}/elements/${index}`;
    const part = findings.object(element, at);
    if (part === undefined) return;
    if (!RICH_PARTS.includes(String(part['type'])))
      findings.add(at, `unsupported type: ${String(part['type'])}`);
    findings.list(part['elements'], `${at}/elements`, 0, 1000);
    if (part['type'] === 'rich_text_list') {
      findings.oneOf(part['style'] ?? '', `${at}/style`, ['bullet', 'ordered']);
    }
  });
}

function checkUnique(blocks: readonly unknown[], pointer: string, findings: Findings): void {
  const seen = new Set<unknown>();
  let focused = 0;
  let tables = 0;
  blocks.forEach((block, index) => {
    if (!isObject(block)) return;
    const id = block['block_id'];
    if (typeof id === 'string' && seen.has(id)) {
      findings.add(`${pointer}/${index}/block_id`, `\`block_id\` already exists: ${id}`);
    }
    seen.add(id);
    if (block['type'] === 'table') tables += 1;
    const elements = [block['element'], block['accessory'], ...listOf(block['elements'])];
    focused += elements.filter((each) => isObject(each) && each['focus_on_load'] === true).length;
  });
  if (focused > 1) findings.add(pointer, 'only one element can have focus_on_load');
  if (tables > 1) findings.add(pointer, 'only_one_table_allowed');
}
