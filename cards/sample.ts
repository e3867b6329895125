/**
 * A template with something harmless in the place of every expression, so that its shape can be checked without data. What
 * is not a template comes back as it was.
 */
export function sampleOf(template: unknown): unknown {
  return sampled(template, '', undefined);
}

const NUMBERS = new Set(['rev', 'min', 'max', 'maxLength', 'maxLines']);
const VERB = 'sample.verb';

function sampled(node: unknown, key: string, type: unknown): unknown {
  if (Array.isArray(node)) return node.map((entry) => sampled(entry, key, type));
  if (typeof node === 'object' && node !== null) {
    const own: unknown = 'type' in node ? node.type : undefined;
    return Object.fromEntries(
      Object.entries(node)
        .filter(([name]) => name !== '$data' && name !== '$when')
        .map(([name, entry]) => [name, sampled(entry, name, own)]),
    );
  }
  if (typeof node !== 'string' || !node.includes('${')) return node;
  if (key === 'data') return { verb: VERB };
  if (key === 'verb') return VERB;
  const dates = type === 'Input.Date' || type === 'Input.Time';
  if (key === 'value' && type === 'Input.Number') return 1;
  if (NUMBERS.has(key) && !dates) return /^\$\{[^{}]*\}$/.test(node) ? 1 : node;
  if (key.startsWith('is')) return true;
  return node;
}
