import { isMap, isNode, isScalar, isSeq, type Document, type LineCounter } from 'yaml';

/** Where something is in a file: line and column from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly PropertyKey[];

/**
 * Where the value at this path is written. When it is missing, where the nearest thing around it is.
 *
 * @param of `key` for the place of its name instead of its value.
 */
export function placeOf(
  document: Document,
  lines: LineCounter,
  path: Path,
  of: 'value' | 'key' = 'value',
): Place {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === step);
      if (!pair) break;
      const key = offsetOf(pair.key);
      // The name stands on the line that has to be changed, even when its value begins on the next one.
      offset = (last && of === 'value' && isScalar(pair.value) ? offsetOf(pair.value) : key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = offsetOf(node) ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** A path as a person would say it: `groups › "neglect" › cadence › every`. Items of a list go by their id where they have one. */
export function sayPath(data: unknown, path: Path): string {
  const said: string[] = [];
  let value = data;
  for (const step of path) {
    value = child(value, step);
    said.push(typeof step === 'number' ? itemName(value, step) : String(step));
  }
  return said.join(' › ');
}

function itemName(item: unknown, index: number): string {
  for (const key of ['id', 'word', 'to']) {
    const name = child(item, key);
    if (typeof name === 'string') return `"${name}"`;
  }
  return `item ${index + 1}`;
}

function child(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return Object.entries(value).find(([key]) => key === String(step))?.[1];
}

/** The value at this path, for showing what was found. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce(child, data);
}
