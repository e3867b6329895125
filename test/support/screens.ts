import type { ScreenMessage, ScreenRoom } from '../../simulator/protocol.ts';

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

/** The buttons that do something to the record itself: none once it is over. */
export function stepsOf(message: ScreenMessage): string[] {
  return buttonsOf(message).filter((label) => label !== 'Note an impact');
}

/** The actions at the foot of a Teams card, as they stand in it. */
export function actionsOf(message: ScreenMessage | undefined): readonly Record<string, unknown>[] {
  const [card] = message?.cards ?? [];
  const actions = isObject(card) ? card['actions'] : undefined;
  return Array.isArray(actions) ? actions.filter(isObject) : [];
}

/** The message in which somebody reads these words. @throws Error that says what they read instead. */
export function showing(messages: readonly ScreenMessage[], ...words: readonly string[]): ScreenMessage {
  const found = messages.findLast((message) => words.every((each) => wordsOf(message).includes(each)));
  if (found) return found;
  const last = messages.at(-1);
  throw new Error(
    `Nobody reads "${words.join('" and "')}". The last message: ${last ? wordsOf(last) : 'none'}`,
  );
}

/** What one person has in one room: posts, each with its replies. */
export function threadsIn(
  screen: { readonly rooms: readonly ScreenRoom[] },
  room: string,
): readonly ScreenMessage[] {
  const name = room.replace(/^#/, '');
  const found = screen.rooms.find((each) => each.name.replace(/^#/, '') === name);
  if (!found) throw new Error(`This person is not in ${room}`);
  return found.messages;
}

/** Values that the inputs of a Slack modal or a Teams card start with, by input id. Empty inputs are left out. */
export function filledIn(screen: unknown): Record<string, string> {
  const filled: Record<string, string> = {};
  visit(screen, (node) => {
    if (node['type'] === 'input' && isObject(node['element'])) {
      const value = startOf(node['element']);
      if (value) filled[String(node['block_id'])] = value;
    }
    if (
      typeof node['type'] === 'string' &&
      node['type'].startsWith('Input.') &&
      typeof node['value'] === 'string' &&
      node['value']
    )
      filled[String(node['id'])] = node['value'];
  });
  return filled;
}

function startOf(element: Record<string, unknown>): string | undefined {
  const option = element['initial_option'];
  const start = isObject(option) ? option['value'] : (element['initial_value'] ?? element['initial_date']);
  return typeof start === 'string' ? start : undefined;
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
    for (const [key, value] of Object.entries(node))
      if (key !== 'fallback' && key !== 'refresh') visit(value, see);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
