import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';

/**
 * Shares blocks out over messages so that none is too long for Slack. Inputs stay with the buttons below them where they
 * can, since a press brings only the answers of its own message.
 *
 * @returns at least one list; none but an empty card's is empty.
 */
export function packMessages(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const messages: KnownBlock[][] = [];
  let message: KnownBlock[] = [];
  let length = 0;
  const close = (): void => {
    if (message.length > 0) messages.push(message);
    message = [];
    length = 0;
  };
  for (const unit of units(blocks)) {
    const lengths = unit.map(textLength);
    const unitLength = lengths.reduce((sum, each) => sum + each, 0);
    if (message.length + unit.length > LIMITS.messageBlocks || length + unitLength > LIMITS.messageText)
      close();
    for (const [index, block] of unit.entries()) {
      // Only a unit that is itself too long for one message comes apart here.
      const own = lengths[index] ?? 0;
      if (message.length === LIMITS.messageBlocks || length + own > LIMITS.messageText) close();
      // A rule between two messages would be the first or last thing in one of them.
      if (block.type === 'divider' && message.length === 0) continue;
      message.push(block);
      length += own;
    }
  }
  close();
  return messages.length === 0 ? [[]] : messages;
}

/** Single blocks, but everything from the first input to the last row of buttons in one piece. */
function units(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const first = blocks.findIndex((block) => block.type === 'input');
  const last = blocks.findLastIndex((block) => block.type === 'input' || block.type === 'actions');
  if (first < 0) return blocks.map((block) => [block]);
  return [
    ...blocks.slice(0, first).map((block) => [block]),
    blocks.slice(first, last + 1),
    ...blocks.slice(last + 1).map((block) => [block]),
  ];
}

/** How much text a block shows. The choices of a menu are not counted: they are shown only when it is opened. */
export function textLength(block: KnownBlock): number {
  return lengthOf(block, '');
}

const SHOWN = new Set(['text', 'url', 'alt_text', 'initial_value']);
const UNSEEN = new Set(['options', 'option_groups', 'initial_option', 'initial_options']);

function lengthOf(value: unknown, key: string): number {
  if (typeof value === 'string') return SHOWN.has(key) ? value.length : 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + lengthOf(entry, ''), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, entry]) => (UNSEEN.has(name) ? sum : sum + lengthOf(entry, name)),
    0,
  );
}
