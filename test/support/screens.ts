import type { ScreenMessage } from '../../simulator/protocol.ts';

/** Every word somebody can read in a message: text, Block Kit and Adaptive Cards, in order. */
export function wordsOf(message: ScreenMessage): string {
  return [message.text, ...strings(message.blocks), ...strings(message.cards)].join('\n');
}

/** The labels of the buttons that can be pressed. */
export function buttonsOf(message: ScreenMessage): string[] {
  const labels: string[] = [];
  visit([message.blocks, message.cards], (node) => {
    if (node['type'] === 'button' && isObject(node['text'])) labels.push(String(node['text']['text']));
    if (typeof node['type'] === 'string' && node['type'].startsWith('Action.'))
      labels.push(String(node['title']));
  });
  return labels;
}

const SHOWN = new Set(['text', 'title', 'value', 'label', 'placeholder']);

function strings(root: unknown): string[] {
  const found: string[] = [];
  visit(root, (node) => {
    for (const [key, value] of Object.entries(node))
      if (SHOWN.has(key) && typeof value === 'string') found.push(value);
  });
  return found;
}

function visit(node: unknown, see: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see);
  } else if (isObject(node)) {
    see(node);
    for (const [key, value] of Object.entries(node)) if (key !== 'fallback') visit(value, see);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
