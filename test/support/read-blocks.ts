/** Reads blocks as a person would see them in Slack, independent of the code under test. */

/** Every text in reading order. `whole` joins them without anything in between. */
export function readTexts(blocks: readonly unknown[]): string[] {
  const texts: string[] = [];
  visit(blocks, (node) => {
    if (typeof node.text !== 'string') {
      if (typeof node.alt_text === 'string') texts.push(node.alt_text);
      if (typeof node.initial_value === 'string') texts.push(node.initial_value);
    } else texts.push(node.type === 'mrkdwn' ? readMrkdwn(node.text) : node.text);
  });
  return texts;
}

/** What mrkdwn shows: marks of Slack's own taken for what they mean, entities as characters. */
export function readMrkdwn(text: string): string {
  let shown = text.replace(/<([^<>|]+)\|([^<>]*)>/g, '$2').replace(/<([^<>|]+)>/g, 'ENTITY($1)');
  shown = shown.replace(/:([a-z0-9_+-]+):/gi, 'EMOJI');
  for (const mark of ['*', '_', '~', '`']) {
    const escaped = `\\${mark}`;
    // A mark counts where a word starts or ends, and both on the same line.
    const pattern = new RegExp(
      `(^|[\\s(*_~])${escaped}(?=\\S)([^${escaped}\\n]*[^\\s${escaped}])${escaped}(?=$|[\\s.,:;!?)*_~])`,
      'gm',
    );
    shown = shown.replace(pattern, '$1$2');
  }
  shown = shown.replace(/^(\s*)&gt;\s?/gm, '$1QUOTE ');
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Raw mrkdwn texts, for rules about what they may hold. */
export function mrkdwnObjects(blocks: readonly unknown[]): { text: string; verbatim: unknown }[] {
  const found: { text: string; verbatim: unknown }[] = [];
  visit(blocks, (node) => {
    if (node.type === 'mrkdwn' && typeof node.text === 'string')
      found.push({ text: node.text, verbatim: node.verbatim });
  });
  return found;
}

/** Every button with its action id and what it carries. */
export function buttons(blocks: readonly unknown[]): { actionId: string; value: unknown; url: unknown }[] {
  const found: { actionId: string; value: unknown; url: unknown }[] = [];
  visit(blocks, (node) => {
    if (node.type !== 'button') return;
    const value: unknown = typeof node.value === 'string' ? JSON.parse(node.value) : undefined;
    found.push({ actionId: String(node.action_id), value, url: node.url });
  });
  return found;
}

/** Block ids of the inputs. */
export function inputIds(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  visit(blocks, (node) => {
    if (node.type === 'input') found.push(String(node.block_id));
  });
  return found;
}

function visit(value: unknown, see: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, see);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node: Readonly<Record<string, unknown>> = { ...value };
  see(node);
  for (const [key, entry] of Object.entries(node)) {
    if (key !== 'initial_option' && key !== 'initial_options') visit(entry, see);
  }
}
